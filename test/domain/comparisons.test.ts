import { array, integer, option, sample } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  changeFrom,
  heatSteps,
  isStrong,
  marksOf,
  perDenominator,
  perName,
  shareOfStreet,
  viewed,
  type Cell,
  type Measured,
} from '@linli/domain/comparisons'

const flow: Measured = { nature: 'flow', unit: { zh: '起', en: 'cases' }, better: 'down' }
const percent: Measured = { nature: 'ratio', unit: { zh: '%', en: '%' }, better: 'up' }
const of = (value: number | null, more: Partial<Exclude<Cell, null>> = {}): Cell => ({ value, ...more })

describe('a value by its denominator', () => {
  test.each([
    ['9 births among 3,980 residents', of(9), of(3980), 1000, 2.2613],
    ['0 stays 0', of(0), of(3980), 1000, 0],
    ['per square kilometre', of(3980), of(0.31), 1, 12838.7097],
  ])('%s', (_, value, over, times, expected) => {
    expect(perDenominator(value, over, times)).toBeCloseTo(expected, 4)
  })

  test.each([
    ['not reported', null, of(3980)],
    ['amount not stated', of(null, { bound: 'unstated' }), of(3980)],
    ['no denominator', of(9), null],
    ['a denominator of 0', of(9), of(0)],
  ])('is nothing when: %s', (_, value, over) => {
    expect(perDenominator(value, over, 1000)).toBeUndefined()
  })

  test('a share is of the street, in percent', () => {
    expect(shareOfStreet(of(9), of(36))).toBe(25)
    expect(shareOfStreet(of(0), of(0))).toBeUndefined()
  })
})

describe('a change', () => {
  test.each([
    ['up', flow, of(46), of(41), { by: 12.195, points: false }],
    ['down', flow, of(31), of(40), { by: -22.5, points: false }],
    ['none', flow, of(5), of(5), { by: 0, points: false }],
    ['none at 0', flow, of(0), of(0), { by: 0, points: false }],
    ['to 0', flow, of(0), of(4), { by: -100, points: false }],
    ['in points for what is a percentage', percent, of(56.5), of(50), { by: 6.5, points: true }],
    ['in points also from 0', percent, of(3), of(0), { by: 3, points: true }],
  ] as const)('%s', (_, metric, now, base, expected) => {
    const change = changeFrom(metric, now, base)
    expect(change).toEqual({ by: expect.closeTo(expected.by, 2), points: expected.points })
  })

  test('from 0 is no percentage', () => {
    expect(changeFrom(flow, of(3), of(0))).toBe('from-zero')
  })

  test.each([
    ['the base is not reported', of(9), null],
    ['the value is not reported', null, of(9)],
    ['the amount is not stated', of(null, { bound: 'unstated' }), of(9)],
    ['10余 may be less or more than 12', of(10, { bound: 'at-least' }), of(12)],
    ['近百 bounds one side only', of(90), of(100, { bound: 'at-most' })],
  ])('cannot be told when %s', (_, now, base) => {
    expect(changeFrom(flow, now, base)).toBeUndefined()
  })

  test.each([
    ['4 cases after 1 may be chance', flow, 4, 1, false],
    ['40 after 10 is not', flow, 40, 10, true],
    ['a tenth more is small', flow, 1100, 1000, false],
    ['a stock is no count of events', { ...flow, nature: 'stock' } as const, 4, 1, true],
    ['4 points', percent, 54, 50, true],
    ['less than 4 points', percent, 53.9, 50, false],
  ])('stands out or not: %s', (_, metric, now, base, strong) => {
    const change = changeFrom(metric, of(now), of(base))
    expect(change).toBeDefined()
    expect(change !== undefined && isStrong(change, { metric, now: of(now), base: of(base) })).toBe(strong)
  })
})

describe('the views', () => {
  const beside = { base: of(20), denominator: of(4000), times: 1000, total: of(120) }
  test.each([
    ['value', 30],
    ['per', 7.5],
    ['yoy', 50],
    ['before', 50],
    ['share', 25],
  ] as const)('%s of 30', (view, expected) => {
    expect(viewed(view, flow, of(30), beside)).toBe(expected)
  })

  test.each(['value', 'per', 'yoy', 'before', 'share'] as const)(
    '%s of what is missing is missing, not 0',
    (view) => {
      expect(viewed(view, flow, null, beside)).toBeUndefined()
      expect(viewed(view, flow, of(null, { bound: 'unstated' }), beside)).toBeUndefined()
    },
  )

  test('a ratio has no share, and a metric without a denominator no rate', () => {
    expect(viewed('share', percent, of(30), beside)).toBeUndefined()
    expect(viewed('per', flow, of(30), { ...beside, times: undefined })).toBeUndefined()
  })
})

describe('heat', () => {
  test('five numbers take five steps, in whatever order they stand', () => {
    expect(heatSteps([10, 50, 30, 20, 40])).toEqual([1, 5, 3, 2, 4])
  })

  test('what is missing has no step and moves no other', () => {
    expect(heatSteps([10, undefined, 30, 20, undefined, 50, 40])).toEqual([
      1,
      undefined,
      3,
      2,
      undefined,
      5,
      4,
    ])
  })

  test.each([
    ['two numbers', [1, 2]],
    ['equal ones', [4, 4, 4, 4]],
    ['none', [undefined, undefined]],
  ])('there is none to tell of %s', (_, numbers) => {
    expect(heatSteps(numbers)).toEqual(numbers.map(() => undefined))
  })

  test('equal numbers have equal steps, and a larger one never a smaller step', () => {
    const rows = array(option(integer({ min: 0, max: 30 }), { nil: undefined }), { maxLength: 30 })
    const falls = (numbers: readonly (number | undefined)[]) => {
      const steps = heatSteps(numbers)
      const told = numbers.flatMap((number, i) =>
        number === undefined ? [] : [[number, steps[i] ?? 0] as const],
      )
      return told.some(([one, low]) => told.some(([other, high]) => one <= other && low > high))
    }
    expect(sample(rows, 500).filter(falls)).toEqual([])
  })
})

test.each([
  ['nothing', null, ['missing']],
  [
    'what was reported after the approval only',
    of(null, { missing: true, approved: true, live: { value: 3, bound: 'exact' } }),
    ['missing', 'changed'],
  ],
  ['a plain sum', of(9), []],
  ['a zero', of(0), []],
  ['10余', of(10, { bound: 'at-least' }), ['at-least']],
  ['有，数未记', of(null, { bound: 'unstated' }), ['unstated']],
  [
    'an old assumed reading',
    of(3980, { bound: 'estimated', from: 'reading', stale: true }),
    ['estimated', 'stale'],
  ],
  ['a declared figure', of(31, { from: 'declared' }), ['declared']],
] as const)('what is said beside %s', (_, cell, marks) => {
  expect(marksOf(cell)).toEqual(marks)
})

const people = { zh: '人', en: 'people' }
test.each([
  [
    1000,
    { code: 'population', zh: '人口总数', en: 'Population', unit: people },
    '每千人',
    'per 1,000 residents',
  ],
  [
    100,
    { code: 'party_members', zh: '党员数', en: 'Party members', unit: people },
    '每百名党员',
    'per 100 Party members',
  ],
  [
    1,
    { code: 'party_branches', zh: '党支部数', en: 'Party branches', unit: { zh: '个', en: '' } },
    '每个党支部',
    'per Party branches',
  ],
])('per %i of %o reads %s', (times, over, zh, en) => {
  expect(perName(times, over)).toEqual({ zh, en })
})
