import type { Coverage } from '@linli/contract/coverages'
import type { FieldProblem } from '@linli/contract/refusals'
import { blockRows } from './pasting.ts'

/** The columns of the list, in the order in which they are pasted. */
export const tractFields = ['code', 'name', 'households', 'enumerators'] as const
export type TractField = (typeof tractFields)[number]
export type TractRow = Readonly<Record<TractField, string>>

export const emptyTract: TractRow = { code: '', name: '', households: '', enumerators: '' }

export const rowsOf = ({ tracts }: Pick<Coverage, 'tracts'>): TractRow[] =>
  tracts.map(({ code, name, households, enumerators }) => ({
    code,
    name,
    households: String(households),
    enumerators: String(enumerators),
  }))

export const isBlank = (row: TractRow): boolean => tractFields.every((field) => row[field].trim() === '')

/** Puts a block from Excel into the rows from one cell on; rows that are missing are added. */
export const pastedInto = (
  rows: readonly TractRow[],
  at: { row: number; field: TractField },
  text: string,
): TractRow[] => {
  const from = tractFields.indexOf(at.field)
  const block = blockRows(text)
  const length = Math.max(rows.length, at.row + block.length)
  return Array.from({ length }, (_, index) => {
    const cells = block[index - at.row] ?? []
    const texts = cells.flatMap((cell, right) => {
      const field = tractFields[from + right]
      return field === undefined ? [] : [[field, cell] as const]
    })
    return { ...(rows[index] ?? emptyTract), ...Object.fromEntries(texts) }
  })
}

/** The server's word on a field of the n-th row that was sent. */
export const problemAt = (
  problems: readonly FieldProblem[],
  index: number,
  field: TractField,
): string | undefined => problems.find((problem) => problem.field === `tracts[${index}].${field}`)?.message
