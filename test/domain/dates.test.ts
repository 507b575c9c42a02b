import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginsOn, isWithin, readDate, typedDate, type FactDate, type Precision } from '@linli/domain/dates'
import { firstDay, lastDay, period, periodOf } from '@linli/domain/periods'

const today = '2010-12-31'
const frame = { today, period: period('2010-H1') }

const anyDay = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2009-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const anyFact = fc
  .tuple(anyDay, fc.constantFrom<Precision>('day', 'month', 'half', 'year'))
  .map(([date, precision]): FactDate =>
    precision === 'day' ? { date, precision } : { date: lastDay(periodOf(date, precision)), precision },
  )

describe('a date that is typed', () => {
  test.for<[string, string, Precision]>([
    ['2010-06-18', '2010-06-18', 'day'],
    ['2010.6.18', '2010-06-18', 'day'],
    ['2010/6/18', '2010-06-18', 'day'],
    ['２０１０．６．１８', '2010-06-18', 'day'],
    ['20100618', '2010-06-18', 'day'],
    ['2010年6月18日', '2010-06-18', 'day'],
    ['2010 年 6 月 18 号', '2010-06-18', 'day'],
    ['6-18', '2010-06-18', 'day'],
    ['6—18', '2010-06-18', 'day'],
    ['6月18日', '2010-06-18', 'day'],
    ['今天', '2010-12-31', 'day'],
    ['昨天', '2010-12-30', 'day'],
    ['2008-2-29', '2008-02-29', 'day'],
    ['5月', '2010-05-31', 'month'],
    ['5月份', '2010-05-31', 'month'],
    ['2010-05', '2010-05-31', 'month'],
    ['2010-5', '2010-05-31', 'month'],
    ['2009年2月', '2009-02-28', 'month'],
    ['上半年', '2010-06-30', 'half'],
    ['2009年下半年', '2009-12-31', 'half'],
    ['2010-H1', '2010-06-30', 'half'],
    ['2010-h1', '2010-06-30', 'half'],
    ['2010', '2010-12-31', 'year'],
    ['2009年', '2009-12-31', 'year'],
  ])('%s is %s, known to the %s', ([typed, date, precision]) => {
    expect(readDate(typed, frame)).toEqual({ ok: true, value: { date, precision } })
  })

  test.for(['', '六月', '2010-06-18-1', '13月', '0-5', '2010-Q2', 'Q2', '明天', '2010-00-10', '1-0', '99'])(
    '%j is none',
    (typed) => {
      expect(readDate(typed, frame)).toEqual({ ok: false, reason: { problem: 'not-a-date' } })
    },
  )

  test.for<[string, number, number]>([
    ['2010-02-29', 2, 28],
    ['2008-02-30', 2, 29],
    ['6-31', 6, 30],
  ])('%s names a day that does not exist', ([typed, month, last]) => {
    const reason = { problem: 'no-such-day', month, lastDay: last }
    expect(readDate(typed, frame)).toEqual({ ok: false, reason })
  })

  test.for(['1949-09-30', '1949-H1', '2011-01-01', '2011-01', '2011-H1', '2011'])(
    '%s lies before the first day or after today',
    (typed) => {
      const reason = { problem: 'out-of-range', from: '1949-10-01', to: today }
      expect(readDate(typed, frame)).toEqual({ ok: false, reason })
    },
  )

  test('may be known only to a span that is not over', () => {
    const now = { today: '2010-05-18' }
    expect(readDate('2010-05', now)).toMatchObject({ ok: true, value: { date: '2010-05-31' } })
    expect(readDate('2010', now)).toMatchObject({ ok: true, value: { precision: 'year' } })
    expect(readDate('2010-06', now)).toMatchObject({ ok: false, reason: { problem: 'out-of-range' } })
  })

  test('takes its missing year from the period one works in, else from today', () => {
    expect(readDate('3-8', { today, period: period('2008') })).toMatchObject({
      value: { date: '2008-03-08' },
    })
    expect(readDate('3-8', { today })).toMatchObject({ value: { date: '2010-03-08' } })
  })

  test.for<[string, boolean]>([
    ['2010-06-30', true],
    ['2010-07-01', false],
    ['2010-01', true],
    ['2010-H1', true],
    ['2010-H2', false],
    ['2010', false],
  ])('%s belongs to the first half of 2010: %s', ([typed, belongs]) => {
    expect(readDate(typed, { today, within: period('2010-H1') }).ok).toBe(belongs)
  })

  test('and typed again is the same', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        expect(readDate(typedDate(fact), { today })).toEqual({ ok: true, value: fact })
      }),
    )
  })

  test('lies in the span it is known to lie in, and in no shorter one', () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        const span = periodOf(fact.date, fact.precision === 'day' ? 'month' : fact.precision)
        expect(isWithin(fact, span)).toBe(true)
        expect(beginsOn(fact) >= firstDay(span)).toBe(true)
        if (fact.precision === 'year') expect(isWithin(fact, periodOf(fact.date, 'half'))).toBe(false)
        if (fact.precision === 'half') expect(isWithin(fact, periodOf(fact.date, 'month'))).toBe(false)
      }),
    )
  })

  test('is never followed by an exception, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => typeof readDate(typed, frame).ok === 'boolean'),
    )
  })
})
