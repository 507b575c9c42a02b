import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bounds,
  boundOfSum,
  decimal,
  largest,
  readQuantity,
  typedQuantity,
  type Bound,
  type Quantity,
} from '@linli/domain/quantities'

describe('an amount that is typed', () => {
  test.for<[string, number, Bound]>([
    ['31', 31_000, 'exact'],
    ['0', 0, 'exact'],
    ['３１', 31_000, 'exact'],
    ['1,234', 1_234_000, 'exact'],
    ['12,345,678', 12_345_678_000, 'exact'],
    ['4943.5', 4_943_500, 'exact'],
    ['0.125', 125, 'exact'],
    ['1.1000', 1_100, 'exact'],
    ['三十一', 31_000, 'exact'],
    ['两百', 200_000, 'exact'],
    ['一万二千', 12_000_000, 'exact'],
    ['10余', 10_000, 'at-least'],
    ['十余', 10_000, 'at-least'],
    ['100多', 100_000, 'at-least'],
    ['30以上', 30_000, 'at-least'],
    ['至少5', 5_000, 'at-least'],
    ['≥5', 5_000, 'at-least'],
    ['30+', 30_000, 'at-least'],
    ['近百', 100_000, 'at-most'],
    ['近千', 1_000_000, 'at-most'],
    ['将近40', 40_000, 'at-most'],
    ['不到20', 20_000, 'at-most'],
    ['约30', 30_000, 'about'],
    ['大约 30', 30_000, 'about'],
    ['30左右', 30_000, 'about'],
    ['约1.5', 1_500, 'about'],
    ['有，数未记', 0, 'unstated'],
    ['有,数未记', 0, 'unstated'],
    ['若干', 0, 'unstated'],
  ])('%s is %i thousandths, %s', ([typed, thousandths, bound]) => {
    expect(readQuantity(typed, false)).toMatchObject({ ok: true, value: { thousandths, bound } })
  })

  test.for<[string, boolean, object]>([
    ['', false, { problem: 'not-a-number' }],
    ['许多人', false, { problem: 'not-a-number' }],
    ['31人', false, { problem: 'not-a-number', suggestion: '31' }],
    ['三十人', false, { problem: 'not-a-number', suggestion: '30' }],
    ['1e3', false, { problem: 'not-a-number' }],
    ['-3', false, { problem: 'negative' }],
    ['约-3', false, { problem: 'negative' }],
    ['2.5', true, { problem: 'not-whole', suggestion: '3' }],
    ['0.0005', false, { problem: 'too-many-decimals', suggestion: '0.001' }],
    ['1000000000.001', false, { problem: 'too-large' }],
    ['999999999999999', false, { problem: 'too-large' }],
  ])('%j (whole: %s) is refused', ([typed, whole, reason]) => {
    expect(readQuantity(typed, whole)).toMatchObject({ ok: false, reason })
  })

  test('may be as large as a thousand million units', () => {
    expect(readQuantity('1000000000', true)).toEqual({
      ok: true,
      value: { thousandths: largest, bound: 'exact' },
    })
  })

  const thousandths = fc.integer({ min: 0, max: largest })
  const forms = fc.constantFrom<(number: string) => string>(
    (number) => number,
    (number) => `${number}余`,
    (number) => `近${number}`,
    (number) => `约${number}`,
    () => '有，数未记',
  )

  test('and typed again is the same', () => {
    fc.assert(
      fc.property(thousandths, forms, (amount, form) => {
        const read = readQuantity(form(decimal(amount)), false)
        if (!read.ok) throw new Error(read.reason.problem)
        expect(readQuantity(typedQuantity(read.value), false)).toEqual(read)
        if (read.value.bound !== 'unstated') expect(read.value.thousandths).toBe(amount)
      }),
    )
  })

  test('is written in decimals without losing a thousandth', () => {
    fc.assert(
      fc.property(thousandths, (amount) => {
        const quantity: Quantity = { thousandths: amount, bound: 'exact' }
        expect(readQuantity(typedQuantity(quantity), false)).toEqual({ ok: true, value: quantity })
        expect(decimal(-amount)).toBe(amount === 0 ? '0' : `-${decimal(amount)}`)
      }),
    )
  })

  test('is never followed by an exception, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (typed, whole) => {
        const read = readQuantity(typed, whole)
        if (read.ok)
          expect(Number.isSafeInteger(read.value.thousandths) && read.value.thousandths >= 0).toBe(true)
      }),
    )
  })
})

/** The parts of a sum, as a balance counts them. */
const tally = (parts: readonly Bound[]): Partial<Record<Bound, number>> =>
  Object.fromEntries(bounds.map((bound) => [bound, parts.filter((part) => part === bound).length]))
const sumOf = (parts: readonly Bound[]): Bound => boundOfSum(tally(parts), parts.length)
const parts = fc.array(fc.constantFrom(...bounds), { minLength: 1, maxLength: 8 })

describe('the bound of a sum', () => {
  test.for<[Bound[], Bound]>([
    [['exact', 'exact'], 'exact'],
    [['exact', 'at-least'], 'at-least'],
    [['exact', 'at-most'], 'at-most'],
    [['at-least', 'at-most'], 'about'],
    [['exact', 'about'], 'about'],
    [['at-most', 'unstated'], 'about'],
    [['exact', 'unstated'], 'at-least'],
    [['unstated', 'unstated'], 'unstated'],
    [['estimated', 'exact'], 'estimated'],
    [['estimated', 'at-least', 'unstated'], 'estimated'],
  ])('of %j is %s', ([of, bound]) => {
    expect(sumOf(of)).toBe(bound)
  })

  test('of one part, or of many alike, is that part’s', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bounds), fc.integer({ min: 1, max: 9 }), (bound, times) => {
        expect(sumOf(Array.from({ length: times }, () => bound))).toBe(bound)
      }),
    )
  })

  test('is not changed by exact parts, unless nothing else was stated', () => {
    fc.assert(
      fc.property(parts, (of) => {
        const before = sumOf(of)
        expect(sumOf([...of, 'exact'])).toBe(before === 'unstated' ? 'at-least' : before)
      }),
    )
  })

  test('is exact only when every part is, and unstated only when every part is', () => {
    fc.assert(
      fc.property(parts, (of) => {
        expect(sumOf(of) === 'exact').toBe(of.every((part) => part === 'exact'))
        expect(sumOf(of) === 'unstated').toBe(of.every((part) => part === 'unstated'))
      }),
    )
  })

  // What a bound allows the truth to be, beside the sum: less, more. A sum allows whatever its parts allow.
  const allows: Record<Bound, readonly ('less' | 'more')[]> = {
    exact: [],
    'at-least': ['more'],
    'at-most': ['less'],
    about: ['less', 'more'],
    estimated: ['less', 'more'],
    unstated: ['more'],
  }
  test('allows whatever its parts allow', () => {
    fc.assert(
      fc.property(parts, (of) => {
        for (const part of of) expect(allows[sumOf(of)]).toEqual(expect.arrayContaining([...allows[part]]))
      }),
    )
  })
})
