import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, daysBetween } from '@linli/domain/days'
import { coverageWarnings, enterableDays, readHouseholds } from '@linli/domain/targets/coverage-days'
import { coverageProgress, currentPhase, phaseStandings } from '@linli/domain/targets/coverage-phases'
import {
  coverageSeries,
  householdsOf,
  standingsOn,
  sumsOf,
  sumsOn,
  type DayCount,
  type Tract,
} from '@linli/domain/targets/coverages'
import { counters, type Counter, type CoveragePlan, type Mark } from '@linli/domain/targets'

const tract = (code: string, households: number): Tract => ({
  code,
  name: `第${code}小区`,
  households,
  enumerators: 1,
})
const count = (day: string, code: string, counter: Counter, households: number): DayCount => ({
  day,
  tract: code,
  counter,
  households,
})
const mark = (item: string, more: Partial<Mark> = {}): Mark => ({
  item,
  deductions: {},
  remark: '',
  verifiedRemark: '',
  ...more,
})

const census: CoveragePlan = {
  kind: 'coverage',
  phases: [
    { key: 'prepare', text: '准备', from: '2010-09-01', to: '2010-09-30' },
    { key: 'list', text: '摸底', from: '2010-10-01', to: '2010-10-31', counter: 'listed' },
    { key: 'register', text: '入户登记', from: '2010-11-01', to: '2010-11-10', counter: 'registered' },
    { key: 'check', text: '复查', from: '2010-11-08', to: '2010-11-15', counter: 'checked' },
  ],
}
const tracts = [tract('1', 60), tract('2', 40)]

const on = (today: string, counts: readonly DayCount[], marks: readonly Mark[] = [], of = tracts) => ({
  tracts: standingsOn(of, counts, today),
  series: coverageSeries(counts),
  marks,
  today,
})
const ground = (...standing: Parameters<typeof on>) => {
  const { tracts: own, series, marks, today } = on(...standing)
  return { households: householdsOf(own), sums: sumsOn(series, today), marks, today }
}
const progress = (...standing: Parameters<typeof on>) => coverageProgress(census, on(...standing))

describe('the sums of a day', () => {
  test('take each tract with its last entry on or before the day', () => {
    const counts = [
      count('2010-10-01', '1', 'listed', 10),
      count('2010-10-02', '2', 'listed', 5),
      count('2010-10-04', '1', 'listed', 30),
    ]
    expect(coverageSeries(counts)).toEqual([
      { day: '2010-10-01', sums: { listed: { households: 10, tracts: 1 } } },
      { day: '2010-10-02', sums: { listed: { households: 15, tracts: 2 } } },
      { day: '2010-10-04', sums: { listed: { households: 35, tracts: 2 } } },
    ])
    expect(sumsOn(coverageSeries(counts), '2010-10-03')).toEqual({ listed: { households: 15, tracts: 2 } })
    expect(sumsOn(coverageSeries(counts), '2010-09-30')).toEqual({})
  })

  test('tell a zero that was entered from a tract that was never entered', () => {
    expect(sumsOn(coverageSeries([count('2010-10-01', '1', 'listed', 0)]), '2010-10-01')).toEqual({
      listed: { households: 0, tracts: 1 },
    })
    expect(coverageSeries([])).toEqual([])
  })

  test('go down with a correction', () => {
    const counts = [count('2010-10-01', '1', 'listed', 30), count('2010-10-02', '1', 'listed', 28)]
    expect(sumsOn(coverageSeries(counts), '2010-10-02').listed?.households).toBe(28)
  })

  test('pass 29 February of a leap year as any other day', () => {
    expect(dayAfter('2012-02-28', 1)).toBe('2012-02-29')
    expect(dayAfter('2011-02-28', 1)).toBe('2011-03-01')
    expect(daysBetween('2012-02-01', '2012-03-01')).toBe(29)
    const counts = [count('2012-02-28', '1', 'listed', 1), count('2012-02-29', '1', 'listed', 2)]
    expect(sumsOn(coverageSeries(counts), '2012-03-01').listed?.households).toBe(2)
  })
})

