import { surelyDiffer } from '../expression-values.ts'
import { figureText, figureTextInEnglish } from '../figure-texts.ts'
import { figureKeyOf, figureOf, liveFigureOf, type Figure } from '../figures.ts'
import { inForce, metricOf, metrics, type Metric } from '../metrics.ts'
import { firstDay, lastDay, periodBefore } from '../periods.ts'
import { both } from '../results.ts'
import { toldOf, wholeOf, type Misfit, type Rule, type RuleMaterial } from './findings.ts'

/** A stock has jumped when it changed by so large a share, and by so many units, since the period before. */
const jump = { share: 0.3, units: 10 } as const

const isOneSided = ({ bound }: Figure): boolean => bound === 'at-least' || bound === 'at-most'

const jumped = (now: Figure | undefined, then: Figure | undefined): then is Figure => {
  if (now?.value == null || then?.value == null || isOneSided(now) || isOneSided(then)) return false
  const change = Math.abs(now.value - then.value)
  return change >= jump.units * 1000 && change >= jump.share * then.value
}

const jumpOf = (material: RuleMaterial, metric: Metric): Misfit[] => {
  const key = wholeOf(metric.code)
  const now = figureOf(material.known, key, material.period)
  const then = figureOf(material.before, key, periodBefore(material.period))
  if (!jumped(now, then)) return []
  const told = toldOf(key, now)
  const message = both(
    `${told.zh}，上期为${figureText(metric, then)}，变化较大`,
    `${told.en}, after ${figureTextInEnglish(metric, then)} in the period before: a large change`,
  )
  return [{ figures: [key], message }]
}

/** A stock that changed by much since the period before: a slip of the pen, or a reason worth a word. */
export const jumps: Rule = {
  code: 'stock-jump',
  severity: 'warning',
  text: both(
    `时点数比上期变化不到${jump.share * 100}%（或不到${jump.units}）`,
    `Stocks changed by less than ${jump.share * 100} % (or ${jump.units}) since the period before`,
  ),
  find: (material) =>
    metrics
      .filter((metric) => metric.nature === 'stock')
      .filter((metric) => inForce(metric, firstDay(material.period), lastDay(material.period)))
      .flatMap((metric) => jumpOf(material, metric)),
}

/** What the text cites although nobody has read it for a year. */
export const staleStocks: Rule = {
  code: 'stale-stock',
  severity: 'warning',
  text: both('引用的时点数在一年内更新过', 'Stocks that are cited were read within a year'),
  find: ({ cited, known, period }) =>
    cited.flatMap((key) => {
      const figure = figureOf(known, key, period)
      if (!figure?.stale) return []
      const told = toldOf(key, figure)
      const message = both(
        `${told.zh}是${figure.asOf}的数，已超过一年未更新`,
        `${told.en} was read ${figure.asOf}, more than a year ago`,
      )
      return [{ figures: [key], message }]
    }),
}

/** A declared total that its records do not make up: shown to a person, never corrected. */
export const declaredTotals: Rule = {
  code: 'declared-differs',
  severity: 'warning',
  text: both('补录数与台账合计一致', 'A declared total equals its records'),
  find: ({ known, period }) =>
    [...known.declared.keys()].map(figureKeyOf).flatMap((key) => {
      const metric = metricOf(key.metric)
      const declared = figureOf(known, key, period)
      const records = liveFigureOf({ ...known, declared: new Map(), within: new Map() }, key, period)
      if (metric === undefined || records === undefined || !surelyDiffer(declared, records)) return []
      const told = toldOf(key, declared)
      const message = both(
        `${told.zh}是补录的数，台账为${figureText(metric, records)}，两者不一致`,
        `${told.en} is declared, while the records make ${figureTextInEnglish(metric, records)}`,
      )
      return [{ figures: [key], message }]
    }),
}
