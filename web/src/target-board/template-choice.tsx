import type { FieldProblem } from '@linli/contract/refusals'
import { firstDay, periodOf } from '@linli/domain/periods'
import { call } from '../api.ts'
import { pick, useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { ChoiceField } from '../targets/fields.tsx'
import { emptyPlan, isFromTemplate, planFormOf } from './plans.ts'
import { planWords } from './plan-words.ts'
import type { TaskForm } from './task-forms.ts'

type Props = {
  form: TaskForm
  change: (changes: Partial<TaskForm>) => void
  problems: readonly FieldProblem[]
}

/** Takes the plan of a template, with the days of the task where they are known. */
const useTaking = ({ form, change }: Props) => {
  const words = useWords(planWords)
  const { street } = useSession()
  const { start, due, title, plan } = form
  return async (id: string) => {
    if (id === '') return change({ template: undefined, plan: emptyPlan(plan.kind) })
    const from = start === '' && due !== '' ? firstDay(periodOf(due, 'half')) : start
    const query = from !== '' && from <= due ? { start: from, due } : {}
    try {
      const whole = await call('readTemplate', { params: { street: street.id, template: id }, query })
      change({
        template: { id, version: whole.version },
        ...(title === '' ? { title: pick(whole.name) } : {}),
        ...(whole.plan === undefined ? {} : { plan: planFormOf(whole.plan) }),
      })
    } catch (error) {
      announce(words.notDone(error instanceof Error ? error.message : String(error)))
    }
  }
}

/** Which template a task is made from: needed for checklists and coverages, a start for steps. */
export const TemplateChoice = (props: Props) => {
  const words = useWords(planWords)
  const { street } = useSession()
  const take = useTaking(props)
  const { plan, template } = props.form
  const { value } = useQuery(`templates/${street.id}/all`, () =>
    call('listTemplates', { params: { street: street.id } }),
  )
  const offered = (value?.templates ?? []).filter(({ kind }) => kind === plan.kind)
  if (offered.length === 0) return null
  const none = isFromTemplate(plan.kind) ? words.noneChosen : words.noTemplate
  return (
    <div class="target-fields">
      <ChoiceField
        label={words.template}
        name="template"
        size="two"
        value={template?.id ?? ''}
        wrong={props.problems.find(({ field }) => field === 'template')}
        options={[
          { code: '', name: none },
          ...offered.map(({ id, name, items }) => ({
            code: id,
            name: words.templateItems(pick(name), items),
          })),
        ]}
        change={(id) => void take(id)}
      />
    </div>
  )
}
