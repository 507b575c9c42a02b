import {
  liftExceptionsStatement,
  listReportingPeriods,
  readReportingPeriod,
  removeException,
  setExceptionGuard,
  setPeriodGuard,
  type StoredException,
  type StoredPeriod,
} from '@linli/data/tenant/reporting-periods'
import { period as periodFrom } from '@linli/domain/periods'
import { closesAt, isClosed, readException, readSchedule } from '@linli/domain/reporting-periods'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { instant, today } from './ids.ts'
import { refuse } from './refusals.ts'

type Setting = Given<'setReportingPeriod'> | Given<'setPeriodException'>

const changedReply = (row: StoredPeriod | StoredException, now: number) => ({
  closed: isClosed(row.closesAt, now),
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

const periodReply = (row: StoredPeriod, now: number) => ({
  period: row.period,
  opens: row.opens,
  due: row.due,
  closes: row.closes,
  cutOff: row.cutOff,
  ...changedReply(row, now),
})

const exceptionReply = (row: StoredException, now: number) => ({
  community: row.community,
  due: row.due,
  closes: row.closes,
  reason: row.reason,
  ...changedReply(row, now),
})

const frameOf = (given: Setting) => ({ period: periodFrom(given.params.period), today: today(given.outside) })

/** What comes of days that were read: their next version. */
const next = <Days extends { closes: string }>(given: Setting, days: Days) => ({
  ...days,
  period: periodFrom(given.params.period),
  closesAt: closesAt(days.closes),
  version: given.seen + 1,
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

export const reportingPeriodHandlers: Pick<
  Handlers,
  'listReportingPeriods' | 'setReportingPeriod' | 'setPeriodException' | 'removePeriodException'
> = {
  listReportingPeriods: async ({ outside, tenant, reach }) => {
    const { periods, exceptions } = await listReportingPeriods(tenant, reach)
    const now = outside.now()
    return {
      periods: periods.map((row) => ({
        ...periodReply(row, now),
        exceptions: exceptions
          .filter(({ period }) => period === row.period)
          .map((one) => exceptionReply(one, now)),
      })),
    }
  },

  setReportingPeriod: async (given) => {
    const read = readSchedule(given.body, frameOf(given))
    if (!read.ok) return refuse('invalid', { errors: read.reason })
    const row = next(given, read.value)
    return commitEdit(given, periodReply(row, given.outside.now()), {
      guard: setPeriodGuard(row),
      statements: [liftExceptionsStatement(row)],
      events: [eventOf(given, 'period.set', row.period, read.value)],
    })
  },

  setPeriodException: async (given) => {
    const own = await readReportingPeriod(given.tenant, periodFrom(given.params.period))
    if (own === undefined) return refuse('not-found')
    const read = readException(given.body, own, frameOf(given))
    if (!read.ok) return refuse('invalid', { errors: read.reason })
    const row = { ...next(given, read.value), community: given.community }
    return commitEdit(given, exceptionReply(row, given.outside.now()), {
      guard: setExceptionGuard(row),
      statements: [],
      events: [eventOf(given, 'period.exception-set', row.period, read.value)],
    })
  },

  removePeriodException: async (given) => {
    // Nothing of version 0 is kept anywhere.
    if (given.seen === 0) return refuse('not-found')
    const { community, params, seen: version } = given
    const period = periodFrom(params.period)
    return commitEdit(
      given,
      {},
      {
        ...removeException({ period, community, version }),
        events: [eventOf(given, 'period.exception-removed', period)],
      },
    )
  },
}
