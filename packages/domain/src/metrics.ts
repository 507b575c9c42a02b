import type { Bilingual } from './results.ts'
import type { Section } from './sections.ts'
import type { DimensionKey } from './dimensions.ts'
import type { Unit } from './units.ts'
import { baseMetrics } from './metrics/base.ts'
import { partyMetrics } from './metrics/party.ts'
import { servicesMetrics } from './metrics/services.ts'
import { cultureMetrics } from './metrics/culture.ts'
import { partnershipMetrics } from './metrics/partnership.ts'
import { safetyMetrics } from './metrics/safety.ts'
import { environmentMetrics } from './metrics/environment.ts'

/** 期间数 adds up over a period; 时点数 is the latest reading at its end; a ratio is computed from two others. */
export type Nature = 'flow' | 'stock' | 'ratio'

/** Which figure: a metric, and a dimension value such as `sex=male` or `marital=married;residence=floating`; '' is the whole. */
export type FigureKey = { metric: string; dimension: string }

/** 口径: what is counted, from which date on. */
export type Definition = Bilingual & { from?: string }

export type Metric = {
  code: string
  zh: string
  en: string
  section: Section
  nature: Nature
  unit: Unit
  /** Polarity: which direction is the better one, where there is one. */
  better: 'up' | 'down' | 'none'
  /** Denominator for the normalised view: the value × `times` ÷ the stock `metric`. */
  per?: { metric: string; times: number }
  /** How it may be broken down. Values are subsets unless listed in `partitions`; subsets are never summed. */
  dimensions?: readonly DimensionKey[]
  partitions?: readonly DimensionKey[]
  /** First and last date (inclusive) on which the metric may be recorded. */
  since?: string
  until?: string
  definitions: readonly Definition[]
  /** For `ratio`: numerator ÷ denominator × `times`. */
  ratio?: { of: FigureKey; over: FigureKey; times: number }
  /** Shown by default in comparisons. */
  core: boolean
}

/** Every built-in metric in the order of the report's sections. */
export const metrics: readonly Metric[] = [
  ...baseMetrics,
  ...partyMetrics,
  ...servicesMetrics,
  ...cultureMetrics,
  ...partnershipMetrics,
  ...safetyMetrics,
  ...environmentMetrics,
]

const byCode = new Map(metrics.map((metric) => [metric.code, metric]))

/** The built-in metric of that code, if there is one. */
export const metricOf = (code: string): Metric | undefined => byCode.get(code)

/** Whether the metric was in use at any time from `first` to `last` (YYYY-MM-DD, inclusive). */
export const inForce = (metric: Metric, first: string, last: string): boolean =>
  (metric.since ?? '') <= last && (metric.until ?? '9999') >= first

/** The definition in force on a date (YYYY-MM-DD). */
export const definitionOn = (metric: Metric, date: string): Definition | undefined =>
  metric.definitions.reduce<Definition | undefined>(
    (latest, definition) => ((definition.from ?? '') <= date ? definition : latest),
    undefined,
  )
