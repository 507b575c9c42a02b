import type { Event } from '../commit.ts'
import type { Reach, TenantDb } from '../open.ts'

export type StoredEvent = Event & { sequence: number }

/** Moments in ms since 1970; `from` belongs to it, `until` does not. */
export type EventFilter = {
  actor: string | undefined
  /** How the type begins. */
  type: string | undefined
  community: string | undefined
  from: number
  until: number
}

// A use of a token is nobody's event, but the community whose data was used may know of it.
const community = "coalesce(community, CASE type WHEN 'token.used' THEN data ->> 'community' END)"

const statement = `SELECT sequence, type, ${community} AS community, subject, actor, at, data FROM event
  WHERE sequence < ?1 AND (?2 = 'null' OR ${community} IN (SELECT value FROM json_each(?2)))
    AND (?3 IS NULL OR ${community} = ?3) AND (?4 IS NULL OR actor = ?4)
    AND (?5 IS NULL OR substr(type, 1, length(?5)) = ?5) AND at >= ?6 AND at < ?7
  ORDER BY sequence DESC LIMIT ?8`

/**
 * The newest events in reach, before the one of the number `before`; one more than `limit` where there are more. What is of no
 * community is told where every community is in reach.
 */
export const listEvents = async (
  tenant: TenantDb,
  reach: Reach,
  { actor, type, community: one, from, until }: EventFilter,
  { before = Number.MAX_SAFE_INTEGER, limit }: { before?: number | undefined; limit: number },
): Promise<StoredEvent[]> => {
  const communities = JSON.stringify(reach.communities === 'all' ? null : reach.communities)
  const args = [before, communities, one ?? null, actor ?? null, type ?? null, from, until, limit + 1]
  const { rows } = await tenant.client.execute({ sql: statement, args })
  return rows.map((row) => ({
    sequence: Number(row['sequence']),
    type: String(row['type']),
    community: row['community'] === null ? null : String(row['community']),
    subject: String(row['subject']),
    actor: String(row['actor']),
    at: Number(row['at']),
    data: JSON.parse(String(row['data'])) as Record<string, unknown>,
  }))
}
