import type { FieldProblem } from '@linli/contract/refusals'
import type { Known } from '../catalogue.ts'
import { dutyKeys, stepsIn, type TargetForm } from './forms.ts'
import type { TargetsWords } from './words.ts'

const problem = (field: keyof TargetForm, reason: string, message: string): FieldProblem => ({
  field,
  reason,
  message,
})

/** The field of the form that the server means: `plan.steps[1].planned` is typed in the steps, `plan.value` in the value. */
export const keyOf = (field: string): string =>
  /^plan\.(steps|phases|items|ladder)/.test(field)
    ? field.startsWith('plan.steps')
      ? 'steps'
      : 'plan'
    : field.replace(/^plan\./, '')

const stepProblems = (form: TargetForm, words: TargetsWords): FieldProblem[] => {
  if (form.kind !== 'milestone') return []
  const without = stepsIn(form.steps).findIndex(({ planned }) => planned === '')
  return without < 0 ? [] : [problem('steps', 'required', words.stepDayNeeded(without + 1))]
}

const dutyProblems = (form: TargetForm, words: TargetsWords): FieldProblem[] =>
  form.kind === 'duty'
    ? dutyKeys
        .filter((key) => !/^(\d{1,3})?$/.test(form[key].trim()))
        .map((key) => problem(key, 'not-a-number', words.timesNeeded))
    : []

/** What can be said without asking the server, in the order of the fields. */
export const checked = (form: TargetForm, catalogue: Known, words: TargetsWords): FieldProblem[] => [
  ...(form.title.trim() === '' ? [problem('title', 'required', words.titleNeeded)] : []),
  ...(form.due === '' ? [problem('due', 'required', words.dueNeeded)] : []),
  ...(form.kind === 'metric' && form.metric !== '' && catalogue.metricOf(form.metric) === undefined
    ? [problem('metric', 'unknown', words.unknownMetric)]
    : []),
  ...stepProblems(form, words),
  ...dutyProblems(form, words),
]
