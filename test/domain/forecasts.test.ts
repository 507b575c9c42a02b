import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  forecastOf,
  neededPace,
  reachable,
  type Forecast,
  type ForecastQuestion,
  type NoForecast,
} from '@linli/domain/forecasts'
import { families, nearlyCertain, seriesOf, type KnownSeries } from '../support/series.ts'

const counts = (steps: readonly number[], remaining: number, more: Partial<ForecastQuestion> = {}) =>
  forecastOf({ steps, remaining, kind: 'counts', ...more })
const amounts = (steps: readonly number[], remaining: number, more: Partial<ForecastQuestion> = {}) =>
  forecastOf({ steps, remaining, kind: 'amounts', ...more })

const told = (forecast: Forecast | NoForecast): Forecast => {
  if ('none' in forecast) throw new Error(`no forecast: ${forecast.none}`)
  return forecast
}

describe('there is no forecast', () => {
  test.for<[string, Forecast | NoForecast, NoForecast['none']]>([
    ['of nothing', counts([], 3), 'too-few'],
    ['after three months', counts([4, 5, 6], 3), 'too-few'],
    ['after three days', amounts([40, 50, 60], 3), 'too-few'],
    ['when no event has happened', counts([0, 0, 0, 0, 0], 3), 'nothing-yet'],
    ['when nothing has been added', amounts([0, 0, 0, 0], 3), 'nothing-yet'],
    ['on the due day', counts([4, 5, 6, 5], 0), 'due-past'],
    ['after it', amounts([4, 5, 6, 5], -1), 'due-past'],
    ['when every household is reached', amounts([40, 50, 60, 50], 3, { limit: 200 }), 'decided'],
    ['even after one day', amounts([200], 3, { limit: 200 }), 'decided'],
    ['even after the due day', amounts([40, 50, 60, 50], 0, { limit: 200 }), 'decided'],
    [
      'when what is reached beside the steps is all',
      counts([1, 2, 1, 2], 3, { now: 9, limit: 9 }),
      'decided',
    ],
  ])('%s', ([, forecast, none]) => {
    expect(forecast).toEqual({ none })
  })
})

describe('a forecast of amounts', () => {
  // Mean 50, standard deviation 10; ± t · 10 · √(r (1 + r/n)) with t at 0.90 from its tables.
  test.for<[string, number, number, number]>([
    ['3 degrees of freedom', 4, 1.6377, 2],
    ['5', 6, 1.4759, 3],
    ['9', 10, 1.383, 4.5],
    ['29', 30, 1.3114, 10],
    ['119', 120, 1.2887, 60],
  ])('is a random walk with drift: %s', ([, n, t, remaining]) => {
    const off = 10 * Math.sqrt((n - 1) / n)
    const steps = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 50 - off : 50 + off))
    const { expected, low, high } = told(amounts(steps, remaining))
    const reach = 10 * Math.sqrt(remaining * (1 + remaining / n))
    expect(expected).toBeCloseTo(50 * (n + remaining), 8)
    expect((high - expected) / reach).toBeCloseTo(t, 3)
    expect((expected - low) / reach).toBeCloseTo(t, 3)
  })

  test('says how sure it is and what it rests on', () => {
    expect(amounts([40, 50, 60, 50, 50], 5)).toMatchObject({ expected: 500, level: 0.8, basis: 5 })
  })

  test('starts from what is reached today when the steps began before the target', () => {
    const [own, other] = [
      told(amounts([40, 50, 60, 50], 2)),
      told(amounts([40, 50, 60, 50], 2, { now: 1000 })),
    ]
    expect(other.expected).toBe(1100)
    expect(other.low - 1000).toBeCloseTo(own.low - 200, 9)
    expect(other.high - 1000).toBeCloseTo(own.high - 200, 9)
  })

  test('never ends above its limit, nor below what is reached already', () => {
    expect(amounts([40, 50, 60, 50], 9, { limit: 400 })).toMatchObject({ expected: 400, high: 400 })
    expect(amounts([0, 0, 0, 100], 1)).toMatchObject({ expected: 125, low: 100 })
  })

  test('may end below what is reached when steps took away', () => {
    const { low, expected } = told(amounts([-5, 2, -4, 1], 4, { now: 80 }))
    expect(expected).toBe(74)
    expect(low).toBeLessThan(74)
  })
})

