import type { InStatement } from '@libsql/client'
import type { Reach, TenantDb } from '../open.ts'
import { recentOf } from './events.ts'

/** Something that happened which a person should know of. `at` in ms since 1970. */
export type StoredNotice = {
  sequence: number
  type: string
  /** '' where it is about the street. */
  community: string
  communityName: string
  at: number
  data: Readonly<Record<string, unknown>>
}

/** Types of events that somebody is told of: those of communities in reach, and those of the street itself. */
export type NoticeTypes = { ofCommunities: readonly string[]; ofStreet: readonly string[] }

const most = 50

/** The newest events of those types that others brought about, and up to where the person has seen them. */
export const readNotices = async (
  tenant: TenantDb,
  reach: Reach,
  person: string,
  { ofCommunities, ofStreet }: NoticeTypes,
): Promise<{ notices: StoredNotice[]; seen: number }> => {
  const [found, seen] = await tenant.client.batch(
    [
      {
        sql: `SELECT e.sequence, e.type, e.community, c.name, e.at, e.data
          FROM json_each(?1) AS wanted CROSS JOIN event e LEFT JOIN community c ON c.id = e.community
          WHERE e.type = wanted.value ->> 0 AND e.sequence > ${recentOf('(wanted.value ->> 0)')} AND e.actor <> ?2
            AND iif(wanted.value ->> 1 = 'street', e.community IS NULL,
              c.id IS NOT NULL AND (?3 = 'null' OR e.community IN (SELECT value FROM json_each(?3))))
          ORDER BY e.sequence DESC LIMIT ${most}`,
        args: [
          JSON.stringify([
            ...ofCommunities.map((type) => [type, 'community']),
            ...ofStreet.map((type) => [type, 'street']),
          ]),
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
      community: String(row['community'] ?? ''),
      communityName: String(row['name'] ?? ''),
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