describe('a phase', () => {
  const standing = (today: string, counts: DayCount[], marks: Mark[] = [], of = tracts) =>
    phaseStandings(census, ground(today, counts, marks, of)).map(({ state, share }) => [state, share])

  test('is done when all households are counted, or when somebody says so where nothing is counted', () => {
    const counts = [count('2010-10-20', '1', 'listed', 60), count('2010-10-30', '2', 'listed', 40)]
    expect(standing('2010-10-31', counts, [mark('prepare', { met: true })])).toEqual([
      ['done', 1],
      ['done', 1],
      ['ahead', undefined],
      ['ahead', undefined],
    ])
  })

  test('that is marked done on a day is so from that day', () => {
    const marks = [mark('prepare', { done: '2010-09-20' })]
    expect(standing('2010-09-19', [], marks)[0]).toEqual(['now', 0])
    expect(standing('2010-09-20', [], marks)[0]).toEqual(['done', 1])
  })

  test('is late after its last day, and not when that day was moved', () => {
    const counts = [count('2010-10-20', '1', 'listed', 60)]
    expect(standing('2010-11-02', counts)[1]).toEqual(['late', 0.6])
    const marks = [mark('list', { planned: '2010-11-05' })]
    expect(standing('2010-11-02', counts, marks)[1]).toEqual(['now', 0.6])
    expect(standing('2010-11-06', counts, marks)[1]).toEqual(['late', 0.6])
  })

  test('of no household is unknown, never divided', () => {
    const counts = [count('2010-10-20', '1', 'listed', 0)]
    expect(standing('2010-10-20', counts, [], [tract('1', 0)])[1]).toEqual(['now', undefined])
    expect(standing('2010-10-20', [], [], [])[1]).toEqual(['now', undefined])
  })

  test('is closed or opened again by a person’s word, with the share that was counted', () => {
    const counts = [count('2010-10-20', '1', 'listed', 59), count('2010-10-20', '2', 'listed', 40)]
    expect(standing('2010-11-20', counts, [mark('list', { met: true })])[1]).toEqual(['done', 0.99])
    const all = [count('2010-10-20', '1', 'listed', 60), count('2010-10-20', '2', 'listed', 40)]
    expect(standing('2010-10-20', all, [mark('list', { met: false })])[1]).toEqual(['now', 1])
  })

  test.for([
    ['2010-08-01', 'prepare'],
    ['2010-09-30', 'prepare'],
    ['2010-10-01', 'list'],
    ['2010-11-09', 'register'],
    ['2010-11-12', 'check'],
    ['2010-12-01', undefined],
  ])('on %s is %s; of two that overlap the first that is not done', ([today = '', key]) => {
    expect(currentPhase(phaseStandings(census, ground(today, [])), today)?.key).toBe(key)
  })

  test('gives way to the one it overlaps when it is done', () => {
    const counts = [count('2010-11-08', '1', 'registered', 60), count('2010-11-08', '2', 'registered', 40)]
    expect(currentPhase(phaseStandings(census, ground('2010-11-09', counts)), '2010-11-09')?.key).toBe(
      'check',
    )
  })
})

describe('the progress of a coverage', () => {
  test('is unknown before anything is entered: missing is not zero', () => {
    expect(progress('2010-10-05', [])).toMatchObject({ share: undefined, begun: false, now: undefined })
    expect(progress('2010-10-05', [count('2010-10-05', '1', 'listed', 0)])).toMatchObject({
      share: 0,
      begun: true,
      now: 0,
      of: 100_000,
      unit: '户',
    })
  })

  test('is the mean of its phases', () => {
    const counts = [count('2010-10-05', '1', 'listed', 50), count('2010-11-05', '2', 'registered', 25)]
    const { share, now, reached } = progress('2010-11-05', counts, [mark('prepare', { met: true })])
    expect(share).toBeCloseTo((1 + 0.5 + 0.25 + 0) / 4, 12)
    expect([now, reached]).toEqual([25_000, false])
  })

  test('is reached when every phase is', () => {
    const counts = counters.flatMap((counter) => [
      count('2010-11-10', '1', counter, 60),
      count('2010-11-10', '2', counter, 40),
    ])
    expect(progress('2010-11-15', counts)).toMatchObject({ share: 0.75, reached: false })
    const marked = progress('2010-11-15', counts, [mark('prepare', { met: true })])
    expect(marked).toMatchObject({ share: 1, reached: true, next: [] })
  })

  test('of no phases says nothing', () => {
    const empty = coverageProgress({ kind: 'coverage', phases: [] }, on('2010-10-05', []))
    expect(empty).toMatchObject({ share: undefined, reached: false, begun: false, next: [] })
  })

  test('names what is late first, with the tracts furthest behind', () => {
    const counts = [count('2010-10-05', '1', 'listed', 12)]
    expect(progress('2010-11-01', counts, [mark('prepare', { met: true })]).next).toEqual([
      { item: 'list', text: '摸底（第2小区 —/40，第1小区 12/60）', due: '2010-10-31' },
      { item: 'register', text: '入户登记（第1小区 —/60，第2小区 —/40）', due: '2010-11-10' },
    ])
    expect(progress('2010-08-20', []).next).toEqual([{ item: 'prepare', text: '准备', due: '2010-09-30' }])
  })
})

