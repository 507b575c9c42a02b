import type { InStatement } from '@libsql/client'
import type { TenantDb } from './open.ts'

/** What a change is called in the log of events, which is audit log and outbox in one. */
export type Event = {
  type: string
  community: string | null
  subject: string
  actor: string
  at: number
  data: Readonly<Record<string, unknown>>
}

/** The key under which a request is answered once, and the answer it gets. */
export type Idempotency = {
  person: string
  key: string
  operation: string
  requestHash: string
  reply: string
  at: number
}

export type Change = {
  idempotency?: Idempotency | undefined
  /** The reasons for which a closed period takes this change. */
  corrections?: readonly InStatement[]
  /** The statement that fails when the version seen is no longer current. */
  guard?: InStatement
  statements: readonly InStatement[]
  events: readonly Event[]
}

export type Committed = 'committed' | 'stale' | 'repeated' | 'conflict' | 'closed'

const idempotencyRow = ({ person, key, operation, requestHash, reply, at }: Idempotency): InStatement => ({
  sql: 'INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?)',
  args: [person, key, operation, requestHash, reply, at],
})

/** Writes events to the log, oldest first. */
export const eventRows = (events: readonly Event[]): InStatement => ({
  sql: `INSERT INTO event (type, community, subject, actor, at, data)
    SELECT value ->> 'type', value ->> 'community', value ->> 'subject', value ->> 'actor', value ->> 'at', value -> 'data'
    FROM json_each(?)`,
  args: [JSON.stringify(events)],
})

/** What the triggers of closed periods say, and those that keep records from naming strangers; the migrations word it. */
const closed = 'the period is closed'
const stranger = 'no such member'

const isConstraint = (error: unknown): error is Error & { statementIndex: number } =>
  error instanceof Error &&
  'code' in error &&
  String(error.code).startsWith('SQLITE_CONSTRAINT') &&
  'statementIndex' in error

/**
 * Writes a change as one atomic batch: idempotency row → corrections → guard → statements → events. Nothing is half-written.
 * @returns `repeated` when the key was used before, `stale` when the guard's version is no longer current, `closed` when a record
 *   is dated in a closed period and no correction names a reason, `conflict` when another rule of the tables refused a statement
 */
export const commit = async (tenant: TenantDb, change: Change): Promise<Committed> => {
  const first = change.idempotency === undefined ? [] : [idempotencyRow(change.idempotency)]
  const corrections = change.corrections ?? []
  const guard = change.guard === undefined ? [] : [change.guard]
  const before = [...first, ...corrections, ...guard]
  try {
    await tenant.client.batch([...before, ...change.statements, eventRows(change.events)], 'write')
    return 'committed'
  } catch (error) {
    if (!isConstraint(error)) throw error
    if (error.message.includes(closed)) return 'closed'
    if (error.message.includes(stranger)) return 'conflict'
    if (error.statementIndex < first.length) return 'repeated'
    return error.statementIndex < before.length ? 'stale' : 'conflict'
  }
}

/** What was answered under a key before, if it was used. */
export const repeated = async (tenant: TenantDb, person: string, key: string) => {
  const { rows } = await tenant.client.execute({
    sql: 'SELECT operation, request_hash, reply FROM idempotency WHERE person = ? AND key = ?',
    args: [person, key],
  })
  const row = rows[0]
  return (
    row && {
      operation: String(row['operation']),
      requestHash: String(row['request_hash']),
      reply: String(row['reply']),
    }
  )
}

/** Forgets keys older than `before` (ms since 1970). */
export const forgetKeys = async (tenant: TenantDb, before: number): Promise<void> => {
  await tenant.client.execute({ sql: 'DELETE FROM idempotency WHERE at < ?', args: [before] })
}
