import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedShare, paceText } from '@linli/domain/paces'

const half = { from: '2010-01-01', due: '2010-06-30' }
const leapHalf = { from: '2012-01-01', due: '2012-06-30' }
const rising = [10, 20, 30, 40, 50, 50]

describe('without last year, an aim is expected in proportion to the days', () => {
  test.for<[string, { from: string; due: string }, string, number]>([
    ['before the first day nothing', half, '2009-12-31', 0],
    ['the first day counts', half, '2010-01-01', 1 / 181],
    ['the end of March', half, '2010-03-31', 90 / 181],
    ['the due day', half, '2010-06-30', 1],
    ['after it no more', half, '2010-07-01', 1],
    ['a leap year has its day', leapHalf, '2012-02-29', 60 / 182],
    ['and one more after it', leapHalf, '2012-03-31', 91 / 182],
    ['the second half', { from: '2010-07-01', due: '2010-12-31' }, '2010-09-30', 92 / 184],
    ['over the turn of the year', { from: '2009-12-02', due: '2010-01-10' }, '2009-12-31', 30 / 40],
    ['one single day', { from: '2010-06-18', due: '2010-06-18' }, '2010-06-18', 1],
    ['the day before a single day', { from: '2010-06-18', due: '2010-06-18' }, '2010-06-17', 0],
    ['a due day before the first day', { from: '2010-06-18', due: '2010-06-01' }, '2010-06-18', 1],
  ])('%s', ([, span, today, share]) => {
    expect(expectedShare({ ...span, today })).toEqual({ share: expect.closeTo(share, 12), by: 'linear' })
  })
})

describe('with the months of last year, it is expected as it came then', () => {
  test.for<[string, { from: string; due: string }, readonly number[], string, number]>([
    ['before the first day nothing', half, rising, '2009-12-31', 0],
    ['the end of a month', half, rising, '2010-03-31', 60 / 200],
    ['within a month by its days', half, rising, '2010-04-15', 80 / 200],
    ['a month without anything stands still', half, [10, 0, 10, 0, 0, 0], '2010-02-28', 0.5],
    ['all of it may have come early', half, [10, 0, 0, 0, 0, 0], '2010-01-31', 1],
    ['or late', half, [0, 0, 0, 0, 0, 10], '2010-05-31', 0],
    ['the due day', half, rising, '2010-06-30', 1],
    ['after it no more', half, rising, '2010-12-31', 1],
    ['28 days of a leap February', leapHalf, [0, 29, 0, 0, 0, 0], '2012-02-28', 28 / 29],
    ['a whole leap February', leapHalf, [0, 29, 0, 0, 0, 1], '2012-02-29', 29 / 30],
    ['a year', { from: '2010-01-01', due: '2010-12-31' }, [...rising, ...rising], '2010-06-30', 0.5],
    // 15 of April's 30 days, all of May, 15 of June's 30 days: 15 + 31 + 30.
    [
      'part of a month at either end',
      { from: '2010-04-16', due: '2010-06-15' },
      [30, 31, 60],
      '2010-05-31',
      46 / 76,
    ],
    ['within one month', { from: '2010-04-11', due: '2010-04-20' }, [7], '2010-04-15', 0.5],
    ['over the turn of the year', { from: '2009-12-01', due: '2010-01-31' }, [1, 3], '2009-12-31', 0.25],
  ])('%s', ([, span, shape, today, share]) => {
    expect(expectedShare({ ...span, shape, today })).toEqual({
      share: expect.closeTo(share, 12),
      by: 'last-year',
    })
  })

  test.for<[string, readonly (number | null | undefined)[] | undefined]>([
    ['there was none', undefined],
    ['no month of it is known', []],
    ['one month is not known', [10, 20, null, 40, 50, 50]],
    ['one month is left out', [10, undefined, 30, 40, 50, 50]],
    ['months are lacking at the end', rising.slice(0, 5)],
    ['there are more months than the span has', [...rising, 60]],
    ['it brought nothing', [0, 0, 0, 0, 0, 0]],
    ['one month took away', [10, 20, -30, 40, 50, 50]],
    ['a month is no number', [10, 20, Number.NaN, 40, 50, 50]],
  ])('and by the days when %s', ([, shape]) => {
    const asked = { ...half, today: '2010-03-31' }
    expect(expectedShare({ ...asked, shape })).toEqual({ share: 90 / 181, by: 'linear' })
  })

  test('and by the days when it brought something only outside the span', () => {
    const span = { from: '2010-04-16', due: '2010-05-15' }
    expect(expectedShare({ ...span, today: '2010-04-30', shape: [0, 0] }).by).toBe('linear')
    expect(expectedShare({ ...span, today: '2010-04-30', shape: [5, 0] })).toEqual({
      share: 1,
      by: 'last-year',
    })
  })
})

describe('whatever the span', () => {
  const day = fc
    .date({ min: new Date('1999-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const amounts = fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 })
  const year = fc.integer({ min: 1999, max: 2029 })

  test('the share never falls from one day to a later one, and stays from 0 to 1', () => {
    const asked = fc.record({ year, days: fc.tuple(day, day), shape: fc.option(amounts, { nil: undefined }) })
    fc.assert(
      fc.property(asked, ({ year: of, days, shape }) => {
        const span = { from: `${of}-01-01`, due: `${of}-12-31`, shape }
        const [one = 0, other = 0] = days.toSorted().map((today) => expectedShare({ ...span, today }).share)
        expect(one).toBeGreaterThanOrEqual(0)
        expect(other).toBeLessThanOrEqual(1)
        expect(other - one).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  test('the same every month up to its days is the same as no shape', () => {
    fc.assert(
      fc.property(day, year, (today, of) => {
        const span = { from: `${of}-01-01`, due: `${of}-12-31`, today }
        const shape = Array.from({ length: 12 }, (_, month) =>
          new Date(Date.UTC(of, month + 1, 0)).getUTCDate(),
        )
        expect(expectedShare({ ...span, shape }).share).toBeCloseTo(expectedShare(span).share, 12)
      }),
    )
  })

  test('the unit of last year does not matter', () => {
    fc.assert(
      fc.property(day, amounts, fc.integer({ min: 2, max: 1000 }), (today, shape, times) => {
        const span = { from: `${today.slice(0, 4)}-01-01`, due: `${today.slice(0, 4)}-12-31`, today }
        const other = expectedShare({ ...span, shape: shape.map((amount) => amount * times) })
        const one = expectedShare({ ...span, shape })
        expect(other).toEqual({ share: expect.closeTo(one.share, 12), by: one.by })
      }),
    )
  })
})

test('the words say what it goes by', () => {
  expect(paceText({ share: 0.4972, by: 'linear' })).toEqual({
    zh: '按天数平均计算，到今天应完成50%',
    en: '50 % expected by today, in proportion to the days',
  })
  expect(paceText({ share: 0.3, by: 'last-year' })).toEqual({
    zh: '按去年同期的进度，到今天应完成30%',
    en: '30 % expected by today, going by last year’s months',
  })
})
