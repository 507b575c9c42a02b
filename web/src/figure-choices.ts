import type { Known, Metric } from './catalogue.ts'
import { pick } from './language.tsx'

/** The metric that somebody typed: its name in either language, its code, or the initials of its pinyin. */
export const metricTyped = (catalogue: Known, typed: string): Metric | undefined => {
  const text = typed.trim().toLowerCase()
  return catalogue.metrics.find(({ code, zh, en, initials }) =>
    [code, zh, en.toLowerCase(), initials].some((name) => name === text),
  )
}

/** Every one-step part of a metric: sex=male, sex=female, … */
export const partsOf = (catalogue: Known, metric: Metric): { code: string; name: string }[] =>
  metric.dimensions.flatMap((dimension) => {
    const key = catalogue.dimensions[dimension]?.key ?? dimension
    return catalogue
      .choices(dimension)
      .map((choice) => ({ code: `${key}=${choice.code}`, name: pick(choice) }))
  })
