import type { InStatement, ResultSet } from '@libsql/client'
import type { CoverageFacts } from '@linli/domain/target-progress'
import { countsOf, seriesFrom, tractFrom } from './coverages.ts'

/**
 * The statements that read how far coverages are as of a day, which `?3` names.
 * @param wanted which targets, as a condition on `t` with the keys `?1` and `?2`
 */
export const coverageFactStatements = (
  wanted: string,
  keys: readonly [string, string | null],
  on: string,
): InStatement[] => [
  {
    sql: `SELECT r.target, r.code, r.name, r.households, r.enumerators, ${countsOf('AND c.day <= ?3')} AS counts
      FROM target t CROSS JOIN tract r ON r.target = t.id WHERE t.kind = 'coverage' AND ${wanted} ORDER BY r.target, r.position`,
    args: [...keys, on],
  },
  {
    sql: `SELECT s.target, ?3 AS day, s.counter, sum(s.households) AS households, sum(s.tracts) AS tracts
      FROM target t CROSS JOIN coverage_sum s ON s.target = t.id
      WHERE t.kind = 'coverage' AND ${wanted} AND s.day <= ?3 GROUP BY s.target, s.counter`,
    args: [...keys, on],
  },
]

/** How far each coverage is, by target, from the answers of {@link coverageFactStatements}. */
export const coverageFactsIn = (
  tracts: ResultSet | undefined,
  sums: ResultSet | undefined,
): Map<string, CoverageFacts> => {
  const rowsOf = (found: ResultSet | undefined, target: string) =>
    (found?.rows ?? []).filter((row) => row['target'] === target)
  const targets = new Set((tracts?.rows ?? []).map((row) => String(row['target'])))
  return new Map(
    [...targets].map((target) => [
      target,
      { tracts: rowsOf(tracts, target).map(tractFrom), series: seriesFrom(rowsOf(sums, target)) },
    ]),
  )
}
