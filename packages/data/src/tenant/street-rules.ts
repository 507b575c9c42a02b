import { asc, eq, ne } from 'drizzle-orm'
import type { InStatement, ResultSet } from '@libsql/client'
import type { FigureKey } from '@linli/domain/metrics'
import { firstDay, isPeriod, periodOf, type Period } from '@linli/domain/periods'
import type { StreetRule } from '@linli/domain/rules'
import { reaches, type Reach, type TenantDb } from '../open.ts'
import { statementOf } from '../statements.ts'
import { streetRule } from './tables.ts'

/** A rule of the street's own. Moments are ms since 1970. */
export type StoredRule = typeof streetRule.$inferSelect

/** Asks for the rules in force; {@link activeRules} reads the answer. */
export const activeRulesStatement: InStatement =
  "SELECT id, expression, severity, message FROM street_rule WHERE state = 'active' ORDER BY id"

export const activeRules = (answer: ResultSet | undefined): StreetRule[] =>
  (answer?.rows ?? []).map((row) => ({
    id: String(row['id']),
    expression: String(row['expression']),
    severity: String(row['severity']) as StreetRule['severity'],
    message: String(row['message']),
  }))

/** The street's own rules, proposed ones among them, oldest first. */
export const listStreetRules = (tenant: TenantDb): Promise<StoredRule[]> =>
  tenant.orm.select().from(streetRule).where(ne(streetRule.state, 'retired')).orderBy(asc(streetRule.id))

/** One rule that is not retired. */
export const readStreetRule = async (tenant: TenantDb, id: string): Promise<StoredRule | undefined> => {
  const [row] = await tenant.orm.select().from(streetRule).where(eq(streetRule.id, id))
  return row?.state === 'retired' ? undefined : row
}

export const addRuleStatement = (tenant: TenantDb, row: StoredRule): InStatement =>
  statementOf(tenant.orm.insert(streetRule).values(row))

/** The guard that brings a rule to its next version. */
export const changeRuleGuard = (next: StoredRule): InStatement => ({
  sql: `UPDATE street_rule SET expression = ?, severity = ?, message = ?, state = ?, updated_at = ?, updated_by = ?,
    version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [
    next.expression,
    next.severity,
    next.message,
    next.state,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    next.id,
  ],
})

/** The periods that hold something, newest year first: one step of the index for each, however many rows it has. */
const stepping = (table: string, column: string, among = 'true'): string =>
  `WITH RECURSIVE held (span) AS (
    SELECT max(${column}) FROM ${table} WHERE ${among}
    UNION ALL SELECT (SELECT max(${column}) FROM ${table} WHERE ${among} AND ${column} < held.span) FROM held WHERE held.span IS NOT NULL)
  SELECT span FROM held WHERE span IS NOT NULL`

/** The half-years in which these figures were last read, a few of each in every community. */
const readingsStatement = (keys: readonly FigureKey[], most: number): InStatement => ({
  sql: `WITH figure AS MATERIALIZED (SELECT value ->> 0 AS metric, value ->> 1 AS dimension FROM json_each(?))
    SELECT DISTINCT b.span FROM community c CROSS JOIN figure CROSS JOIN stock_balance b
    WHERE b.community = c.id AND b.grain = 'half' AND b.metric = figure.metric AND b.dimension = figure.dimension AND b.span IN (
      SELECT last.span FROM stock_balance last WHERE last.community = c.id AND last.grain = 'half'
        AND last.metric = figure.metric AND last.dimension = figure.dimension ORDER BY last.span DESC LIMIT ?)`,
  args: [JSON.stringify(keys.map(({ metric, dimension }) => [metric, dimension])), most],
})

/** The half-year that a period lies in; none for a year, which is more. */
const halfAround = (span: string): Period[] =>
  isPeriod(span) && span.length > 4 ? [periodOf(firstDay(span), 'half')] : []

/**
 * What a rule can be tried on, in one round trip: the communities in reach, in the street's order, and the newest half-years in which
 * the street holds any flow or declared figure, or a reading of the figures named. `most`: how many half-years, newest first.
 */
export const readTrialGround = async (
  tenant: TenantDb,
  reach: Reach,
  keys: readonly FigureKey[],
  most: number,
): Promise<{ communities: string[]; halves: Period[] }> => {
  const [communities, ...spans] = await tenant.client.batch(
    [
      'SELECT id FROM community ORDER BY position',
      stepping('flow_balance', 'span'),
      stepping('declared', 'period', 'withdrawn = 0'),
      readingsStatement(keys, most),
    ],
    'read',
  )
  const held = spans.flatMap(({ rows }) => rows.flatMap((row) => halfAround(String(row['span']))))
  return {
    communities: (communities?.rows ?? []).map((row) => String(row['id'])).filter((id) => reaches(reach, id)),
    halves: [...new Set(held)].sort().reverse().slice(0, most),
  }
}
