import type { FieldProblem } from '@linli/contract/refusals'
import { useCatalogue } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { DutyFields } from './duty-fields.tsx'
import { MetricFields } from './metric-fields.tsx'
import type { PlanForm } from './plans.ts'
import { planWords } from './plan-words.ts'
import { StepFields } from './step-fields.tsx'

export type PlanFieldsProps<Form = PlanForm> = {
  plan: Form
  change: (plan: PlanForm) => void
  /** What was refused; those of the plan are called `plan.…`. */
  problems: readonly FieldProblem[]
}

/** What a target asks for: its metric and value, its steps, or its duties. */
export const PlanFields = ({ plan, change, problems }: PlanFieldsProps) => {
  const words = useWords(planWords)
  const catalogue = useCatalogue()
  if (catalogue === undefined) return null
  if (plan.kind === 'metric')
    return <MetricFields plan={plan} change={change} problems={problems} catalogue={catalogue} />
  if (plan.kind === 'milestone') return <StepFields plan={plan} change={change} problems={problems} />
  if (plan.kind === 'duty')
    return <DutyFields plan={plan} change={change} problems={problems} catalogue={catalogue} />
  return <p class="plan-fixed">{words.fixed}</p>
}
