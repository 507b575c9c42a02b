import type { Entry } from '@linli/contract/entries'
import { call, Refused, refusalOf, Unreachable } from '../api.ts'
import type { Kind, Known } from '../catalogue.ts'
import type { Place } from './places.ts'
import { toTyped, type Mistake, type Row } from './rows.ts'

/** How sending a row ended. */
export type Outcome = 'saved' | 'mistakes' | 'kept' | 'closed' | 'failed'

/** Sends a row: a new record, or the new content of one that exists. */
export const send = (
  { place, kind, known }: { place: Place; kind: Kind; known: Known },
  row: Row,
): Promise<Entry> => {
  const { street, community, period } = place
  const body = { ...toTyped(row.values, kind, known), within: row.within ?? period, reason: row.reason }
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
export const afterFailure = (error: unknown): Partial<Row> & { outcome: Outcome } => {
  if (refusalOf(error) === 'stale') return { state: 'typing', failure: 'stale', outcome: 'failed' }
  if (refusalOf(error) === 'idempotency-key-reused')
    return { state: 'typing', failure: 'arrived', outcome: 'failed' }
  if (refusalOf(error) === 'period-closed') return { state: 'typing', failure: 'closed', outcome: 'closed' }
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
