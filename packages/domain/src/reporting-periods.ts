import { readDate } from './dates.ts'
import { endOfDay } from './days.ts'
import { firstDay, lastDay, periodBefore, periodOf, type Period } from './periods.ts'
import { refused, type Refusal } from './refusals.ts'
import { both, no, ok, type Result } from './results.ts'

/** The days that a street sets for a period, YYYY-MM-DD each; '' where none is set. */
export type Schedule = {
  /** From when on reports are asked for. */
  opens: string
  /** Up to when they are asked for: what comes later is late, and no more than that. */
  due: string
  /** After this day the period takes corrections only. */
  closes: string
  /** 数据截至: the day up to which its figures are complete. */
  cutOff: string
}

/** Later days for one community, and why. */
export type PeriodException = Pick<Schedule, 'due' | 'closes'> & { reason: string }

/** What typed days are read against: the period they are of, and today. */
export type ScheduleFrame = { period: Period; today: string }

/** The latest day that is believable. */
const horizon = '2099-12-31'

/** A period that never closes closes at this moment, in ms since 1970. */
export const neverCloses = Number.MAX_SAFE_INTEGER

/** The moment at which a closing day is over in China (UTC+8), in ms since 1970. */
export const closesAt = (day: string): number => (day === '' ? neverCloses : endOfDay(day))

/** Whether the moment (ms since 1970) at which a period closes has come. */
export const isClosed = (at: number, now: number): boolean => at <= now

/** Whether something handed in on a day is late; where no day is due, nothing is. */
export const isLate = (submittedDay: string, due: string): boolean => due !== '' && submittedDay > due

const nextYear = (of: Period): Period => periodBefore(periodOf(firstDay(of), 'year'), -1)

const distance = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other))

/** A day without a year is the one nearest to the period's end: of a second half-year 1-10 is next year's. */
const readDay = (field: string, typed: string, { period, today }: ScheduleFrame): Result<string, Refusal> => {
  if (typed.trim() === '') return ok('')
  const read = (of: Period) => readDate(typed, { period: of, today, latest: horizon })
  const [own, next] = [read(period), read(nextYear(period))]
  if (!own.ok) return no(refused(field, own.reason.problem, own.reason))
  if (own.value.precision !== 'day') return no(refused(field, 'not-a-day'))
  const [day, end] = [own.value.date, lastDay(period)]
  return ok(next.ok && distance(next.value.date, end) < distance(day, end) ? next.value.date : day)
}

const names = {
  opens: both('开始日', 'the opening day'),
  due: both('截止日', 'the due day'),
  closes: both('关闭日', 'the closing day'),
}

/** Refuses a day that lies before another one. */
const notBefore = (field: keyof Schedule, day: string, than: keyof typeof names, other: string): Refusal[] =>
  day === '' || other === '' || day >= other
    ? []
    : [refused(field, 'day-too-early', { name: names[than].zh, nameEn: names[than].en, day: other })]

const orderRefusals = ({ opens, due, closes, cutOff }: Schedule): Refusal[] => [
  ...notBefore('due', due, 'opens', opens),
  ...(due === '' ? notBefore('closes', closes, 'opens', opens) : notBefore('closes', closes, 'due', due)),
  ...(closes !== '' && cutOff > closes
    ? [refused('cutOff', 'day-too-late', { name: names.closes.zh, nameEn: names.closes.en, day: closes })]
    : []),
]

const readDays = <Field extends keyof Schedule>(
  typed: Readonly<Record<Field, string>>,
  fields: readonly Field[],
  frame: ScheduleFrame,
): { days: Record<Field, string>; refusals: Refusal[] } => {
  const days: Record<Field, string> = { ...typed }
  const refusals: Refusal[] = []
  for (const field of fields) {
    const read = readDay(field, typed[field], frame)
    if (read.ok) days[field] = read.value
    else refusals.push(read.reason)
  }
  return { days, refusals }
}

/**
 * Reads the days of a period as they are typed (`7-5`, `7月5日`, `2010-07-05`, '' for none): opening ≤ due ≤ closing, and
 * the cut-off day not after the closing day.
 */
export const readSchedule = (typed: Schedule, frame: ScheduleFrame): Result<Schedule, Refusal[]> => {
  const { days, refusals } = readDays(typed, ['opens', 'due', 'closes', 'cutOff'], frame)
  if (refusals.length > 0) return no(refusals)
  const disorder = orderRefusals(days)
  return disorder.length > 0 ? no(disorder) : ok(days)
}

/** An exception gives more time, and only where there is a limit. */
const extensionRefusals = (days: Pick<Schedule, 'due' | 'closes'>, own: Schedule): Refusal[] => {
  const found = (['due', 'closes'] as const).flatMap((field) =>
    own[field] === '' && days[field] !== ''
      ? [refused(field, 'nothing-to-extend')]
      : notBefore(field, days[field], field, own[field]),
  )
  if (found.length > 0) return found
  if (days.due === own.due && days.closes === own.closes)
    return [refused(own.due === '' ? 'closes' : 'due', 'no-later-day')]
  return notBefore('closes', days.closes, 'due', days.due)
}

/** Reads an exception as it is typed: a day left out is the street's own, none is earlier, and there is a reason. */
export const readException = (
  typed: PeriodException,
  own: Schedule,
  frame: ScheduleFrame,
): Result<PeriodException, Refusal[]> => {
  const { days, refusals } = readDays({ due: typed.due, closes: typed.closes }, ['due', 'closes'], frame)
  const reason = typed.reason.trim()
  if (reason === '') refusals.push(refused('reason', 'required'))
  const whole = { due: days.due || own.due, closes: days.closes || own.closes }
  if (refusals.length === 0) refusals.push(...extensionRefusals(whole, own))
  return refusals.length > 0 ? no(refusals) : ok({ ...whole, reason })
}
