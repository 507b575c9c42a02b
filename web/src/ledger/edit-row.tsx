import { useRef, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Tag } from '../parts/chip.tsx'
import { cellId, focusCell, onCellKey, type CellPlace } from './cell-keys.ts'
import { readAs } from './checks.ts'
import { unitOfMetric } from './codes.ts'
import { isAmount, type Column } from './columns.ts'
import { Input } from './inputs.tsx'
import type { Place } from './places.ts'
import { isChanged, textIn, type Row, type Values } from './rows.ts'
import { MistakeTip, ReadAsTip } from './tips.tsx'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

/** What every row being typed needs from its sheet. */
type EditRowProps = {
  place: Place
  known: Known
  columns: readonly Column[]
  typing: Typing
  row: Row
  /** What stands in the first cell: its number, or 新. */
  number: string
  above: Values | undefined
  titles: readonly string[]
  onFocus: (row: Row) => void
  finish: (row: Row) => void
  leave: (row: Row) => void
}

type Focused = { now: string | undefined; set: (key: string | undefined) => void }

const tipFor = (row: Row, column: Column, focused: string | undefined): boolean => {
  if (row.mistakes[column.key] === undefined) return false
  return focused === undefined || row.mistakes[focused] === undefined
    ? Object.keys(row.mistakes)[0] === column.key
    : focused === column.key
}

/** What a blank cell says: what is assumed, the unit of the metric that is read, or that it must be filled. */
const placeholderOf = (column: Column, values: Values, known: Known, said: { required: string }): string => {
  if (column.assumed !== undefined) return String(column.assumed)
  const unit = column.unit === 'asMetric' ? unitOfMetric(textIn(values, 'metric'), known) : undefined
  return unit === undefined ? (column.required ? said.required : '') : pick(unit)
}

const Cell = ({ props, column, focused }: { props: EditRowProps; column: Column; focused: Focused }) => {
  const said = useWords(words)
  const { typing, row, columns, above, finish, leave, known, titles, place } = props
  const atFocus = useRef<string | boolean | undefined>(undefined)
  const at: CellPlace = { typing, columns, row, column, above, atFocus, finish, leave }
  const mistake = row.mistakes[column.key]
  const converted =
    focused.now === column.key ? readAs(column, textIn(row.values, column.key), place.period) : undefined
  const id = cellId(row.key, column.key)
  const tip = `${id}-tip`
  const take = (suggestion: string) => {
    typing.type(row.key, column.key, suggestion)
    focusCell(row.key, column.key)
  }
  return (
    <td
      class={isAmount(column) ? 'r' : undefined}
      data-col={column.key}
      onKeyDown={(event) => onCellKey(event, at)}
      onFocusCapture={() => {
        if (focused.now === column.key) return
        atFocus.current = row.values[column.key]
        focused.set(column.key)
        props.onFocus(row)
      }}
      onBlurCapture={() => {
        focused.set(undefined)
        typing.check(row.key, column)
      }}
    >
      <Input
        column={column}
        values={row.values}
        known={known}
        titles={titles}
        placeholder={placeholderOf(column, row.values, known, said)}
        onType={(value) => typing.type(row.key, column.key, value)}
        attributes={{
          id,
          'aria-label': pick(column.name),
          'aria-invalid': mistake === undefined ? undefined : true,
          'aria-describedby': mistake === undefined && converted === undefined ? undefined : tip,
        }}
      />
      {mistake !== undefined && tipFor(row, column, focused.now) && (
        <MistakeTip id={tip} mistake={mistake} onTake={take} withKey={focused.now === column.key} />
      )}
      {mistake === undefined && converted !== undefined && <ReadAsTip id={tip} text={converted} />}
    </td>
  )
}

const StateOf = ({ row, finish }: { row: Row; finish: (row: Row) => void }) => {
  const said = useWords(words)
  if (row.state === 'local') return <Tag tone="warn">{said.local}</Tag>
  if (row.state === 'saving') return <Tag>{said.saving}</Tag>
  if (row.state === 'saved') return <Tag tone="ok">{said.saved}</Tag>
  if (!isChanged(row)) return row.entry === undefined ? null : <Tag>{said.typing}</Tag>
  return (
    <button type="button" class="btn plain lg-save" onClick={() => finish(row)}>
      {said.save}
    </button>
  )
}

/** A row of the sheet that is being typed: the new one, or a record that is changed. */
export const EditRow = (props: EditRowProps) => {
  const said = useWords(words)
  const { row, columns, number, finish } = props
  const [now, set] = useState<string | undefined>(undefined)
  return (
    <tr
      class={row.entry === undefined ? 'edit' : 'edit change'}
      aria-label={row.entry === undefined ? said.newRow : said.editing}
    >
      <td class="n">{number}</td>
      {columns.map((column) => (
        <Cell key={column.key} props={props} column={column} focused={{ now, set }} />
      ))}
      <td class="s">
        <StateOf row={row} finish={finish} />
      </td>
    </tr>
  )
}
