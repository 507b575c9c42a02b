import { chanceOf, type Chance } from '@linli/workers/demonstration/random'
import type { ForecastQuestion } from '@linli/domain/forecasts'

/** A series whose end is known: what a forecast may see of it, and what is reached by the due day. */
export type KnownSeries = { seen: ForecastQuestion; truth: number }

/** A number in (0, 1). */
const part = (chance: Chance): number => (chance.whole(0, 2 ** 31 - 1) + 0.5) / 2 ** 31

const between = (chance: Chance, low: number, high: number): number => low + (high - low) * part(chance)

/** Of 1 on average: the sum of so many exponential waits. */
const gamma = (chance: Chance, shape: number): number =>
  Array.from({ length: shape }, () => -Math.log(part(chance))).reduce((sum, wait) => sum + wait, 0) / shape

/** Box and Muller (1958). */
const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(part(chance))) * Math.cos(2 * Math.PI * part(chance))

/** How many exponential waits fit into the time. */
const poisson = (chance: Chance, mean: number): number => {
  let events = -1
  for (let time = 0; time < mean; time -= Math.log(part(chance))) events += 1
  return Math.max(0, events)
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** Draws the steps that are seen and those to come; the last of these may be a part of one. */
const series = (
  chance: Chance,
  of: { kind: 'counts' | 'amounts'; remaining?: number; step: (index: number, part: number) => number },
): KnownSeries => {
  const seen = chance.whole(4, 18)
  const remaining = of.remaining ?? chance.whole(1, 8)
  const steps = Array.from({ length: seen }, (_, i) => of.step(i, 1))
  const coming = Array.from({ length: Math.ceil(remaining) }, (_, i) =>
    of.step(seen + i, Math.min(1, remaining - i)),
  )
  return { seen: { steps, remaining, kind: of.kind }, truth: sumOf(steps) + sumOf(coming) }
}

const poissonCounts = (low: number, high: number) => (chance: Chance) => {
  const mean = between(chance, low, high)
  const remaining = between(chance, 0.5, 8)
  return series(chance, { kind: 'counts', remaining, step: (_, share) => poisson(chance, mean * share) })
}

const clusteredCounts = (chance: Chance): KnownSeries => {
  const [mean, shape] = [between(chance, 2, 30), chance.whole(2, 8)]
  return series(chance, { kind: 'counts', step: () => poisson(chance, mean * gamma(chance, shape)) })
}

/** A year's wave of that height around the mean, which begins anywhere. */
const seasonalCounts = (height: number) => (chance: Chance) => {
  const [mean, begin] = [between(chance, 2, 30), between(chance, 0, 12)]
  const season = (month: number): number => 1 + height * Math.sin(((month + begin) * Math.PI) / 6)
  return series(chance, { kind: 'counts', step: (month) => poisson(chance, mean * season(month)) })
}

const money = (chance: Chance): KnownSeries => {
  const [mean, shape] = [between(chance, 500, 20_000), chance.whole(3, 8)]
  return series(chance, { kind: 'amounts', step: () => mean * gamma(chance, shape) })
}

/** Households checked day by day, as many as 15 to 40 such days would make, so many days before the due day. */
const coverage = (fewest: number, most: number) => (chance: Chance) => {
  const limit = chance.whole(800, 3000)
  const [daily, noise] = [limit / between(chance, 15, 40), between(chance, 0.1, 0.5)]
  const step = () => Math.round(daily * Math.max(0, 1 + noise * normal(chance)))
  for (;;) {
    const { seen, truth } = series(chance, { kind: 'amounts', remaining: chance.whole(fewest, most), step })
    if (sumOf(seen.steps) < limit) return { seen: { ...seen, limit }, truth: Math.min(limit, truth) }
  }
}

type Families = Readonly<Record<string, (chance: Chance) => KnownSeries>>

/** Series of the kinds whose truth the interval is to hold in 80 % of the cases. */
export const families: Families = {
  'counts by chance alone (Poisson)': poissonCounts(1, 30),
  'counts in clusters (negative binomial)': clusteredCounts,
  'counts with a mild season (± 10 %)': seasonalCounts(0.1),
  'amounts of money (gamma)': money,
  'coverage by days, up to its households': coverage(1, 8),
}

/** Series that it holds more often, for no interval has exactly 80 %: 0 or the limit has more than that by itself. */
export const nearlyCertain: Families = {
  'rare counts (less than one a step)': poissonCounts(0.3, 1),
  'coverage that is mostly through by the due day': coverage(20, 40),
}

/** Series that it does not know how to foresee. */
export const unforeseen: Families = { 'counts with a strong season (± 40 %)': seasonalCounts(0.4) }

/** So many series of a family, always the same ones. */
export const seriesOf = (family: (chance: Chance) => KnownSeries, cases: number): KnownSeries[] =>
  Array.from({ length: cases }, (_, seed) => family(chanceOf(seed)))
