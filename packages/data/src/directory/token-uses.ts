import type { Section } from '@linli/domain/sections'
import { heldBy, type Grantable } from '@linli/domain/tokens'
import type { DirectoryDb, StreetLocation } from '../open.ts'

/** A live token at one of its uses; `used` counts them in its `minute` (minutes since 1970), this one among them. */
export type UsedToken = {
  id: string
  name: string
  street: StreetLocation
  permissions: readonly Grantable[]
  communities: 'all' | readonly string[]
  sections: 'all' | readonly Section[]
  addresses: readonly string[]
  perMinute: number
  minute: number
  used: number
}

// The minute never goes back: of two hosts whose clocks differ, the later one counts.
const statement = `UPDATE api_token SET used = iif(minute < ?3, 1, used + 1), minute = max(minute, ?3), last_used_at = ?2
  WHERE secret_hash = ?1 AND revoked_at IS NULL AND expires_at > ?2
  RETURNING json_object('id', id, 'name', name, 'permissions', json(permissions), 'communities', json(communities),
    'sections', json(sections), 'addresses', json(addresses), 'perMinute', per_minute, 'minute', minute, 'used', used,
    'street', json((SELECT json_object('id', s.id, 'name', s.name, 'database', s.database, 'schemaVersion', s.schema_version)
      FROM street s WHERE s.id = api_token.street))) AS token`

/**
 * Finds the live token of a secret by its hash, counts the use and notes when it was, all in one statement; undefined where there
 * is none. Many at once are each counted. `now` in ms since 1970.
 */
export const useToken = async (
  db: DirectoryDb,
  secretHash: string,
  now: number,
): Promise<UsedToken | undefined> => {
  const { rows } = await db.client.execute({
    sql: statement,
    args: [secretHash, now, Math.floor(now / 60_000)],
  })
  const row = rows[0]
  if (row === undefined) return undefined
  const token = JSON.parse(String(row['token'])) as UsedToken
  return { ...token, permissions: heldBy(token.permissions) }
}
