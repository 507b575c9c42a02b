import { ratioOf, type Figure } from './figures.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import { boundOfSum, type Bound } from './quantities.ts'

/** The sum of the figures that are there; undefined when none is. */
export const sumOf = (figures: readonly (Figure | undefined)[]): Figure | undefined => {
  const there = figures.filter((figure) => figure !== undefined)
  if (there.length === 0) return undefined
  const bounds: Partial<Record<Bound, number>> = {}
  for (const { bound } of there) bounds[bound] = (bounds[bound] ?? 0) + 1
  const bound = boundOfSum(bounds, there.length)
  const dates = there.flatMap(({ asOf }) => asOf ?? []).sort()
  return {
    value: bound === 'unstated' ? null : there.reduce((sum, figure) => sum + (figure.value ?? 0), 0),
    bound,
    from: there.some(({ from }) => from === 'declared') ? 'declared' : (there[0]?.from ?? 'records'),
    records: there.reduce((sum, { records }) => sum + records, 0),
    // A sum is as old as its oldest reading.
    ...(dates[0] === undefined ? {} : { asOf: dates[0] }),
    ...(there.some(({ stale }) => stale) ? { stale: true as const } : {}),
  }
}

/** A figure of every community, in the street's order. */
export type Everywhere = (key: FigureKey) => readonly (Figure | undefined)[]

/** Whether a figure is there and has a number. */
export const isKnown = (figure: Figure | undefined): boolean => figure?.value != null

/**
 * The street's figure over the communities that count: a sum; for a ratio, that of the inputs' sums over those that know both.
 * @param counts which communities, by their place in the street's order
 */
export const totalOf = (
  everywhere: Everywhere,
  key: FigureKey,
  counts: (i: number) => boolean,
): Figure | undefined => {
  const metric = metricOf(key.metric)
  // Percentages do not add up; a ratio's total is that of its inputs.
  if (metric?.unit === 'percent' && metric.ratio === undefined) return undefined
  if (metric?.ratio === undefined) return sumOf(everywhere(key).filter((_, i) => counts(i)))
  const [of, over] = [everywhere(metric.ratio.of), everywhere(metric.ratio.over)]
  const both = (_: unknown, i: number) => counts(i) && isKnown(of[i]) && isKnown(over[i])
  return ratioOf(metric, sumOf(of.filter(both)), sumOf(over.filter(both)))
}
