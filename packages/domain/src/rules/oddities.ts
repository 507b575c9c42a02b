import { figureText, figureTextInEnglish } from '../figure-texts.ts'
import { liveFigureOf, type Figure, type Known } from '../figures.ts'
import { inForce, metricOf, metrics, type FigureKey, type Metric } from '../metrics.ts'
import { firstDay, lastDay, periodBefore } from '../periods.ts'
import { both } from '../results.ts'
import { findingOf, nameOf, toldOf, type Finding, type RuleMaterial } from './findings.ts'

/** A stock has jumped when it changed by so large a share, and by so many units, since the period before. */
export const jump = { share: 0.3, units: 10 } as const
/** From how large a modified z-score on a value is an outlier (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). */
export const outlierFrom = 3.5
/** Fewer communities than these tell nothing about what is usual. */
export const fewestForOutliers = 5

/** What every community can answer, zero being an answer. */
export const requiredMetrics: readonly string[] = [
  'party_members',
  'births',
  'unemployed',
  'disputes_mediated',
  'criminal_cases',
  'fire_incidents',
  'donations_money',
  'info_articles_submitted',
]

/** What the base register must hold before anything can be compared by it. */
export const baseRegister: readonly string[] = ['population', 'households']

const wholeOf = (metric: string): FigureKey => ({ metric, dimension: '' })

const inUse = ({ period }: RuleMaterial): Metric[] =>
  metrics.filter((metric) => inForce(metric, firstDay(period), lastDay(period)))

/** A stock that changed by much since the period before: a slip of the pen, or a reason worth a word. */
export const jumpRules = (material: RuleMaterial): Finding[] =>
  inUse(material).flatMap((metric) => {
    if (metric.nature !== 'stock') return []
    const key = wholeOf(metric.code)
    const now = liveFigureOf(material.known, key, material.period)
    const then = liveFigureOf(material.before, key, periodBefore(material.period))
    if (now?.value == null || then?.value == null || then.value === 0) return []
    const change = Math.abs(now.value - then.value)
    if (change < jump.units * 1000 || change / then.value < jump.share) return []
    const told = toldOf(metric, key, now)
    const message = both(
      `${told.zh}，上期为${figureText(metric, then)}，变化较大`,
      `${told.en}, after ${figureTextInEnglish(metric, then)} in the period before: a large change`,
    )
    return [findingOf('stock-jump', 'warning', [key], message)]
  })

const medianOf = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

const ascending = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other)

/**
 * How far a value lies from what is usual: 0.6745 (x − median) ÷ MAD. Undefined where the values hardly differ (MAD 0)
 * or are too few.
 */
export const modifiedZScore = (value: number, all: readonly number[]): number | undefined => {
  if (all.length < fewestForOutliers) return undefined
  const median = medianOf(ascending(all))
  const deviation = medianOf(ascending(all.map((one) => Math.abs(one - median))))
  return deviation === 0 ? undefined : (0.6745 * (value - median)) / deviation
}

/** A value by its denominator where both are known, else as it is. */
const comparable = (known: Known, metric: Metric, byDenominator: boolean, { period }: RuleMaterial) => {
  const own = liveFigureOf(known, wholeOf(metric.code), period)
  if (own?.value == null) return undefined
  if (!byDenominator || metric.per === undefined) return own.value
  const over = liveFigureOf(known, wholeOf(metric.per.metric), period)
  return over?.value == null || over.value === 0 ? undefined : own.value / over.value
}

/** A value far from what the street's communities usually report. */
export const outlierRules = (material: RuleMaterial): Finding[] => {
  const mine = material.street.find(({ own }) => own)
  if (mine === undefined) return []
  return inUse(material).flatMap((metric) => {
    if (!metric.core || metric.section === 'base') return []
    const byDenominator = comparable(mine.known, metric, true, material) !== undefined
    const value = comparable(mine.known, metric, byDenominator, material)
    if (value === undefined) return []
    const all = material.street.flatMap(
      ({ known }) => comparable(known, metric, byDenominator, material) ?? [],
    )
    const score = modifiedZScore(value, all)
    if (score === undefined || Math.abs(score) <= outlierFrom) return []
    const key = wholeOf(metric.code)
    const told = toldOf(metric, key, liveFigureOf(material.known, key, material.period))
    const message = both(
      `${told.zh}，明显${score > 0 ? '高' : '低'}于全街道一般水平`,
      `${told.en} is far ${score > 0 ? 'above' : 'below'} what is usual in the street`,
    )
    return [findingOf('outlier', 'warning', [key], message)]
  })
}

const isMissing = (material: RuleMaterial, code: string): boolean =>
  liveFigureOf(material.known, wholeOf(code), material.period) === undefined

/** What must be reported and is not: a blank is not a zero. */
export const blankRules = (material: RuleMaterial): Finding[] => [
  ...baseRegister
    .filter((code) => isMissing(material, code))
    .map((code) =>
      findingOf(
        'base-register-missing',
        'warning',
        [wholeOf(code)],
        both(
          `基础信息没有${nameOf(wholeOf(code)).zh}，有关数据无法折算比较`,
          `The base register lacks ${nameOf(wholeOf(code)).en}: figures cannot be compared by it`,
        ),
      ),
    ),
  ...inUse(material)
    .filter(({ code }) => requiredMetrics.includes(code) && isMissing(material, code))
    .map(({ code, zh, en }) =>
      findingOf(
        'required-blank',
        'warning',
        [wholeOf(code)],
        both(`${zh}未报；没有发生请记 0`, `${en} is not reported; record 0 if there was none`),
      ),
    ),
]

type Cited = { key: FigureKey; metric: Metric; figure: Figure }

const citedFigures = ({ cited, known, period }: RuleMaterial): Cited[] =>
  cited.flatMap((key) => {
    const [metric, figure] = [metricOf(key.metric), liveFigureOf(known, key, period)]
    return metric === undefined || figure === undefined ? [] : [{ key, metric, figure }]
  })

/** What the text cites although nobody has read it for a year. */
export const staleRules = (material: RuleMaterial): Finding[] =>
  citedFigures(material)
    .filter(({ figure }) => figure.stale)
    .map(({ key, metric, figure }) =>
      findingOf(
        'stale-stock',
        'warning',
        [key],
        both(
          `${toldOf(metric, key, figure).zh}是${figure.asOf}的数，已超过一年未更新`,
          `${toldOf(metric, key, figure).en} was read ${figure.asOf}, more than a year ago`,
        ),
      ),
    )

/** A declared total that its records do not make up: shown to a person, never corrected. */
export const declaredRules = (material: RuleMaterial): Finding[] =>
  [...material.known.declared.keys()].flatMap((id) => {
    const [code = '', dimension = ''] = id.split('|', 2)
    const [key, metric] = [{ metric: code, dimension }, metricOf(code)]
    const figure = liveFigureOf(material.known, key, material.period)
    if (metric === undefined || figure?.recordsValue == null || figure.value === figure.recordsValue)
      return []
    const records = { value: figure.recordsValue, bound: 'exact' } as const
    const told = toldOf(metric, key, figure)
    const message = both(
      `${told.zh}是补录的数，台账合计为${figureText(metric, records)}，两者不一致`,
      `${told.en} is declared, while the records make ${figureTextInEnglish(metric, records)}`,
    )
    return [findingOf('declared-differs', 'warning', [key], message)]
  })
