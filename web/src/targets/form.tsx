import type { FieldProblem } from '@linli/contract/refusals'
import { targetKinds, targetLevels } from '@linli/domain/targets'
import { useEffect, useRef } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { ChoiceField, TextField } from './fields.tsx'
import { isKind, isLevel, type TargetForm } from './forms.ts'
import { useFormKeys } from './keys.ts'
import { MetricField } from './metric-field.tsx'
import { targetsWords } from './words.ts'

type Props = {
  form: TargetForm
  change: (changes: Partial<TargetForm>) => void
  problems: readonly FieldProblem[]
  catalogue: Known
  heading: string
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

type FieldsProps = Pick<Props, 'form' | 'change' | 'problems' | 'catalogue'>

const Fields = ({ form, change, problems, catalogue }: FieldsProps) => {
  const words = useWords(targetsWords)
  const wrong = (field: string) => problems.find((problem) => problem.field === field)
  const unit = catalogue.metricOf(form.metric)?.unit
  const kinds = targetKinds.map((code) => ({ code, name: words.kinds[code] }))
  const levels = targetLevels.map((code) => ({ code, name: words.levels[code] }))
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
      <ChoiceField
        label={words.kind}
        name="kind"
        value={form.kind}
        wrong={wrong('kind')}
        options={kinds}
        change={(kind) => isKind(kind) && change({ kind })}
      />
      <ChoiceField
        label={words.level}
        name="level"
        value={form.level}
        wrong={wrong('level')}
        options={levels}
        change={(level) => isLevel(level) && change({ level })}
      />
      <TextField
        label={words.due}
        name="due"
        day
        value={form.due}
        wrong={wrong('due')}
        change={(due) => change({ due })}
      />
      <MetricField
        form={form}
        change={change}
        catalogue={catalogue}
        wrong={wrong('metric') ?? wrong('dimension')}
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
      <Fields form={form} change={change} problems={problems} catalogue={catalogue} />
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
