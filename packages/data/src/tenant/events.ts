import { asc, desc, gt } from 'drizzle-orm'
import type { Event } from '../commit.ts'
import type { TenantDb } from '../open.ts'
import { event, seal } from './tables.ts'

/** How many events of one type are looked through for what people are told: older ones are in the history of their subject. */
const horizon = 10_000

/**
 * SQL for the number after which an event of a type is recent. Counted by type: the uses of tokens are many, and what they push
 * back is not older for that. `type` is an SQL expression.
 */
export const recentOf = (type: string): string =>
  `coalesce((SELECT r.sequence FROM event r WHERE r.type = ${type} ORDER BY r.sequence DESC LIMIT 1 OFFSET ${horizon}), 0)`

/** The newest seal of a street's log, if any. */
export const lastSeal = async (tenant: TenantDb) => {
  const [row] = await tenant.orm.select().from(seal).orderBy(desc(seal.number)).limit(1)
  return row
}

/**
 * Events after a sequence number, oldest first, up to the first that happened after `until`. Clocks of several instances differ,
 * so a later event may bear an earlier time: it waits, or the one before it would be passed over for ever.
 */
export const eventsAfter = async (tenant: TenantDb, sequence: number, until: number, limit: number) => {
  const rows = await tenant.orm
    .select()
    .from(event)
    .where(gt(event.sequence, sequence))
    .orderBy(asc(event.sequence))
    .limit(limit)
  const unsettled = rows.findIndex(({ at }) => at > until)
  return unsettled === -1 ? rows : rows.slice(0, unsettled)
}

/** Writes a seal; of two jobs that seal at once, one fails on the number. */
export const writeSeal = async (tenant: TenantDb, row: typeof seal.$inferInsert): Promise<void> => {
  await tenant.orm.insert(seal).values(row)
}

/** Writes an event unless one of its type is there of its subject; for what is done elsewhere and must be told exactly once. */
export const noteOnce = async (tenant: TenantDb, { type, community, subject, actor, at, data }: Event) => {
  await tenant.client.execute({
    sql: `INSERT INTO event (type, community, subject, actor, at, data) SELECT ?1, ?2, ?3, ?4, ?5, ?6
      WHERE NOT EXISTS (SELECT 1 FROM event WHERE subject = ?3 AND type = ?1)`,
    args: [type, community, subject, actor, at, JSON.stringify(data)],
  })
}
