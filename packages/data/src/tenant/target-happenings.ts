import type { InStatement, ResultSet } from '@libsql/client'
import type { TenantDb } from '../open.ts'
import { recentOf } from './events.ts'

/** Something that happened to a target. `at` in ms since 1970; `item` is '' for the target as a whole. */
export type Happening = {
  at: number
  by: string
  type: string
  community: string
  target: string
  title: string
  item: string
}

/** What may happen to a target, as the log of events calls it. */
const types = [
  'target.set',
  'target.changed',
  'target.removed',
  'target.restored',
  'target.carried',
  'target.marked',
  'target.verified',
  'target.linked',
  'target.unlinked',
  'coverage.entered',
  'target.due-soon',
]

/** Asks for what happened to targets since a moment, or to one of them, newest first; {@link happeningsIn} reads the answer. */
export const happeningsStatement = (
  communities: readonly string[] | 'all',
  { since = 0, target }: { since?: number; target?: string },
  most: number,
): InStatement => ({
  sql: `SELECT e.at, e.type, e.community, e.subject, e.data, t.title
    FROM json_each(?1) AS wanted CROSS JOIN event e CROSS JOIN target t
    WHERE e.type = wanted.value AND e.sequence > ${recentOf('wanted.value')} AND e.at >= ?2
      AND t.id = e.subject AND (?3 = 'null' OR t.community IN (SELECT value FROM json_each(?3))) AND (?4 IS NULL OR t.id = ?4)
    ORDER BY e.sequence DESC LIMIT ?5`,
  args: [
    JSON.stringify(types),
    since,
    JSON.stringify(communities === 'all' ? null : communities),
    target ?? null,
    most,
  ],
})

type Told = { item?: string; by?: string }

export const happeningsIn = (answer: ResultSet | undefined): Happening[] =>
  (answer?.rows ?? []).map((row) => {
    const { item = '', by = '' } = JSON.parse(String(row['data'])) as Told
    return {
      at: Number(row['at']),
      by,
      type: String(row['type']),
      community: String(row['community']),
      target: String(row['subject']),
      title: String(row['title']),
      item,
    }
  })

/** Of which targets, and for which due day, it was said that they fall due: `{target} {day}`. */
export const remindedOf = async (tenant: TenantDb): Promise<ReadonlySet<string>> => {
  const { rows } = await tenant.client.execute(
    `SELECT subject, data ->> 'due' AS due FROM event WHERE type = 'target.due-soon' AND sequence > ${recentOf("'target.due-soon'")}`,
  )
  return new Set(rows.map((row) => `${String(row['subject'])} ${String(row['due'])}`))
}
