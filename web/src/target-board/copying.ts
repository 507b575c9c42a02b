import { announce } from '../parts/toast.tsx'
import { blockOf, tabbed, tabled } from '../matrix/copying.ts'
import { cellIn, lineId, type Cell, type Community, type Line } from './boards.ts'
import type { BoardWords } from './words.ts'

type Copied = {
  lines: readonly Line[]
  communities: readonly Community[]
  /** What a cell says, in one line. */
  textOf: (cell: Cell) => string
  words: BoardWords
}

/** Puts the chosen cells with their heads on the clipboard, as a spreadsheet and as a document take them. */
export const copyCells = (cells: HTMLElement[][], event: ClipboardEvent, copied: Copied): void => {
  const { lines, communities, textOf, words } = copied
  if (cells.length === 0 || event.clipboardData === null || getSelection()?.isCollapsed !== true) return
  const lineOf = ({ dataset }: HTMLElement) => lines.find((line) => lineId(line) === dataset['line'])
  const said = (cell: HTMLElement) => {
    const line = lineOf(cell)
    const found = line && cellIn(line, cell.dataset['column'] ?? '')
    return found === undefined ? '' : textOf(found)
  }
  const block = blockOf(
    cells,
    {
      corner: words.task,
      ofRow: (cell) => lineOf(cell)?.title ?? '',
      ofColumn: ({ dataset }) => communities.find(({ id }) => id === dataset['column'])?.name ?? '',
    },
    said,
  )
  event.preventDefault()
  event.clipboardData.setData('text/plain', tabbed(block))
  event.clipboardData.setData('text/html', tabled(block))
  announce(words.copied(cells.length, cells[0]?.length ?? 0))
}
