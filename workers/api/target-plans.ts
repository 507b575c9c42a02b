import type { Plan, TypedPlan } from '@linli/contract/target-plans'
import { inUnits, readQuantity } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import { metricOf } from '@linli/domain/metrics'
import { isWhole, units } from '@linli/domain/units'
import type { ChecklistItem, ChecklistPlan, TargetPlan } from '@linli/domain/targets'

type TypedChecklist = Extract<TypedPlan, { kind: 'checklist' }>

const inThousandths = (points: number): number => Math.round(points * 1000)

const itemRead = (item: TypedChecklist['items'][number]): ChecklistItem => ({
  ...item,
  points: inThousandths(item.points),
  ...(item.deductions === undefined
    ? {}
    : { deductions: item.deductions.map((one) => ({ ...one, points: inThousandths(one.points) })) }),
})

const checklistRead = (plan: TypedChecklist): ChecklistPlan => ({
  kind: 'checklist',
  items: plan.items.map(itemRead),
  ladder: plan.ladder.map(({ level, points }) => ({ level, points: inThousandths(points) })),
  bonusMost: inThousandths(plan.bonusMost),
})

/**
 * An exact amount as it is typed, in thousandths; undefined where none is.
 * @param whole whether only whole units make sense
 */
export const exactAmount = (
  typed: string | number | undefined,
  field: string,
  whole: boolean,
): { value: number | undefined } | { refusal: Refusal } => {
  if (typed === undefined || typed === '') return { value: undefined }
  const read = readQuantity(String(typed), whole)
  if (!read.ok) return { refusal: refused(field, read.reason.problem, { ...read.reason }) }
  if (read.value.bound !== 'exact') return { refusal: refused(field, 'exact-only') }
  return { value: read.value.thousandths }
}

/** A plan as it is typed, in thousandths; or why its value cannot be read. */
export const planRead = (typed: TypedPlan): { plan: TargetPlan } | { refusal: Refusal } => {
  if (typed.kind === 'checklist') return { plan: checklistRead(typed) }
  if (typed.kind !== 'metric') return { plan: typed }
  const metric = metricOf(typed.metric ?? '')
  const amount = exactAmount(typed.value, 'plan.value', metric !== undefined && isWhole(metric.unit))
  if ('refusal' in amount) return amount
  const unit = metric === undefined ? typed.unit : units[metric.unit].zh
  return { plan: { ...typed, unit, value: amount.value } }
}

/** A plan as it is answered, in units. */
export const planReply = (plan: TargetPlan): Plan => {
  if (plan.kind === 'metric') {
    const { value, metric, ...rest } = plan
    return {
      ...rest,
      ...(metric === undefined ? {} : { metric }),
      ...(value === undefined ? {} : { value: inUnits(value) }),
    }
  }
  if (plan.kind !== 'checklist') return structuredClone(plan) as Plan
  return {
    kind: 'checklist',
    items: plan.items.map((item) => ({
      ...structuredClone(item),
      points: inUnits(item.points),
      deductions: item.deductions?.map((one) => ({ ...one, points: inUnits(one.points) })),
    })) as Extract<Plan, { kind: 'checklist' }>['items'],
    ladder: plan.ladder.map(({ level, points }) => ({ level, points: inUnits(points) })),
    bonusMost: inUnits(plan.bonusMost),
  }
}
