import { figureOf, type Figure, type Known } from '../figures.ts'
import { inForce, metrics, type Metric } from '../metrics.ts'
import { firstDay, lastDay, type Period } from '../periods.ts'
import { both } from '../results.ts'
import { toldOf, wholeOf, type Misfit, type Rule, type RuleMaterial } from './findings.ts'

/** From how large a modified z-score on a value is an outlier (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). */
const outlierFrom = 3.5
/** Fewer communities than these tell nothing about what is usual. */
const fewest = 5
/** Nearer to the street's median than so many of its units a value is no outlier: of small numbers chance decides. */
const nearest = 5

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/**
 * How far a value lies from what is usual: 0.6745 (x − median) ÷ MAD, the median absolute deviation.
 * Undefined where the values are too few, or half of them are equal (MAD 0).
 */
export const modifiedZScore = (value: number, all: readonly number[]): number | undefined => {
  if (all.length < fewest) return undefined
  const median = medianOf(all)
  const deviation = medianOf(all.map((one) => Math.abs(one - median)))
  return deviation === 0 ? undefined : (0.6745 * (value - median)) / deviation
}

/** A value as it is, or by the metric's denominator; undefined where what is needed is not known. */
const comparable = (
  known: Known,
  metric: Metric,
  normalised: boolean,
  period: Period,
): number | undefined => {
  const value = figureOf(known, wholeOf(metric.code), period)?.value ?? undefined
  if (value === undefined || !normalised || metric.per === undefined) return value
  const over = figureOf(known, wholeOf(metric.per.metric), period)?.value ?? 0
  return over === 0 ? undefined : value / over
}

/** By the denominator where enough communities have it, else as the values are. */
const scoreOf = ({ known, street, period }: RuleMaterial, metric: Metric): number | undefined => {
  for (const normalised of metric.per === undefined ? [false] : [true, false]) {
    const own = comparable(known, metric, normalised, period)
    const others = street
      .filter((one) => !one.own)
      .flatMap((one) => comparable(one.known, metric, normalised, period) ?? [])
    if (own !== undefined && others.length + 1 >= fewest) return modifiedZScore(own, [own, ...others])
  }
  return undefined
}

const isNear = ({ known, street, period }: RuleMaterial, metric: Metric): boolean => {
  const value = (of: Known) => comparable(of, metric, false, period)
  const all = street.flatMap((one) => value(one.known) ?? [])
  return Math.abs((value(known) ?? 0) - medianOf(all)) < nearest * 1000
}

/** 10余 that seems little may be more, and 近10 that seems much may be less. */
const mayBeUsual = (score: number, figure: Figure | undefined): boolean =>
  figure?.bound === (score > 0 ? 'at-most' : 'at-least')

const misfits = (material: RuleMaterial, metric: Metric): Misfit[] => {
  const key = wholeOf(metric.code)
  const figure = figureOf(material.known, key, material.period)
  const score = scoreOf(material, metric)
  if (score === undefined || Math.abs(score) <= outlierFrom) return []
  if (isNear(material, metric) || mayBeUsual(score, figure)) return []
  const told = toldOf(key, figure)
  const message = both(
    `${told.zh}，明显${score > 0 ? '高' : '低'}于全街道一般水平`,
    `${told.en} is far ${score > 0 ? 'above' : 'below'} what is usual in the street`,
  )
  return [{ figures: [key], message }]
}

/** How large a community is says nothing odd about it. */
const isSize = (metric: Metric): boolean => metric.section === 'base' && metric.per === undefined

/** A value far from what the street's communities usually report. */
export const outliers: Rule = {
  code: 'outlier',
  severity: 'warning',
  text: both(
    `与全街道相比没有异常（修正z值不超过${outlierFrom}，至少${fewest}个社区）`,
    `Nothing is far from the street’s usual (modified z-score up to ${outlierFrom}, ${fewest} communities or more)`,
  ),
  find: (material) =>
    metrics
      .filter((metric) => metric.core && !isSize(metric))
      .filter((metric) => inForce(metric, firstDay(material.period), lastDay(material.period)))
      .flatMap((metric) => misfits(material, metric)),
}
