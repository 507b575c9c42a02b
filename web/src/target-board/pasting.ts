import { dayRead } from './plans.ts'
import { emptyPart, type PartForm } from './task-forms.ts'

/** The columns of the table of parts that take text, from left to right. */
export type PartColumn = 'value' | 'due' | 'owner'
type Named = { id: string; name: string; shortName: string }
type Parts = Readonly<Record<string, PartForm>>

/** Pasted text by rows and columns; the last, empty line of a spreadsheet is dropped. */
const cellsOf = (text: string): string[][] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim()))

/** Whether a text is several cells, and not words for one. */
export const isBlock = (text: string): boolean => /[\t\n]/.test(text.replace(/[\r\n]+$/, ''))

const called = (communities: readonly Named[], name: string | undefined): Named | undefined =>
  communities.find((each) => name !== undefined && (each.name === name || each.shortName === name))

const readAs = (column: PartColumn, text: string): string =>
  column === 'due' ? dayRead(text) : column === 'value' ? text.replace(/,/g, '') : text

/**
 * The parts after a block is pasted at a cell: downwards from it, or, where the block begins with communities' names,
 * to those. A community that gets something is chosen.
 */
export const pastedInto = (
  parts: Parts,
  communities: readonly Named[],
  at: { community: string; column: PartColumn; columns: readonly PartColumn[] },
  text: string,
): { parts: Parts; count: number } => {
  const rows = cellsOf(text)
  const named = rows.every(([first]) => called(communities, first) !== undefined)
  const start = communities.findIndex(({ id }) => id === at.community)
  const columns = at.columns.slice(at.columns.indexOf(at.column))
  let count = 0
  const put = rows.flatMap((row, i) => {
    const to = named ? called(communities, row[0]) : communities[start + i]
    const cells = named ? row.slice(1) : row
    if (to === undefined || cells.every((cell) => cell === '')) return []
    const changes = columns.flatMap((column, j) => {
      const cell = cells[j]
      if (cell === undefined) return []
      count += 1
      return [[column, readAs(column, cell)] as const]
    })
    const before = parts[to.id] ?? emptyPart
    return [[to.id, { ...before, on: true, ...Object.fromEntries(changes) }] as const]
  })
  return { parts: { ...parts, ...Object.fromEntries(put) }, count }
}
