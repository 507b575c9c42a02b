/** What the keys of one cell need: the ids of all cells, column by column, and what to do. */
export type CellKeys = {
  id: string
  columns: readonly (readonly string[])[]
  save: () => void
  /** Puts back what stood in the cell when it got the focus. */
  restore: () => void
}

const focusOn = (id: string | undefined): void => {
  const cell = id === undefined ? null : document.getElementById(id)
  cell?.focus()
  if (cell instanceof HTMLInputElement) cell.select()
}

const placeIn = ({ id, columns }: CellKeys) => {
  const column = columns.findIndex((ids) => ids.includes(id))
  return { column, row: columns[column]?.indexOf(id) ?? 0 }
}

/** One down or up; past the end of a column to the next one. */
const step = (keys: CellKeys, by: 1 | -1): void => {
  const { column, row } = placeIn(keys)
  const next = keys.columns[column]?.[row + by]
  const other = keys.columns[column + by]
  focusOn(next ?? (by === 1 ? other?.[0] : other?.[other.length - 1]))
}

const across = (keys: CellKeys, by: 1 | -1): void => {
  const { column, row } = placeIn(keys)
  focusOn(keys.columns[column + by]?.[row])
}

/** Whether an arrow key would leave the text of the cell: all of it is chosen, or the caret is at that end. */
const leaves = ({ selectionStart, selectionEnd, value }: HTMLInputElement, by: 1 | -1): boolean => {
  const all = selectionStart === 0 && selectionEnd === value.length
  return all || (selectionStart === selectionEnd && selectionStart === (by === 1 ? value.length : 0))
}

const moves: Readonly<Record<string, (keys: CellKeys) => void>> = {
  ArrowDown: (keys) => step(keys, 1),
  ArrowUp: (keys) => step(keys, -1),
  Escape: (keys) => keys.restore(),
}

const taken = (event: KeyboardEvent, input: HTMLInputElement, keys: CellKeys): boolean => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keys.save()
  else if (event.ctrlKey || event.metaKey || event.altKey) return false
  else if (event.key === 'Enter') step(keys, event.shiftKey ? -1 : 1)
  else if (event.key === 'ArrowLeft' && leaves(input, -1)) across(keys, -1)
  else if (event.key === 'ArrowRight' && leaves(input, 1)) across(keys, 1)
  else if (event.key === 'F2') input.setSelectionRange(input.value.length, input.value.length)
  else {
    const move = moves[event.key]
    move?.(keys)
    return move !== undefined
  }
  return true
}

/** The keys inside a cell, as in Excel. Keys pressed while a word is being composed are the input method's. */
export const onCellKey = (
  event: KeyboardEvent & { currentTarget: HTMLInputElement },
  keys: CellKeys,
): void => {
  if (event.isComposing || event.keyCode === 229) return
  if (!taken(event, event.currentTarget, keys)) return
  event.preventDefault()
  event.stopPropagation()
}
