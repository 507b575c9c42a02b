import { useWords } from '../language.tsx'
import { CellText, MatrixCell } from './cell.tsx'
import type { Column, Summary } from './columns.ts'
import { useGrid, type GridActions } from './grids.ts'
import type { Block, Line } from './lines.ts'
import type { Sight } from './sights.ts'
import { useSlices } from './slices.ts'
import { matrixWords } from './words.ts'

export type MatrixProps = {
  blocks: readonly Block[]
  columns: readonly Column[]
  summaries: readonly Summary[]
  sight: Sight
  name: string
  /** The community that is the reader's own, when there is one. */
  own: string | undefined
  actions: GridActions
  fold: (section: string) => void
}

export const summaryName = (summary: Summary, sight: Sight, words: typeof matrixWords.zh): string =>
  summary === 'average' ? words.average : sight.view === 'value' ? words.total : words.street

const Head = ({
  columns,
  summaries,
  sight,
  own,
}: Pick<MatrixProps, 'columns' | 'summaries' | 'sight' | 'own'>) => {
  const words = useWords(matrixWords)
  return (
    <thead>
      <tr>
        <th scope="col">{words.metric}</th>
        {summaries.map((summary) => (
          <th key={summary} scope="col" class={`mx-sum ${summary}`}>
            {summaryName(summary, sight, words)}
          </th>
        ))}
        {columns.map(({ id, short, people, said }) => (
          <th key={id} scope="col" class={id === own ? 'mine' : undefined} title={said}>
            {short}
            {people !== '' && <small>{people}</small>}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The sum, with how many communities it lacks. */
export const SummaryCell = ({ line, summary, sight }: { line: Line; summary: Summary; sight: Sight }) => {
  const words = useWords(matrixWords)
  const shown = summary === 'total' ? line.total : line.average
  if (shown === undefined) return null
  const lacks = summary === 'total' && line.lacks > 0 && shown.state === 'known'
  return (
    <td
      class={`mx-sum ${summary}${shown.state === 'missing' ? ' missing' : ''}`}
      tabIndex={-1}
      data-line={line.id}
      data-column={summary}
      title={shown.said === '' ? undefined : shown.said}
    >
      <CellText
        shown={shown}
        under={sight.under || lacks}
        before={lacks ? <b>{words.lacks(line.lacks)}</b> : undefined}
      />
    </td>
  )
}

const MatrixLine = ({
  line,
  columns,
  summaries,
  sight,
}: { line: Line } & Pick<MatrixProps, 'columns' | 'summaries' | 'sight'>) => {
  const words = useWords(matrixWords)
  const sorted = sight.sort === line.id
  return (
    <tr>
      <th scope="row" aria-sort={sorted ? 'descending' : undefined}>
        <button type="button" class="mx-name" tabIndex={-1} data-line={line.id} title={words.sort(line.name)}>
          {line.name}
          {sorted && <i aria-hidden="true"> ↦</i>}
        </button>
        <small>
          {line.unit}
          {line.redefined && <span class="tag warn">{words.redefined}</span>}
        </small>
      </th>
      {summaries.map((summary) => (
        <SummaryCell key={summary} line={line} summary={summary} sight={sight} />
      ))}
      {columns.map(({ id, index }) => {
        const shown = line.cells[index]
        const step = sight.heat ? line.steps[index] : undefined
        return (
          shown && (
            <MatrixCell key={id} shown={shown} step={step} under={sight.under} line={line.id} column={id} />
          )
        )
      })}
    </tr>
  )
}

const SectionRow = ({
  block,
  folded,
  span,
  fold,
}: { block: Block; folded: boolean; span: number } & Pick<MatrixProps, 'fold'>) => {
  const words = useWords(matrixWords)
  return (
    <tr class="mx-section">
      <th scope="rowgroup" colSpan={span}>
        <button
          type="button"
          tabIndex={-1}
          data-fold={block.section}
          aria-expanded={!folded}
          onClick={() => fold(block.section)}
        >
          <i aria-hidden="true">▾</i>
          {block.name}
        </button>
        <small>{words.lines(block.lines.length)}</small>
      </th>
    </tr>
  )
}

/** Metrics down, communities across. */
export const Matrix = (props: MatrixProps) => {
  const { blocks, columns, summaries, sight, name, own, actions, fold } = props
  const grid = useGrid(actions)
  const total = blocks.reduce((sum, { lines }) => sum + lines.length, 0)
  let left = useSlices(total)
  const span = 1 + summaries.length + columns.length
  const minimum = 326 + columns.length * 52
  return (
    <table
      {...grid}
      class={`mx sums-${summaries.length}${sight.under ? '' : ' one-line'}`}
      style={{ minWidth: `${minimum}px`, maxWidth: `${326 + columns.length * 160}px` }}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table is also a grid
      role="grid"
      aria-label={name}
      aria-multiselectable="true"
    >
      <colgroup>
        <col class="mx-c0" />
        {summaries.map((summary) => (
          <col key={summary} class={`mx-c1 ${summary}`} />
        ))}
        <col span={columns.length} />
      </colgroup>
      <Head columns={columns} summaries={summaries} sight={sight} own={own} />
      {blocks.map((block) => {
        const folded = sight.folded.includes(block.section)
        const lines = folded ? [] : block.lines.slice(0, Math.max(0, left))
        left -= lines.length
        return (
          <tbody key={block.section} class={folded ? 'folded' : undefined}>
            <SectionRow block={block} folded={folded} span={span} fold={fold} />
            {lines.map((line) => (
              <MatrixLine key={line.id} line={line} columns={columns} summaries={summaries} sight={sight} />
            ))}
          </tbody>
        )
      })}
    </table>
  )
}
