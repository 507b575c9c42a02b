import type * as z from 'zod'
import type { Declared as DeclaredWire } from '@linli/contract/figures'
import type { Operations } from '@linli/contract/operations'
import type { Declared } from '@linli/data/tenant/declared'
import { metricsWithin } from '@linli/data/tenant/figures'
import { takesDimension } from '@linli/domain/entries'
import { inForce, type Metric } from '@linli/domain/metrics'
import { firstDay, lastDay, period as periodFrom, type Period } from '@linli/domain/periods'
import { readQuantity, type Quantity } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import { isWhole } from '@linli/domain/units'
import { amount } from './entry-replies.ts'
import type { Writer } from './given.ts'
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

/** A declaration as it is typed, well said. */
export type Declaration = z.output<Operations['declareFigure']['body']>

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
  given: Pick<Writer, 'outside' | 'reach'>,
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

/** When it is changed, and by whom. */
export const stamp = (given: Pick<Writer, 'outside' | 'caller'>) => ({
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const amountOf = ({ thousandths, bound, said }: Quantity) => ({
  value: thousandths,
  bound,
  said: said ?? null,
})

type Slot = Pick<Declaration, 'metric' | 'dimension' | 'period'>

/** Reads what is declared of a figure by the rules of its metric; or why it cannot be declared. */
export const readDeclaration = (
  given: Pick<Writer, 'outside' | 'reach'>,
  { metric: code, dimension, period }: Slot,
  words: Words,
): Quantity | Refusing => {
  const metric = declarable(given, code, dimension, periodFrom(period))
  return isRefusing(metric) ? metric : readWords(metric, words)
}

/** A figure that is declared for the first time. */
export const newDeclared = (given: Writer, typed: Declaration, quantity: Quantity): Declared => ({
  id: newId(given.outside),
  community: given.community,
  period: typed.period,
  metric: typed.metric,
  dimension: typed.dimension,
  ...amountOf(quantity),
  source: typed.source,
  reason: typed.reason,
  statement: typed.statement,
  withdrawn: false,
  version: 1,
  ...stamp(given),
})

/** A declared figure in its next version. */
export const redeclared = (
  given: Writer,
  found: Declared,
  { source, reason, statement }: Words,
  quantity: Quantity,
): Declared => ({
  ...found,
  ...amountOf(quantity),
  source,
  reason,
  statement,
  version: found.version + 1,
  ...stamp(given),
})
