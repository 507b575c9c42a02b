import type { Entry } from '@linli/contract/entries'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { isAmount, type Column } from './columns.ts'
import { cellText } from './shown.ts'
import { words } from './words.ts'

type Props = {
  entry: Entry
  known: Known
  columns: readonly Column[]
  number: string
  selected: boolean
  /** The keyboard enters the sheet here. */
  entrance: boolean
  onRestore?: ((entry: Entry) => void) | undefined
}

const blank = <span class="nil">—</span>

/** A column that takes a record's summary over all kinds: its kind, or everything it says in one line. */
export const summaryColumn = (key: 'kind' | 'line', zh: string, en: string, width: number): Column => ({
  key,
  name: { zh, en },
  type: 'text',
  required: false,
  width,
})

const textOf = (
  entry: Entry,
  column: Column,
  known: Known,
  columnsOf: (code: string) => readonly Column[],
): string => {
  const kind = known.kindOf(entry.kind)
  if (column.key === 'kind') return kind === undefined ? entry.kind : pick(kind)
  if (column.key !== 'line') return cellText(entry, column, known)
  const told = columnsOf(entry.kind).slice(2)
  return told
    .map((each) => [each, cellText(entry, each, known)] as const)
    .filter(([, text]) => text !== '')
    .map(([each, text]) =>
      each.type === 'flag'
        ? pick(each.name)
        : each.type === 'count' || each.type === 'amount'
          ? `${pick(each.name)} ${text}`
          : text,
    )
    .join(pick({ zh: '，', en: ', ' }))
}

/** A record in the sheet. Its cells take the focus one at a time, by the arrow keys. */
export const EntryRow = ({
  entry,
  known,
  columns,
  number,
  selected,
  entrance,
  onRestore,
  columnsOf,
}: Props & { columnsOf: (code: string) => readonly Column[] }) => {
  const said = useWords(words)
  return (
    <tr data-entry={entry.id} aria-selected={selected} class={selected ? 'sel' : undefined}>
      <td class="n">{number}</td>
      {columns.map((column) => {
        const text = textOf(entry, column, known, columnsOf)
        return (
          <td
            key={column.key}
            data-col={column.key}
            tabIndex={entrance && column.key === 'date' ? 0 : -1}
            class={isAmount(column) ? 'r' : undefined}
            title={text.length > 12 ? text : undefined}
          >
            {text === '' ? blank : text}
          </td>
        )
      })}
      <td class="s">
        {entry.deleted && onRestore !== undefined && (
          <button type="button" class="btn plain lg-save" onClick={() => onRestore(entry)}>
            {said.restore}
          </button>
        )}
        {entry.deleted && onRestore === undefined && <Tag tone="bad">{said.deleted}</Tag>}
        {!entry.deleted && <Tag tone="ok">{said.saved}</Tag>}
      </td>
    </tr>
  )
}
