import { isPeriod, firstDay, lastDay } from '@linli/domain/periods'
import { sections } from '@linli/domain/sections'
import type { Metric } from '../catalogue.ts'

/** As many metrics as one comparison answers. */
export const mostMetrics = 300

/** What is chosen in the dialog: figures and communities, in the order wished. */
export type Choice = { metrics: readonly string[]; communities: readonly string[] }

/** The metrics that exist in the period, in the order of the report. */
export const offered = (metrics: readonly Metric[], period: string): Metric[] => {
  if (!isPeriod(period)) return [...metrics]
  const [from, to] = [firstDay(period), lastDay(period)]
  return sections.flatMap((section) =>
    metrics.filter(
      (metric) => metric.section === section && (metric.since ?? from) <= to && (metric.until ?? to) >= from,
    ),
  )
}

/** The chosen figures as a list, whatever the address calls them. */
export const chosenMetrics = (asked: string, metrics: readonly Metric[]): string[] => {
  if (asked !== 'core' && asked !== 'all') return asked.split(',').filter((text) => text !== '')
  return metrics.filter((metric) => asked === 'all' || metric.core).map(({ code }) => code)
}

/** What the address says of a choice: nothing where it is the usual one. */
export const choiceInAddress = (
  { metrics, communities }: Choice,
  known: { metrics: readonly Metric[]; communities: readonly string[] },
): { metrics: string; communities: string } => {
  const same = (one: readonly string[], other: readonly string[]) => one.join() === other.join()
  const core = chosenMetrics('core', known.metrics)
  const all = chosenMetrics('all', known.metrics)
  return {
    metrics: same(metrics, core) ? '' : same(metrics, all) ? 'all' : metrics.join(','),
    communities: same(communities, known.communities) ? '' : communities.join(','),
  }
}

/** The list with one entry moved by a step. */
export const moved = <Value>(list: readonly Value[], index: number, by: 1 | -1): Value[] => {
  const next = [...list]
  const [one, other] = [next[index], next[index + by]]
  if (one === undefined || other === undefined) return next
  next[index] = other
  next[index + by] = one
  return next
}

/** The list with some entries put in, behind the others, or taken out. */
export const withOrWithout = (list: readonly string[], entries: readonly string[], on: boolean): string[] => {
  const others = list.filter((entry) => !entries.includes(entry))
  return on ? [...list, ...entries.filter((entry) => !list.includes(entry))] : others
}
