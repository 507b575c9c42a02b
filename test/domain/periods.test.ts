import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  balanceSpans,
  firstDay,
  grainOf,
  isPeriod,
  lastDay,
  monthsOf,
  period,
  periodBefore,
  periodName,
  periodOf,
  samePeriodLastYear,
  type Grain,
  type Period,
} from '@linli/domain/periods'

const grains: readonly Grain[] = ['month', 'quarter', 'half', 'year']
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2048-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyPeriod = fc.tuple(day, fc.constantFrom(...grains)).map(([date, grain]) => periodOf(date, grain))
const steps = fc.integer({ min: -20, max: 20 })

const after = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

describe('periods', () => {
  test.for([
    ['2010', '2010-01-01', '2010-12-31', '2010年', '2010'],
    ['2010-H1', '2010-01-01', '2010-06-30', '2010年上半年', 'first half of 2010'],
    ['2010-H2', '2010-07-01', '2010-12-31', '2010年下半年', 'second half of 2010'],
    ['2010-Q2', '2010-04-01', '2010-06-30', '2010年第二季度', 'Q2 2010'],
    ['2010-02', '2010-02-01', '2010-02-28', '2010年2月', '2010-02'],
    ['2008-02', '2008-02-01', '2008-02-29', '2008年2月', '2008-02'],
    ['2000-02', '2000-02-01', '2000-02-29', '2000年2月', '2000-02'],
  ])('%s lasts from %s to %s', ([text = '', first, last, zh, en]) => {
    const of = period(text)
    expect([firstDay(of), lastDay(of)]).toEqual([first, last])
    expect(periodName(of)).toEqual({ zh, en })
  })

  test.for([
    '',
    '10',
    '2010-',
    '2010-13',
    '2010-00',
    '2010-Q0',
    '2010-Q5',
    '2010-H3',
    '2010-6',
    '1810',
    '2010-H1 ',
  ])('%j names none', (text) => {
    expect(isPeriod(text)).toBe(false)
    expect(() => period(text)).toThrow(RangeError)
  })

  test('hold the days of which they are the period, and no others', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...grains), (date, grain) => {
        const of = periodOf(date, grain)
        expect(isPeriod(of)).toBe(true)
        expect(grainOf(of)).toBe(grain)
        expect(firstDay(of) <= date && date <= lastDay(of)).toBe(true)
      }),
    )
  })

  test('follow one another without a gap', () => {
    fc.assert(
      fc.property(anyPeriod, (of) => {
        expect(after(lastDay(periodBefore(of)), 1)).toBe(firstDay(of))
        expect(periodOf(firstDay(of), grainOf(of))).toBe(of)
        expect(periodOf(lastDay(of), grainOf(of))).toBe(of)
      }),
    )
  })

  test('are found again by going as far forward as back', () => {
    fc.assert(
      fc.property(anyPeriod, steps, steps, (of, one, other) => {
        expect(periodBefore(periodBefore(of, one), -one)).toBe(of)
        expect(periodBefore(periodBefore(of, one), other)).toBe(periodBefore(of, one + other))
      }),
    )
  })

  test('a year earlier are as many periods back as the year has', () => {
    const inYear: Record<Grain, number> = { month: 12, quarter: 4, half: 2, year: 1 }
    fc.assert(
      fc.property(anyPeriod, (of) => {
        expect(samePeriodLastYear(of)).toBe(periodBefore(of, inYear[grainOf(of)]))
      }),
    )
  })

  test('are made of their months', () => {
    fc.assert(
      fc.property(anyPeriod, (of) => {
        const months = monthsOf(of)
        expect(months.map(firstDay)[0]).toBe(firstDay(of))
        expect(months.map(lastDay).at(-1)).toBe(lastDay(of))
        months.slice(1).forEach((month, i) => expect(periodBefore(month)).toBe(months[i]))
      }),
    )
  })

  test.for<[string, string[]]>([
    ['2010-05', ['2010-05']],
    ['2010-Q2', ['2010-04', '2010-05', '2010-06']],
    ['2010-H1', ['2010-H1']],
    ['2010', ['2010-H1', '2010-H2', '2010']],
  ])('%s is the sum of the balances %j', ([text, spans]) => {
    expect(balanceSpans(period(text))).toEqual(spans)
  })

  test('count every day of theirs in exactly one balance, a year’s own balance aside', () => {
    const holds = (spans: readonly Period[], date: string) =>
      spans.filter((span) => firstDay(span) <= date && date <= lastDay(span)).length
    fc.assert(
      fc.property(day, fc.constantFrom(...grains), (date, grain) => {
        const spans = balanceSpans(periodOf(date, grain))
        expect(
          holds(
            spans.filter((span) => grain !== 'year' || grainOf(span) !== 'year'),
            date,
          ),
        ).toBe(1)
      }),
    )
  })
})
