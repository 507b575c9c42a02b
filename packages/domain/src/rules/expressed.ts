import { evaluate } from '../expression-values.ts'
import { figuresIn, parseExpression, type When } from '../expressions.ts'
import { figureOf, type Figure } from '../figures.ts'
import type { FigureKey } from '../metrics.ts'
import { periodBefore, samePeriodLastYear } from '../periods.ts'
import { both, type Bilingual } from '../results.ts'
import type { ConsistencyRule } from './consistency.ts'
import { nameOf, toldOf, type Misfit, type Rule, type RuleMaterial, type StreetRule } from './findings.ts'

const figureAt = (
  { known, lastYear, before, period }: RuleMaterial,
  key: FigureKey,
  at: When,
): Figure | undefined => {
  switch (at) {
    case 'now':
      return figureOf(known, key, period)
    case 'lastYear':
      return figureOf(lastYear, key, samePeriodLastYear(period))
    case 'before':
      return figureOf(before, key, periodBefore(period))
  }
}

const whens: Record<When, Bilingual> = {
  now: both('', ''),
  lastYear: both('去年同期', 'last year’s '),
  before: both('上期', 'the period before’s '),
}

/** 去年同期刑事案件40起 */
const toldAt = (key: FigureKey, at: When, figure: Figure | undefined): Bilingual => {
  const [when, name] = [whens[at], nameOf(key)]
  return toldOf(key, figure, both(when.zh + name.zh, when.en + name.en))
}

/** What is said when an expression does not hold; nothing when it holds, when it cannot be told, or cannot be read. */
const broken = (expression: string, message: Bilingual, material: RuleMaterial): Misfit[] => {
  const parsed = parseExpression(expression)
  if (!parsed.ok) return []
  const figure = (key: FigureKey, at: When) => figureAt(material, key, at)
  if (evaluate(parsed.value, figure) !== 'fires') return []
  const asked = figuresIn(parsed.value)
  const told = asked.map(({ key, at }) => toldAt(key, at, figure(key, at)))
  const [zh, en] = [told.map((one) => one.zh).join('，'), told.map((one) => one.en).join(', ')]
  return [
    {
      figures: asked.map(({ key }) => key),
      message: both(`${message.zh}：${zh}`, `${message.en}: ${en}`),
    },
  ]
}

/** A built-in expression as a rule. */
export const expressedRule = ({ code, severity, expression, message }: ConsistencyRule): Rule => ({
  code,
  severity,
  text: message,
  find: (material) => broken(expression, message, material),
})

/** A street's own expression as a rule, in the words that the street gave it. */
export const streetRule = ({ id, message, ...rule }: StreetRule): Rule =>
  expressedRule({ ...rule, code: `street:${id}`, message: both(message, message) })
