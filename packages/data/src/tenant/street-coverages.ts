import type { InStatement, Row } from '@libsql/client'
import type { Section } from '@linli/domain/sections'
import type { CoverageMark } from '@linli/domain/targets/coverage-phases'
import type { DaySums, Sum, Sums } from '@linli/domain/targets/coverages'
import type { CoveragePlan } from '@linli/domain/targets'
import { reachesSection, type Reach, type TenantDb } from '../open.ts'
import { marksFrom, seriesFrom } from './coverages.ts'

/** A coverage that a street has given to its communities. */
export type StreetTask = {
  id: string
  title: string
  section: Section
  start: string
  due: string
  plan: CoveragePlan
}

/** One community's part: its tracts and households, the sums as of a day, and how many tracts were entered on that very day. */
export type CommunityPart = {
  community: string
  target: string
  plan: CoveragePlan
  marks: CoverageMark[]
  tracts: number
  enumerators: number
  households: number
  entered: number
  sums: Sums
}

const taskStatement = (task: string): InStatement => ({
  sql: `SELECT id, title, section, start, due, plan FROM task WHERE id = ? AND kind = 'coverage' AND removed = 0`,
  args: [task],
})

/** The targets of a task that lie in reach, which `?1` and `?2` name. */
const among = `t.task = ?1 AND t.removed = 0 AND (?2 IS NULL OR t.community IN (SELECT value FROM json_each(?2)))`

const partsStatement = (task: string, communities: string | null, day: string): InStatement => ({
  sql: `SELECT t.community, t.id AS target, t.plan,
      (SELECT json_group_array(json_object('item', m.item, 'met', m.met, 'planned', m.planned, 'done', m.done))
        FROM target_mark m WHERE m.target = t.id) AS marks,
      (SELECT json_array(count(*), coalesce(sum(r.enumerators), 0), coalesce(sum(r.households), 0))
        FROM tract r WHERE r.target = t.id) AS size,
      (SELECT count(DISTINCT n.tract) FROM coverage_count n WHERE n.target = t.id AND n.day = ?3) AS entered,
      (SELECT json_group_object(s.counter, json_object('households', s.households, 'tracts', s.tracts)) FROM (
        SELECT counter, sum(households) AS households, sum(tracts) AS tracts
        FROM coverage_sum WHERE target = t.id AND day <= ?3 GROUP BY counter) s) AS sums
    FROM target t JOIN community c ON c.id = t.community WHERE ${among} ORDER BY c.position`,
  args: [task, communities, day],
})

const sumsStatement = (task: string, communities: string | null): InStatement => ({
  sql: `SELECT s.day, s.counter, sum(s.households) AS households, sum(s.tracts) AS tracts
    FROM target t JOIN coverage_sum s ON s.target = t.id WHERE ${among} GROUP BY s.day, s.counter ORDER BY s.day`,
  args: [task, communities],
})

const taskFrom = (row: Row): StreetTask => ({
  id: String(row['id']),
  title: String(row['title']),
  section: String(row['section']) as Section,
  start: String(row['start']),
  due: String(row['due']),
  plan: JSON.parse(String(row['plan'])) as CoveragePlan,
})

const sumsFrom = (json: unknown): Sums =>
  Object.fromEntries(
    Object.entries(JSON.parse(String(json)) as Record<string, Sum>).filter(([, { tracts }]) => tracts > 0),
  )

const partFrom = (row: Row): CommunityPart => {
  const [tracts = 0, enumerators = 0, households = 0] = JSON.parse(String(row['size'])) as number[]
  return {
    community: String(row['community']),
    target: String(row['target']),
    plan: JSON.parse(String(row['plan'])) as CoveragePlan,
    marks: marksFrom(row['marks']),
    tracts,
    enumerators,
    households,
    entered: Number(row['entered']),
    sums: sumsFrom(row['sums']),
  }
}

/** A street's coverage: every community in reach as of a day, and the sums of them all day by day; if there is such a task. */
export const readStreetCoverage = async (
  tenant: TenantDb,
  reach: Reach,
  task: string,
  day: string,
): Promise<{ task: StreetTask; parts: CommunityPart[]; series: DaySums[] } | undefined> => {
  const communities = reach.communities === 'all' ? null : JSON.stringify(reach.communities)
  const [found, parts, sums] = await tenant.client.batch(
    [taskStatement(task), partsStatement(task, communities, day), sumsStatement(task, communities)],
    'read',
  )
  const row = found?.rows[0]
  if (row === undefined || !reachesSection(reach, String(row['section']) as Section)) return undefined
  return {
    task: taskFrom(row),
    parts: (parts?.rows ?? []).map(partFrom),
    series: seriesFrom(sums?.rows ?? []),
  }
}
