import type { InStatement } from '@libsql/client'

/** A typed query as a statement that goes into a batch. */
export const statementOf = (query: { toSQL(): { sql: string; params: unknown[] } }): InStatement => {
  const { sql, params } = query.toSQL()
  return { sql, args: params as (string | number | null)[] }
}
