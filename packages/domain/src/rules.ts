import { both, type Bilingual } from './results.ts'
import { baseRegisterKnown, requiredReported } from './rules/blanks.ts'
import { consistencyRules } from './rules/consistency.ts'
import { expressedRule, streetRule } from './rules/expressed.ts'
import { findingsOf, type Finding, type Rule, type RuleMaterial, type Severity } from './rules/findings.ts'
import { declaredTotals, jumps, staleStocks } from './rules/oddities.ts'
import { outliers } from './rules/outliers.ts'
import { partsAddUp, partsWithinWholes } from './rules/parts.ts'

export type { Finding, RuleMaterial, StreetRule } from './rules/findings.ts'
export { requiredMetrics } from './rules/blanks.ts'

const builtIn: readonly Rule[] = [
  partsWithinWholes,
  partsAddUp,
  ...consistencyRules.map(expressedRule),
  declaredTotals,
  baseRegisterKnown,
  requiredReported,
  jumps,
  outliers,
  staleStocks,
]

const isWarning = ({ severity }: { severity: Severity }): number => Number(severity === 'warning')

/** Everything that the rules find of a community's figures in a period: errors first, then in the order of the rules. */
export const checkFigures = (material: RuleMaterial): Finding[] =>
  [...builtIn, ...material.streetRules.map(streetRule)]
    .flatMap((rule) => findingsOf(rule, material))
    .sort((one, other) => isWarning(one) - isWarning(other))

/** Of sentences, not of figures: found where the text of a report is known. */
const ofSentences = {
  code: 'stale-sentence',
  severity: 'error',
  text: both('正文引用的数据没有变化', 'What the text cites has not changed'),
} as const

/** What reports are checked by, in words: errors first. */
export const listOfRules = (): readonly { code: string; severity: Severity; text: Bilingual }[] =>
  [ofSentences, ...builtIn.map(({ code, severity, text }) => ({ code, severity, text }))].sort(
    (one, other) => isWarning(one) - isWarning(other),
  )
