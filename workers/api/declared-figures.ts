import type * as z from 'zod'
import type { Declared as DeclaredWire } from '@linli/contract/figures'
import { declareStatement, readDeclared, redeclareGuard, type Declared } from '@linli/data/tenant/declared'
import { metricsWithin } from '@linli/data/tenant/figures'
import { takesDimension } from '@linli/domain/entries'
import { inForce, type Metric } from '@linli/domain/metrics'
import { firstDay, lastDay, period as periodFrom, type Period } from '@linli/domain/periods'
import { readQuantity, type Quantity } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import { isWhole } from '@linli/domain/units'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { amount } from './entry-replies.ts'
import type { Handlers, InCommunity, Said } from './given.ts'
import { instant, newId, today } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'

export const declaredReply = (row: Declared): z.input<typeof DeclaredWire> => ({
  id: row.id,
  metric: row.metric,
  dimension: row.dimension,
  period: row.period,
  value: amount(row.value, row.bound),
  bound: row.bound,
  ...(row.said === null ? {} : { said: row.said }),
  source: row.source,
  reason: row.reason,
  statement: row.statement,
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

type Words = { value: string | number; source: string; reason: string; statement: string }

/** Reads what is declared of a metric: the amount, and words that must be there. */
const readWords = (metric: Metric, words: Words): Quantity | Refusing => {
  const errors: Refusal[] = []
  const read = readQuantity(String(words.value), isWhole(metric.unit))
  if (!read.ok) errors.push(refused('value', read.reason.problem, { ...read.reason }))
  if (words.source === '') errors.push(refused('source', 'required'))
  if (words.reason === '') errors.push(refused('reason', 'required'))
  return errors.length > 0 || !read.ok ? refuse('invalid', { errors }) : read.value
}

const declarable = (
  given: InCommunity & Pick<Said<'declareFigure'>, 'outside'>,
  code: string,
  dimension: string,
  period: Period,
): Metric | Refusing => {
  const [metric] = metricsWithin(given.reach, [code])
  if (metric === undefined) return invalid(refused('metric', 'not-a-metric'))
  if (metric.nature === 'ratio') return invalid(refused('metric', 'computed'))
  if (!takesDimension(metric, dimension)) return invalid(refused('dimension', 'not-a-dimension'))
  if (firstDay(period) > today(given.outside)) return invalid(refused('period', 'not-yet'))
  return inForce(metric, firstDay(period), lastDay(period))
    ? metric
    : invalid(refused('metric', 'not-in-force'))
}

const stamp = (given: InCommunity & Pick<Said<'declareFigure'>, 'outside'>) => ({
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const amountOf = ({ thousandths, bound, said }: Quantity) => ({
  value: thousandths,
  bound,
  said: said ?? null,
})

const revise = (given: InCommunity & Pick<Said<'declareFigure'>, 'outside'>, next: Declared, type: string) =>
  commitEdit(given, declaredReply(next), {
    guard: redeclareGuard(next),
    statements: [],
    events: [eventOf(given, type, next.id, declaredReply(next))],
  })

const lookUp = async (
  given: InCommunity & { params: { declared: string }; seen: number },
): Promise<Declared | Refusing> => {
  const found = await readDeclared(given.tenant, given.reach, given.community, given.params.declared)
  if (found === undefined || found.withdrawn) return refuse('not-found')
  return found.version === given.seen ? found : refuse('stale')
}

export const declaredHandlers: Pick<
  Handlers,
  'declareFigure' | 'changeDeclaredFigure' | 'withdrawDeclaredFigure'
> = {
  declareFigure: async (given) => {
    const { metric: code, dimension, period, value, source, reason, statement } = given.body
    const metric = declarable(given, code, dimension, periodFrom(period))
    if (isRefusing(metric)) return metric
    const quantity = readWords(metric, { value, source, reason, statement })
    if (isRefusing(quantity)) return quantity
    const row: Declared = {
      id: newId(given.outside),
      community: given.community,
      period,
      metric: code,
      dimension,
      ...amountOf(quantity),
      source,
      reason,
      statement,
      withdrawn: false,
      version: 1,
      ...stamp(given),
    }
    const events = [eventOf(given, 'figure.declared', row.id, declaredReply(row))]
    const change = { statements: [declareStatement(given.tenant, row)], events }
    return commitOnce(given, 'declareFigure', declaredReply(row), change, refuse('already-declared'))
  },

  changeDeclaredFigure: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    const metric = declarable(given, found.metric, found.dimension, periodFrom(found.period))
    if (isRefusing(metric)) return metric
    const quantity = readWords(metric, given.body)
    if (isRefusing(quantity)) return quantity
    const { source, reason, statement } = given.body
    const next = {
      ...found,
      ...amountOf(quantity),
      source,
      reason,
      statement,
      version: given.seen + 1,
      ...stamp(given),
    }
    return revise(given, next, 'figure.redeclared')
  },

  withdrawDeclaredFigure: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    return revise(
      given,
      { ...found, withdrawn: true, version: given.seen + 1, ...stamp(given) },
      'figure.withdrawn',
    )
  },
}
