import { dropKept, keep, kept } from '../kept.ts'
import type { Kind } from '../catalogue.ts'
import { blankRow, isChanged, type Row } from './rows.ts'

/** The rows being typed in one sheet: the new one at its end, and others that are being changed or wait to be sent. */
export type Rows = { fresh: Row; others: readonly Row[] }

const nameOf = (community: string, kind: Kind): string => `ledger/${community}/${kind.code}`

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  'values' in value &&
  'before' in value &&
  'mistakes' in value

/** A row that was on its way when the page closed: whether it arrived is not known, and sending it again is safe. */
const settled = (row: Row): Row => (row.state === 'saving' ? { ...row, state: 'local' } : row)

/** The rows that were typed here and not yet saved, also in an earlier visit. */
export const keptRows = (community: string, kind: Kind): Rows => {
  const held = kept(nameOf(community, kind))
  if (typeof held !== 'object' || held === null || !('fresh' in held) || !('others' in held))
    return { fresh: blankRow(kind), others: [] }
  const others = Array.isArray(held.others) ? held.others.filter(isRow).map(settled) : []
  return { fresh: isRow(held.fresh) ? settled(held.fresh) : blankRow(kind), others }
}

/** Keeps what is typed until it is saved. */
export const keepRows = (community: string, kind: Kind, { fresh, others }: Rows): void => {
  const unsaved = others.filter((row) => row.state !== 'saved' && (row.entry === undefined || isChanged(row)))
  if (unsaved.length === 0 && !isChanged(fresh)) dropKept(nameOf(community, kind))
  else keep(nameOf(community, kind), { fresh, others: unsaved })
}
