import { widthInCharacters } from './character-widths.ts'

// Of one line of the body's font, and the most that Excel takes; in points.
const [lineHeight, tallest] = [15, 409]

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, part) => sum + Math.ceil((2 * widthInCharacters(part) + 1) / width), 0)

/** The height in points of a row whose texts are wrapped. Excel would find it itself; not every other program does. */
export const rowHeight = (row: readonly unknown[], columns: readonly { width: number }[]): number => {
  const lines = row.map((value, i) =>
    typeof value === 'string' ? linesOf(value, columns[i]?.width ?? 1) : 1,
  )
  return Math.min(Math.max(1, ...lines) * lineHeight, tallest)
}
