import type { InStatement, Row } from '@libsql/client'
import type { CoverageMark } from '@linli/domain/targets/coverage-phases'
import { seriesOf, type Counts, type DaySums, type TractStanding } from '@linli/domain/targets/coverages'
import type { Section } from '@linli/domain/sections'
import { counters, type Counter, type CoveragePlan } from '@linli/domain/targets'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'

/** A community's coverage. `version` is that of its target. */
export type StoredCoverage = {
  id: string
  title: string
  section: Section
  start: string
  due: string
  plan: CoveragePlan
  marks: CoverageMark[]
  version: number
}

/** Who entered a day's counts last, and when (ms since 1970); version 0 where nobody has. */
export type StoredDay = { day: string; version: number; updatedAt: number; updatedBy: string }

/** A tract with its latest counts, those before a day, and those entered for that day. */
export type StoredTract = TractStanding & { before: Counts; entered: Counts }

export type Coverage = { coverage: StoredCoverage; day: StoredDay; tracts: StoredTract[]; series: DaySums[] }

const marksOf = `(SELECT json_group_array(json_object('item', m.item, 'met', m.met, 'planned', m.planned, 'done', m.done))
  FROM target_mark m WHERE m.target = t.id)`

const coverageStatement = (community: string, target: string, day: string): InStatement => ({
  sql: `SELECT t.id, t.title, t.section, t.start, t.due, t.plan, t.version, ${marksOf} AS marks,
      d.version AS day_version, d.updated_at AS day_at, d.updated_by AS day_by
    FROM target t LEFT JOIN coverage_day d ON d.target = t.id AND d.day = ?3
    WHERE t.id = ?1 AND t.community = ?2 AND t.removed = 0 AND t.kind = 'coverage'`,
  args: [target, community, day],
})

/** A tract's counts as one JSON value, each the last that the condition lets through. */
export const countsOf = (condition: string): string => {
  const last = (counter: Counter) =>
    `(SELECT c.households FROM coverage_count c WHERE c.target = r.target AND c.tract = r.code AND c.counter = '${counter}'
      ${condition} ORDER BY c.day DESC LIMIT 1)`
  return `json_object(${counters.map((counter) => `'${counter}', ${last(counter)}`).join(', ')})`
}

const tractsStatement = (target: string, day: string): InStatement => ({
  sql: `SELECT r.code, r.name, r.households, r.enumerators, ${countsOf('')} AS counts,
      ${countsOf('AND c.day < ?2')} AS before, ${countsOf('AND c.day = ?2')} AS entered
    FROM tract r WHERE r.target = ?1 ORDER BY r.position`,
  args: [target, day],
})

const sumsStatement = (target: string): InStatement => ({
  sql: 'SELECT day, counter, households, tracts FROM coverage_sum WHERE target = ? ORDER BY day',
  args: [target],
})

/** Marks as the database tells them: what nobody has said is null there. */
export const marksFrom = (json: unknown): CoverageMark[] =>
  (JSON.parse(String(json)) as Record<string, unknown>[]).map(({ item, met, planned, done }) => ({
    item: String(item),
    met: met === null ? undefined : met === 1,
    planned: planned === null ? undefined : String(planned),
    done: done === null ? undefined : String(done),
  }))

const coverageFrom = (row: Row): StoredCoverage => ({
  id: String(row['id']),
  title: String(row['title']),
  section: String(row['section']) as Section,
  start: String(row['start']),
  due: String(row['due']),
  plan: JSON.parse(String(row['plan'])) as CoveragePlan,
  marks: marksFrom(row['marks']),
  version: Number(row['version']),
})

const dayFrom = (row: Row, day: string): StoredDay => ({
  day,
  version: Number(row['day_version'] ?? 0),
  updatedAt: Number(row['day_at'] ?? 0),
  updatedBy: String(row['day_by'] ?? ''),
})

const countsFrom = (json: unknown): Counts =>
  Object.fromEntries(
    Object.entries(JSON.parse(String(json)) as Record<string, number | null>).filter(
      ([, value]) => value !== null,
    ),
  )

/** A tract with its latest counts, from a row. */
export const tractFrom = (row: Row): TractStanding => ({
  code: String(row['code']),
  name: String(row['name']),
  households: Number(row['households']),
  enumerators: Number(row['enumerators']),
  counts: countsFrom(row['counts']),
})

const dayTractFrom = (row: Row): StoredTract => ({
  ...tractFrom(row),
  before: countsFrom(row['before']),
  entered: countsFrom(row['entered']),
})

/** The sums day by day, from rows of `coverage_sum`. */
export const seriesFrom = (rows: readonly Row[]): DaySums[] =>
  seriesOf(
    rows.map((row) => ({
      day: String(row['day']),
      counter: String(row['counter']) as Counter,
      households: Number(row['households']),
      tracts: Number(row['tracts']),
    })),
  )

/** A community's coverage with its tracts, the sums of every day, and what is entered for one day; if there is one in reach. */
export const readCoverage = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  target: string,
  day: string,
): Promise<Coverage | undefined> => {
  if (!reaches(reach, community)) return undefined
  const [found, tracts, sums] = await tenant.client.batch(
    [coverageStatement(community, target, day), tractsStatement(target, day), sumsStatement(target)],
    'read',
  )
  const row = found?.rows[0]
  if (row === undefined || !reachesSection(reach, String(row['section']) as Section)) return undefined
  return {
    coverage: coverageFrom(row),
    day: dayFrom(row, day),
    tracts: (tracts?.rows ?? []).map(dayTractFrom),
    series: seriesFrom(sums?.rows ?? []),
  }
}
