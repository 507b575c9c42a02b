import { periodName } from '@linli/domain/periods'
import type { Comparison } from '@linli/contract/comparisons'
import { pick, useWords } from '../language.tsx'
import { CellText } from './cell.tsx'
import type { Column, Summary } from './columns.ts'
import type { Block, Line } from './lines.ts'
import type { Sight } from './sights.ts'
import { summaryName } from './table.tsx'
import { matrixWords } from './words.ts'

/** As many communities as stand side by side on A4 across. */
const across = 14

type Props = {
  blocks: readonly Block[]
  columns: readonly Column[]
  summaries: readonly Summary[]
  comparison: Comparison
  sight: Sight
}

const Head = ({
  comparison,
  sight,
  part,
  parts,
}: Pick<Props, 'comparison' | 'sight'> & { part: number; parts: number }) => {
  const words = useWords(matrixWords)
  const { sheet } = words
  const line = <span class="sheet-blank" />
  return (
    <>
      <h1>
        {comparison.streetName}
        {pick(periodName(sight.period))}
        {sheet.title}
      </h1>
      <p>
        <span>{words.views[sight.view]}</span>
        <span>
          {words.base} {pick(periodName(sight.base))}
        </span>
        {comparison.cutOff !== '' && <span>{words.cutOff(comparison.cutOff)}</span>}
        <span>{sheet.unitNote}</span>
        {parts > 1 && <span>{sheet.part(part, parts)}</span>}
        <b>{words.notice}</b>
      </p>
      <p>
        <span>
          {sheet.by} {comparison.streetName}
        </span>
        <span>
          {sheet.maker} {line}
        </span>
        <span>
          {sheet.checker} {line}
        </span>
        <span>
          {sheet.day} {line}
        </span>
      </p>
    </>
  )
}

const SheetLine = ({
  line,
  columns,
  summaries,
  sight,
}: { line: Line } & Omit<Props, 'blocks' | 'comparison'>) => {
  const words = useWords(matrixWords)
  const lacks = line.lacks > 0 && line.total.state === 'known'
  return (
    <tr>
      <th scope="row">
        {line.name} <small>{line.unit}</small>
      </th>
      {summaries.map((summary) => {
        const shown = summary === 'total' ? line.total : line.average
        const before = summary === 'total' && lacks ? <b>{words.lacks(line.lacks)}</b> : undefined
        return (
          <td key={summary}>
            {shown && <CellText shown={shown} under={sight.under || lacks} before={before} />}
          </td>
        )
      })}
      {columns.map(({ id, index }) => {
        const shown = line.cells[index]
        const step = sight.heat ? line.steps[index] : undefined
        return (
          <td
            key={id}
            class={`${step === undefined ? '' : `heat-${step}`}${shown?.stale === true ? ' stale' : ''}`}
          >
            {shown && <CellText shown={shown} under={sight.under} />}
          </td>
        )
      })}
    </tr>
  )
}

const SheetTable = ({ blocks, columns, summaries, sight }: Omit<Props, 'comparison'>) => {
  const words = useWords(matrixWords)
  const span = 1 + summaries.length + columns.length
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.metric}</th>
          {summaries.map((summary) => (
            <th key={summary} scope="col">
              {summaryName(summary, sight, words)}
            </th>
          ))}
          {columns.map(({ id, short, people }) => (
            <th key={id} scope="col">
              {short}
              <small>{people}</small>
            </th>
          ))}
        </tr>
      </thead>
      {blocks.map(({ section, name, lines }) => (
        <tbody key={section}>
          <tr class="sheet-section">
            <th scope="rowgroup" colSpan={span}>
              {name}
            </th>
          </tr>
          {lines.map((line) => (
            <SheetLine key={line.id} line={line} columns={columns} summaries={summaries} sight={sight} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

const Definitions = ({ blocks }: Pick<Props, 'blocks'>) => {
  const { sheet } = useWords(matrixWords)
  const lines = blocks.flatMap((block) => block.lines)
  const metrics = [...new Map(lines.map(({ metric }) => [metric.code, metric])).values()]
  return (
    <div class="sheet-definitions">
      <p>{sheet.legend}</p>
      <h2>{sheet.definitions}</h2>
      <ul>
        {metrics.map((metric) => {
          const definition = metric.definitions[metric.definitions.length - 1]
          return (
            <li key={metric.code}>
              {pick(metric)}：{definition && pick(definition)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const partsOf = (columns: readonly Column[]): Column[][] =>
  Array.from({ length: Math.max(1, Math.ceil(columns.length / across)) }, (_, i) =>
    columns.slice(i * across, (i + 1) * across),
  )

/** The table as it is printed on A4: a head to sign, as many sheets as the communities need, legend and definitions. */
export const Sheets = ({ blocks, columns, summaries, comparison, sight }: Props) => {
  const parts = partsOf(columns)
  const open = blocks.filter(({ section }) => !sight.folded.includes(section))
  return (
    <div class="sheets">
      {parts.map((part, i) => (
        <section key={part[0]?.id ?? ''} class="sheet">
          <Head comparison={comparison} sight={sight} part={i + 1} parts={parts.length} />
          <SheetTable blocks={open} columns={part} summaries={i === 0 ? summaries : []} sight={sight} />
        </section>
      ))}
      <Definitions blocks={open} />
    </div>
  )
}
