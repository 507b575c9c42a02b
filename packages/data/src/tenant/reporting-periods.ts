import type { InStatement, Row } from '@libsql/client'
import { period as periodFrom, firstDay, lastDay, type Period } from '@linli/domain/periods'
import { closesAt, type PeriodException, type Schedule } from '@linli/domain/reporting-periods'
import { reaches, type Reach, type TenantDb } from '../open.ts'

/** Who changed something last, and when (ms since 1970); version 1 is the first. */
type Changed = { version: number; updatedAt: number; updatedBy: string }

/** A period whose days a street has set. `closesAt`: when it closes, in ms since 1970. */
export type StoredPeriod = Schedule & Changed & { period: Period; closesAt: number }
/** Later days for a community; both days are spelt out, also one that is the street's own. */
export type StoredException = PeriodException &
  Changed & { period: Period; community: string; closesAt: number }

const changedOf = (row: Row): Changed => ({
  version: Number(row['version']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

const periodFromRow = (row: Row): StoredPeriod => ({
  period: periodFrom(String(row['period'])),
  opens: String(row['opens']),
  due: String(row['due']),
  closes: String(row['closes']),
  closesAt: Number(row['closes_at']),
  cutOff: String(row['cut_off']),
  ...changedOf(row),
})

const exceptionFromRow = (row: Row): StoredException => ({
  period: periodFrom(String(row['period'])),
  community: String(row['community']),
  due: String(row['due']),
  closes: String(row['closes']),
  closesAt: Number(row['closes_at']),
  reason: String(row['reason']),
  ...changedOf(row),
})

/** Every period that is set, latest first, and the exceptions of communities in reach, in the street's order. */
export const listReportingPeriods = async (
  tenant: TenantDb,
  reach: Reach,
): Promise<{ periods: StoredPeriod[]; exceptions: StoredException[] }> => {
  const [periods, exceptions] = await tenant.client.batch(
    [
      'SELECT * FROM reporting_period ORDER BY last DESC, first DESC',
      'SELECT e.* FROM period_exception e JOIN community c ON c.id = e.community ORDER BY c.position',
    ],
    'read',
  )
  return {
    periods: (periods?.rows ?? []).map(periodFromRow),
    exceptions: (exceptions?.rows ?? [])
      .map(exceptionFromRow)
      .filter(({ community }) => reaches(reach, community)),
  }
}

/** The street's own days of a period, if it has set some. */
export const readReportingPeriod = async (
  tenant: TenantDb,
  period: Period,
): Promise<StoredPeriod | undefined> => {
  const { rows } = await tenant.client.execute({
    sql: 'SELECT * FROM reporting_period WHERE period = ?',
    args: [period],
  })
  return rows[0] && periodFromRow(rows[0])
}

/** The guard that brings a period's days to their next version; it fails when the version before is not the current one. */
export const setPeriodGuard = (next: StoredPeriod): InStatement => ({
  sql: `INSERT INTO reporting_period (period, version, first, last, opens, due, closes, closes_at, cut_off, updated_at, updated_by)
    VALUES (?1, iif(coalesce((SELECT version FROM reporting_period WHERE period = ?1), 0) = ?2 - 1, ?2, NULL),
      ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
    ON CONFLICT (period) DO UPDATE SET version = excluded.version, opens = excluded.opens, due = excluded.due,
      closes = excluded.closes, closes_at = excluded.closes_at, cut_off = excluded.cut_off,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  args: [
    next.period,
    next.version,
    firstDay(next.period),
    lastDay(next.period),
    next.opens,
    next.due,
    next.closes,
    next.closesAt,
    next.cutOff,
    next.updatedAt,
    next.updatedBy,
  ],
})

/** Where the street's own days have become later than an exception's, its days become the street's. */
export const liftExceptionsStatement = (next: StoredPeriod): InStatement => {
  const later = (column: 'due' | 'closes') =>
    `iif(${column} = '' OR :${column} = '', :${column}, max(${column}, :${column}))`
  return {
    sql: `UPDATE period_exception SET due = ${later('due')}, closes = ${later('closes')},
        closes_at = iif(closes = ${later('closes')}, closes_at, :closesAt),
        version = version + 1, updated_at = :at, updated_by = :by
      WHERE period = :period AND (due <> ${later('due')} OR closes <> ${later('closes')})`,
    args: {
      period: next.period,
      due: next.due,
      closes: next.closes,
      closesAt: next.closesAt,
      at: next.updatedAt,
      by: next.updatedBy,
    },
  }
}

/** The guard that brings a community's exception to its next version; it fails when the version before is not the current one. */
export const setExceptionGuard = (next: StoredException): InStatement => ({
  sql: `INSERT INTO period_exception (period, community, version, due, closes, closes_at, reason, updated_at, updated_by)
    VALUES (?1, ?2,
      iif(coalesce((SELECT version FROM period_exception WHERE period = ?1 AND community = ?2), 0) = ?3 - 1, ?3, NULL),
      ?4, ?5, ?6, ?7, ?8, ?9)
    ON CONFLICT (period, community) DO UPDATE SET version = excluded.version, due = excluded.due, closes = excluded.closes,
      closes_at = excluded.closes_at, reason = excluded.reason,
      updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
  args: [
    next.period,
    next.community,
    next.version,
    next.due,
    next.closes,
    closesAt(next.closes),
    next.reason,
    next.updatedAt,
    next.updatedBy,
  ],
})

type Seen = Pick<StoredException, 'period' | 'community'> & { version: number }

/** The guard that fails when the exception is not of the version seen, or is there no more; and what removes it. */
export const removeException = ({ period, community, version }: Seen) => ({
  guard: {
    sql: `INSERT INTO period_exception (period, community, version, due, closes, closes_at, reason, updated_at, updated_by)
      VALUES (?1, ?2, iif((SELECT version FROM period_exception WHERE period = ?1 AND community = ?2) = ?3, ?3, NULL),
        '', '', 0, '', 0, '')
      ON CONFLICT (period, community) DO NOTHING`,
    args: [period, community, version],
  },
  statements: [
    { sql: 'DELETE FROM period_exception WHERE period = ? AND community = ?', args: [period, community] },
  ],
})
