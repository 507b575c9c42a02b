import type { Entry } from '@linli/contract/entries'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, Refused, refusalOf, Unreachable } from '../api.ts'
import type { Kind, Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { useReachable } from '../network.ts'
import { announce } from '../parts/toast.tsx'
import { refresh, restoreEntry } from './changes.ts'
import { mistakeIn, mistakesIn } from './checks.ts'
import type { Column } from './columns.ts'
import { keepRows, keptRows, type Rows } from './kept-rows.ts'
import type { Place } from './places.ts'
import { blankRow, isChanged, rowOf, textIn, toTyped, type Mistake, type Row } from './rows.ts'
import { words } from './words.ts'

/** How sending a row ended. */
export type Outcome = 'saved' | 'mistakes' | 'kept' | 'failed'

/** What could not be sent is sent again so often, in milliseconds, besides whenever the network comes back. */
const pause = 30_000

/** Everything that can be done with the rows being typed. */
export type Typing = Rows & {
  /** The row of that key: new, waiting, or of the entry with that id. */
  rowOf: (key: string) => Row | undefined
  type: (key: string, column: string, value: string | boolean) => void
  check: (key: string, column: Column) => Mistake | undefined
  begin: (entry: Entry) => void
  discard: (key: string) => void
  save: (key: string) => Promise<Outcome>
  /** Sends again what could not be sent. */
  retry: () => void
}

type Sheet = { place: Place; kind: Kind; known: Known; columns: readonly Column[] }

const send = ({ place, kind, known }: Sheet, row: Row): Promise<Entry> => {
  const { street, community, period } = place
  const body = { ...toTyped(row.values, kind, known), within: period }
  return row.entry === undefined
    ? call('recordEntry', { params: { street, community }, body, key: row.key })
    : call('editEntry', {
        params: { street, community, entry: row.entry.id },
        body,
        version: row.entry.version,
      })
}

const mistakesOf = ({ problem }: Refused): Record<string, Mistake> =>
  Object.fromEntries(
    (problem.errors ?? []).map(({ field, message, suggestion }) => [
      field.split('.').pop() ?? field,
      { message, suggestion },
    ]),
  )

/** What a failed call makes of a row: wrong cells, or content that waits on this device. */
const afterFailure = (error: unknown): Partial<Row> & { outcome: Outcome } => {
  if (refusalOf(error) === 'stale') return { state: 'typing', failure: 'stale', outcome: 'failed' }
  if (refusalOf(error) === 'idempotency-key-reused')
    return { state: 'typing', failure: 'arrived', outcome: 'failed' }
  const waits =
    error instanceof Unreachable ||
    (error instanceof Refused && (error.status >= 500 || error.status === 401))
  if (waits) return { state: 'local', outcome: 'kept' }
  const mistakes = error instanceof Refused ? mistakesOf(error) : {}
  const wrong = Object.keys(mistakes).length > 0
  return {
    state: 'typing',
    mistakes,
    failure: wrong ? undefined : 'failed',
    outcome: wrong ? 'mistakes' : 'failed',
  }
}

const replaced = (rows: Rows, key: string, change: (row: Row) => Row): Rows => ({
  fresh: rows.fresh.key === key ? change(rows.fresh) : rows.fresh,
  others: rows.others.map((row) => (row.key === key ? change(row) : row)),
})

/** The rows, and a way to change them that sees earlier changes of the same moment; every change is kept. */
const useKeptRows = (community: string, kind: Kind) => {
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
const sentOff = (rows: Rows, row: Row, kind: Kind): Rows =>
  rows.fresh.key === row.key ? { fresh: blankRow(kind), others: [...rows.others, row] } : rows

/** A refused new row comes back to be corrected, unless the next one was already begun. */
const cameBack = (rows: Rows, key: string): Rows => {
  const row = rows.others.find((other) => other.key === key)
  if (row === undefined || row.entry !== undefined || isChanged(rows.fresh)) return rows
  return { fresh: row, others: rows.others.filter((other) => other.key !== key) }
}

/**
 * The rows being typed in one sheet. What is typed is kept on this device until the server has it, also over a closed
 * window; what could not be sent is sent again when the network is back.
 * @param entries the records shown; once they were asked again, rows that are saved no longer stand apart
 */
export const useTyping = (sheet: Sheet, entries: readonly Entry[]): Typing => {
  const { place, kind, known, columns } = sheet
  const said = useWords(words)
  const { rows, update, find, patch, latest } = useKeptRows(place.community, kind)

  const saved = (row: Row, entry: Entry) => {
    patch(row.key, {
      state: 'saved',
      values: row.values,
      before: row.values,
      entry: { id: entry.id, version: entry.version },
    })
    const seen = row.entry?.version
    if (seen !== undefined)
      announce(said.changed, { undo: () => void restoreEntry(place, entry, said, seen) })
    refresh(place)
  }
  const save = async (key: string): Promise<Outcome> => {
    const row = find(key)
    if (row === undefined || row.state === 'saving') return 'failed'
    const mistakes = mistakesIn(columns, row.values, { period: place.period, known })
    patch(key, { mistakes, failure: undefined })
    if (Object.keys(mistakes).length > 0) return 'mistakes'
    update((now) =>
      sentOff(
        replaced(now, key, (it) => ({ ...it, state: 'saving' })),
        { ...row, mistakes, state: 'saving' },
        kind,
      ),
    )
    try {
      saved(row, await send(sheet, row))
      return 'saved'
    } catch (error) {
      const { outcome, ...part } = afterFailure(error)
      patch(key, part)
      if (outcome !== 'kept') update((now) => cameBack(now, key))
      return outcome
    }
  }
  const retry = () => {
    for (const row of latest.current.others) if (row.state === 'local') void save(row.key)
  }
  const reachable = useReachable()
  const waits = rows.others.some((row) => row.state === 'local')
  useEffect(() => {
    if (reachable) retry()
  }, [reachable])
  useEffect(() => {
    if (!waits) return undefined
    const timer = setInterval(retry, pause)
    return () => clearInterval(timer)
  }, [waits])
  useEffect(() => {
    if (latest.current.others.some((row) => row.state === 'saved'))
      update((now) => ({ ...now, others: now.others.filter((row) => row.state !== 'saved') }))
  }, [entries])

  return {
    ...rows,
    rowOf: (key) => [rows.fresh, ...rows.others].find((row) => row.key === key),
    type: (key, column, value) =>
      update((now) =>
        replaced(now, key, (row) => {
          const { [column]: _, ...mistakes } = row.mistakes
          return { ...row, mistakes, state: 'typing', values: { ...row.values, [column]: value } }
        }),
      ),
    check: (key, column) => {
      const row = find(key)
      if (row === undefined || textIn(row.values, column.key) === '') return undefined
      const mistake = mistakeIn(column, row.values, { period: place.period, known })
      if (mistake !== undefined) patch(key, { mistakes: { ...row.mistakes, [column.key]: mistake } })
      return mistake
    },
    begin: (entry) => {
      if (find(entry.id) === undefined)
        update((now) => ({ ...now, others: [...now.others, rowOf(entry, kind, known)] }))
    },
    discard: (key) =>
      update((now) => ({
        fresh: now.fresh.key === key ? blankRow(kind) : now.fresh,
        others: now.others.filter((row) => row.key !== key),
      })),
    save,
    retry,
  }
}
