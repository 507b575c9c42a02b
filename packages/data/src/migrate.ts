import type { Client } from '@libsql/client'

export type Migration = { name: string; sql: string }

const bookkeeping = `CREATE TABLE IF NOT EXISTS migration (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL
) STRICT`

const sha256 = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Applies the migrations that a database has not seen, each as a whole, in order; returns their names.
 * The bookkeeping row goes first, so that of two racing runners one fails instead of applying twice.
 * Throws when a migration was changed after it was applied.
 */
export const migrate = async (
  client: Client,
  migrations: readonly Migration[],
  now: number,
): Promise<string[]> => {
  await client.execute(bookkeeping)
  const { rows } = await client.execute('SELECT name, sha256 FROM migration')
  const seen = new Map(rows.map((row) => [String(row['name']), String(row['sha256'])]))
  const applied: string[] = []
  for (const { name, sql } of migrations) {
    const hash = await sha256(sql)
    if (seen.has(name)) {
      if (seen.get(name) !== hash) throw new Error(`migration ${name} was changed after it was applied`)
      continue
    }
    const statements = sql.split('--> statement-breakpoint').map((statement) => statement.trim())
    await client.migrate([
      { sql: 'INSERT INTO migration VALUES (?, ?, ?)', args: [name, hash, now] },
      ...statements,
    ])
    applied.push(name)
  }
  return applied
}
