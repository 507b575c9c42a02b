import { firstDay, grainOf, isPeriod, lastDay, periodOf, type Grain, type Period } from './periods.ts'
import { no, ok, type Result } from './results.ts'
import { plain } from './typing.ts'

/** How precisely a date is known. A fact known only as 上半年 is never drawn as June. */
export const precisions = ['day', 'month', 'half', 'year'] as const
export type Precision = (typeof precisions)[number]

/** `date` is the day, or the last day of the month, half-year or year it is known to lie in. */
export type FactDate = { date: string; precision: Precision }

export type DateProblem =
  | { problem: 'not-a-date' }
  | { problem: 'no-such-day'; month: number; lastDay: number }
  | { problem: 'out-of-range'; from: string; to: string }
  | { problem: 'outside-period'; from: string; to: string }

/** What a typed date is read against: the period one works in (for a missing year) and the limits of what is believable. */
export type DateFrame = {
  period?: Period
  today: string
  within?: Period
  /** The latest day that is believable; today when left out. */
  latest?: string
}

const earliest = '1949-10-01'

const dayOf = (year: number, month: number, day: number): Result<FactDate, DateProblem> => {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return no({ problem: 'not-a-date' })
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > last) return no({ problem: 'no-such-day', month, lastDay: last })
  const two = (n: number) => String(n).padStart(2, '0')
  return ok({ date: `${year}-${two(month)}-${two(day)}`, precision: 'day' })
}

const precisionOf: Partial<Record<Grain, Precision>> = { month: 'month', half: 'half', year: 'year' }

const spanOf = (text: string): Result<FactDate, DateProblem> => {
  const precision = isPeriod(text) ? precisionOf[grainOf(text)] : undefined
  return isPeriod(text) && precision ? ok({ date: lastDay(text), precision }) : no({ problem: 'not-a-date' })
}

const shaped = (text: string, year: number, today: string): Result<FactDate, DateProblem> => {
  if (text === '今天') return ok({ date: today, precision: 'day' })
  if (text === '昨天') return ok({ date: yesterday(today), precision: 'day' })
  const full =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]))
  const short = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text) ?? /^(0\d|1[0-2])(\d\d)$/.exec(text)
  if (short) return dayOf(year, Number(short[1]), Number(short[2]))
  const month = /^(?:(\d{4})[-./年])?(\d{1,2})月(?:份)?$/.exec(text) ?? /^(\d{4})[-./](\d{1,2})$/.exec(text)
  if (month) return spanOf(`${month[1] ?? year}-${String(month[2]).padStart(2, '0')}`)
  const half = /^(?:(\d{4})年?)?(上|下)半年$/.exec(text)
  if (half) return spanOf(`${half[1] ?? year}-H${half[2] === '上' ? 1 : 2}`)
  return spanOf(/^\d{4}年$/.test(text) ? text.slice(0, 4) : text.toUpperCase())
}

const yesterday = (today: string): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/**
 * Reads a date as people type it: `6-18`, `6月18日`, `２０１０.6.18`, `20100618`, `今天`; and dates known less precisely:
 * `5月`, `2010-05`, `上半年`, `2010-H1`, `2010年`. A missing year is that of the period one works in, else this year's.
 */
export const readDate = (typed: string, frame: DateFrame): Result<FactDate, DateProblem> => {
  // Excel pastes dates with their time of day.
  const text = plain(typed)
    .replace(/[ T]\d{1,2}:\d\d(:\d\d(\.\d+)?)?$/, '')
    .replace(/\s+/g, '')
    .replace(/[—–－]/g, '-')
  const year = Number((frame.period ?? frame.today).slice(0, 4))
  const read = shaped(text, year, frame.today)
  if (!read.ok) return read
  if (read.value.date < earliest || beginsOn(read.value) > (frame.latest ?? frame.today))
    return no({ problem: 'out-of-range', from: earliest, to: frame.latest ?? frame.today })
  if (frame.within && !isWithin(read.value, frame.within))
    return no({ problem: 'outside-period', from: firstDay(frame.within), to: lastDay(frame.within) })
  return read
}

/** The first day on which the fact may have happened. */
export const beginsOn = (fact: FactDate): string =>
  fact.precision === 'day' ? fact.date : firstDay(periodOf(fact.date, fact.precision))

/** Whether a dated fact belongs to a period: its day lies in it, or the span it is known to lie in does. */
export const isWithin = (fact: FactDate, of: Period): boolean =>
  beginsOn(fact) >= firstDay(of) && fact.date <= lastDay(of)

/** A date as one would type it again: `2010-06-18`, `2010-05`, `2010-H1`, `2010`. */
export const typedDate = (fact: FactDate): string =>
  fact.precision === 'day' ? fact.date : periodOf(fact.date, fact.precision)
