import { cellsIn } from '@linli/domain/delimited-texts'
import { columnNames, planColumns, type PlanColumn } from '@linli/domain/plan-columns'

/** A sheet as it is typed: rows of cells, all of the same width. */
export type Grid = readonly (readonly string[])[]

const widthOf = (grid: Grid): number => Math.max(2, ...grid.map((row) => row.length))

/** Fills rows up, so that every row has a cell in every column. */
const even = (grid: Grid): Grid => {
  const width = widthOf(grid)
  return grid.map((row) => [...row, ...Array<string>(width - row.length).fill('')])
}

/** The sheet of a text, without what is blank at its end. */
export const gridIn = (text: string): Grid => {
  const rows = cellsIn(text)
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''))
  return even(rows.slice(0, last + 1))
}

/** What is sent; blank cells at the end of a row are left away. */
export const textOf = (grid: Grid): string => grid.map((row) => row.join('\t').replace(/\t+$/, '')).join('\n')

/** The sheet with a block of cells put in from a cell on; it grows where there is no room. */
export const withBlock = (grid: Grid, row: number, column: number, block: Grid): Grid => {
  const height = Math.max(grid.length, row + block.length)
  const width = Math.max(widthOf(grid), ...block.map((cells) => column + cells.length))
  return Array.from({ length: height }, (_, at) =>
    Array.from(
      { length: width },
      (__, place) => block[at - row]?.[place - column] ?? grid[at]?.[place] ?? '',
    ),
  )
}

/** The sheet with one cell changed. */
export const withCell = (grid: Grid, row: number, column: number, text: string): Grid =>
  grid.map((cells, at) => (at === row ? cells.map((cell, place) => (place === column ? text : cell)) : cells))

/** The sheet with a blank row below one. */
export const withRowAfter = (grid: Grid, row: number): Grid => [
  ...grid.slice(0, row + 1),
  Array<string>(widthOf(grid)).fill(''),
  ...grid.slice(row + 1),
]

export const withoutRow = (grid: Grid, row: number): Grid => grid.filter((_, at) => at !== row)

const isCalled = ({ zh, en }: { zh: string; en: string }, cell: string): boolean =>
  cell.trim() === zh || cell.trim().toLowerCase() === en.toLowerCase()

const columnCalled = (cell: string): PlanColumn | undefined =>
  planColumns.find((column) => isCalled(columnNames[column], cell))

/** The row of the headings, and which column stands where; -1 where there is none yet. */
export const headingOf = (grid: Grid): { row: number; columns: readonly (PlanColumn | undefined)[] } => {
  const row = grid.findIndex((cells) => {
    const called = cells.map(columnCalled)
    return called.includes('key') && called.includes('text')
  })
  return { row, columns: grid[row]?.map(columnCalled) ?? [] }
}

const decoders = ['utf-8', 'gb18030'] as const

/** The text of a file that Excel or WPS wrote: UTF-16 with its mark, UTF-8, or the national encoding; undefined when it is none. */
export const decoded = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of decoders)
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      // Not this one: the next may be.
    }
  return undefined
}
