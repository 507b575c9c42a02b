import type { InStatement, ResultSet } from '@libsql/client'
import type { HalfReading } from '@linli/domain/corrections'
import type { FactDate } from '@linli/domain/dates'
import type { FigureKey } from '@linli/domain/metrics'
import { period as periodFrom, type Period } from '@linli/domain/periods'
import type { Entry } from '@linli/domain/entries'
import { reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import type { StoredEntry } from './entries.ts'
import { entryFromRow } from './figures.ts'

/** A version of a record that is about to be written. Moments are ms since 1970. */
export type ComingVersion = {
  id: string
  version: number
  community: string
  fact: FactDate
  updatedAt: number
  updatedBy: string
}

const rowsOf = (versions: readonly ComingVersion[]): string =>
  JSON.stringify(
    versions.map(({ id, version, community, fact, updatedAt, updatedBy }) => ({
      id,
      version,
      community,
      ...fact,
      at: updatedAt,
      by: updatedBy,
    })),
  )

/**
 * Keeps the reason of those versions that a closed period would refuse, because the record is dated in it or was before; the
 * others need none.
 */
const keepReasons = (versions: readonly ComingVersion[], reason: string): InStatement => ({
  sql: `INSERT INTO correction (entry, version, reason, at, by)
    SELECT v.value ->> 'id', v.value ->> 'version', ?, v.value ->> 'at', v.value ->> 'by' FROM json_each(?) v
    WHERE EXISTS (
      SELECT 1 FROM closing c WHERE c.community = v.value ->> 'community' AND c.at <= v.value ->> 'at' AND (
        (v.value ->> 'date' BETWEEN c.first AND c.last AND instr(c.precisions, v.value ->> 'precision') > 0)
        OR EXISTS (SELECT 1 FROM entry e WHERE e.id = v.value ->> 'id'
          AND e.date BETWEEN c.first AND c.last AND instr(c.precisions, e.precision) > 0)))
    ON CONFLICT DO NOTHING`,
  args: [reason, rowsOf(versions)],
})

/** The event of every reason that was kept. `actor`: the person, by id. */
const correctionEvents = (versions: readonly ComingVersion[], actor: string): InStatement => ({
  sql: `INSERT INTO event (type, community, subject, actor, at, data)
    SELECT 'entry.corrected', v.value ->> 'community', c.entry, ?, c.at, json_object('version', c.version, 'reason', c.reason)
    FROM json_each(?) v JOIN correction c ON c.entry = v.value ->> 'id' AND c.version = v.value ->> 'version'`,
  args: [actor, rowsOf(versions)],
})

/** What a reason adds to a change: its rows come before all else, their events with the other statements. */
export const correctionStatements = (
  versions: readonly ComingVersion[],
  reason: string | undefined,
  actor: string,
): { corrections: InStatement[]; events: InStatement[] } =>
  reason === undefined || reason === ''
    ? { corrections: [], events: [] }
    : { corrections: [keepReasons(versions, reason)], events: [correctionEvents(versions, actor)] }

/** What a refusal by a closed period is worded from. `at`: when a period closes for the community, in ms since 1970. */
export type ClosingFacts = { closings: { period: Period; at: number }[]; readings: HalfReading[] }

/**
 * Asks when each period closes for a community, and for the half-years' readings of figures in other records than `entry`: the
 * figures named, and those that any version of the record reads. {@link closingFacts} reads the answers.
 */
export const closingStatements = (
  community: string,
  figures: readonly FigureKey[],
  entry = '',
): [InStatement, InStatement] => [
  { sql: 'SELECT period, at FROM closing WHERE community = ?', args: [community] },
  {
    sql: `SELECT s.metric, s.dimension, s.span, s.date FROM (
        SELECT value ->> 'metric' AS metric, value ->> 'dimension' AS dimension FROM json_each(?)
        UNION SELECT content -> 'fields' ->> 'metric', coalesce(content -> 'fields' ->> 'dimension', '')
        FROM entry_version WHERE entry = ? AND content ->> 'kind' = 'reading') k
      JOIN stock_balance s ON s.community = ? AND s.grain = 'half' AND s.metric = k.metric AND s.dimension = k.dimension
      WHERE s.entry <> ?`,
    args: [JSON.stringify(figures), entry, community, entry],
  },
]

export const closingFacts = ([closings, readings]: readonly (ResultSet | undefined)[]): ClosingFacts => ({
  closings: (closings?.rows ?? []).map((row) => ({
    period: periodFrom(String(row['period'])),
    at: Number(row['at']),
  })),
  readings: (readings?.rows ?? []).map((row) => ({
    metric: String(row['metric']),
    dimension: String(row['dimension']),
    half: periodFrom(String(row['span'])),
    date: String(row['date']),
  })),
})

/** When each period closes for a community in reach, and the readings of these figures. */
export const readClosingFacts = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  figures: readonly FigureKey[],
): Promise<ClosingFacts> => {
  if (!reaches(reach, community)) return { closings: [], readings: [] }
  return closingFacts(await tenant.client.batch(closingStatements(community, figures), 'read'))
}

/** Which record is to be changed, into which figures' readings, and which of its versions is wanted beside it. */
export type ToChange = { id: string; figures: readonly FigureKey[]; version?: number | undefined }

/** A record in reach that is to be changed, what it was in the version asked for, and what a closed period needs to refuse it. */
export const readEntryToChange = async (
  tenant: TenantDb,
  reach: Reach,
  community: string,
  { id, figures, version = 0 }: ToChange,
): Promise<{ found: StoredEntry; content: Entry | undefined; facts: ClosingFacts } | undefined> => {
  if (!reaches(reach, community)) return undefined
  const [entries, versions, ...closings] = await tenant.client.batch(
    [
      { sql: 'SELECT * FROM entry WHERE id = ? AND community = ?', args: [id, community] },
      { sql: 'SELECT content FROM entry_version WHERE entry = ? AND version = ?', args: [id, version] },
      ...closingStatements(community, figures, id),
    ],
    'read',
  )
  const [row] = entries?.rows ?? []
  const found = row && entryFromRow(row)
  if (found === undefined || !reachesSection(reach, found.section)) return undefined
  const [kept] = versions?.rows ?? []
  return {
    found,
    content: kept && (JSON.parse(String(kept['content'])) as Entry),
    facts: closingFacts(closings),
  }
}
