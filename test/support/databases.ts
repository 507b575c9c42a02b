import { createHash } from 'node:crypto'
import type { Connect } from '@linli/data/open'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
// What jobs note of themselves is no content: on workerd one may be at work beside a request.
const tablesSql = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'housekeeping' ORDER BY name`

/** The names of a database's tables. */
const tablesOf = async (connect: Connect, database: string): Promise<string[]> => {
  const { rows } = await connect(database).execute(tablesSql)
  return rows.map((row) => text(row['name']))
}

// That a street may have work is announced before it is known whether anything changes, which is no change of content.
const announced = new Set(['next_due', 'announced_at'])

/** How many rows each table holds and a hash of what is in them: equal before and after means that nothing changed. */
export const contentsOf = async (
  connect: Connect,
  databases: readonly string[],
): Promise<Record<string, string>> => {
  const found: Record<string, string> = {}
  for (const database of databases)
    for (const table of await tablesOf(connect, database)) {
      const { rows } = await connect(database).execute(`SELECT * FROM ${table}`)
      const lines = rows
        .map((row) => JSON.stringify(Object.entries(row).filter(([name]) => !announced.has(name))))
        .sort()
      const hash = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
      found[`${database}.${table}`] = `${rows.length} rows ${hash}`
    }
  return found
}
