import { asc, eq, ne } from 'drizzle-orm'
import type { InStatement, ResultSet } from '@libsql/client'
import type { StreetRule } from '@linli/domain/rules'
import type { TenantDb } from '../open.ts'
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

export const addRuleStatement = (tenant: TenantDb, row: StoredRule): InStatement => {
  const { sql, params } = tenant.orm.insert(streetRule).values(row).toSQL()
  return { sql, args: params as string[] }
}

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
