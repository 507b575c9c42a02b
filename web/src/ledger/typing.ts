import type { Entry } from '@linli/contract/entries'
import { useEffect } from 'preact/hooks'
import type { Kind, Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { useReachable } from '../network.ts'
import { announce } from '../parts/toast.tsx'
import { refresh, restoreEntry } from './changes.ts'
import { mistakeIn, mistakesIn } from './checks.ts'
import type { Column } from './columns.ts'
import { askReason, closedBy } from './corrections.ts'
import { cameBack, replaced, sentOff, useKeptRows, type Rows } from './kept-rows.ts'
import type { Place } from './places.ts'
import { blankRow, rowOf, sameValues, textIn, type Mistake, type Row } from './rows.ts'
import { afterFailure, send, type Outcome } from './sending.ts'
import { words } from './words.ts'

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
  /** Saves the rows that closed periods refused, asking for the reason of each. */
  correct: () => Promise<void>
  /** Sends again what could not be sent. */
  retry: () => void
}

type Sheet = { place: Place; kind: Kind; known: Known; columns: readonly Column[] }

/** What a row is once the server has it: done, or still being typed if more was typed meanwhile. */
const arrived = (row: Row, sent: Row, entry: { id: string; version: number }): Row => ({
  ...row,
  entry,
  before: sent.values,
  state: sameValues(row.values, sent.values) ? 'saved' : 'typing',
})

/**
 * The rows being typed in one sheet. What is typed is kept on this device until the server has it, also over a closed
 * window; what could not be sent is sent again when the network is back.
 * @param entries the records shown; once they were asked again, rows that are saved no longer stand apart
 */
export const useTyping = (sheet: Sheet, entries: readonly Entry[]): Typing => {
  const { place, kind, known, columns } = sheet
  const said = useWords(words)
  const { rows, update, find, patch, latest } = useKeptRows(place.community, kind)

  const saved = (sent: Row, { id, version }: Entry) => {
    update((now) => replaced(now, sent.key, (row) => arrived(row, sent, { id, version })))
    const seen = sent.entry?.version
    if (seen !== undefined)
      announce(said.changed, { undo: () => void restoreEntry(place, { id, version }, said, seen) })
    refresh(place)
  }
  const attempt = async (key: string, ask: boolean): Promise<Outcome> => {
    const row = find(key)
    if (row === undefined || row.state === 'saving') return 'failed'
    const within = row.within ?? place.period
    const mistakes = mistakesIn(columns, row.values, { period: within, known })
    patch(key, { mistakes, failure: undefined })
    if (Object.keys(mistakes).length > 0) return 'mistakes'
    const sent: Row = { ...row, mistakes, failure: undefined, within, state: 'saving' }
    update((now) =>
      sentOff(
        replaced(now, key, () => sent),
        sent,
        kind,
      ),
    )
    try {
      saved(sent, await send(sheet, sent))
      return 'saved'
    } catch (error) {
      const { outcome, ...part } = afterFailure(error)
      patch(key, part)
      if (outcome !== 'kept') update((now) => cameBack(now, key))
      if (part.failure === 'stale') refresh(place)
      const closed = ask ? closedBy(error) : undefined
      const reason = closed && (await askReason(closed))
      if (reason === undefined) return outcome
      patch(key, { reason })
      return attempt(key, ask)
    }
  }
  const save = (key: string) => attempt(key, true)
  const correct = async () => {
    for (const row of latest.current.others) if (row.failure === 'closed') await save(row.key)
  }
  const retry = () => {
    for (const row of latest.current.others) if (row.state === 'local') void attempt(row.key, false)
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
          const values = { ...row.values, [column]: value }
          return {
            ...row,
            mistakes,
            values,
            ...(row.state === 'saving' ? {} : { state: 'typing', within: undefined, reason: undefined }),
          }
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
    correct,
    retry,
  }
}
