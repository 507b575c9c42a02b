import { useRef, useState } from 'preact/hooks'
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
const keptRows = (community: string, kind: Kind): Rows => {
  const held = kept(nameOf(community, kind))
  if (typeof held !== 'object' || held === null || !('fresh' in held) || !('others' in held))
    return { fresh: blankRow(kind), others: [] }
  const others = Array.isArray(held.others) ? held.others.filter(isRow).map(settled) : []
  return { fresh: isRow(held.fresh) ? settled(held.fresh) : blankRow(kind), others }
}

/** Keeps what is typed until it is saved. */
const keepRows = (community: string, kind: Kind, { fresh, others }: Rows): void => {
  const unsaved = others.filter((row) => row.state !== 'saved' && (row.entry === undefined || isChanged(row)))
  if (unsaved.length === 0 && !isChanged(fresh)) dropKept(nameOf(community, kind))
  else keep(nameOf(community, kind), { fresh, others: unsaved })
}

/** The rows with one of them changed. */
export const replaced = (rows: Rows, key: string, change: (row: Row) => Row): Rows => ({
  fresh: rows.fresh.key === key ? change(rows.fresh) : rows.fresh,
  others: rows.others.map((row) => (row.key === key ? change(row) : row)),
})

/** The rows, and a way to change them that sees earlier changes of the same moment; every change is kept. */
export const useKeptRows = (community: string, kind: Kind) => {
  const [rows, setRows] = useState(() => keptRows(community, kind))
  const latest = useRef(rows)
  const update = (change: (rows: Rows) => Rows) => {
    latest.current = change(latest.current)
    setRows(latest.current)
    keepRows(community, kind, latest.current)
  }
  const find = (key: string) =>
    [latest.current.fresh, ...latest.current.others].find((row) => row.key === key)
  const patch = (key: string, part: Partial<Row>) =>
    update((now) => replaced(now, key, (row) => ({ ...row, ...part })))
  return { rows, update, find, patch, latest }
}

/** A new row goes up among the others as soon as it is on its way, so that the next one can be typed. */
export const sentOff = (rows: Rows, row: Row, kind: Kind): Rows =>
  rows.fresh.key === row.key ? { fresh: blankRow(kind), others: [...rows.others, row] } : rows

/** A refused new row comes back to be corrected, unless the next one was already begun. */
export const cameBack = (rows: Rows, key: string): Rows => {
  const row = rows.others.find((other) => other.key === key)
  if (row === undefined || row.entry !== undefined || isChanged(rows.fresh)) return rows
  return { fresh: row, others: rows.others.filter((other) => other.key !== key) }
}
