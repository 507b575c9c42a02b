import type { InStatement } from '@libsql/client'
import type { EndpointContent } from '@linli/domain/endpoints'
import { toldTypes } from '@linli/domain/webhook-events'
import type { TenantDb } from '../open.ts'
import { listEndpoints, type StoredEndpoint } from './endpoints.ts'

/** An event of the log that other systems may be told of. `at` in ms since 1970. */
export type LoggedEvent = {
  sequence: number
  type: string
  community: string | null
  subject: string
  at: number
  data: Readonly<Record<string, unknown>>
}

/** A body that is made once and sent to every endpoint that wants that much. */
export type MadeMessage = { sequence: number; content: EndpointContent; body: string; keepUntil: number }

/** That an event goes to an endpoint. */
export type MadeDelivery = {
  endpoint: string
  sequence: number
  message: string
  type: string
  community: string | null
  subject: string
}

const eventFrom = (row: Readonly<Record<string, unknown>>): LoggedEvent => ({
  sequence: Number(row['sequence']),
  type: String(row['type']),
  community: row['community'] === null ? null : String(row['community']),
  subject: String(row['subject']),
  at: Number(row['at']),
  data: JSON.parse(String(row['data'])) as Record<string, unknown>,
})

/** Which endpoints are told of what happens: those that are on, or only paused. */
const listens = ({ state }: StoredEndpoint): boolean => state === 'active' || state === 'paused'

/** What happened since the outbox was last looked through, oldest first, at most `most` events of any type, and who listens. */
export const readOutbox = async (tenant: TenantDb, most: number) => {
  const endpoints = (await listEndpoints(tenant)).filter(listens)
  if (endpoints.length === 0) return { endpoints, after: 0, newest: 0, events: [], more: false }
  const [position, found] = await tenant.client.batch(
    [
      'SELECT after FROM outbox',
      {
        sql: 'SELECT * FROM event WHERE sequence > (SELECT after FROM outbox) ORDER BY sequence LIMIT ?',
        args: [most],
      },
    ],
    'read',
  )
  const after = Number(position?.rows[0]?.['after'])
  const rows = found?.rows ?? []
  const told = new Set(toldTypes)
  return {
    endpoints,
    after,
    newest: Number(rows[rows.length - 1]?.['sequence'] ?? after),
    events: rows.map(eventFrom).filter(({ type }) => told.has(type)),
    more: rows.length === most,
  }
}

const messageRows = (messages: readonly MadeMessage[]): InStatement => ({
  sql: `INSERT INTO message (sequence, content, body, keep_until)
    SELECT value ->> 'sequence', value ->> 'content', value ->> 'body', value ->> 'keepUntil' FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET keep_until = max(keep_until, excluded.keep_until)`,
  args: [JSON.stringify(messages)],
})

const deliveryRows = (deliveries: readonly MadeDelivery[], now: number): InStatement => ({
  sql: `INSERT INTO delivery (endpoint, sequence, message, type, community, subject, state, step, attempts, due_at, leased_until, created_at)
    SELECT value ->> 'endpoint', value ->> 'sequence', value ->> 'message', value ->> 'type', value ->> 'community', value ->> 'subject',
      'waiting', 0, 0, ?2, 0, ?2 FROM json_each(?1) WHERE true
    ON CONFLICT DO NOTHING`,
  args: [JSON.stringify(deliveries), now],
})

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')

/**
 * Makes the deliveries of what was read from the outbox, all or nothing; false when another host has been through it meanwhile.
 */
export const writeOutbox = async (
  tenant: TenantDb,
  { after, newest }: { after: number; newest: number },
  messages: readonly MadeMessage[],
  deliveries: readonly MadeDelivery[],
  now: number,
): Promise<boolean> => {
  const move = {
    sql: 'UPDATE outbox SET after = iif(after = ?, ?, NULL)',
    args: [after, newest],
  }
  try {
    await tenant.client.batch([move, messageRows(messages), deliveryRows(deliveries, now)], 'write')
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

/** Sends events to one endpoint that it never got; those that it has are left alone. */
export const sendMissing = async (
  tenant: TenantDb,
  messages: readonly MadeMessage[],
  deliveries: readonly MadeDelivery[],
  now: number,
): Promise<number> => {
  const done = await tenant.client.batch([messageRows(messages), deliveryRows(deliveries, now)], 'write')
  return done[1]?.rowsAffected ?? 0
}

/** Events of some types since a moment that an endpoint was never sent, oldest first, after a sequence number. */
export const missingEvents = async (
  tenant: TenantDb,
  endpoint: string,
  { since, after, most }: { since: number; after: number; most: number },
): Promise<LoggedEvent[]> => {
  const { rows } = await tenant.client.execute({
    sql: `SELECT * FROM event WHERE at >= ?1 AND sequence > ?2 AND sequence <= (SELECT after FROM outbox)
        AND type IN (SELECT value FROM json_each(?3))
        AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.endpoint = ?4 AND d.sequence = event.sequence)
      ORDER BY sequence LIMIT ?5`,
    args: [since, after, JSON.stringify(toldTypes), endpoint, most],
  })
  return rows.map(eventFrom)
}
