import type * as z from 'zod'
import type { StreetRule as RuleReply } from '@linli/contract/report-rules'
import { balanceStatements, figuresFor, gather, knownOf } from '@linli/data/tenant/figures'
import {
  addRuleStatement,
  changeRuleGuard,
  listStreetRules,
  readStreetRule,
  readTrialGround,
  type StoredRule,
} from '@linli/data/tenant/street-rules'
import { expressionText, figuresIn, parseExpression, type Expression } from '@linli/domain/expressions'
import { evaluate } from '@linli/domain/expression-values'
import { figureOf } from '@linli/domain/figures'
import { metricOf } from '@linli/domain/metrics'
import { may } from '@linli/domain/permissions'
import { periodBefore, samePeriodLastYear, type Period } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { listOfRules } from '@linli/domain/rules'
import { reachesSection } from '@linli/data/open'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers, InStreet } from './given.ts'
import { instant, newId } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'

const means = (expression: string) => {
  const parsed = parseExpression(expression)
  return parsed.ok
    ? { zh: expressionText(parsed.value, 'zh'), en: expressionText(parsed.value, 'en') }
    : { zh: expression, en: expression }
}

const ruleReply = (row: StoredRule): z.input<typeof RuleReply> => ({
  id: row.id,
  expression: row.expression,
  means: means(row.expression),
  severity: row.severity,
  message: row.message,
  state: row.state === 'active' ? 'active' : 'proposed',
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

/** Reads an expression over metrics that the caller may see. The words of a refusal tell the position, counted from 1. */
const readExpression = (given: InStreet, text: string): Expression | Refusing => {
  if (text === '') return invalid(refused('expression', 'required'))
  const parsed = parseExpression(text)
  if (!parsed.ok) {
    const { position, reason } = parsed.reason
    return invalid(
      refused('expression', 'bad-expression', {
        zh: `第${position + 1}个字：${reason.zh}`,
        en: `At character ${position + 1}: ${reason.en}`,
      }),
    )
  }
  const hidden = figuresIn(parsed.value).some(({ key }) => {
    const metric = metricOf(key.metric)
    return metric === undefined || !reachesSection(given.reach, metric.section)
  })
  return hidden ? invalid(refused('expression', 'not-a-metric')) : parsed.value
}

const readWanted = (given: Given<'addRule'> | Given<'changeRule'>) => {
  const expression = readExpression(given, given.body.expression)
  if (isRefusing(expression)) return expression
  if (given.body.message === '') return invalid(refused('message', 'required'))
  const stamp = { updatedAt: given.outside.now(), updatedBy: given.caller.person.name }
  return { ...given.body, ...stamp }
}

const lookUp = async (
  given: InStreet & { params: { rule: string }; seen: number },
): Promise<StoredRule | Refusing> => {
  const found = await readStreetRule(given.tenant, given.params.rule)
  if (found === undefined) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

const triedHalfYears = 4

const when = {
  now: (half: Period) => half,
  lastYear: samePeriodLastYear,
  before: (half: Period) => periodBefore(half),
}

const tryRule: Handlers['tryRule'] = async (given) => {
  const expression = readExpression(given, given.body.expression)
  if (isRefusing(expression)) return expression
  const figures = figuresFor(figuresIn(expression).map(({ key }) => key))
  const { communities, halves } = await readTrialGround(given.tenant, given.reach, figures, triedHalfYears)
  const periods = [...new Set(halves.flatMap((half) => [half, samePeriodLastYear(half), periodBefore(half)]))]
  const wanted = { periods, metrics: [...new Set(figures.map(({ metric }) => metric))] }
  const known = gather(
    wanted,
    await given.tenant.client.batch(balanceStatements(given.reach, wanted), 'read'),
  )
  const results = communities.flatMap((community) =>
    halves.map((period) => ({
      community,
      period,
      result: evaluate(expression, (key, at) => {
        const half = when[at](period)
        return figureOf(knownOf(known, community, half), key, half)
      }),
    })),
  )
  return { means: means(given.body.expression), results }
}

export const reportRuleHandlers: Pick<
  Handlers,
  'listRules' | 'addRule' | 'changeRule' | 'removeRule' | 'tryRule'
> = {
  tryRule,

  listRules: async ({ tenant }) => ({
    builtIn: [...listOfRules()],
    rules: (await listStreetRules(tenant)).map(ruleReply),
  }),

  addRule: async (given) => {
    const wanted = readWanted(given)
    if (isRefusing(wanted)) return wanted
    // Who may only propose has proposed, whatever was asked for.
    const state = may(given.membership, 'street.settings') ? wanted.state : 'proposed'
    const made: StoredRule = { id: newId(given.outside), ...wanted, state, version: 1 }
    const events = [eventOf(given, `rule.${state}`, made.id, { expression: made.expression })]
    return commitOnce(given, 'addRule', ruleReply(made), {
      statements: [addRuleStatement(given.tenant, made)],
      events,
    })
  },

  changeRule: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const wanted = readWanted(given)
    if (isRefusing(wanted)) return wanted
    const next: StoredRule = { ...found, ...wanted, version: given.seen + 1 }
    const events = [
      eventOf(given, 'rule.changed', next.id, { expression: next.expression, state: next.state }),
    ]
    return commitEdit(given, ruleReply(next), { guard: changeRuleGuard(next), statements: [], events })
  },

  removeRule: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const stamp = { updatedAt: given.outside.now(), updatedBy: given.caller.person.name }
    const next: StoredRule = { ...found, ...stamp, state: 'retired', version: given.seen + 1 }
    const events = [eventOf(given, 'rule.retired', next.id)]
    return commitEdit(given, {}, { guard: changeRuleGuard(next), statements: [], events })
  },
}
