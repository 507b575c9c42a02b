import { daysBetween } from './days.ts'
import { firstDay, lastDay, monthsFrom, type Period } from './periods.ts'
import { both, type Bilingual } from './results.ts'

/** How much of an aim is expected by a day: a share from 0 to 1, and what it goes by. */
export type Pace = { share: number; by: 'linear' | 'last-year' }

/**
 * The first day, the due day and the day that is asked about, YYYY-MM-DD. `shape`: what last year brought in each of
 * the months that the span touches, in their order, in any unit; null or undefined where that is not known.
 */
export type PaceQuestion = {
  from: string
  due: string
  today: string
  shape?: readonly (number | null | undefined)[] | undefined
}

type Span = { from: string; due: string }

/** How many days there are from one to another, both counted; none when they lie the other way round. */
const daysFrom = (first: string, last: string): number => Math.max(0, daysBetween(first, last) + 1)

/** Which share of a month lies in a span. */
const shareWithin = (month: Period, { from, due }: Span): number => {
  const [first, last] = [firstDay(month), lastDay(month)]
  return daysFrom(first > from ? first : from, last < due ? last : due) / daysFrom(first, last)
}

const isAmount = (amount: number | null | undefined): amount is number =>
  typeof amount === 'number' && Number.isFinite(amount) && amount >= 0

/** Last year's share at the same place; undefined where last year is not complete, or brought nothing. */
const shareOfLastYear = ({ from, due, today, shape = [] }: PaceQuestion): number | undefined => {
  const months = monthsFrom(from, due)
  const amounts = shape.filter(isAmount)
  if (amounts.length !== shape.length || amounts.length !== months.length) return undefined
  const until = (day: string): number =>
    months.reduce((sum, month, i) => sum + (amounts[i] ?? 0) * shareWithin(month, { from, due: day }), 0)
  const whole = until(due)
  return whole > 0 ? until(today) / whole : undefined
}

/**
 * The share of an aim that is expected by the end of a day: 0 before the first day, 1 from the due day on, between them
 * in proportion to the days, the first and the due day counted. With last year's months it is the share of last year's
 * sum that had come by the same place in the span, a month's amount spread evenly over its days of this year;
 * where one of them is not known, or all are 0, it goes by the days.
 */
export const expectedShare = (question: PaceQuestion): Pace => {
  const { from, due, today } = question
  const lastYear = shareOfLastYear({ ...question, today: today < due ? today : due })
  const by = lastYear === undefined ? 'linear' : 'last-year'
  if (today < from) return { share: 0, by }
  if (today >= due) return { share: 1, by }
  return { share: lastYear ?? daysFrom(from, today) / daysFrom(from, due), by }
}

/** The expected share in words, with what it goes by. */
export const paceText = ({ share, by }: Pace): Bilingual => {
  const percent = Math.round(share * 100)
  return by === 'linear'
    ? both(
        `按天数平均计算，到今天应完成${percent}%`,
        `${percent} % expected by today, in proportion to the days`,
      )
    : both(
        `按去年同期的进度，到今天应完成${percent}%`,
        `${percent} % expected by today, going by last year’s months`,
      )
}
