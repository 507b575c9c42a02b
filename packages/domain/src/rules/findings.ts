import { dimensionName } from '../dimensions.ts'
import { figureText, figureTextInEnglish } from '../figure-texts.ts'
import { figureId, type Figure, type Known } from '../figures.ts'
import { metricOf, type FigureKey } from '../metrics.ts'
import type { Period } from '../periods.ts'
import { both, type Bilingual } from '../results.ts'

/** An error blocks the submission of a report, a warning needs a word. */
export type Severity = 'error' | 'warning'

/** What a rule found; `id` is the same whenever the same is found again. */
export type Finding = {
  id: string
  rule: string
  severity: Severity
  message: Bilingual
  figures: FigureKey[]
}

/** A rule of the street's own: an expression that should hold, and what is said when it does not. */
export type StreetRule = { id: string; expression: string; severity: Severity; message: string }

/** What the rules are applied to. */
export type RuleMaterial = {
  period: Period
  /** The community's figures of the period, of the same period last year, of the period before. */
  known: Known
  lastYear: Known
  before: Known
  /** Every community of the street in the period; `own` is the one whose figures are checked. */
  street: readonly { known: Known; own: boolean }[]
  /** The figures that the text cites. */
  cited: readonly FigureKey[]
  streetRules: readonly StreetRule[]
}

/** What does not fit: which figures, and what is said of them. */
export type Misfit = { figures: readonly FigureKey[]; message: Bilingual }

/** A rule that reports are checked by; `text` says what should be. */
export type Rule = {
  code: string
  severity: Severity
  text: Bilingual
  find: (material: RuleMaterial) => Misfit[]
}

/** What a rule finds, each by its name. */
export const findingsOf = ({ code, severity, find }: Rule, material: RuleMaterial): Finding[] =>
  find(material).map(({ figures, message }) => {
    const each = [...new Map(figures.map((key) => [figureId(key), key])).values()]
    return { id: [code, ...each.map(figureId)].join('|'), rule: code, severity, message, figures: each }
  })

export const wholeOf = (metric: string): FigureKey => ({ metric, dimension: '' })

/** A figure's name with its part: 出生人数（男）. */
export const nameOf = ({ metric: code, dimension }: FigureKey): Bilingual => {
  const name = metricOf(code) ?? both(code, code)
  if (dimension === '') return both(name.zh, name.en)
  const part = dimensionName(dimension)
  return both(`${name.zh}（${part.zh}）`, `${name.en} (${part.en})`)
}

/** A figure as a finding tells it, with its name: 出生人数9人. */
export const toldOf = (key: FigureKey, figure: Figure | undefined, name = nameOf(key)): Bilingual => {
  const metric = metricOf(key.metric)
  if (metric === undefined || figure === undefined) return both(`${name.zh}未报`, `${name.en} not reported`)
  return both(`${name.zh}${figureText(metric, figure)}`, `${name.en} ${figureTextInEnglish(metric, figure)}`)
}
