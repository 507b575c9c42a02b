import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { blockBetween, cellAfter, cellSelector, columnOfCell, isTyping } from './keys.ts'

/** What the grid asks of the screen around it. `line` and `column` are those of the cell one stands on. */
export type GridActions = {
  open: (line: string, column: string) => void
  moved: (line: string, column: string) => void
  sort: (line: string) => void
  heat: () => void
  copy: (cells: HTMLElement[][], event: ClipboardEvent) => void
  /** The cell whose evidence is open. */
  shown: () => { line: string; column: string } | undefined
}

type Standing = { line: string; column: string; fold: string }
type Held = { at?: Standing; anchor?: HTMLElement; wanted: number; hadFocus: boolean }

const standingOf = ({ dataset }: HTMLElement): Standing => ({
  line: dataset['line'] ?? '',
  column: dataset['column'] ?? '',
  fold: dataset['fold'] ?? '',
})

const isAt = (cell: HTMLElement, at: Standing): boolean => {
  const { line, column, fold } = standingOf(cell)
  return line === at.line && column === at.column && fold === at.fold
}

const cellOf = (target: EventTarget | null): HTMLElement | undefined =>
  (target instanceof Element && target.closest<HTMLElement>(cellSelector)) || undefined

/** The one cell that the tab key reaches. */
const makeTabStop = (table: HTMLTableElement, cell: HTMLElement): void => {
  for (const old of table.querySelectorAll<HTMLElement>(`[tabindex="0"]`)) old.tabIndex = -1
  cell.tabIndex = 0
}

const mark = (table: HTMLTableElement, cells: readonly HTMLElement[]): void => {
  for (const old of table.querySelectorAll('.picked')) {
    old.classList.remove('picked')
    old.removeAttribute('aria-selected')
  }
  for (const cell of cells) {
    cell.classList.add('picked')
    cell.setAttribute('aria-selected', 'true')
  }
}

const picked = (table: HTMLTableElement, held: Held, to: HTMLElement): void => {
  held.anchor ??= to
  mark(table, blockBetween(table, held.anchor, to).flat())
}

const unpicked = (table: HTMLTableElement, held: Held): void => {
  delete held.anchor
  mark(table, [])
}

const move = (event: KeyboardEvent, table: HTMLTableElement, cell: HTMLElement, held: Held): boolean => {
  const ctrl = event.ctrlKey || event.metaKey
  const next = cellAfter(table, cell, { name: event.key, ctrl, wanted: held.wanted })
  if (next === undefined || event.altKey) return false
  event.preventDefault()
  const sideways = event.key !== 'ArrowUp' && event.key !== 'ArrowDown' && !event.key.startsWith('Page')
  if (event.shiftKey) held.anchor ??= cell
  else unpicked(table, held)
  next.focus()
  if (sideways) held.wanted = columnOfCell(table, next)
  if (event.shiftKey) picked(table, held, next)
  return true
}

const act = (event: KeyboardEvent, cell: HTMLElement, actions: GridActions): void => {
  const { line, column } = standingOf(cell)
  if (event.ctrlKey || event.metaKey || event.altKey || line === '') return
  const key = event.key.toLowerCase()
  if (key === 's') actions.sort(line)
  else if (key === 'h') actions.heat()
  else if (key === 'enter' && column !== '') actions.open(line, column)
  else return
  event.preventDefault()
}

/** Marks the cell whose evidence is open, and no other. */
export const markOpen = (table: HTMLTableElement, shown: ReturnType<GridActions['shown']>): void => {
  for (const old of table.querySelectorAll('.open')) old.classList.remove('open')
  if (shown === undefined) return
  const cells = [...table.querySelectorAll<HTMLElement>('[data-column]')]
  cells.find((cell) => isAt(cell, { ...shown, fold: '' }))?.classList.add('open')
}

/** After drawing: one tab stop always, and the focus back on the cell that had it, wherever sorting put it. */
const useStandingStill = (ref: RefObject<HTMLTableElement | null>, held: Held, actions: GridActions) =>
  useLayoutEffect(() => {
    const table = ref.current
    if (table === null) return
    const cells = [...table.querySelectorAll<HTMLElement>(cellSelector)]
    const { at } = held
    const same = at === undefined ? undefined : cells.find((cell) => isAt(cell, at))
    const first = cells.find((cell) => cell.dataset['column'] !== undefined) ?? cells[0]
    const stop = same ?? first
    if (stop === undefined) return
    makeTabStop(table, stop)
    markOpen(table, actions.shown())
    const lost = document.activeElement === document.body || document.activeElement === null
    if (held.hadFocus && lost && same !== undefined) same.focus({ preventScroll: true })
  })

/**
 * The keyboard of the table. It is one tab stop; which cell is current is kept in the page itself,
 * because drawing two thousand cells anew at every arrow would be slow on the offices' machines.
 */
export const useGrid = (actions: GridActions) => {
  const ref = useRef<HTMLTableElement>(null)
  const { current: held } = useRef<Held>({ wanted: 1, hadFocus: false })
  useStandingStill(ref, held, actions)
  const withCell = (event: Event, then: (table: HTMLTableElement, cell: HTMLElement) => void) => {
    const cell = cellOf(event.target)
    if (ref.current !== null && cell !== undefined) then(ref.current, cell)
  }
  return {
    ref,
    onFocusIn: (event: FocusEvent) =>
      withCell(event, (table, cell) => {
        held.at = standingOf(cell)
        held.hadFocus = true
        makeTabStop(table, cell)
        if (held.at.column !== '') actions.moved(held.at.line, held.at.column)
      }),
    onFocusOut: (event: FocusEvent) => {
      // A cell that is drawn elsewhere loses the focus to nobody: that is not leaving.
      if (event.relatedTarget !== null) held.hadFocus = false
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!isTyping(event))
        withCell(event, (table, cell) => move(event, table, cell, held) || act(event, cell, actions))
    },
    onMouseDown: (event: MouseEvent) =>
      withCell(event, (table, cell) => {
        if (event.shiftKey && document.activeElement instanceof HTMLElement) {
          event.preventDefault()
          held.anchor ??= cellOf(document.activeElement) ?? cell
          picked(table, held, cell)
        } else unpicked(table, held)
        held.wanted = columnOfCell(table, cell)
      }),
    onClick: (event: MouseEvent) =>
      withCell(event, (_, cell) => {
        const { line, column } = standingOf(cell)
        if (event.shiftKey || line === '') return
        if (column === '') actions.sort(line)
        else actions.open(line, column)
      }),
    onCopy: (event: ClipboardEvent) =>
      withCell(event, (table, cell) => {
        const { anchor } = held
        const to = [...table.querySelectorAll<HTMLElement>(cellSelector)].find(
          (each) => each === document.activeElement,
        )
        actions.copy(blockBetween(table, anchor ?? cell, to ?? cell), event)
      }),
  }
}
