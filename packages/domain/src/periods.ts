import { both, type Bilingual } from './results.ts'

/** `2010-06`, `2010-Q2`, `2010-H1` or `2010`. */
export type Period = string & { readonly period: unique symbol }
export type Grain = 'month' | 'quarter' | 'half' | 'year'

const shape = /^(19|20)\d\d(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$/

/** Whether a text names a period. */
export const isPeriod = (text: string): text is Period => shape.test(text)

/** The period that a text names, if it names one. */
export const periodIn = (text: string | undefined): Period | undefined =>
  text !== undefined && isPeriod(text) ? text : undefined

/** A period from a text known to be one; throws on programmer's error only. */
export const period = (text: string): Period => {
  if (!isPeriod(text)) throw new RangeError(`not a period: ${text}`)
  return text
}

export const grainOf = (of: Period): Grain =>
  of.length === 4 ? 'year' : of[5] === 'H' ? 'half' : of[5] === 'Q' ? 'quarter' : 'month'

const yearOf = (of: Period): number => Number(of.slice(0, 4))
const indexOf = (of: Period): number => Number(/(\d+)$/.exec(of.slice(4))?.[1] ?? 1)
const monthsIn: Record<Grain, number> = { month: 1, quarter: 3, half: 6, year: 12 }

const make = (grain: Grain, year: number, index: number): Period =>
  period(
    grain === 'year'
      ? String(year)
      : grain === 'half'
        ? `${year}-H${index}`
        : grain === 'quarter'
          ? `${year}-Q${index}`
          : `${year}-${String(index).padStart(2, '0')}`,
  )

/** The period of that grain which holds a date (YYYY-MM-DD). */
export const periodOf = (date: string, grain: Grain): Period =>
  make(grain, Number(date.slice(0, 4)), Math.ceil(Number(date.slice(5, 7)) / monthsIn[grain]))

/** First and last day, both inclusive, YYYY-MM-DD. */
export const firstDay = (of: Period): string => {
  const month = (indexOf(of) - 1) * monthsIn[grainOf(of)] + 1
  return `${of.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}
export const lastDay = (of: Period): string => {
  const month = indexOf(of) * monthsIn[grainOf(of)]
  const day = new Date(Date.UTC(yearOf(of), month, 0)).getUTCDate()
  return `${of.slice(0, 4)}-${String(month).padStart(2, '0')}-${day}`
}

/** 环比: the period of the same length just before (`steps` back; negative is forward). */
export const periodBefore = (of: Period, steps = 1): Period => {
  const grain = grainOf(of)
  const each = 12 / monthsIn[grain]
  const position = yearOf(of) * each + indexOf(of) - 1 - steps
  return make(grain, Math.floor(position / each), (((position % each) + each) % each) + 1)
}

/** 同比: the same period of the year before. */
export const samePeriodLastYear = (of: Period): Period => make(grainOf(of), yearOf(of) - 1, indexOf(of))

/** The months of a period, in order. */
export const monthsOf = (of: Period): Period[] => {
  const first = Number(firstDay(of).slice(5, 7))
  return Array.from({ length: monthsIn[grainOf(of)] }, (_, i) => make('month', yearOf(of), first + i))
}

/** The months from one day to another (YYYY-MM-DD), both inclusive. */
export const monthsFrom = (first: string, last: string): Period[] => {
  const found: Period[] = []
  for (let month = periodOf(first, 'month'); firstDay(month) <= last; month = periodBefore(month, -1))
    found.push(month)
  return found
}

/** How precisely a date must be known for what it dates to count in a period: what is only known of a half-year is of no month. */
export const countedPrecisions = (of: Period): ('day' | 'month' | 'half' | 'year')[] => {
  const grain = grainOf(of)
  if (grain === 'year') return ['day', 'month', 'half', 'year']
  return grain === 'half' ? ['day', 'month', 'half'] : ['day', 'month']
}

/** The shorter periods that lie in a period, longer ones first: of a half-year its quarters, then its months. */
export const periodsWithin = (of: Period): Period[] => {
  const shorter = (['half', 'quarter', 'month'] as const).filter(
    (grain) => monthsIn[grain] < monthsIn[grainOf(of)],
  )
  const months = monthsOf(of)
  return shorter.flatMap((grain) => [...new Set(months.map((month) => periodOf(firstDay(month), grain)))])
}

/**
 * The balance rows whose sum is a flow over the period: months and half-years are kept; a quarter is its three months;
 * a year is its two halves and what is only known of the year.
 */
export const balanceSpans = (of: Period): Period[] => {
  const grain = grainOf(of)
  if (grain === 'quarter') return monthsOf(of)
  if (grain === 'year') return [make('half', yearOf(of), 1), make('half', yearOf(of), 2), of]
  return [of]
}

const quarterNames = ['一', '二', '三', '四']

/** How a period is called: 2010年上半年 / first half of 2010. */
export const periodName = (of: Period): Bilingual => {
  const [year, index] = [of.slice(0, 4), indexOf(of)]
  switch (grainOf(of)) {
    case 'year':
      return both(`${year}年`, year)
    case 'half':
      return index === 1
        ? both(`${year}年上半年`, `first half of ${year}`)
        : both(`${year}年下半年`, `second half of ${year}`)
    case 'quarter':
      return both(`${year}年第${quarterNames[index - 1]}季度`, `Q${index} ${year}`)
    case 'month':
      return both(`${year}年${index}月`, `${year}-${String(index).padStart(2, '0')}`)
  }
}
