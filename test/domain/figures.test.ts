import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  figureId,
  figureKeyOf,
  figureOf,
  reportedSince,
  type ApprovedFigure,
  type DeclaredFigure,
  type DeclaredWithin,
  type FlowBalance,
  type Known,
  type StockBalance,
} from '@linli/domain/figures'
import { period } from '@linli/domain/periods'
import { bounds } from '@linli/domain/quantities'

const half = period('2010-H1')

const known = (told: {
  flows?: Record<string, FlowBalance[]>
  stocks?: Record<string, StockBalance>
  declared?: Record<string, DeclaredFigure>
  within?: Record<string, DeclaredWithin[]>
  approved?: Record<string, ApprovedFigure>
}): Known => ({
  ...(told.approved === undefined ? {} : { approved: new Map(Object.entries(told.approved)) }),
  flows: new Map(Object.entries(told.flows ?? {})),
  stocks: new Map(Object.entries(told.stocks ?? {})),
  declared: new Map(Object.entries(told.declared ?? {})),
  within: new Map(Object.entries(told.within ?? {})),
})

const births = { metric: 'births', dimension: '' }
const sum = (units: number, count: number, counted: FlowBalance['bounds'] = {}): FlowBalance => ({
  sum: units * 1000,
  count,
  bounds: counted,
})
const reading = (units: number, date: string): StockBalance => ({
  value: units * 1000,
  bound: 'exact',
  fact: { date, precision: 'day' },
  count: 1,
})

describe('a figure of a period whose report is approved', () => {
  const nine: ApprovedFigure = { value: 9000, bound: 'exact', from: 'records', records: 9 }

  test('that nobody had reported stays so, and what was recorded since is told beside it', () => {
    const since = known({ flows: { 'births|': [sum(10, 2, { about: 1 })] }, approved: {} })
    expect(figureOf(since, births, half)).toBeUndefined()
    expect(reportedSince(since, births, half)).toEqual({ value: 10_000, bound: 'about' })
  })

  test.for<[string, Parameters<typeof known>[0]]>([
    ['nothing is recorded still', { approved: {} }],
    ['it had been reported', { flows: { 'births|': [sum(10, 2)] }, approved: { 'births|': nine } }],
    ['nothing is approved', { flows: { 'births|': [sum(10, 2)] } }],
  ])('nothing is told beside it when %s', ([, told]) => {
    expect(reportedSince(known(told), births, half)).toBeUndefined()
  })

  test('a ratio counts as reported since when its last input was', () => {
    const flows = { 'info_articles_submitted|': [sum(62, 62)], 'info_articles_adopted|': [sum(31, 31)] }
    const submitted: ApprovedFigure = { value: 62_000, bound: 'exact', from: 'records', records: 62 }
    const rate = { metric: 'article_adoption_rate', dimension: '' }
    const all = known({ flows, approved: { 'info_articles_submitted|': submitted } })
    expect(reportedSince(all, rate, half)).toEqual({ value: 50_000, bound: 'exact' })
  })
})