describe('a forecast of counts', () => {
  test.for<[string, readonly number[], number, [number, number, number]]>([
    // φ = (1 + 3 · 0) / 4 and t = 1.533, so k² = 0.588: 5.07 ± 1.92 and 2.54 ± 1.29 are to come.
    ['the same every month is not certain', [5, 5, 5, 5], 1, [24, 25, 26]],
    ['half a month to come', [5, 5, 5, 5], 0.5, [22, 23, 23]],
    // φ = (1 + 4 · 1) / 5 and t = 1.476, so k² = 2.178: 2.09 ± 2.35.
    ['one event in five months', [0, 0, 1, 0, 0], 5, [1, 2, 5]],
  ])('%s', ([, steps, remaining, [low, expected, high]]) => {
    expect(counts(steps, remaining)).toMatchObject({ low, expected, high })
  })

  test('holds exactly those sums to come that are not too far from the pace: (nY − rX)² ≤ k² n r (X + Y)', () => {
    const steps = [3, 9, 4, 12, 2, 6]
    const [n, r, x, t] = [6, 4, 36, 1.4398]
    // The squares of the deviations from 6 add up to 74: Pearson's dispersion is 74 / 6 / 5, and 1 counts as one more.
    const k2 = t ** 2 * ((1 + 74 / 6) / 6)
    const near = Array.from({ length: 200 }, (_, y) => y).filter(
      (y) => (n * y - r * x) ** 2 <= k2 * n * r * (x + y),
    )
    expect(counts(steps, r)).toMatchObject({
      low: x + Math.min(...near),
      expected: x + 24,
      high: x + Math.max(...near),
    })
  })

  test('is wider where events come in clusters', () => {
    const [even, clustered] = [told(counts([6, 5, 7, 6, 6, 6], 6)), told(counts([0, 18, 0, 18, 0, 0], 6))]
    expect(clustered.expected).toBe(even.expected)
    expect(clustered.high - clustered.low).toBeGreaterThan(2 * (even.high - even.low))
  })
})

describe('its interval of 80 %', () => {
  const shareHeld = (series: readonly KnownSeries[]): number => {
    const held = series.flatMap(({ seen, truth }) => {
      const forecast = forecastOf(seen)
      return 'none' in forecast ? [] : [forecast.low <= truth && truth <= forecast.high]
    })
    expect(held.length).toBeGreaterThan(0.95 * series.length)
    return held.filter(Boolean).length / held.length
  }

  test.for(Object.entries(families))('holds what came in 750 to 850 of 1,000 series: %s', ([, family]) => {
    const share = shareHeld(seriesOf(family, 1000))
    expect(share).toBeGreaterThanOrEqual(0.75)
    expect(share).toBeLessThanOrEqual(0.85)
  })

  test.for(Object.entries(families))('and so it does after four steps only: %s', ([, family]) => {
    const short = seriesOf(family, 1000).map(({ seen, truth }) => {
      const now = seen.steps.reduce((sum, step) => sum + step, 0)
      return { seen: { ...seen, now, steps: seen.steps.slice(-4) }, truth }
    })
    const share = shareHeld(short)
    expect(share).toBeGreaterThanOrEqual(0.75)
    expect(share).toBeLessThanOrEqual(0.85)
  })

  test.for(Object.entries(nearlyCertain))(
    'holds no less where the end is nearly certain: %s',
    ([, family]) => {
      expect(shareHeld(seriesOf(family, 1000))).toBeGreaterThanOrEqual(0.75)
    },
  )
})

