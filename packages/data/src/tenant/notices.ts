import type { InStatement } from '@libsql/client'
import type { Reach, TenantDb } from '../open.ts'
import { recentOf } from './events.ts'

/** Something that happened which a person should know of. `at` in ms since 1970. */
export type StoredNotice = {
  sequence: number
  type: string
  community: string
  communityName: string
  at: number
  data: Readonly<Record<string, unknown>>
}

const most = 50

/** The newest events of those types in reach that others brought about, and up to where the person has seen them. */
export const readNotices = async (
  tenant: TenantDb,
  reach: Reach,
  person: string,
  types: readonly string[],
): Promise<{ notices: StoredNotice[]; seen: number }> => {
  const [found, seen] = await tenant.client.batch(
    [
      {
        sql: `SELECT e.sequence, e.type, e.community, c.name, e.at, e.data
          FROM json_each(?1) AS wanted CROSS JOIN event e CROSS JOIN community c
          WHERE e.type = wanted.value AND e.sequence > ${recentOf('wanted.value')} AND e.actor <> ?2
            AND c.id = e.community AND (?3 = 'null' OR e.community IN (SELECT value FROM json_each(?3)))
          ORDER BY e.sequence DESC LIMIT ${most}`,
        args: [
          JSON.stringify(types),
          person,
          JSON.stringify(reach.communities === 'all' ? null : reach.communities),
        ],
      },
      { sql: 'SELECT sequence FROM notice_seen WHERE person = ?', args: [person] },
    ],
    'read',
  )
  return {
    notices: (found?.rows ?? []).map((row) => ({
      sequence: Number(row['sequence']),
      type: String(row['type']),
      community: String(row['community']),
      communityName: String(row['name']),
      at: Number(row['at']),
      data: JSON.parse(String(row['data'])) as Record<string, unknown>,
    })),
    seen: Number(seen?.rows[0]?.['sequence'] ?? 0),
  }
}

/** Remembers up to where a person has seen notices; it never goes back. */
export const seeNoticesStatement = (person: string, sequence: number): InStatement => ({
  sql: `INSERT INTO notice_seen VALUES (?, ?) ON CONFLICT DO UPDATE SET sequence = max(sequence, excluded.sequence)`,
  args: [person, sequence],
})
