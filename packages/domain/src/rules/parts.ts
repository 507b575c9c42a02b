import {
  dimensionKey,
  dimensionName,
  dimensionPairs,
  dimensionText,
  dimensionValues,
  type DimensionKey,
} from '../dimensions.ts'
import { isSurelyMore } from '../expression-values.ts'
import { dimensionsIn, figureOf, type Figure } from '../figures.ts'
import { inForce, metrics, type FigureKey, type Metric } from '../metrics.ts'
import { firstDay, lastDay } from '../periods.ts'
import { both } from '../results.ts'
import { toldOf, wholeOf, type Misfit, type Rule, type RuleMaterial } from './findings.ts'

const inUse = ({ period }: RuleMaterial): Metric[] =>
  metrics.filter((metric) => inForce(metric, firstDay(period), lastDay(period)))

/** What a part is directly part of: the whole, or the same part without one of its values (已婚、流动 of 流动). */
const wholesOf = (dimension: string): string[] => {
  const pairs = dimensionPairs(dimension)
  return pairs.map((_, left) => dimensionText(pairs.filter((__, i) => i !== left)))
}

const withWholes = (metric: Metric, material: RuleMaterial): [FigureKey, FigureKey][] =>
  dimensionsIn(metric, [material.known]).flatMap((dimension) =>
    wholesOf(dimension).map((whole): [FigureKey, FigureKey] => [
      { metric: metric.code, dimension },
      { metric: metric.code, dimension: whole },
    ]),
  )

const largerThanWhole = (material: RuleMaterial): Misfit[] =>
  inUse(material).flatMap((metric) =>
    withWholes(metric, material).flatMap(([part, whole]) => {
      const [is, all] = [part, whole].map((key) => figureOf(material.known, key, material.period))
      if (!isSurelyMore(is, all)) return []
      const [one, other] = [toldOf(part, is), toldOf(whole, all)]
      const message = both(`${one.zh}，多于${other.zh}`, `${one.en} is more than ${other.en}`)
      return [{ figures: [part, whole], message }]
    }),
  )

/** A part is never larger than its whole: preventable cases, probationary members, married women of floating ones. */
export const partsWithinWholes: Rule = {
  code: 'part-within-whole',
  severity: 'error',
  text: both('各分组数不多于总数（如可防性案件、预备党员）', 'A part is not larger than its whole'),
  find: largerThanWhole,
}

type Part = { key: FigureKey; figure: Figure & { value: number } }

const exactOf = (material: RuleMaterial, key: FigureKey): Part | undefined => {
  const figure = figureOf(material.known, key, material.period)
  return figure?.value == null || figure.bound !== 'exact'
    ? undefined
    : { key, figure: { ...figure, value: figure.value } }
}

const partsOf = (metric: Metric, table: DimensionKey): FigureKey[] =>
  Object.keys(dimensionValues(table)).map((value) => ({
    metric: metric.code,
    dimension: `${dimensionKey(table)}=${value}`,
  }))

const unequal = (whole: Part, parts: readonly Part[]): Misfit => {
  const told = parts.map(({ key, figure }) => toldOf(key, figure, dimensionName(key.dimension)))
  const all = toldOf(whole.key, whole.figure)
  const message = both(
    `${all.zh}，${told.map(({ zh }) => zh).join('、')}，合计对不上`,
    `${all.en}; ${told.map(({ en }) => en).join(', ')}: they do not add up`,
  )
  return { figures: [whole.key, ...parts.map(({ key }) => key)], message }
}

const unequalSum = (material: RuleMaterial, metric: Metric, table: DimensionKey): Misfit[] => {
  const keys = partsOf(metric, table)
  const whole = exactOf(material, wholeOf(metric.code))
  const parts = keys.flatMap((key) => exactOf(material, key) ?? [])
  if (whole === undefined || parts.length === 0) return []
  const sum = parts.reduce((total, { figure }) => total + figure.value, 0)
  // A part that nobody counted may make up what is missing, but not take away what is too much.
  const fits = parts.length < keys.length ? sum <= whole.figure.value : sum === whole.figure.value
  // One part that is larger than the whole has been told as such.
  return fits || parts.some(({ figure }) => figure.value > whole.figure.value) ? [] : [unequal(whole, parts)]
}

/** Parts that divide a whole make it up: births by sex. */
export const partsAddUp: Rule = {
  code: 'parts-add-up',
  severity: 'error',
  text: both('分组合计等于总数（如出生人数按性别）', 'Parts that divide a whole add up to it'),
  find: (material) =>
    inUse(material).flatMap((metric) =>
      (metric.partitions ?? []).flatMap((table) => unequalSum(material, metric, table)),
    ),
}
