import type { InStatement, ResultSet, Row } from '@libsql/client'
import { balanceSpans, monthsOf, periodOf, periodsWithin, type Period } from '@linli/domain/periods'
import { readingPeriod } from '@linli/domain/targets/measures'
import type { CoverageFacts, ProgressFacts } from '@linli/domain/target-progress'
import type { Evidence, Mark } from '@linli/domain/targets'
import { reaches, type Reach, type TenantDb } from '../open.ts'
import { coverageFactsIn, coverageFactStatements } from './coverage-facts.ts'
import { dutyFactsIn, dutyFactStatements, type DutyFactsIn } from './duty-facts.ts'
import { gather, type KnownByCommunity } from './figures.ts'
import { reachesTarget, targetFromRow, type StoredTarget } from './targets.ts'

/** What people noted of an item, with who and when. `updatedAt` in ms since 1970. */
export type StoredMark = Mark & { target: string; version: number; updatedAt: number; updatedBy: string }

/** A live record linked to an item of a target. */
export type LinkedEvidence = Evidence & { target: string; kind: string; title: string }

/** Targets with everything that tells how they stand on a day, by target and community. */
export type TargetFacts = {
  targets: StoredTarget[]
  marks: StoredMark[]
  evidence: LinkedEvidence[]
  coverages: ReadonlyMap<string, CoverageFacts>
  duties: DutyFactsIn
  known: KnownByCommunity
}

/** Which targets: of these communities (all in reach when left out), or one. */
export type TargetsWanted = { communities?: readonly string[]; target?: string; on: string }

/** How many years before the day asked about figures are looked at: last year's months, and targets that run for longer. */
const yearsBack = 2

const periodsUntil = (on: string): Period[] => {
  const year = Number(on.slice(0, 4))
  return Array.from({ length: yearsBack + 1 }, (_, back) => periodOf(`${year - back}-12-31`, 'year')).flatMap(
    (each) => [each, periodOf(`${each}-01-01`, 'half'), periodOf(`${each}-12-31`, 'half'), ...monthsOf(each)],
  )
}

// ?1: the communities or null, ?2: the target or null.
const wantedTargets = `t.removed = 0 AND (?1 = 'null' OR t.community IN (SELECT value FROM json_each(?1))) AND (?2 IS NULL OR t.id = ?2)`
// The figures that the wanted targets measure, of the communities that have them.
const measured = `measured AS MATERIALIZED (SELECT DISTINCT t.community, f.value ->> 0 AS metric, f.value ->> 1 AS dimension
  FROM target t CROSS JOIN json_each(t.figures) f WHERE ${wantedTargets})`
const sameFigure = (table: string): string =>
  `${table}.community = m.community AND ${table}.metric = m.metric AND ${table}.dimension = m.dimension`
const balance = `json_array(b.span, b.community, b.metric, b.dimension, b.sum, b.count, b.at_least, b.at_most, b.about, b.estimated, b.unstated)`

type Keys = [communities: string, target: string | null]

/** The balances of what targets measure, in the shapes that {@link gather} puts together: only the figures of the targets are read. */
const measuredStatements = (keys: Keys, periods: readonly Period[], on: string): InStatement[] => {
  const spans = JSON.stringify([...new Set(periods.flatMap(balanceSpans))])
  const inner = [...new Set(periods.flatMap(periodsWithin))]
  const declared = JSON.stringify([...new Set([...periods, ...inner])])
  const reading = readingPeriod(on)
  return [
    {
      sql: `WITH ${measured} SELECT json_group_array(${balance})
        FROM measured m CROSS JOIN json_each(?3) AS wanted CROSS JOIN flow_balance b WHERE b.span = wanted.value AND ${sameFigure('b')}`,
      args: [...keys, spans],
    },
    {
      sql: `WITH ${measured} SELECT json_group_array(json_array(d.period, d.community, d.metric, d.dimension, d.value, d.bound, d.statement))
        FROM measured m CROSS JOIN declared d WHERE ${sameFigure('d')} AND d.withdrawn = 0
          AND d.period IN (SELECT value FROM json_each(?3))`,
      args: [...keys, declared],
    },
    {
      sql: `WITH ${measured} SELECT json_group_array(json_array(d.period, b.community, b.metric, b.dimension, b.sum, b.count,
          b.at_least, b.at_most, b.about, b.estimated, b.unstated))
        FROM measured m CROSS JOIN declared d CROSS JOIN json_each(?3) AS part CROSS JOIN flow_balance b
        WHERE ${sameFigure('d')} AND d.withdrawn = 0 AND part.value ->> 0 = d.period
          AND b.span = part.value ->> 1 AND ${sameFigure('b')}`,
      args: [
        ...keys,
        JSON.stringify(inner.flatMap((period) => balanceSpans(period).map((span) => [period, span]))),
      ],
    },
    {
      sql: `WITH ${measured} SELECT
          (SELECT json_group_array(json_array(period, community)) FROM approved_report
            WHERE period IN (SELECT value FROM json_each(?3)) AND community IN (SELECT community FROM measured)),
          (SELECT json_group_array(json_array(a.period, a.community, a.metric, a.dimension, a.value, a.bound, a.origin, a.records, a.as_of, a.statement))
            FROM measured m CROSS JOIN json_each(?3) AS wanted CROSS JOIN approved_value a
            WHERE a.period = wanted.value AND ${sameFigure('a')})`,
      args: [...keys, JSON.stringify(periods)],
    },
    {
      sql: `WITH ${measured} SELECT json_group_array(json_array(b.community, b.metric, b.dimension, b.date, b.precision, b.value, b.bound))
        FROM measured m CROSS JOIN stock_balance b WHERE ${sameFigure('b')} AND b.grain = ?3 AND b.span = (
          SELECT max(span) FROM stock_balance last WHERE ${sameFigure('last')} AND last.grain = ?3 AND last.span <= ?4)`,
      args: [...keys, reading.includes('H') ? 'half' : 'month', reading],
    },
  ]
}

