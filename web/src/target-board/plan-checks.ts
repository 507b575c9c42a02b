import type { FieldProblem } from '@linli/contract/refusals'
import type { Known } from '../catalogue.ts'
import type { PlanForm } from './plans.ts'

/** What can be said of a plan without asking the server. */
export const planProblems = (
  plan: PlanForm,
  catalogue: Known,
  words: { unknownMetric: string; dayNeeded: string },
): FieldProblem[] => {
  if (plan.kind === 'metric' && plan.metric !== undefined && catalogue.metricOf(plan.metric) === undefined)
    return [{ field: 'plan.metric', reason: 'not-a-metric', message: words.unknownMetric }]
  if (plan.kind !== 'milestone') return []
  return (plan.steps ?? []).flatMap(({ planned }, i) =>
    planned === ''
      ? [{ field: `plan.steps[${i}].planned`, reason: 'required', message: words.dayNeeded }]
      : [],
  )
}
