import type { FieldProblem } from '@linli/contract/refusals'
import type { Known } from '../catalogue.ts'
import type { TargetForm } from './forms.ts'
import type { TargetsWords } from './words.ts'

const problem = (field: keyof TargetForm, reason: string, message: string): FieldProblem => ({
  field,
  reason,
  message,
})

/** What can be said without asking the server, in the order of the fields. */
export const checked = (form: TargetForm, catalogue: Known, words: TargetsWords): FieldProblem[] => [
  ...(form.title.trim() === '' ? [problem('title', 'required', words.titleNeeded)] : []),
  ...(form.due === '' ? [problem('due', 'required', words.dueNeeded)] : []),
  ...(form.metric !== '' && catalogue.metricOf(form.metric) === undefined
    ? [problem('metric', 'unknown', words.unknownMetric)]
    : []),
]
