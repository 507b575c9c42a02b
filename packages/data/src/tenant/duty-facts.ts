import type { InStatement, ResultSet } from '@libsql/client'
import type { DutyCount } from '@linli/domain/duties'
import type { DutyFacts } from '@linli/domain/targets/duties'

/**
 * Asks for the members of the communities that have duties among the wanted targets, and who did what in the years of those
 * up to a day; {@link dutyFactsIn} reads the answers.
 */
export const dutyFactStatements = (
  wanted: string,
  keys: [string, string | null],
  on: string,
): InStatement[] => {
  const years = `years AS MATERIALIZED (SELECT DISTINCT t.community, substr(t.due, 1, 4) AS year FROM target t
    WHERE t.kind = 'duty' AND ${wanted})`
  return [
    {
      sql: `WITH ${years} SELECT DISTINCT m.id, m.community, m.since, m.until FROM years CROSS JOIN member m
        WHERE m.community = years.community AND m.removed = 0`,
      args: keys,
    },
    {
      sql: `WITH ${years} SELECT e.community, years.year, coalesce(e.fields ->> 'member', '') AS member,
          coalesce(e.fields ->> 'duty', '') AS duty, count(*) AS times
        FROM years CROSS JOIN entry e WHERE e.community = years.community AND e.kind = 'party_duty' AND e.deleted = 0
          AND e.date BETWEEN years.year || '-01-01' AND min(years.year || '-12-31', ?3)
        GROUP BY 1, 2, 3, 4`,
      args: [...keys, on],
    },
  ]
}

/** The facts of a community's duties in a year (YYYY). */
export type DutyFactsIn = (community: string, year: string) => DutyFacts

/** Puts the answers of {@link dutyFactStatements} together. */
export const dutyFactsIn = (members: ResultSet | undefined, counts: ResultSet | undefined): DutyFactsIn => {
  const known = (members?.rows ?? []).map((row) => ({
    community: String(row['community']),
    id: String(row['id']),
    ...(row['since'] === null ? {} : { since: String(row['since']) }),
    ...(row['until'] === null ? {} : { until: String(row['until']) }),
  }))
  const done = (counts?.rows ?? []).map((row): DutyCount & { community: string; year: string } => ({
    community: String(row['community']),
    year: String(row['year']),
    member: String(row['member']),
    duty: String(row['duty']),
    times: Number(row['times']),
  }))
  return (community, year) => ({
    members: known.filter((one) => one.community === community),
    counts: done.filter((one) => one.community === community && one.year === year),
  })
}
