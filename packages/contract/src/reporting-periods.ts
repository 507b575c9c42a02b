import * as z from 'zod'
import { operation } from './operation.ts'
import { id, instant, nothing, period, text, version } from './schemas.ts'

const day = z.string().meta({ description: 'YYYY-MM-DD, or empty where none is set.' })
const closed = z
  .boolean()
  .meta({ description: 'Whether the closing day is over: corrections with a reason only.' })
const changed = { version, updatedAt: instant, updatedBy: z.string() }

const Exception = z.strictObject({
  community: id,
  due: day,
  closes: day,
  reason: z.string(),
  closed,
  ...changed,
})
export type PeriodException = z.infer<typeof Exception>

const days = { opens: day, due: day, closes: day, cutOff: day }

const Period = z.strictObject({ period: z.string(), ...days, closed, ...changed })
export const ReportingPeriod = Period.extend({
  exceptions: z
    .array(Exception)
    .meta({ description: 'Later days for communities in the caller’s reach, in the street’s order.' }),
})
export type ReportingPeriod = z.infer<typeof ReportingPeriod>

const typedDay = text(20).meta({
  description: 'A day as it is typed (2010-07-05, 7-5, 7月5日); empty for none.',
})
const params = { period }

export const reportingPeriodOperations = {
  listReportingPeriods: operation('listReportingPeriods', {
    summary: 'The periods whose days are set, latest first, with the communities’ exceptions',
    reply: z.strictObject({ periods: z.array(ReportingPeriod) }),
  }),
  setReportingPeriod: operation('setReportingPeriod', {
    summary: 'Set when a period opens, is due and closes; If-Match "0" when it is not set yet',
    params,
    body: z.strictObject({ opens: typedDay, due: typedDay, closes: typedDay, cutOff: typedDay }),
    reply: Period,
  }),
  setPeriodException: operation('setPeriodException', {
    summary: 'Give a community later days in a period; If-Match "0" when it has none yet',
    params,
    body: z.strictObject({ due: typedDay, closes: typedDay, reason: text(500) }),
    reply: Exception,
  }),
  removePeriodException: operation('removePeriodException', {
    summary: 'Let the street’s own days count for a community again',
    params,
    reply: nothing,
  }),
}
