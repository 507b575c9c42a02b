import type { InStatement, Row } from '@libsql/client'
import type { AfterAttempt } from '@linli/domain/delivery-schedules'
import type { Acknowledgement } from '@linli/domain/endpoints'
import type { WebhookType } from '@linli/domain/webhook-events'
import { eventRows, type Event } from '../commit.ts'
import type { TenantDb } from '../open.ts'
import type { StoredEndpoint } from './endpoints.ts'

/** For how long a host that has taken a delivery has it to itself, in ms: longer than any attempt lasts. */
const lease = 60_000

const minute = 60_000

/** A delivery that this host has taken and now sends. */
export type TakenDelivery = {
  sequence: number
  message: string
  type: WebhookType
  community: string | null
  subject: string
  /** How many steps of the schedule were made before. */
  step: number
  /** How many attempts there will have been with this one. */
  attempts: number
  /** What is sent; null when it is no longer kept. */
  body: string | null
}

/** What an attempt came to, and what follows from it. */
export type Attempted = {
  delivery: TakenDelivery
  at: number
  took: number
  status: number | null
  failure: string | null
  answer: string
  after: AfterAttempt
  acknowledgement?: { state: Acknowledgement; reason: string } | undefined
}

const takenFrom = (row: Row): TakenDelivery => ({
  sequence: Number(row['sequence']),
  message: String(row['message']),
  type: String(row['type']) as WebhookType,
  community: row['community'] === null ? null : String(row['community']),
  subject: String(row['subject']),
  step: Number(row['step']),
  attempts: Number(row['attempts']),
  body: row['body'] === null ? null : String(row['body']),
})

/** Of an endpoint in strict order, only the oldest of each community may go. */
const inOrder = `AND (e.ordered = 0 OR NOT EXISTS (SELECT 1 FROM delivery o
  WHERE o.endpoint = d.endpoint AND o.state = 'waiting' AND o.community IS d.community AND o.sequence < d.sequence))`

/** How many more may go in this minute. */
const allowance = `CASE WHEN e.rate = 0 THEN ?3 WHEN e.window_from <= ?2 - ${minute} THEN min(?3, e.rate)
  ELSE min(?3, max(e.rate - e.window_used, 0)) END`

/**
 * Takes deliveries of an endpoint that are due, oldest first and no more than its rate allows, and counts their attempt. Nobody else
 * takes them for a minute; when this host dies they are due again after that.
 */
export const takeDeliveries = async (
  tenant: TenantDb,
  endpoint: string,
  now: number,
  most: number,
): Promise<TakenDelivery[]> => {
  const [taken] = await tenant.client.batch(
    [
      {
        sql: `UPDATE delivery SET leased_until = ?2 + ${lease}, attempts = attempts + 1
          WHERE endpoint = ?1 AND sequence IN (
            SELECT d.sequence FROM delivery d JOIN endpoint e ON e.id = d.endpoint
            WHERE d.endpoint = ?1 AND d.state = 'waiting' AND d.due_at <= ?2 AND d.leased_until <= ?2 AND e.state = 'active'
              AND e.removed = 0 ${inOrder}
            ORDER BY d.due_at, d.sequence LIMIT (SELECT ${allowance} FROM endpoint e WHERE e.id = ?1))
          RETURNING sequence, message, type, community, subject, step, attempts, (SELECT m.body FROM message m
            WHERE m.sequence = delivery.sequence ORDER BY m.content = (SELECT content FROM endpoint WHERE id = ?1) DESC LIMIT 1) AS body`,
        args: [endpoint, now, most],
      },
      {
        sql: `UPDATE endpoint SET window_from = iif(window_from <= ?2 - ${minute}, ?2, window_from),
            window_used = iif(window_from <= ?2 - ${minute}, 0, window_used) + (
              SELECT count(*) FROM delivery WHERE endpoint = ?1 AND state = 'waiting' AND due_at <= ?2 AND leased_until = ?2 + ${lease})
          WHERE id = ?1 AND rate > 0`,
        args: [endpoint, now],
      },
    ],
    'write',
  )
  return (taken?.rows ?? []).map(takenFrom).sort((one, other) => one.sequence - other.sequence)
}

/** Gives free what a host has taken that is known to be dead: it is due again at once. */
export const releaseLeases = async (tenant: TenantDb): Promise<void> => {
  await tenant.client.execute(
    "UPDATE delivery SET leased_until = 0 WHERE state = 'waiting' AND leased_until > 0",
  )
}