describe('whatever the steps', () => {
  const step = fc.integer({ min: 0, max: 500 })
  const steps = fc.array(step, { minLength: 4, maxLength: 30 }).filter((all) => all.some((one) => one > 0))
  const kind = fc.constantFrom('counts' as const, 'amounts' as const)
  const remaining = fc.integer({ min: 1, max: 480 }).map((twentieths) => twentieths / 20)

  test('the expected amount lies in the interval, and nothing that is reached is lost', () => {
    fc.assert(
      fc.property(steps, kind, remaining, (all, of, left) => {
        const { low, expected, high } = told(forecastOf({ steps: all, kind: of, remaining: left }))
        expect(low).toBeLessThanOrEqual(expected)
        expect(expected).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(all.reduce((sum, one) => sum + one, 0))
      }),
    )
  })

  test('more time to come never makes it surer, whole numbers of counts aside', () => {
    fc.assert(
      fc.property(steps, kind, remaining, remaining, (all, of, left, more) => {
        const width = (time: number): number => {
          const { low, high } = told(forecastOf({ steps: all, kind: of, remaining: time }))
          return high - low
        }
        const rounding = of === 'counts' ? 1 : 1e-6
        expect(width(left + more)).toBeGreaterThanOrEqual(width(left) - rounding)
      }),
    )
  })

  test('it ends at its limit, and below it goes on as if there were none', () => {
    fc.assert(
      fc.property(steps, kind, remaining, fc.integer({ min: 1, max: 5000 }), (all, of, left, room) => {
        const limit = all.reduce((sum, one) => sum + one, 0) + room
        const free = told(forecastOf({ steps: all, kind: of, remaining: left }))
        const limited = told(forecastOf({ steps: all, kind: of, remaining: left, limit }))
        for (const end of ['low', 'expected', 'high'] as const)
          expect(limited[end]).toBe(Math.min(limit, free[end]))
      }),
    )
  })

  test('amounts in another unit have the same forecast in that unit', () => {
    fc.assert(
      fc.property(steps, remaining, fc.integer({ min: 2, max: 1000 }), (all, left, times) => {
        const one = told(amounts(all, left))
        const other = told(
          amounts(
            all.map((amount) => amount * times),
            left,
          ),
        )
        for (const end of ['low', 'expected', 'high'] as const)
          expect(other[end] / times / one[end]).toBeCloseTo(1, 9)
      }),
    )
  })

  test('the order of the steps does not matter', () => {
    fc.assert(
      fc.property(steps, kind, remaining, (all, of, left) => {
        const one = told(forecastOf({ steps: all, kind: of, remaining: left }))
        const other = told(forecastOf({ steps: all.toReversed(), kind: of, remaining: left }))
        for (const end of ['low', 'expected', 'high'] as const) expect(other[end]).toBeCloseTo(one[end], 6)
      }),
    )
  })
})

test.for<[string, { now: number; aim: number; remaining: number }, number | undefined]>([
  ['what lacks, spread over what remains', { now: 40, aim: 100, remaining: 3 }, 20],
  ['over half a month', { now: 40, aim: 100, remaining: 0.5 }, 120],
  ['nothing when it is reached', { now: 100, aim: 100, remaining: 3 }, 0],
  ['nothing when it is exceeded, also after the due day', { now: 120, aim: 100, remaining: -2 }, 0],
  ['no pace is enough on the due day', { now: 40, aim: 100, remaining: 0 }, undefined],
])('the pace that is needed: %s', ([, of, pace]) => {
  expect(neededPace(of)).toBe(pace)
})

describe('an aim is', () => {
  const interval = { low: 80, high: 120 }
  test.for([
    ['likely', 'at-least', 80],
    ['uncertain', 'at-least', 81],
    ['uncertain', 'at-least', 120],
    ['unlikely', 'at-least', 121],
    ['unlikely', 'at-most', 79],
    ['uncertain', 'at-most', 80],
    ['uncertain', 'at-most', 119],
    ['likely', 'at-most', 120],
  ] as const)('%s: %s %i, when 80 to 120 is foreseen', ([prospect, direction, aim]) => {
    expect(reachable(interval, aim, direction)).toBe(prospect)
  })
})