describe('a day’s entry', () => {
  test.for<[string, number | undefined]>([
    ['', undefined],
    ['  ', undefined],
    ['0', 0],
    ['40', 40],
    ['３１', 31],
    ['1,0', undefined],
  ])('reads %o', ([typed, households]) => {
    const read = readHouseholds(typed, { households: 40 })
    expect(read.ok ? read.value : undefined).toBe(households)
  })

  test.for([
    ['41', 'more-than-households'],
    ['-1', 'negative'],
    ['1.5', 'not-whole'],
    ['约30', 'households-exact'],
    ['近百', 'households-exact'],
    ['全部', 'not-a-number'],
  ])('refuses %s: %s', ([typed = '', reason]) => {
    expect(readHouseholds(typed, { households: 40 })).toMatchObject({ ok: false, reason: { reason } })
  })

  test('tells of a count below the one before, and of more than the step before counted', () => {
    expect(coverageWarnings({ listed: 10 }, { listed: 9, registered: 9 })).toEqual([
      { warning: 'below-before', counter: 'listed', before: 10 },
    ])
    expect(coverageWarnings({}, { listed: 9, registered: 10 })).toEqual([
      { warning: 'above-step-before', counter: 'registered', than: 'listed', value: 9 },
    ])
    expect(coverageWarnings({}, { listed: 9, checked: 10 })).toEqual([
      { warning: 'above-step-before', counter: 'checked', than: 'listed', value: 9 },
    ])
    expect(coverageWarnings({ listed: 10 }, { listed: 10, registered: 10, checked: 0 })).toEqual([])
    expect(coverageWarnings({}, {})).toEqual([])
  })

  test('is taken from the start until 60 days after the due day, and never ahead', () => {
    const target = { start: '2012-01-01', due: '2012-01-01' }
    expect(enterableDays(target, '2012-02-15')).toEqual({ from: '2012-01-01', to: '2012-02-15' })
    expect(enterableDays(target, '2013-01-01')).toEqual({ from: '2012-01-01', to: '2012-03-01' })
  })
})

const days = Array.from({ length: 8 }, (_, index) => dayAfter('2012-02-25', index))
const anyCount = fc
  .record({
    day: fc.constantFrom(...days),
    tract: fc.constantFrom('1', '2'),
    counter: fc.constantFrom(...counters),
    households: fc.nat(40),
  })
  .map((made): DayCount => made)
const anyCounts = fc.uniqueArray(anyCount, {
  selector: (one) => `${one.day} ${one.tract} ${one.counter}`,
  maxLength: 40,
})

/** The same cells, with every tract’s counts put in rising order. */
const rising = (counts: readonly DayCount[]): DayCount[] =>
  counts.map((one) => {
    const own = counts.filter((other) => other.tract === one.tract && other.counter === one.counter)
    const place = own.filter(({ day }) => day < one.day).length
    return {
      ...one,
      households: own.map(({ households }) => households).toSorted((a, b) => a - b)[place] ?? 0,
    }
  })

describe('for any counts', () => {
  test('the sums by day are those of the tracts as they stand on that day', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...days), (counts, day) => {
        expect(sumsOn(coverageSeries(counts), day)).toEqual(sumsOf(standingsOn(tracts, counts, day)))
      }),
    )
  })

  test('the share lies between 0 and 1, and is 1 only where it is reached or closed by hand', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom(...days), (counts, day) => {
        const { share = 0, reached } = progress(day, counts, [mark('prepare', { met: true })])
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share === 1).toBe(reached)
      }),
    )
  })

  test('the share never falls from day to day while no count does', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const shares = days.map((day) => progress(day, rising(counts)).share ?? 0)
        expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      }),
    )
  })
})