const attemptRows = (endpoint: string, done: readonly Attempted[]): InStatement => ({
  sql: `INSERT INTO attempt SELECT ?1, value ->> 'sequence', value ->> 'number', value ->> 'at', value ->> 'took', value ->> 'status',
      value ->> 'failure', value ->> 'answer' FROM json_each(?2) WHERE true
    ON CONFLICT DO NOTHING`,
  args: [
    endpoint,
    JSON.stringify(
      done.map(({ delivery: { sequence, attempts: number }, at, took, status, failure, answer }) => ({
        sequence,
        number,
        at,
        took,
        status,
        failure,
        answer,
      })),
    ),
  ],
})

const states = { delivered: 'delivered', again: 'waiting', failed: 'failed', gone: 'failed' } as const

const deliveryUpdates = (endpoint: string, done: readonly Attempted[], now: number): InStatement => ({
  sql: `UPDATE delivery SET state = u.value ->> 'state', step = u.value ->> 'step', due_at = u.value ->> 'due', leased_until = 0,
      settled_at = iif(u.value ->> 'state' = 'waiting', NULL, ?2),
      acknowledgement = coalesce(u.value ->> 'said', acknowledgement),
      acknowledgement_reason = iif(u.value ->> 'said' IS NULL, acknowledgement_reason, u.value ->> 'reason'),
      acknowledged_at = iif(u.value ->> 'said' IS NULL, acknowledged_at, ?2)
    FROM json_each(?1) AS u WHERE delivery.endpoint = u.value ->> 'endpoint' AND delivery.sequence = u.value ->> 'sequence'
      AND delivery.attempts = u.value ->> 'attempts'`,
  args: [
    JSON.stringify(
      done.map(({ delivery, after, acknowledgement }) => ({
        // Named in each, so that a delivery is looked up for each and not each for every delivery.
        endpoint,
        sequence: delivery.sequence,
        attempts: delivery.attempts,
        state: states[after.next],
        step: delivery.step + 1,
        due: after.next === 'again' ? now + after.in : now,
        said: acknowledgement?.state,
        reason: acknowledgement?.reason,
      })),
    ),
    now,
  ],
})

/** One success forgives every failure before it; an endpoint that is gone, or has failed for days, is switched off. */
const healthUpdate = (
  { id }: StoredEndpoint,
  { succeeded, failed, off }: { succeeded: boolean; failed: boolean; off: 'gone' | 'failing' | undefined },
  now: number,
): InStatement => ({
  sql: `UPDATE endpoint SET succeeded_at = iif(?2, ?3, succeeded_at),
      failing_since = CASE WHEN ?2 THEN NULL WHEN ?4 THEN coalesce(failing_since, ?3) ELSE failing_since END,
      state = iif(?5 IS NOT NULL AND state = 'active', ?5, state) WHERE id = ?1`,
  args: [id, Number(succeeded), now, Number(failed), off ?? null],
})

/** Writes what a row of attempts came to, with the events that follow from it, in one batch. */
export const writeAttempts = async (
  tenant: TenantDb,
  endpoint: StoredEndpoint,
  done: readonly Attempted[],
  { off, events, now }: { off: 'gone' | 'failing' | undefined; events: readonly Event[]; now: number },
): Promise<void> => {
  const succeeded = done.some(({ after }) => after.next === 'delivered')
  const failed = done.some(({ after }) => after.next !== 'delivered')
  await tenant.client.batch(
    [
      attemptRows(endpoint.id, done),
      deliveryUpdates(endpoint.id, done, now),
      healthUpdate(endpoint, { succeeded, failed, off }, now),
      eventRows(events),
    ],
    'write',
  )
}

/** The oldest of each community, of an endpoint in strict order; any, of the others. */
const firstDue = `SELECT min(d.due_at) FROM delivery d WHERE d.endpoint = e.id AND d.state = 'waiting' ${inOrder}`

/** When each endpoint that is on has something to send next, in ms since 1970; what is under way counts as due. */
export const nextDeliveries = async (tenant: TenantDb): Promise<{ endpoint: string; due: number }[]> => {
  const { rows } = await tenant.client.execute(
    `SELECT e.id, (CASE e.ordered WHEN 0 THEN
          (SELECT d.due_at FROM delivery d WHERE d.endpoint = e.id AND d.state = 'waiting' ORDER BY d.due_at LIMIT 1)
        ELSE (${firstDue}) END) AS due,
        iif(e.rate > 0 AND e.window_used >= e.rate, e.window_from + ${minute}, 0) AS allowed
      FROM endpoint e WHERE e.state = 'active' AND e.removed = 0`,
  )
  return rows
    .filter((row) => row['due'] !== null)
    .map((row) => ({
      endpoint: String(row['id']),
      due: Math.max(Number(row['due']), Number(row['allowed'])),
    }))
}
