import { evaluate } from './expression-values.ts'
import { figuresIn, parseExpression, type Expression, type When } from './expressions.ts'
import { liveFigureOf, type Figure } from './figures.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import { periodBefore, samePeriodLastYear } from './periods.ts'
import { both, type Bilingual } from './results.ts'
import { consistencyRules } from './rules/consistency.ts'
import { toldOf, type Finding, type RuleMaterial, type StreetRule } from './rules/findings.ts'
import {
  blankRules,
  declaredRules,
  fewestForOutliers,
  jump,
  jumpRules,
  outlierFrom,
  outlierRules,
  staleRules,
} from './rules/oddities.ts'
import { partRules } from './rules/parts.ts'

export type { Finding, RuleMaterial, StreetRule } from './rules/findings.ts'
export { requiredMetrics } from './rules/oddities.ts'

const figureAt =
  ({ known, lastYear, before, period }: RuleMaterial) =>
  (key: FigureKey, at: When): Figure | undefined => {
    if (at === 'lastYear') return liveFigureOf(lastYear, key, samePeriodLastYear(period))
    return at === 'before'
      ? liveFigureOf(before, key, periodBefore(period))
      : liveFigureOf(known, key, period)
  }

const toldIn = (material: RuleMaterial, expression: Expression): Bilingual => {
  const told = figuresIn(expression)
    .filter(({ at }) => at === 'now')
    .flatMap(({ key }) => {
      const metric = metricOf(key.metric)
      return metric === undefined ? [] : [toldOf(metric, key, figureAt(material)(key, 'now'))]
    })
  return both(told.map(({ zh }) => zh).join('，'), told.map(({ en }) => en).join(', '))
}

type Stated = { code: string; expression: string; severity: Finding['severity']; message: Bilingual }

/** What is said when an expression does not hold; nothing when it holds, or when it cannot be told. */
const statedRule = (material: RuleMaterial, { code, expression, severity, message }: Stated): Finding[] => {
  const parsed = parseExpression(expression)
  if (!parsed.ok || evaluate(parsed.value, figureAt(material)) !== 'fires') return []
  const figures = figuresIn(parsed.value).map(({ key }) => key)
  const told = toldIn(material, parsed.value)
  return [
    {
      id: code,
      rule: code,
      severity,
      message: both(`${message.zh}：${told.zh}`, `${message.en}: ${told.en}`),
      figures,
    },
  ]
}

const ofStreet = ({ id, expression, severity, message }: StreetRule): Stated => ({
  code: `street:${id}`,
  expression,
  severity,
  message: both(message, message),
})

const bySeverity = (one: Finding, other: Finding): number =>
  Number(one.severity === 'warning') - Number(other.severity === 'warning')

/** Everything that the rules find of a community's figures in a period, errors first. */
export const checkFigures = (material: RuleMaterial): Finding[] =>
  [
    ...partRules(material),
    ...consistencyRules.flatMap((rule) => statedRule(material, { ...rule, severity: 'error' })),
    ...material.streetRules.flatMap((rule) => statedRule(material, ofStreet(rule))),
    ...declaredRules(material),
    ...blankRules(material),
    ...jumpRules(material),
    ...outlierRules(material),
    ...staleRules(material),
  ].sort(bySeverity)

type Listed = { code: string; severity: Finding['severity']; text: Bilingual }

/** What reports are checked by, in words. */
export const listOfRules = (): readonly Listed[] => [
  {
    code: 'part-within-whole',
    severity: 'error',
    text: both('各分组数不多于总数（如可防性案件、预备党员）', 'A part is not larger than its whole'),
  },
  {
    code: 'parts-add-up',
    severity: 'error',
    text: both('分组合计等于总数（如出生人数按性别）', 'Parts that divide a whole add up to it'),
  },
  ...consistencyRules.map(({ code, message }) => ({ code, severity: 'error' as const, text: message })),
  {
    code: 'stale-sentence',
    severity: 'error',
    text: both('正文引用的数据没有变化', 'What the text cites has not changed'),
  },
  {
    code: 'declared-differs',
    severity: 'warning',
    text: both('补录数与台账合计一致', 'A declared total equals its records'),
  },
  {
    code: 'base-register-missing',
    severity: 'warning',
    text: both('基础信息有人口和户数', 'The base register has population and households'),
  },
  {
    code: 'required-blank',
    severity: 'warning',
    text: both('必报指标都已填报', 'Required metrics are reported'),
  },
  {
    code: 'stock-jump',
    severity: 'warning',
    text: both(
      `时点数比上期变化不到${jump.share * 100}%（或不到${jump.units}）`,
      `Stocks changed by less than ${jump.share * 100} % (or ${jump.units}) since the period before`,
    ),
  },
  {
    code: 'outlier',
    severity: 'warning',
    text: both(
      `与全街道相比没有异常（修正z值不超过${outlierFrom}，至少${fewestForOutliers}个社区）`,
      `Nothing is far from the street’s usual (modified z-score up to ${outlierFrom}, ${fewestForOutliers} communities or more)`,
    ),
  },
  {
    code: 'stale-stock',
    severity: 'warning',
    text: both('引用的时点数在一年内更新过', 'Stocks that are cited were read within a year'),
  },
]
