import { and, asc, eq, type InferSelectModel } from 'drizzle-orm'
import type { InStatement } from '@libsql/client'
import { metricOf } from '@linli/domain/metrics'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { target } from './tables.ts'

/** A community's target. `value` in thousandths of `unit`, `updatedAt` in ms since 1970. */
export type StoredTarget = InferSelectModel<typeof target>

/** Whether a target lies in a reach: one that measures something belongs to that metric's section, any other to all. */
export const reachesTarget = (reach: Reach, { metric }: { metric?: string | null }): boolean => {
  const section = metricOf(metric ?? '')?.section
  return section === undefined || reachesSection(reach, section)
}

/** A community's targets, soonest due first. */
export const listTargets = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
): Promise<StoredTarget[]> => {
  if (!reaches(reach, community)) return []
  const rows = await tenant.orm
    .select()
    .from(target)
    .where(and(eq(target.community, community), eq(target.removed, false)))
    .orderBy(asc(target.due), asc(target.id))
  return rows.filter((row) => reachesTarget(reach, row))
}

/** One target that is not removed, if there is one in reach. */
export const readTarget = async (tenant: TenantDb, reach: Reach, community: string, id: string) => {
  if (!reaches(reach, community)) return undefined
  const [row] = await tenant.orm
    .select()
    .from(target)
    .where(and(eq(target.id, id), eq(target.community, community), eq(target.removed, false)))
  return row && reachesTarget(reach, row) ? row : undefined
}

export const setTargetStatement = (tenant: TenantDb, row: StoredTarget): InStatement => {
  const { sql, params } = tenant.orm.insert(target).values(row).toSQL()
  return { sql, args: params as string[] }
}

/** The guard that brings a target to its next version. */
export const changeTargetGuard = (next: StoredTarget): InStatement => ({
  sql: `UPDATE target SET title = ?, kind = ?, level = ?, due = ?, metric = ?, dimension = ?, value = ?, unit = ?, removed = ?,
    updated_at = ?, updated_by = ?, version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [
    next.title,
    next.kind,
    next.level,
    next.due,
    next.metric,
    next.dimension,
    next.value,
    next.unit,
    next.removed ? 1 : 0,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    next.id,
  ],
})
