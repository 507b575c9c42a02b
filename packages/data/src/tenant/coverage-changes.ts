import type { InStatement } from '@libsql/client'
import type { DayCell } from '@linli/domain/targets/coverage-days'
import type { Tract } from '@linli/domain/targets/coverages'
import type { StoredDay } from './coverages.ts'

/** The guard that brings a day's entry to its next version; it fails when the version before is not the current one. */
export const enterDayGuard = (target: string, next: StoredDay): InStatement => ({
  sql: `INSERT INTO coverage_day (target, day, version, updated_at, updated_by)
    VALUES (?1, ?2,
      iif(coalesce((SELECT version FROM coverage_day WHERE target = ?1 AND day = ?2), 0) = ?3 - 1, ?3, NULL), ?4, ?5)
    ON CONFLICT (target, day) DO UPDATE SET
      version = excluded.version, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  args: [target, next.day, next.version, next.updatedAt, next.updatedBy],
})

/** Puts cells of a day in the place of what was entered for them; one without households is taken back. */
export const enterDayStatements = (target: string, day: string, cells: readonly DayCell[]): InStatement[] => {
  const args = [target, day, JSON.stringify(cells)]
  return [
    {
      sql: `DELETE FROM coverage_count WHERE target = ?1 AND day = ?2
        AND (tract, counter) IN (SELECT value ->> 'tract', value ->> 'counter' FROM json_each(?3))`,
      args,
    },
    {
      sql: `INSERT INTO coverage_count (target, day, tract, counter, households)
        SELECT ?1, ?2, value ->> 'tract', value ->> 'counter', value ->> 'households' FROM json_each(?3)
        WHERE value ->> 'households' IS NOT NULL`,
      args,
    },
  ]
}

/** The guard that brings a coverage to its next version when its tracts change. */
export const setTractsGuard = (
  target: string,
  next: { version: number; updatedAt: number; updatedBy: string },
): InStatement => ({
  sql: `UPDATE target SET version = iif(version = ?2 - 1, ?2, NULL), updated_at = ?3, updated_by = ?4 WHERE id = ?1`,
  args: [target, next.version, next.updatedAt, next.updatedBy],
})

/** Puts a list of tracts in the place of the former one. A tract with counts cannot be left out: the tables refuse it. */
export const setTractsStatements = (target: string, tracts: readonly Tract[]): InStatement[] => {
  const args = [target, JSON.stringify(tracts)]
  return [
    {
      sql: `DELETE FROM tract WHERE target = ?1 AND code NOT IN (SELECT value ->> 'code' FROM json_each(?2))`,
      args,
    },
    {
      sql: `INSERT INTO tract (target, code, name, households, enumerators, position)
        SELECT ?1, value ->> 'code', value ->> 'name', value ->> 'households', value ->> 'enumerators', key FROM json_each(?2)
        WHERE true
        ON CONFLICT (target, code) DO UPDATE SET name = excluded.name, households = excluded.households,
          enumerators = excluded.enumerators, position = excluded.position`,
      args,
    },
  ]
}
