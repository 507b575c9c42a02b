import type { DirectoryDb } from '../open.ts'

/** Who an event's actor is; the name is known of a street's own people and tokens only. */
export type Actor = { kind: 'person' | 'token' | 'service'; name?: string }

const prefix = 'token:'

const statement = `SELECT a.value AS id, p.id IS NOT NULL AS person,
    coalesce((SELECT p.name FROM membership m WHERE m.person = p.id AND m.street = ?2),
      (SELECT t.name FROM api_token t WHERE t.id = substr(a.value, ${prefix.length + 1}) AND t.street = ?2)) AS name
  FROM json_each(?1) a LEFT JOIN person p ON p.id = a.value`

const kindOf = (id: string, isPerson: boolean): Actor['kind'] => {
  if (id.startsWith(prefix)) return 'token'
  return isPerson ? 'person' : 'service'
}

/** Whom actors' ids name, for those who may know the street. */
export const actorsOf = async (
  db: DirectoryDb,
  street: string,
  ids: readonly string[],
): Promise<Map<string, Actor>> => {
  const { rows } = await db.client.execute({
    sql: statement,
    args: [JSON.stringify([...new Set(ids)]), street],
  })
  return new Map(
    rows.map((row) => {
      const [id, name] = [String(row['id']), row['name']]
      const kind = kindOf(id, row['person'] === 1)
      return [id, typeof name === 'string' ? { kind, name } : { kind }]
    }),
  )
}
