/** A cell of the grid that can be stood on: a number, or a button that heads a row or section. */
export const cellSelector = '[data-line], [data-fold]'

const pageRows = 12

type Position = { rows: HTMLElement[][]; row: number; column: number }

/** The cells by row, as they are drawn now; rows that are folded away are not drawn. */
const rowsOf = (table: HTMLTableElement): HTMLElement[][] =>
  [...table.rows]
    .map((row) => [...row.querySelectorAll<HTMLElement>(cellSelector)])
    .filter((cells) => cells.length > 0)

const positionOf = (table: HTMLTableElement, cell: HTMLElement): Position | undefined => {
  const rows = rowsOf(table)
  const row = rows.findIndex((cells) => cells.includes(cell))
  const column = rows[row]?.indexOf(cell) ?? -1
  return row === -1 || column === -1 ? undefined : { rows, row, column }
}

const between = (value: number, last: number): number => Math.max(0, Math.min(value, last))

const rowSteps: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -pageRows,
  PageDown: pageRows,
}

/** Where a key leads from a cell; undefined for keys that do not move. `wanted` is the column that one came along. */
export const cellAfter = (
  table: HTMLTableElement,
  cell: HTMLElement,
  key: { name: string; ctrl: boolean; wanted: number },
): HTMLElement | undefined => {
  const at = positionOf(table, cell)
  if (at === undefined) return undefined
  const { rows, row, column } = at
  const inRow = (to: number) => rows[row]?.[between(to, (rows[row]?.length ?? 1) - 1)]
  const steps = rowSteps[key.name]
  if (steps !== undefined) {
    const cells = rows[between(row + steps, rows.length - 1)] ?? []
    return cells[between(key.wanted, cells.length - 1)]
  }
  if (key.name === 'ArrowLeft') return inRow(column - 1)
  if (key.name === 'ArrowRight') return inRow(column + 1)
  if (key.name === 'Home') return key.ctrl ? rows[0]?.[0] : inRow(0)
  if (key.name === 'End') return key.ctrl ? rows[rows.length - 1]?.slice(-1)[0] : inRow(Infinity)
  return undefined
}

/** The column of a cell within its row, for going up and down along it. */
export const columnOfCell = (table: HTMLTableElement, cell: HTMLElement): number =>
  positionOf(table, cell)?.column ?? 0

/** The numbers in the rectangle between two cells, row by row; heads and section rows are left out. */
export const blockBetween = (
  table: HTMLTableElement,
  one: HTMLElement,
  other: HTMLElement,
): HTMLElement[][] => {
  const [from, to] = [positionOf(table, one), positionOf(table, other)]
  if (from === undefined || to === undefined) return []
  const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)]
  const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)]
  return from.rows
    .slice(top, bottom + 1)
    .map((cells) => cells.slice(left, right + 1).filter((cell) => cell.dataset['column'] !== undefined))
    .filter((cells) => cells.length > 0)
}

/** Whether a key is for typing or for an input method, so that no shortcut may take it. */
export const isTyping = (event: KeyboardEvent): boolean =>
  event.isComposing ||
  event.keyCode === 229 ||
  (event.target instanceof Element && event.target.closest('input, select, textarea, dialog') !== null)
