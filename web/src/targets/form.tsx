import type { FieldProblem } from '@linli/contract/refusals'
import { isSection, sectionNames, sections } from '@linli/domain/sections'
import { aims, targetKinds, targetLevels } from '@linli/domain/targets'
import { useEffect, useRef } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { keyOf } from './checks.ts'
import { ChoiceField, LinesField, TextField } from './fields.tsx'
import { dutyKeys, isAim, isKind, isLevel, type TargetForm } from './forms.ts'
import { useFormKeys } from './keys.ts'
import { MetricField } from './metric-field.tsx'
import { TemplateField } from './template-field.tsx'
import { targetsWords } from './words.ts'

type Props = {
  form: TargetForm
  change: (changes: Partial<TargetForm>) => void
  problems: readonly FieldProblem[]
  catalogue: Known
  heading: string
  /** Whether the kind can still be chosen. */
  isNew: boolean
  /** What was refused as a whole, and not one field of it. */
  refused: string | undefined
  busy: boolean
  save: () => void
  cancel: () => void
}

const useFirstField = (problems: readonly FieldProblem[]) => {
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => {
    ref.current?.querySelector<HTMLElement>('[name=title]')?.focus()
  }, [])
  useEffect(() => {
    if (problems.length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])
  return ref
}

type FieldsProps = Pick<Props, 'form' | 'change' | 'problems' | 'catalogue'> & { isNew: boolean }

/** What a value asks for: the metric or the unit, at least or at most, how much. */
const ValueFields = ({ form, change, problems, catalogue }: FieldsProps) => {
  const words = useWords(targetsWords)
  const wrong = wrongIn(problems)
  const unit = catalogue.metricOf(form.metric)?.unit
  return (
    <>
      <MetricField
        form={form}
        change={change}
        catalogue={catalogue}
        wrong={wrong('metric') ?? wrong('dimension')}
      />
      <ChoiceField
        label={words.aim}
        name="aim"
        value={form.aim}
        options={aims.map((code) => ({ code, name: words.aims[code] }))}
        change={(aim) => isAim(aim) && change({ aim })}
      />
      <TextField
        label={words.value}
        name="value"
        value={form.value}
        wrong={wrong('value')}
        change={(value) => change({ value })}
      />
      {unit === undefined ? (
        <TextField
          label={words.unit}
          name="unit"
          value={form.unit}
          wrong={wrong('unit')}
          change={(to) => change({ unit: to })}
        />
      ) : (
        <p class="field">
          <span>{words.unit}</span>
          {pick(unit)}
        </p>
      )}
    </>
  )
}

/** What the kind of the target asks for. */
const PlanFields = (props: FieldsProps) => {
  const words = useWords(targetsWords)
  const { form, change, problems } = props
  const wrong = wrongIn(problems)
  if (form.kind === 'metric') return <ValueFields {...props} />
  if (form.kind === 'milestone')
    return (
      <LinesField
        label={words.steps}
        name="steps"
        rows={5}
        value={form.steps}
        hint={words.stepsHint}
        wrong={wrong('steps')}
        change={(steps) => change({ steps })}
      />
    )
  if (form.kind === 'checklist' || form.kind === 'coverage')
    return form.plan === '' ? null : <p class="field two">{words.fromTemplate}</p>
  return (
    <>
      {dutyKeys.map((key) => (
        <TextField
          key={key}
          label={words.times(words.duties[key])}
          name={key}
          value={form[key]}
          wrong={wrong(key)}
          change={(value) => change({ [key]: value })}
        />
      ))}
    </>
  )
}

const wrongIn =
  (problems: readonly FieldProblem[]) =>
  (field: keyof TargetForm): FieldProblem | undefined =>
    problems.find((problem) => keyOf(problem.field) === field)

const Fields = (props: FieldsProps) => {
  const words = useWords(targetsWords)
  const { form, change, problems, isNew } = props
  const wrong = wrongIn(problems)
  const kinds = targetKinds.map((code) => ({ code, name: words.kinds[code] }))
  const levels = targetLevels.map((code) => ({ code, name: words.levels[code] }))
  const lines = sections.map((code) => ({ code, name: pick(sectionNames[code]) }))
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
      {isNew && (
        <ChoiceField
          label={words.kind}
          name="kind"
          value={form.kind}
          wrong={wrong('kind')}
          options={kinds}
          change={(kind) => isKind(kind) && change({ kind, template: '', plan: '' })}
        />
      )}
      <ChoiceField
        label={words.level}
        name="level"
        value={form.level}
        wrong={wrong('level')}
        options={levels}
        change={(level) => isLevel(level) && change({ level })}
      />
      <ChoiceField
        label={words.section}
        name="section"
        value={form.section}
        wrong={wrong('section')}
        options={lines}
        change={(section) => isSection(section) && change({ section })}
      />
      <TextField
        label={words.start}
        name="start"
        day
        value={form.start}
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
      <TextField
        label={words.owner}
        name="owner"
        value={form.owner}
        wrong={wrong('owner')}
        change={(owner) => change({ owner })}
      />
      {isNew && <TemplateField form={form} change={change} />}
      <PlanFields {...props} />
      <LinesField
        label={words.notes}
        name="notes"
        rows={2}
        value={form.notes}
        wrong={wrong('notes')}
        change={(notes) => change({ notes })}
      />
    </div>
  )
}

/** A target being typed: Ctrl+Enter or Enter saves, Esc leaves it. */
export const TargetFormView = ({
  form,
  change,
  problems,
  catalogue,
  heading,
  isNew,
  refused,
  busy,
  save,
  cancel,
}: Props) => {
  const words = useWords(targetsWords)
  const ref = useFirstField(problems)
  useFormKeys(ref, { save, cancel })
  return (
    <form
      ref={ref}
      class="target-form"
      aria-label={heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h2>{heading}</h2>
      {refused !== undefined && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
      <Fields form={form} change={change} problems={problems} catalogue={catalogue} isNew={isNew} />
      <div class="target-acts">
        <button type="submit" class="btn primary" disabled={busy}>
          {words.save}
        </button>
        <button type="button" class="btn" onClick={cancel}>
          {words.cancel}
        </button>
        <span class="hint noprint">
          <kbd>Enter</kbd> {words.save} <kbd>Esc</kbd> {words.cancel}
        </span>
      </div>
    </form>
  )
}
