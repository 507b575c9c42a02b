import { and, eq, getTableColumns, type InferSelectModel } from 'drizzle-orm'
import type { InStatement, Row } from '@libsql/client'
import { metricOf } from '@linli/domain/metrics'
import type { Section } from '@linli/domain/sections'
import type { TargetKind, TargetLevel, TargetPlan } from '@linli/domain/targets'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import { target } from './tables.ts'

/** A community's target: its own, or with `task` its part in one of the street's. `updatedAt` in ms since 1970. */
export type StoredTarget = InferSelectModel<typeof target>

/** Whether a target lies in a reach: its own section does, and that of the metric which it measures. */
export const reachesTarget = (
  reach: Reach,
  { section, plan }: { section: Section; plan: TargetPlan },
): boolean => {
  const measured = plan.kind === 'metric' ? metricOf(plan.metric ?? '')?.section : undefined
  return reachesSection(reach, section) && (measured === undefined || reachesSection(reach, measured))
}

const orNull = (value: unknown): string | null => (value === null ? null : String(value))

/** What a target and a task are both made of, from a row of a statement written by hand. */
export const aimFromRow = (row: Row) => ({
  id: String(row['id']),
  title: String(row['title']),
  kind: String(row['kind']) as TargetKind,
  level: String(row['level']) as TargetLevel,
  section: String(row['section']) as Section,
  start: String(row['start']),
  due: String(row['due']),
  plan: JSON.parse(String(row['plan'])) as TargetPlan,
  template: orNull(row['template']),
  templateVersion: row['template_version'] === null ? null : Number(row['template_version']),
  notes: String(row['notes']),
  removed: row['removed'] === 1,
  version: Number(row['version']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

/** A target from a row of a statement written by hand. */
export const targetFromRow = (row: Row): StoredTarget => ({
  ...aimFromRow(row),
  community: String(row['community']),
  task: orNull(row['task']),
  figures: JSON.parse(String(row['figures'])) as [string, string][],
  owner: String(row['owner']),
  carried: Number(row['carried']),
})

/** One target in reach, if there is one; a removed one only where it is asked for. */
export const readTarget = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  id: string,
  { removed = false }: { removed?: boolean } = {},
): Promise<StoredTarget | undefined> => {
  if (!reaches(reach, community)) return undefined
  const [row] = await tenant.orm
    .select()
    .from(target)
    .where(and(eq(target.id, id), eq(target.community, community), eq(target.removed, removed)))
  return row && reachesTarget(reach, row) ? row : undefined
}

export const setTargetStatement = (tenant: TenantDb, row: StoredTarget): InStatement =>
  statementOf(tenant.orm.insert(target).values(row))

const columns = Object.values(getTableColumns(target))
  .map(({ name }) => name)
  .filter((name) => name !== 'id' && name !== 'community' && name !== 'version')

const bare = (value: unknown): string | number | null => {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  return JSON.stringify(value)
}

const valuesOf = (row: StoredTarget): (string | number | null)[] => {
  const byName = Object.entries(getTableColumns(target)).map(([key, { name }]) => [
    name,
    bare(row[key as keyof StoredTarget]),
  ])
  const named = Object.fromEntries(byName) as Record<string, string | number | null>
  return columns.map((name) => named[name] ?? null)
}

/** The guard that brings a target to its next version; it fails where the version before is no longer current. */
export const changeTargetGuard = (next: StoredTarget): InStatement => ({
  sql: `UPDATE target SET ${columns.map((name) => `${name} = ?`).join(', ')}, version = iif(version = ?, version + 1, NULL)
    WHERE id = ?`,
  args: [...valuesOf(next), next.version - 1, next.id],
})
