import type { Entry } from '@linli/contract/entries'
import type { ComponentChildren, RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { headingOf, isAmount, type Column } from './columns.ts'
import { EntryRow } from './entry-row.tsx'
import { onGridFocus, onGridKey, type GridActions } from './grid-keys.ts'
import { words } from './words.ts'

type Props = {
  name: string
  known: Known
  columns: readonly Column[]
  columnsOf: (kind: string) => readonly Column[]
  /** Newest first, as the server gives them; the sheet ends with the newest. */
  entries: readonly Entry[]
  /** The number of the newest record; 0 when it is not known. */
  total: number
  selected: string | undefined
  actions: GridActions
  /** Brings a deleted record back. */
  onRestore?: (entry: Entry) => void
  /** The rows being typed that stand in for a record, by the record's id. */
  editing?: (entry: Entry, number: string) => ComponentChildren
  /** Before the first record: how to load earlier ones. */
  head?: ComponentChildren
  /** After the last record: the rows being typed. */
  children?: ComponentChildren
  /** The records have come. */
  ready: boolean
}

const Heads = ({ columns, known }: Pick<Props, 'columns' | 'known'>) => {
  const said = useWords(words)
  return (
    <thead>
      <tr>
        <th scope="col" class="n">
          {said.number}
        </th>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            class={isAmount(column) ? 'r' : undefined}
            title={pick(column.name)}
          >
            {headingOf(column, known.units)}
          </th>
        ))}
        <th scope="col" class="s">
          {said.state}
        </th>
      </tr>
    </thead>
  )
}

const Widths = ({ columns }: Pick<Props, 'columns'>) => (
  <colgroup>
    <col style={{ width: '46px' }} />
    {columns.map(({ key, width }) => (
      <col key={key} style={{ width: `${width}px` }} />
    ))}
    <col style={{ width: '76px' }} />
  </colgroup>
)

/** At first the sheet stands at its end, where the newest records are and one goes on typing. */
const useEndAtFirst = (wrap: RefObject<HTMLDivElement | null>, ready: boolean): void => {
  useLayoutEffect(() => {
    if (ready && wrap.current !== null) wrap.current.scrollTop = wrap.current.scrollHeight
  }, [ready])
}

/** The table of records, as in Excel: oldest first, the rows being typed at its end. */
export const Sheet = (props: Props) => {
  const { columns, known, entries, total, selected, actions, editing, head, children, ready } = props
  const wrap = useRef<HTMLDivElement>(null)
  useEndAtFirst(wrap, ready)
  const rows = [...entries].reverse()
  const least = columns.reduce((sum, { width }) => sum + width, 122)
  const click = (event: MouseEvent) => {
    const cell =
      event.target instanceof HTMLElement
        ? event.target.closest<HTMLElement>('tr[data-entry] td[data-col]')
        : null
    cell?.focus()
  }
  const open = (event: MouseEvent) => {
    const cell =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('td[data-col]') : null
    const entry = cell?.closest<HTMLElement>('tr[data-entry]')?.dataset['entry']
    if (entry !== undefined) actions.edit(entry, cell?.dataset['col'] ?? 'date')
  }
  return (
    <div class="lg-wrap" ref={wrap}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table is also a grid */}
      <table class="lg" role="grid" aria-label={props.name} style={{ minWidth: `${least}px` }}>
        <Widths columns={columns} />
        <Heads columns={columns} known={known} />
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and clicks of its cells */}
        <tbody
          onKeyDown={(event) => onGridKey(event, actions)}
          onFocusCapture={(event) => onGridFocus(event, actions)}
          onClick={click}
          onDblClick={open}
        >
          {head}
          {rows.map((entry, at) => {
            const number = total === 0 ? '' : String(total - rows.length + at + 1)
            return (
              editing?.(entry, number) ?? (
                <EntryRow
                  key={entry.id}
                  entry={entry}
                  known={known}
                  columns={columns}
                  columnsOf={props.columnsOf}
                  number={number}
                  selected={entry.id === selected}
                  onRestore={props.onRestore}
                  entrance={at === rows.length - 1}
                />
              )
            )
          })}
          {children}
        </tbody>
      </table>
    </div>
  )
}
