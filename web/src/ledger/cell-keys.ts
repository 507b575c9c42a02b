import { dayHere } from './checks.ts'
import type { Column } from './columns.ts'
import { textIn, type Row, type Values } from './rows.ts'
import type { Typing } from './typing.ts'

/** What the keys of one cell need. */
export type CellPlace = {
  typing: Typing
  columns: readonly Column[]
  row: Row
  column: Column
  /** The cells of the row above, for Ctrl+'. */
  above: Values | undefined
  /** What stood in the cell when it got the focus, for Esc. */
  atFocus: { current: string | boolean | undefined }
  /** Saves the row and goes on: to the next new row, or back to the sheet. */
  finish: (row: Row) => void
  /** Leaves a row in which nothing is changed. */
  leave: (row: Row) => void
}

/** The id of a cell's input, by which the focus finds it. */
export const cellId = (row: string, column: string): string => `cell-${row}-${column}`

const focusNow = (id: string): boolean => {
  const cell = document.getElementById(id)
  cell?.focus()
  if (cell instanceof HTMLInputElement && cell.type !== 'checkbox') cell.select()
  return cell !== null
}

/** Runs after what was changed just now is drawn, which is before the next key comes. */
const whenDrawn = (act: () => void): void => void Promise.resolve().then(act)

/** Gives a cell the focus: at once if it is there, else when it is drawn. */
export const focusCell = (row: string, column: string): void => {
  const id = cellId(row, column)
  if (!focusNow(id)) whenDrawn(() => focusNow(id))
}

/** Gives the focus to what this change draws. */
export const focusSoon = (selector: string): void =>
  whenDrawn(() => document.querySelector<HTMLElement>(selector)?.focus())

const step = ({ columns, column, row, finish }: CellPlace, by: 1 | -1): void => {
  const next = columns[columns.indexOf(column) + by]
  if (next !== undefined) focusCell(row.key, next.key)
  else if (by === 1) finish(row)
}

/** Enter: takes the suggestion for a wrong cell; stays in a cell that has just turned out wrong; else goes on. */
const enter = (place: CellPlace): void => {
  const { typing, row, column } = place
  const suggestion = row.mistakes[column.key]?.suggestion
  if (suggestion !== undefined) {
    typing.type(row.key, column.key, suggestion)
    step(place, 1)
  } else if (row.mistakes[column.key] !== undefined || typing.check(row.key, column) === undefined)
    step(place, 1)
}

const escape = ({ typing, row, column, atFocus, leave }: CellPlace): void => {
  const before = atFocus.current ?? ''
  if ((row.values[column.key] ?? '') === before && row.mistakes[column.key] === undefined) leave(row)
  else typing.type(row.key, column.key, before)
}

const withControl = (event: KeyboardEvent, place: CellPlace): boolean => {
  const { typing, row, column, above, finish } = place
  if (event.key === 'Enter') finish(row)
  else if (event.code === 'Semicolon' && column.type === 'date') typing.type(row.key, 'date', dayHere())
  else if (event.code === 'Quote' && above !== undefined)
    typing.type(
      row.key,
      column.key,
      column.type === 'flag' ? above[column.key] === true : textIn(above, column.key),
    )
  else return false
  return true
}

/** The keys inside a cell, as in Excel. Keys pressed while a word is being composed are the input method's. */
export const onCellKey = (event: KeyboardEvent, place: CellPlace): void => {
  if (event.isComposing || event.keyCode === 229 || event.altKey) return
  let taken = true
  if (event.ctrlKey || event.metaKey) taken = withControl(event, place)
  else if (event.key === 'Enter') {
    if (event.shiftKey) step(place, -1)
    else enter(place)
  } else if (event.key === 'Escape') escape(place)
  else taken = false
  if (!taken) return
  event.preventDefault()
  event.stopPropagation()
}
