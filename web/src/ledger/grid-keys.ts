/** What the keys do on the record whose cell has the focus. */
export type GridActions = {
  /** F2 or Enter: change the record, beginning in that column. */
  edit: (entry: string, column: string) => void
  /** The record whose cell got the focus. */
  select: (entry: string) => void
}

const cellOf = (target: EventTarget | null): HTMLTableCellElement | null =>
  target instanceof HTMLElement ? target.closest<HTMLTableCellElement>('td[data-col]') : null

const entryOf = (cell: HTMLTableCellElement | null): string | undefined =>
  cell?.closest<HTMLTableRowElement>('tr[data-entry]')?.dataset['entry']

const focusable = (cell: Element | null | undefined): HTMLElement | undefined => {
  if (!(cell instanceof HTMLTableCellElement) || cell.dataset['col'] === undefined) return undefined
  return cell.querySelector<HTMLElement>('input, select') ?? cell
}

const rowsOf = (cell: HTMLTableCellElement): HTMLTableRowElement[] => [
  ...(cell.closest('tbody')?.querySelectorAll('tr') ?? []),
]

const moved = (cell: HTMLTableCellElement, key: string): Element | null | undefined => {
  const row = cell.parentElement
  if (key === 'ArrowRight') return cell.nextElementSibling
  if (key === 'ArrowLeft') return cell.previousElementSibling
  if (key === 'Home') return row?.querySelector('td[data-col]')
  if (key === 'End') return [...(row?.querySelectorAll('td[data-col]') ?? [])].pop()
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[key]
  if (by === undefined) return undefined
  const rows = rowsOf(cell)
  const at = rows.findIndex((each) => each === row) + by
  return rows[Math.max(0, Math.min(rows.length - 1, at))]?.cells[cell.cellIndex]
}

/** Moves the one tab stop of the sheet to the cell that got the focus. */
export const onGridFocus = (event: FocusEvent, actions: GridActions): void => {
  const cell = cellOf(event.target)
  const entry = entryOf(cell)
  if (cell === null || entry === undefined) return
  for (const other of cell.closest('table')?.querySelectorAll<HTMLElement>('td[tabindex="0"]') ?? [])
    other.tabIndex = -1
  cell.tabIndex = 0
  actions.select(entry)
}

/** Arrow keys go from cell to cell; F2 and Enter change the record. */
export const onGridKey = (event: KeyboardEvent, actions: GridActions): void => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return
  const cell = cellOf(event.target)
  const entry = entryOf(cell)
  if (cell === null || entry === undefined) return
  if (event.key === 'F2' || event.key === 'Enter') actions.edit(entry, cell.dataset['col'] ?? 'date')
  else {
    const next = focusable(moved(cell, event.key))
    if (next === undefined) return
    next.focus()
  }
  event.preventDefault()
}
