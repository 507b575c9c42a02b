import { asc, desc, gt } from 'drizzle-orm'
import type { TenantDb } from '../open.ts'
import { event, seal } from './tables.ts'

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
