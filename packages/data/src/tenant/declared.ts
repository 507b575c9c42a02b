import { and, eq, type InferSelectModel } from 'drizzle-orm'
import type { InStatement, ResultSet, Row } from '@libsql/client'
import { metricOf, type FigureKey } from '@linli/domain/metrics'
import type { Period } from '@linli/domain/periods'
import type { Bound } from '@linli/domain/quantities'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import { declared } from './tables.ts'

/** A total that comes without records (补录). `value` in thousandths, `updatedAt` in ms since 1970. */
export type Declared = InferSelectModel<typeof declared>

const inReach = (reach: Reach, row: Declared | undefined): Declared | undefined => {
  const metric = row && metricOf(row.metric)
  return row && metric && reaches(reach, row.community) && reachesSection(reach, metric.section)
    ? row
    : undefined
}

/** One declared figure by its id, if there is one in reach. */
export const readDeclared = async (tenant: TenantDb, reach: Reach, community: string, id: string) => {
  const [row] = await tenant.orm
    .select()
    .from(declared)
    .where(and(eq(declared.id, id), eq(declared.community, community)))
  return inReach(reach, row)
}

/** Asks what stands declared for a figure in any of these periods; {@link declaredIn} reads the answer. */
export const declaredForStatement = (
  community: string,
  key: FigureKey,
  periods: readonly Period[],
): InStatement => ({
  sql: `SELECT * FROM declared WHERE period IN (SELECT value FROM json_each(?))
    AND community = ? AND metric = ? AND dimension = ? AND withdrawn = 0 ORDER BY period`,
  args: [JSON.stringify(periods), community, key.metric, key.dimension],
})

/** A declared figure from a row that holds every column. */
export const declaredFromRow = (row: Row): Declared => ({
  id: String(row['id']),
  community: String(row['community']),
  period: String(row['period']),
  metric: String(row['metric']),
  dimension: String(row['dimension']),
  value: Number(row['value']),
  bound: String(row['bound']) as Bound,
  said: row['said'] === null ? null : String(row['said']),
  source: String(row['source']),
  reason: String(row['reason']),
  statement: String(row['statement']),
  withdrawn: row['withdrawn'] === 1,
  version: Number(row['version']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

/** What stands declared and is in reach. */
export const declaredIn = (reach: Reach, answer: ResultSet | undefined): Declared[] =>
  (answer?.rows ?? []).map(declaredFromRow).filter((row) => inReach(reach, row) !== undefined)

export const declareStatement = (tenant: TenantDb, row: Declared): InStatement =>
  statementOf(tenant.orm.insert(declared).values(row))

/** Declares many figures; {@link declareStatement} for one. */
export const declareManyStatement = (rows: readonly Declared[]): InStatement => ({
  sql: `INSERT INTO declared SELECT value ->> 'id', value ->> 'community', value ->> 'period', value ->> 'metric',
    value ->> 'dimension', value ->> 'value', value ->> 'bound', value ->> 'said', value ->> 'source', value ->> 'reason',
    value ->> 'statement', 0, value ->> 'version', value ->> 'updatedAt', value ->> 'updatedBy' FROM json_each(?)`,
  args: [JSON.stringify(rows)],
})

/** Brings many declared figures to their next version; fails as a whole where one of them is no longer of the version before. */
export const redeclareManyStatement = (rows: readonly Declared[]): InStatement => ({
  sql: `UPDATE declared SET value = n.value ->> 'value', bound = n.value ->> 'bound', said = n.value ->> 'said',
    source = n.value ->> 'source', reason = n.value ->> 'reason', statement = n.value ->> 'statement',
    updated_at = n.value ->> 'updatedAt', updated_by = n.value ->> 'updatedBy',
    version = iif(declared.version = (n.value ->> 'version') - 1 AND declared.withdrawn = 0, declared.version + 1, NULL)
    FROM json_each(?) AS n WHERE declared.id = n.value ->> 'id'`,
  args: [JSON.stringify(rows)],
})

/** The guard that brings a declared figure to its next version. */
export const redeclareGuard = (next: Declared): InStatement => ({
  sql: `UPDATE declared SET value = ?, bound = ?, said = ?, source = ?, reason = ?, statement = ?, withdrawn = ?, updated_at = ?,
    updated_by = ?, version = iif(version = ? AND withdrawn = 0, version + 1, NULL) WHERE id = ?`,
  args: [
    next.value,
    next.bound,
    next.said,
    next.source,
    next.reason,
    next.statement,
    next.withdrawn ? 1 : 0,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    next.id,
  ],
})
