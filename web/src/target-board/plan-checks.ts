import type { FieldProblem } from '@linli/contract/refusals'
import type { Known } from '../catalogue.ts'
import { isFromTemplate, type PlanForm } from './plans.ts'

/** What can be said of a plan without asking the server. */
export const planProblems = (
  plan: PlanForm,
  catalogue: Known,
  words: { unknownMetric: string; dayNeeded: string; templateNeeded: string },
): FieldProblem[] => {
  if (plan.kind === 'metric' && plan.metric !== undefined && catalogue.metricOf(plan.metric) === undefined)
    return [{ field: 'plan.metric', reason: 'not-a-metric', message: words.unknownMetric }]
  const { items = [], phases = [] } = { items: [], phases: [], ...plan }
  if (isFromTemplate(plan.kind) && items.length + phases.length === 0)
    return [{ field: 'template', reason: 'required', message: words.templateNeeded }]
  if (plan.kind !== 'milestone') return []
  return (plan.steps ?? []).flatMap(({ planned }, i) =>
    planned === ''
      ? [{ field: `plan.steps[${i}].planned`, reason: 'required', message: words.dayNeeded }]
      : [],
  )
}
