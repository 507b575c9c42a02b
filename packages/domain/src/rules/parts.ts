import {
  dimensionKey,
  dimensionPairs,
  dimensionText,
  dimensionValues,
  type DimensionKey,
} from '../dimensions.ts'
import { dimensionsIn, liveFigureOf, type Figure } from '../figures.ts'
import { inForce, metrics, type FigureKey, type Metric } from '../metrics.ts'
import { firstDay, lastDay } from '../periods.ts'
import { both } from '../results.ts'
import { findingOf, toldOf, type Finding, type RuleMaterial } from './findings.ts'

const isExact = (figure: Figure | undefined): figure is Figure & { value: number } =>
  figure?.value != null && figure.bound === 'exact'

/** What a part is directly part of: the whole, or the same part without one of its values (已婚、流动 of 流动). */
const wholesOf = (dimension: string): string[] => {
  const pairs = dimensionPairs(dimension)
  return pairs.map((_, left) => dimensionText(pairs.filter((__, i) => i !== left)))
}

const largerThanWhole = (material: RuleMaterial, metric: Metric): Finding[] => {
  const figure = (key: FigureKey) => liveFigureOf(material.known, key, material.period)
  return dimensionsIn(metric, [material.known]).flatMap((dimension) => {
    const part = { metric: metric.code, dimension }
    const is = figure(part)
    return wholesOf(dimension).flatMap((outer) => {
      const whole = { metric: metric.code, dimension: outer }
      const all = figure(whole)
      // 10余 of a whole may be any number from 10 on: only what is certain is a contradiction.
      const certain =
        is?.value != null && all?.value != null && is.bound !== 'at-most' && all.bound !== 'at-least'
      if (!certain || is.value === null || all.value === null || is.value <= all.value) return []
      const [one, other] = [toldOf(metric, part, is), toldOf(metric, whole, all)]
      const message = both(`${one.zh}，多于${other.zh}`, `${one.en} is more than ${other.en}`)
      return [findingOf('part-within-whole', 'error', [part, whole], message)]
    })
  })
}

const unequalSum = (material: RuleMaterial, metric: Metric, table: DimensionKey): Finding[] => {
  const figure = (key: FigureKey) => liveFigureOf(material.known, key, material.period)
  const whole = { metric: metric.code, dimension: '' }
  const parts = Object.keys(dimensionValues(table)).map((value) => ({
    metric: metric.code,
    dimension: `${dimensionKey(table)}=${value}`,
  }))
  const all = figure(whole)
  const found = parts
    .map((key) => ({ key, figure: figure(key) }))
    .filter(({ figure: one }) => one !== undefined)
  if (!isExact(all) || found.length === 0 || !found.every(({ figure: one }) => isExact(one))) return []
  const sum = found.reduce((total, { figure: one }) => total + (one?.value ?? 0), 0)
  // A part that nobody reported may make up what is missing, but not take away what is too much.
  if (sum === all.value || (found.length < parts.length && sum < all.value)) return []
  const told = found.map(({ key, figure: one }) => toldOf(metric, key, one))
  const message = both(
    `${toldOf(metric, whole, all).zh}，${told.map(({ zh }) => zh).join('、')}，合计对不上`,
    `${toldOf(metric, whole, all).en}; ${told.map(({ en }) => en).join(', ')}: they do not add up`,
  )
  return [findingOf('parts-add-up', 'error', [whole, ...found.map(({ key }) => key)], message)]
}

/** A part is never larger than its whole; parts that divide a whole make it up. */
export const partRules = (material: RuleMaterial): Finding[] => {
  const [first, last] = [firstDay(material.period), lastDay(material.period)]
  return metrics.flatMap((metric) => {
    if (!inForce(metric, first, last)) return []
    const sums = (metric.partitions ?? []).flatMap((table) => unequalSum(material, metric, table))
    return [...largerThanWhole(material, metric), ...sums]
  })
}