const orAbsent = <Name extends string, Value>(
  name: Name,
  value: Value | null,
): Partial<Record<Name, Value>> => (value === null ? {} : ({ [name]: value } as Record<Name, Value>))

const flag = (value: unknown): boolean | null => (value === null ? null : value === 1)
const number = (value: unknown): number | null => (value === null ? null : Number(value))
const string = (value: unknown): string | null => (value === null ? null : String(value))

/** A mark from a row of a statement written by hand. */
export const markFromRow = (row: Row): StoredMark => ({
  target: String(row['target']),
  item: String(row['item']),
  ...orAbsent('met', flag(row['met'])),
  ...orAbsent('score', number(row['score'])),
  deductions: JSON.parse(String(row['deductions'])) as Record<string, number>,
  ...orAbsent('planned', string(row['planned'])),
  ...orAbsent('done', string(row['done'])),
  remark: String(row['remark']),
  ...orAbsent('verifiedMet', flag(row['verified_met'])),
  ...orAbsent('verified', number(row['verified'])),
  verifiedRemark: String(row['verified_remark']),
  version: Number(row['version']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

const evidenceFromRow = (row: Row): LinkedEvidence => ({
  target: String(row['target']),
  item: String(row['item']),
  entry: String(row['entry']),
  kind: String(row['kind']),
  title: String(row['title']),
  date: String(row['date']),
  amount: Number(row['amount']),
})

/** The statements that read {@link TargetFacts}; {@link factsIn} puts their answers together. */
export const factStatements = (reach: Reach, { communities, target, on }: TargetsWanted): InStatement[] => {
  const limits = communities ?? (reach.communities === 'all' ? null : reach.communities)
  const keys: Keys = [JSON.stringify(limits), target ?? null]
  return [
    {
      sql: `SELECT t.* FROM target t JOIN community c ON c.id = t.community WHERE ${wantedTargets} ORDER BY t.due, t.id`,
      args: keys,
    },
    {
      sql: `SELECT k.* FROM target t CROSS JOIN target_mark k ON k.target = t.id WHERE ${wantedTargets}`,
      args: keys,
    },
    {
      sql: `SELECT v.target, v.item, v.entry, v.amount, e.kind, e.title, e.date
        FROM target t CROSS JOIN target_evidence v ON v.target = t.id CROSS JOIN entry e ON e.id = v.entry
        WHERE ${wantedTargets} AND e.deleted = 0 AND e.date <= ?3 ORDER BY e.date, e.id`,
      args: [...keys, on],
    },
    ...coverageFactStatements(wantedTargets, keys, on),
    ...dutyFactStatements(wantedTargets, keys, on),
    ...measuredStatements(keys, periodsUntil(on), on),
  ]
}

/** How many answers {@link factsIn} takes. */
export const factAnswers = 12

/** Puts the answers of {@link factStatements} together; targets out of reach are left out. */
export const factsIn = (reach: Reach, on: string, answers: readonly ResultSet[]): TargetFacts => {
  const [targets, marks, evidence, tracts, sums, members, done, flows, declared, replaced, approved, stocks] =
    answers
  const reading = readingPeriod(on)
  const periods = [reading, ...periodsUntil(on).filter((period) => period !== reading)]
  const nothing = flows && { ...flows, rows: [] }
  const answered = [flows, declared, replaced, approved, stocks, ...periods.slice(1).map(() => nothing)]
  return {
    targets: (targets?.rows ?? [])
      .map(targetFromRow)
      .filter((row) => reaches(reach, row.community) && reachesTarget(reach, row)),
    marks: (marks?.rows ?? []).map(markFromRow),
    evidence: (evidence?.rows ?? []).map(evidenceFromRow),
    coverages: coverageFactsIn(tracts, sums),
    duties: dutyFactsIn(members, done),
    known: gather(
      { periods, metrics: [] },
      answered.filter((answer) => answer !== undefined),
    ),
  }
}

/** Reads targets with everything that tells how they stand on a day, in one round trip. */
export const readTargetFacts = async (
  tenant: TenantDb,
  reach: Reach,
  wanted: TargetsWanted,
): Promise<TargetFacts> =>
  factsIn(reach, wanted.on, await tenant.client.batch(factStatements(reach, wanted), 'read'))

/** What tells how far one target is, out of everything that was read. */
export const factsFor = (
  { marks, evidence, coverages, duties, known }: Omit<TargetFacts, 'targets'>,
  row: StoredTarget,
): ProgressFacts => ({
  marks: marks.filter(({ target }) => target === row.id),
  evidence: evidence.filter(({ target }) => target === row.id),
  knownIn: (period) => known.get(row.community)?.get(period),
  coverage: coverages.get(row.id),
  duty: duties(row.community, row.due.slice(0, 4)),
})
