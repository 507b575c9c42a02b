import type { InStatement, Row } from '@libsql/client'
import type { Acknowledgement, DeliveryState } from '@linli/domain/endpoints'
import { reaches, type Reach, type TenantDb } from '../open.ts'

/** A message to one endpoint. Moments are ms since 1970; `sequence` is that of the event it tells of. */
export type StoredDelivery = {
  endpoint: string
  endpointName: string
  sequence: number
  message: string
  type: string
  community: string | null
  subject: string
  state: DeliveryState
  attempts: number
  dueAt: number
  createdAt: number
  settledAt: number | null
  acknowledgement: Acknowledgement | null
  acknowledgedAt: number | null
  acknowledgementReason: string | null
}

/** One attempt and what came of it; `took` in ms. */
export type StoredAttempt = {
  number: number
  at: number
  took: number
  status: number | null
  failure: string | null
  answer: string
}

const orNull = (value: unknown): number | null => (value === null ? null : Number(value))
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const deliveryFrom = (row: Row): StoredDelivery => ({
  endpoint: String(row['endpoint']),
  endpointName: String(row['endpoint_name']),
  sequence: Number(row['sequence']),
  message: String(row['message']),
  type: String(row['type']),
  community: textOrNull(row['community']),
  subject: String(row['subject']),
  state: String(row['state']) as DeliveryState,
  attempts: Number(row['attempts']),
  dueAt: Number(row['due_at']),
  createdAt: Number(row['created_at']),
  settledAt: orNull(row['settled_at']),
  acknowledgement: textOrNull(row['acknowledgement']) as Acknowledgement | null,
  acknowledgedAt: orNull(row['acknowledged_at']),
  acknowledgementReason: textOrNull(row['acknowledgement_reason']),
})

const selection = 'SELECT d.*, e.name AS endpoint_name FROM delivery d JOIN endpoint e ON e.id = d.endpoint'

export type DeliveryFilter = {
  endpoint?: string | undefined
  state?: DeliveryState | undefined
  type?: string | undefined
  community?: string | undefined
}

/** Deliveries, those of the newest events first, after a place in that order. */
export const listDeliveries = async (
  tenant: TenantDb,
  filter: DeliveryFilter,
  { before, limit }: { before?: { sequence: number; endpoint: string } | undefined; limit: number },
): Promise<StoredDelivery[]> => {
  const { rows } = await tenant.client.execute({
    sql: `${selection} WHERE (?1 IS NULL OR d.endpoint = ?1) AND (?2 IS NULL OR d.state = ?2) AND (?3 IS NULL OR d.type = ?3)
        AND (?4 IS NULL OR d.community = ?4) AND (?5 IS NULL OR (d.sequence, d.endpoint) < (?5, ?6))
      ORDER BY d.sequence DESC, d.endpoint DESC LIMIT ?7`,
    args: [
      filter.endpoint ?? null,
      filter.state ?? null,
      filter.type ?? null,
      filter.community ?? null,
      before?.sequence ?? null,
      before?.endpoint ?? null,
      limit,
    ],
  })
  return rows.map(deliveryFrom)
}

/** One delivery with its attempts and, as long as it is kept, its body; undefined where there is none. */
export const readDelivery = async (tenant: TenantDb, endpoint: string, sequence: number) => {
  const [found, attempts, bodies] = await tenant.client.batch(
    [
      { sql: `${selection} WHERE d.endpoint = ? AND d.sequence = ?`, args: [endpoint, sequence] },
      {
        sql: 'SELECT * FROM attempt WHERE endpoint = ? AND sequence = ? ORDER BY number',
        args: [endpoint, sequence],
      },
      {
        sql: `SELECT body FROM message WHERE sequence = ?1 AND content = (SELECT content FROM endpoint WHERE id = ?2)
          UNION ALL SELECT body FROM message WHERE sequence = ?1`,
        args: [sequence, endpoint],
      },
    ],
    'read',
  )
  const row = found?.rows[0]
  if (row === undefined) return undefined
  return {
    delivery: deliveryFrom(row),
    body: textOrNull(bodies?.rows[0]?.['body']) ?? undefined,
    attempts: (attempts?.rows ?? []).map((one) => ({
      number: Number(one['number']),
      at: Number(one['at']),
      took: Number(one['took']),
      status: orNull(one['status']),
      failure: textOrNull(one['failure']),
      answer: String(one['answer']),
    })),
  }
}

/** What systems were told of something in reach, newest first. */
export const deliveriesOf = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  subject: string,
): Promise<StoredDelivery[]> => {
  if (!reaches(reach, community)) return []
  const { rows } = await tenant.client.execute({
    // A report is known by its period within its community.
    sql: `${selection} WHERE d.subject IN (?1, ?2 || '.' || ?1) AND d.community = ?2 ORDER BY d.sequence DESC LIMIT 50`,
    args: [subject, community],
  })
  return rows.map(deliveryFrom)
}

/** The newest test message to an endpoint, by its event. */
export const lastPing = async (
  tenant: TenantDb,
  endpoint: string,
): Promise<{ sequence: number; at: number } | undefined> => {
  const { rows } = await tenant.client.execute({
    sql: "SELECT sequence, at FROM event WHERE subject = ? AND type = 'endpoint.pinged' ORDER BY sequence DESC LIMIT 1",
    args: [endpoint],
  })
  return rows[0] && { sequence: Number(rows[0]['sequence']), at: Number(rows[0]['at']) }
}

/** Sends a delivery again, from the first step of the schedule. */
export const replayStatement = (endpoint: string, sequence: number, now: number): InStatement => ({
  sql: `UPDATE delivery SET state = 'waiting', step = 0, due_at = ?, leased_until = 0, settled_at = NULL
    WHERE endpoint = ? AND sequence = ?`,
  args: [now, endpoint, sequence],
})

/** Sends again whatever failed since a moment and is still kept. */
export const replayFailedStatement = (endpoint: string, since: number, now: number): InStatement => ({
  sql: `UPDATE delivery SET state = 'waiting', step = 0, due_at = ?1, leased_until = 0, settled_at = NULL
    WHERE endpoint = ?2 AND state = 'failed' AND created_at >= ?3
      AND EXISTS (SELECT 1 FROM message m WHERE m.sequence = delivery.sequence)`,
  args: [now, endpoint, since],
})

/** Notes what the receiver says of a delivery in its own books. */
export const acknowledgeStatement = (
  { endpoint, sequence }: { endpoint: string; sequence: number },
  { state, reason, at }: { state: Acknowledgement; reason: string; at: number },
): InStatement => ({
  sql: `UPDATE delivery SET acknowledgement = ?, acknowledgement_reason = ?, acknowledged_at = ?
    WHERE endpoint = ? AND sequence = ?`,
  args: [state, reason, at, endpoint, sequence],
})

/** Forgets bodies that no endpoint needs any longer, and what receivers answered longer ago than their endpoint keeps it. */
export const forgetStatements = (now: number): InStatement[] => [
  { sql: 'DELETE FROM message WHERE keep_until < ?', args: [now] },
  {
    sql: `UPDATE attempt SET answer = '' WHERE (endpoint, sequence, number) IN (
      SELECT a.endpoint, a.sequence, a.number FROM endpoint e CROSS JOIN attempt a
      WHERE a.endpoint = e.id AND a.answer <> '' AND a.at < ? - 86400000 * e.days_kept)`,
    args: [now],
  },
]
