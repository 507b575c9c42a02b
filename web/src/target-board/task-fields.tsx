import type { FieldProblem } from '@linli/contract/refusals'
import { isSection, sectionNames, sections, type Section } from '@linli/domain/sections'
import { targetKinds, targetLevels } from '@linli/domain/targets'
import { useId, useRef } from 'preact/hooks'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { ChoiceField, TextField } from '../targets/fields.tsx'
import { emptyPlan, isTargetKind } from './plans.ts'
import type { TaskForm } from './task-forms.ts'
import { taskWords } from './task-words.ts'
import { boardWords } from './words.ts'

type Props = {
  form: TaskForm
  change: (changes: Partial<TaskForm>) => void
  problems: readonly FieldProblem[]
  /** The kind of a task that has been given stays what it is. */
  fixed: boolean
}

/** The sections in which this person may give tasks. */
export const useSections = (): readonly Section[] => {
  const { sections: mine } = useSession().membership
  return mine === 'all' ? sections : sections.filter((each) => mine.includes(each))
}

/** Another kind, with what was typed of it before. */
const useKinds = ({ form, change }: Props) => {
  const left = useRef(new Map<string, Pick<TaskForm, 'plan' | 'template'>>())
  return (kind: string) => {
    if (!isTargetKind(kind)) return
    const { plan, template } = form
    left.current.set(plan.kind, { plan, template })
    change(left.current.get(kind) ?? { plan: emptyPlan(kind), template: undefined })
  }
}

const Kind = (props: Props) => {
  const [words, board] = [useWords(taskWords), useWords(boardWords)]
  const choose = useKinds(props)
  const { kind } = props.form.plan
  if (props.fixed)
    return (
      <p class="field">
        <span>{words.kind}</span>
        {board.kinds[kind]}
      </p>
    )
  return (
    <ChoiceField
      label={words.kind}
      name="kind"
      value={kind}
      options={targetKinds.map((code) => ({ code, name: board.kinds[code] }))}
      change={choose}
    />
  )
}

/** The section of a task that measures a metric is the metric's. */
const SectionField = ({ form, change, problems }: Props) => {
  const words = useWords(taskWords)
  const catalogue = useCatalogue()
  const mine = useSections()
  const { plan } = form
  const metric = plan.kind === 'metric' ? catalogue?.metricOf(plan.metric ?? '') : undefined
  if (metric !== undefined)
    return (
      <p class="field">
        <span>{words.section}</span>
        {pick(sectionNames[metric.section])}
      </p>
    )
  const offered = sections.filter((each) => mine.includes(each) || each === form.section)
  return (
    <ChoiceField
      label={words.section}
      name="section"
      value={form.section}
      wrong={problems.find(({ field }) => field === 'section')}
      options={offered.map((code) => ({ code, name: pick(sectionNames[code]) }))}
      change={(section) => isSection(section) && change({ section })}
    />
  )
}

const Notes = ({ form, change, problems }: Props) => {
  const words = useWords(taskWords)
  const id = useId()
  const wrong = problems.find(({ field }) => field === 'notes')
  return (
    <div class="field tb-notes">
      <label for={id}>{words.notes}</label>
      <textarea
        id={id}
        class="inp"
        rows={2}
        value={form.notes}
        aria-invalid={wrong !== undefined}
        onInput={(event) => change({ notes: event.currentTarget.value })}
      />
      {wrong !== undefined && <p class="wrong">{wrong.message}</p>}
    </div>
  )
}

/** What a task is called, of which kind it is, and its days. */
export const TaskFields = (props: Props) => {
  const [words, board] = [useWords(taskWords), useWords(boardWords)]
  const { form, change, problems } = props
  const wrong = (field: string) => problems.find((problem) => problem.field === field)
  return (
    <div class="target-fields">
      <TextField
        label={words.name}
        name="title"
        size="three"
        value={form.title}
        wrong={wrong('title')}
        change={(title) => change({ title })}
      />
      <Kind {...props} />
      <ChoiceField
        label={words.level}
        name="level"
        value={form.level}
        wrong={wrong('level')}
        options={targetLevels.map((code) => ({ code, name: board.levels[code] }))}
        change={(to) => change({ level: targetLevels.find((each) => each === to) ?? form.level })}
      />
      <SectionField {...props} />
      <TextField
        label={words.start}
        name="start"
        day
        value={form.start}
        hint={words.startHint}
        wrong={wrong('start')}
        change={(start) => change({ start })}
      />
      <TextField
        label={words.due}
        name="due"
        day
        value={form.due}
        wrong={wrong('due')}
        change={(due) => change({ due })}
      />
      <Notes {...props} />
    </div>
  )
}
