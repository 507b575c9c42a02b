import type { Report } from '@linli/contract/reports'
import { headedPlaces } from '@linli/domain/reports'
import { useId, useState } from 'preact/hooks'
import { call, Refused } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { announce } from '../parts/toast.tsx'
import type { Place } from './desks.ts'
import { whyOf } from '../failures.ts'
import { reportWords } from './words.ts'

type Form = { title: string; headings: Record<string, string>; signature: string; date: string }
type Props = { report: Report; place: Place; close: () => void; changed: () => void }

type FieldProps = {
  label: string
  value: string
  day?: boolean
  wrong: string | undefined
  change: (value: string) => void
}

const Field = ({ label, value, day = false, wrong, change }: FieldProps) => {
  const id = useId()
  const shared = {
    id,
    value,
    class: 'inp dialog-text',
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : `${id}-wrong`,
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  } as const
  return (
    <>
      <label class="dialog-label" for={id}>
        {label}
      </label>
      {day ? <input type="date" {...shared} /> : <input type="text" maxLength={100} {...shared} />}
      {wrong !== undefined && (
        <p class="field-error" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </>
  )
}

const formOf = ({ title, headings, signature, date }: Report): Form => ({
  title,
  headings: { ...headings },
  signature,
  date,
})

const useSaving = ({ report, place, close, changed }: Props, form: Form) => {
  const words = useWords(reportWords)
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (busy) return
    setBusy(true)
    const params = { street: place.street, community: place.community, report: report.id }
    try {
      await call('changeReport', { params, version: report.version, body: form })
      announce(words.frameSaved)
      close()
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
    changed()
  }
  const errors = failure instanceof Refused ? (failure.problem.errors ?? []) : []
  const wrongAt = (field: string) => errors.find((error) => error.field === field)?.message
  return { save, busy, wrongAt, problem: failure === undefined || errors.length > 0 ? '' : whyOf(failure) }
}

/** The report's title, the headings of its sections, its signature and its date. */
export const FrameDialog = (props: Props) => {
  const { report, close } = props
  const words = useWords(reportWords)
  const [form, setForm] = useState(() => formOf(report))
  const { save, busy, wrongAt, problem } = useSaving(props, form)
  const catalogue = useCatalogue()
  const id = useId()
  const nameOf = (section: string) =>
    section === 'plan' ? words.plan : pick(catalogue?.sections[section] ?? { zh: section, en: section })
  const change = (more: Partial<Form>) => setForm({ ...form, ...more })
  const submit = (event: Event) => {
    event.preventDefault()
    void save()
  }
  const actions = (
    <>
      <button type="button" class="btn" onClick={close}>
        {words.cancel}
      </button>
      <button type="submit" form={id} class="btn primary" disabled={busy}>
        {words.saveFrame}
      </button>
    </>
  )
  return (
    <Dialog title={words.frame} onClose={close} actions={actions}>
      <form id={id} noValidate onSubmit={submit}>
        <Field
          label={words.reportTitle}
          value={form.title}
          wrong={wrongAt('title')}
          change={(title) => change({ title })}
        />
        {headedPlaces.map((section) => (
          <Field
            key={section}
            label={words.headingOf(nameOf(section))}
            value={form.headings[section] ?? ''}
            wrong={wrongAt(`headings.${section}`)}
            change={(heading) => change({ headings: { ...form.headings, [section]: heading } })}
          />
        ))}
        <Field
          label={words.signature}
          value={form.signature}
          wrong={wrongAt('signature')}
          change={(signature) => change({ signature })}
        />
        <Field
          label={words.date}
          value={form.date}
          day
          wrong={wrongAt('date')}
          change={(date) => change({ date })}
        />
        {problem !== '' && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}
