import { useWords } from '../language.tsx'
import { MatrixCell } from './cell.tsx'
import type { Column, Summary } from './columns.ts'
import { useGrid } from './grids.ts'
import type { Block, Line } from './lines.ts'
import type { Sight } from './sights.ts'
import { useSlices } from './slices.ts'
import { SummaryCell, summaryName, type MatrixProps } from './table.tsx'
import { matrixWords } from './words.ts'

const linesOf = (blocks: readonly Block[], folded: readonly string[]): Line[] =>
  blocks.flatMap(({ section, lines }) => (folded.includes(section) ? [] : lines))

const SectionHeads = ({ blocks, sight, fold }: Pick<MatrixProps, 'blocks' | 'sight' | 'fold'>) => {
  const words = useWords(matrixWords)
  return (
    <tr class="mx-section">
      <th scope="col" rowSpan={2}>
        {words.community}
      </th>
      {blocks.map(({ section, name, lines }) => {
        const folded = sight.folded.includes(section)
        return (
          <th key={section} scope="colgroup" colSpan={folded ? 1 : lines.length} rowSpan={folded ? 2 : 1}>
            <button
              type="button"
              tabIndex={-1}
              data-fold={section}
              aria-expanded={!folded}
              onClick={() => fold(section)}
            >
              <i aria-hidden="true">▾</i>
              {name}
            </button>
          </th>
        )
      })}
    </tr>
  )
}

const MetricHeads = ({ lines, sight }: { lines: readonly Line[]; sight: Sight }) => {
  const words = useWords(matrixWords)
  return (
    <tr>
      {lines.map((line) => (
        <th key={line.id} scope="col" aria-sort={sight.sort === line.id ? 'descending' : undefined}>
          <button
            type="button"
            class="mx-name"
            tabIndex={-1}
            data-line={line.id}
            title={words.sortColumn(line.name)}
          >
            {line.name}
            {sight.sort === line.id && <i aria-hidden="true"> ↧</i>}
          </button>
          <small>{line.unit}</small>
        </th>
      ))}
    </tr>
  )
}

type Rows = Pick<MatrixProps, 'blocks' | 'sight'> & { drawn: number }

/** A folded section keeps one empty column, so that its head has somewhere to stand. */
const acrossOf = ({ blocks, sight, drawn }: Rows, cell: (line: Line) => preact.ComponentChild) =>
  blocks.map(({ section, lines }) =>
    sight.folded.includes(section) ? <td key={section}>…</td> : lines.slice(0, drawn).map(cell),
  )

const CommunityRow = ({ column, own, ...rows }: Rows & { column: Column; own: string | undefined }) => (
  <tr class={column.id === own ? 'mine' : undefined}>
    <th scope="row" title={column.said}>
      {column.short}
      <small>{column.people}</small>
    </th>
    {acrossOf(rows, (line) => {
      const shown = line.cells[column.index]
      const step = rows.sight.heat ? line.steps[column.index] : undefined
      return (
        shown && (
          <MatrixCell
            key={line.id}
            shown={shown}
            step={step}
            under={rows.sight.under}
            line={line.id}
            column={column.id}
          />
        )
      )
    })}
  </tr>
)

const SummaryRow = ({ summary, ...rows }: Rows & { summary: Summary }) => {
  const words = useWords(matrixWords)
  return (
    <tr class="mx-sums">
      <th scope="row">{summaryName(summary, rows.sight, words)}</th>
      {acrossOf(rows, (line) => (
        <SummaryCell key={line.id} line={line} summary={summary} sight={rows.sight} />
      ))}
    </tr>
  )
}

/** The same table turned: communities down, metrics across. */
export const SwappedMatrix = ({
  blocks,
  columns,
  summaries,
  sight,
  name,
  own,
  actions,
  fold,
}: MatrixProps) => {
  const grid = useGrid(actions)
  const lines = linesOf(blocks, sight.folded)
  const drawn = useSlices(lines.length)
  const rows = { blocks, sight, drawn }
  return (
    <table
      {...grid}
      class={`mx swapped${sight.under ? '' : ' one-line'}`}
      style={{ minWidth: `${120 + lines.length * 92}px` }}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table is also a grid
      role="grid"
      aria-label={name}
      aria-multiselectable="true"
    >
      <thead>
        <SectionHeads blocks={blocks} sight={sight} fold={fold} />
        <MetricHeads lines={lines} sight={sight} />
      </thead>
      <tbody>
        {summaries.map((summary) => (
          <SummaryRow key={summary} summary={summary} {...rows} />
        ))}
        {columns.map((column) => (
          <CommunityRow key={column.id} column={column} own={own} {...rows} />
        ))}
      </tbody>
    </table>
  )
}
