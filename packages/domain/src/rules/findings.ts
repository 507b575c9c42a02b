import type { Figure, Known } from '../figures.ts'
import { figureId } from '../figures.ts'
import { figureText, figureTextInEnglish } from '../figure-texts.ts'
import { dimensionName } from '../dimensions.ts'
import { metricOf, type FigureKey, type Metric } from '../metrics.ts'
import type { Period } from '../periods.ts'
import { both, type Bilingual } from '../results.ts'

/** What a rule found; `id` is the same whenever the same is found again. */
export type Finding = {
  id: string
  rule: string
  severity: 'error' | 'warning'
  message: Bilingual
  figures: FigureKey[]
}

/** A rule of the street's own: an expression that should hold, and what is said when it does not. */
export type StreetRule = { id: string; expression: string; severity: 'error' | 'warning'; message: string }

/** What the rules are applied to. */
export type RuleMaterial = {
  period: Period
  /** The community's figures of the period, of last year's, of the period before: as the records say today. */
  known: Known
  lastYear: Known
  before: Known
  /** Every community of the street in the period. */
  street: readonly { known: Known; own: boolean }[]
  /** The figures that the text cites. */
  cited: readonly FigureKey[]
  streetRules: readonly StreetRule[]
}

export const findingOf = (
  rule: string,
  severity: Finding['severity'],
  figures: readonly FigureKey[],
  message: Bilingual,
): Finding => ({
  id: [rule, ...figures.map(figureId)].join('|'),
  rule,
  severity,
  message,
  figures: [...figures],
})

/** A figure's name with its part: 出生人数（男）. */
export const nameOf = ({ metric: code, dimension }: FigureKey): Bilingual => {
  const metric = metricOf(code)
  const part = dimensionName(dimension)
  return dimension === ''
    ? both(metric?.zh ?? code, metric?.en ?? code)
    : both(`${metric?.zh ?? code}（${part.zh}）`, `${metric?.en ?? code} (${part.en})`)
}

/** A figure as a finding tells it: 出生人数9人. */
export const toldOf = (metric: Metric, key: FigureKey, figure: Figure | undefined): Bilingual => {
  if (figure === undefined) return both(`${nameOf(key).zh}未报`, `${nameOf(key).en} not reported`)
  return both(
    `${nameOf(key).zh}${figureText(metric, figure)}`,
    `${nameOf(key).en} ${figureTextInEnglish(metric, figure)}`,
  )
}