describe('a figure', () => {
  test('of which nothing is known is not zero', () => {
    expect(figureOf(known({}), births, half)).toBeUndefined()
  })

  test('that was recorded as zero is zero', () => {
    const figure = figureOf(known({ flows: { 'births|': [sum(0, 1)] } }), births, half)
    expect(figure).toEqual({ value: 0, bound: 'exact', from: 'records', records: 1 })
  })

  test('that happened without a number has no value', () => {
    const figure = figureOf(known({ flows: { 'births|': [sum(0, 2, { unstated: 2 })] } }), births, half)
    expect(figure).toEqual({ value: null, bound: 'unstated', from: 'records', records: 2 })
  })

  test('is the sum over its spans, with the bounds of all', () => {
    const spans = [sum(3, 2), sum(10, 1, { 'at-least': 1 }), sum(0, 1, { unstated: 1 })]
    const figure = figureOf(known({ flows: { 'births|': spans } }), births, half)
    expect(figure).toEqual({ value: 13_000, bound: 'at-least', from: 'records', records: 4 })
  })

  test('that is declared stands before the sum, which is still told', () => {
    const figure = figureOf(
      known({
        flows: { 'births|': [sum(29, 29)] },
        declared: { 'births|': { value: 31_000, bound: 'exact', statement: '派出所数据' } },
      }),
      births,
      half,
    )
    expect(figure).toEqual({
      value: 31_000,
      bound: 'exact',
      from: 'declared',
      statement: '派出所数据',
      records: 29,
      recordsValue: 29_000,
    })
  })

  test('that is declared without records says so', () => {
    const declared = { 'births|': { value: 0, bound: 'unstated' as const, statement: '' } }
    const figure = figureOf(known({ declared }), births, half)
    expect(figure).toEqual({ value: null, bound: 'unstated', from: 'declared', records: 0 })
  })

  test('of a year takes what is declared of one half, and the records of the other', () => {
    const flows = [sum(29, 29, { about: 1 }), sum(12, 12), sum(1, 1)]
    const declared = { value: 31_000, bound: 'at-least' as const, statement: '' }
    const within = [{ ...declared, period: period('2010-H1'), replaced: [sum(29, 29, { about: 1 })] }]
    const figure = figureOf(
      known({ flows: { 'births|': flows }, within: { 'births|': within } }),
      births,
      period('2010'),
    )
    expect(figure).toEqual({
      value: 44_000,
      bound: 'at-least',
      from: 'declared',
      records: 42,
      recordsValue: 42_000,
    })
  })

  test('takes a quarter’s declaration before those of its months', () => {
    const declared = (of: string, units: number): DeclaredWithin => ({
      period: period(of),
      value: units * 1000,
      bound: 'exact',
      statement: '',
      replaced: [],
    })
    const within = [declared('2010-05', 4), declared('2010-Q2', 10), declared('2010-01', 2)]
    const figure = figureOf(known({ within: { 'births|': within } }), births, half)
    expect(figure).toMatchObject({ value: 12_000, bound: 'exact', from: 'declared', records: 0 })
  })

  test.for<[string, boolean]>([
    ['2009-06-30', false],
    ['2009-06-29', true],
    ['2010-06-30', false],
  ])('of a stock read on %s is out of date at the end of June 2010: %s', ([date, stale]) => {
    const key = { metric: 'households', dimension: '' }
    const figure = figureOf(known({ stocks: { 'households|': reading(2147, date) } }), key, half)
    expect(figure).toMatchObject({ value: 2_147_000, from: 'reading', asOf: date })
    expect(figure?.stale ?? false).toBe(stale)
  })

  const share = { metric: 'floating_share', dimension: '' }
  const people = (floating: number, all: number) =>
    known({
      stocks: {
        'floating_population|': reading(floating, '2010-06-30'),
        'population|': reading(all, '2010-06-30'),
      },
    })

  test('that is a ratio comes from its two inputs, in thousandths of a percent', () => {
    expect(figureOf(people(1, 3), share, half)).toEqual({
      value: 33_333,
      bound: 'exact',
      from: 'ratio',
      records: 0,
    })
    expect(figureOf(people(1, 0), share, half)).toBeUndefined()
    expect(
      figureOf(known({ stocks: { 'population|': reading(3, '2010-06-30') } }), share, half),
    ).toBeUndefined()
  })

  test('that is a ratio of bounded numbers is only about right', () => {
    const least: StockBalance = { ...reading(10, '2010-06-30'), bound: 'at-least' }
    const stocks = { 'floating_population|': least, 'population|': reading(100, '2010-06-30') }
    expect(figureOf(known({ stocks }), share, half)).toMatchObject({ value: 10_000, bound: 'about' })
  })

  test('does not depend on how its records are spread over spans', () => {
    const part = fc.record({
      units: fc.integer({ min: 0, max: 10_000 }),
      bound: fc.constantFrom(...bounds),
      span: fc.integer({ min: 0, max: 2 }),
    })
    const merged = (parts: { units: number; bound: (typeof bounds)[number] }[]): FlowBalance =>
      sum(
        parts.reduce((total, { units }) => total + units, 0),
        parts.length,
        Object.fromEntries(bounds.map((name) => [name, parts.filter(({ bound }) => bound === name).length])),
      )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const spread = [0, 1, 2]
          .map((span) => parts.filter((one) => one.span === span))
          .filter(({ length }) => length > 0)
        expect(figureOf(known({ flows: { 'births|': spread.map(merged) } }), births, half)).toEqual(
          figureOf(known({ flows: { 'births|': [merged(parts)] } }), births, half),
        )
      }),
    )
  })

  test('is found again by its text', () => {
    const keys = [births, { metric: 'births', dimension: 'sex=male' }]
    for (const key of keys) expect(figureKeyOf(figureId(key))).toEqual(key)
    expect(figureKeyOf('births')).toEqual(births)
  })
})
