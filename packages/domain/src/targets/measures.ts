import { figureOf, ratioOf, type Figure, type Known } from '../figures.ts'
import { metricOf, type FigureKey } from '../metrics.ts'
import { firstDay, grainOf, lastDay, monthsFrom, periodBefore, periodOf, type Period } from '../periods.ts'
import type { Evidence, MetricPlan, Progress } from '../targets.ts'

/**
 * The period over which a metric's target is measured: the shortest that holds its first and its last day; the year of
 * its due day where no period holds both.
 */
export const spanOf = ({ start, due }: { start: string; due: string }): Period => {
  const grains = ['month', 'quarter', 'half'] as const
  const held = grains.map((grain) => periodOf(due, grain)).find((period) => firstDay(period) <= start)
  return held ?? periodOf(due, 'year')
}

/** The figure that a target's metric is, where it has one. */
export const figureMeasured = ({ metric, dimension }: MetricPlan): FigureKey | undefined =>
  metric === undefined ? undefined : { metric, dimension }

/** What has been reached so far. `value` in thousandths; null: it happened, and nobody noted how much. */
export type Amount = { value: number | null }

/** What the records linked to a target amount to, where no metric measures it. */
export const amountLinked = (evidence: readonly Evidence[]): Amount | undefined =>
  evidence.length === 0 ? undefined : { value: evidence.reduce((sum, { amount }) => sum + amount, 0) }

const shareOf = ({ value, aim }: MetricPlan, now: number | null | undefined): number | undefined => {
  if (value === undefined || aim === 'at-most' || now === null) return undefined
  return value === 0 ? 1 : Math.min(1, (now ?? 0) / value)
}

const isReached = ({ value, aim }: MetricPlan, now: number | null | undefined, over: boolean): boolean => {
  if (now === undefined) return false
  if (value === undefined) return now === null || now > 0
  if (now === null) return false
  return aim === 'at-least' ? now >= value : over && now <= value
}

/**
 * How far a value is. One of "at most" is reached only when its last day is over, and fails as soon as it is passed;
 * an amount that nobody noted (有，数未记) has begun and has no share.
 */
export const metricProgress = (
  plan: MetricPlan,
  amount: Amount | undefined,
  { due, today }: { due: string; today: string },
): Progress => {
  const now = amount?.value
  const reached = isReached(plan, now, today > due)
  return {
    share: plan.value === undefined ? (reached ? 1 : 0) : shareOf(plan, now),
    reached,
    begun: amount !== undefined && now !== 0,
    vetoes: [],
    now: now ?? undefined,
    of: plan.value,
    unit: plan.unit,
    next: [],
  }
}

/**
 * The periods that together make a span up to a day: the span itself where it is over; else its halves that are over and the
 * months after them, the one that holds the day counted whole, for nothing later is recorded yet when the day is today.
 */
export const partsUntil = (span: Period, day: string): Period[] => {
  if (lastDay(span) <= day) return [span]
  if (grainOf(span) !== 'year') return monthsFrom(firstDay(span), day)
  const half = periodOf(firstDay(span), 'half')
  return lastDay(half) <= day
    ? [half, ...monthsFrom(firstDay(periodBefore(half, -1)), day)]
    : monthsFrom(firstDay(span), day)
}

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.includes(null) ? null : values.reduce<number>((sum, value) => sum + (value ?? 0), 0)

/** What is known of a community in a period; undefined where nothing is. */
export type KnownIn = (period: Period) => Known | undefined

const figureIn = (knownIn: KnownIn, key: FigureKey, period: Period): Figure | undefined => {
  const known = knownIn(period)
  return known && figureOf(known, key, period)
}

const flowUntil = (knownIn: KnownIn, key: FigureKey, parts: readonly Period[]): Figure | undefined => {
  const found = parts.flatMap((part) => figureIn(knownIn, key, part) ?? [])
  const [first] = found
  if (first === undefined) return undefined
  return { ...first, value: sumOf(found.map(({ value }) => value)) }
}

/**
 * What a figure amounts to over a span up to a day: the sum of a flow, the last reading of a stock, the ratio of the sums.
 * Approved and declared figures stand before records, as everywhere.
 */
export const amountUntil = (
  knownIn: KnownIn,
  key: FigureKey,
  span: Period,
  day: string,
): Amount | undefined => {
  const metric = metricOf(key.metric)
  if (metric === undefined) return undefined
  if (metric.nature === 'stock') return figureIn(knownIn, key, readingPeriod(day))
  const parts = partsUntil(span, day)
  if (metric.ratio === undefined) return flowUntil(knownIn, key, parts)
  const [of, over] = [metric.ratio.of, metric.ratio.over].map((input) =>
    metricOf(input.metric)?.nature === 'stock'
      ? figureIn(knownIn, input, readingPeriod(day))
      : flowUntil(knownIn, input, parts),
  )
  return ratioOf(metric, of, over)
}

/** The period at whose end a stock is read on a day: the half-year that ends with it, else its month. */
export const readingPeriod = (day: string): Period => {
  const half = periodOf(day, 'half')
  return lastDay(half) === day ? half : periodOf(day, 'month')
}
