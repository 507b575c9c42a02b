import type { FigureRow } from '@linli/contract/figures'
import { firstDay, lastDay, type Period } from '@linli/domain/periods'
import type { Bilingual } from '@linli/domain/results'
import { sections } from '@linli/domain/sections'
import type { Metric } from '../catalogue.ts'

/** One line of the table: a metric's whole, or one of its parts (其中). */
export type Line = { metric: Metric; name: Bilingual; part: boolean; row: FigureRow }

/** A metric with its parts below it. */
type Family = { whole: Line; parts: readonly Line[] }
export type Block = { section: string; families: readonly Family[] }

/** What of the table one wishes to see. */
export type Sight = { q: string; section: string; hideMissing: boolean }

const nothing = (metric: string): FigureRow => ({
  metric,
  dimension: '',
  now: null,
  lastYear: null,
  before: null,
  breaks: [],
})

/** Whether a metric may be recorded on some day of the period. */
const isUsed = (metric: Metric, period: Period): boolean =>
  (metric.since ?? '') <= lastDay(period) && (metric.until ?? '9999') >= firstDay(period)

/** `partName` says how a part is called, 男 / male. */
type PartName = (metric: string, dimension: string) => Bilingual

const familyOf = (metric: Metric, rows: readonly FigureRow[], partName: PartName): Family => {
  const whole = rows.find((row) => row.dimension === '') ?? nothing(metric.code)
  const parts = rows.filter((row) => row.dimension !== '')
  return {
    whole: { metric, name: metric, part: false, row: whole },
    parts: parts.map((row) => ({ metric, name: partName(row.metric, row.dimension), part: true, row })),
  }
}

/** The table of a community and period, in the order of the catalogue: every metric in use, also those not reported. */
export const blocksOf = (
  metrics: readonly Metric[],
  rows: readonly FigureRow[],
  period: Period,
  partName: PartName,
): Block[] => {
  const byMetric = new Map<string, FigureRow[]>()
  for (const row of rows) byMetric.set(row.metric, [...(byMetric.get(row.metric) ?? []), row])
  const hasAny = ({ code }: Metric) =>
    (byMetric.get(code) ?? []).some(({ now, lastYear, before }) =>
      [now, lastYear, before].some((each) => each !== null),
    )
  // Metrics of which nothing is said lie outside of the reader's sections: they are not 未报.
  const shown = metrics.filter(
    (metric) => byMetric.has(metric.code) && (isUsed(metric, period) || hasAny(metric)),
  )
  return sections.map((section) => ({
    section,
    families: shown
      .filter((metric) => metric.section === section)
      .map((metric) => familyOf(metric, byMetric.get(metric.code) ?? [], partName)),
  }))
}

const matches = ({ metric, name }: Line, q: string): boolean =>
  [metric.zh, metric.en.toLowerCase(), metric.initials, metric.code, name.zh, name.en.toLowerCase()].some(
    (text) => text.includes(q),
  )

const narrowed = (family: Family, { q, hideMissing }: Sight): Family[] => {
  const known = family.parts.filter(({ row }) => !hideMissing || row.now !== null)
  if (hideMissing && known.length === 0 && family.whole.row.now === null) return []
  const wholeFits = q === '' || matches(family.whole, q)
  const parts = wholeFits ? known : known.filter((part) => matches(part, q))
  return wholeFits || parts.length > 0 ? [{ whole: family.whole, parts }] : []
}

/** The blocks that one wishes to see; a part that is seen keeps its whole above it. */
export const seen = (blocks: readonly Block[], sight: Sight): Block[] => {
  const lower = { ...sight, q: sight.q.trim().toLowerCase() }
  return blocks
    .filter(({ section }) => sight.section === '' || section === sight.section)
    .map(({ section, families }) => ({
      section,
      families: families.flatMap((family) => narrowed(family, lower)),
    }))
    .filter(({ families }) => families.length > 0)
}

/** How many metrics have a figure, as a whole or in part, and how many have none. */
export const reported = (blocks: readonly Block[]): { known: number; missing: number } => {
  const families = blocks.flatMap((block) => block.families)
  const known = families.filter(({ whole, parts }) =>
    [whole, ...parts].some(({ row }) => row.now !== null),
  ).length
  return { known, missing: families.length - known }
}

const needed = ['population', 'households', 'area_km2']

/** The parts of the base register without which nothing can be normalised, where they were never recorded. */
export const missingBase = (blocks: readonly Block[]): Bilingual[] =>
  blocks
    .flatMap((block) => block.families)
    .filter(({ whole }) => needed.includes(whole.metric.code) && whole.row.now === null)
    .map(({ whole }) => whole.name)

/** A figure as a text to tell lines apart by: `births|sex=male`, `births|`. */
export const lineText = ({ metric, dimension }: { metric: string; dimension: string }): string =>
  `${metric}|${dimension}`
