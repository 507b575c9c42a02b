import { and, asc, desc, gt, lte } from 'drizzle-orm'
import type { TenantDb } from '../open.ts'
import { event, seal } from './tables.ts'

/** The newest seal of a street's log, if any. */
export const lastSeal = async (tenant: TenantDb) => {
  const [row] = await tenant.orm.select().from(seal).orderBy(desc(seal.number)).limit(1)
  return row
}

/** Events after a sequence number, oldest first, that happened not after `until`. */
export const eventsAfter = (tenant: TenantDb, sequence: number, until: number, limit: number) =>
  tenant.orm
    .select()
    .from(event)
    .where(and(gt(event.sequence, sequence), lte(event.at, until)))
    .orderBy(asc(event.sequence))
    .limit(limit)

/** Writes a seal; of two jobs that seal at once, one fails on the number. */
export const writeSeal = async (tenant: TenantDb, row: typeof seal.$inferInsert): Promise<void> => {
  await tenant.orm.insert(seal).values(row)
}
