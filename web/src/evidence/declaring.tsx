import { useId, useState } from 'preact/hooks'
import { call, freshKey, refusalOf, Refused } from '../api.ts'
import { amount } from '../format.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { Failed } from '../parts/states.tsx'
import { forget } from '../queries.ts'
import { renewFigures } from '../renewals.ts'
import type { Evidence } from './facts.tsx'
import type { Place } from './records.tsx'
import { evidenceWords } from './words.ts'

const fields = ['value', 'source', 'reason', 'statement'] as const
type FieldName = (typeof fields)[number]
type Typed = Record<FieldName, string>

const typedFrom = ({ declared }: Evidence): Typed => ({
  value:
    declared === null
      ? ''
      : (declared.said ?? (declared.value === null ? '有，数未记' : String(declared.value))),
  source: declared?.source ?? '',
  reason: declared?.reason ?? '',
  statement: declared?.statement ?? '',
})

/** Typing outlives the form: the panel may turn to another figure before it is saved. */
const keptName = ({ community, period }: Place, { metric, dimension }: Evidence): string =>
  `declare/${community}/${period}/${metric}/${dimension}`

const keptTyping = (name: string): Typed | undefined => {
  const found = kept(name)
  const isTyped = (value: unknown): value is Typed =>
    typeof value === 'object' && value !== null && fields.every((field) => field in value)
  return isTyped(found) ? found : undefined
}

const save = async (place: Place, evidence: Evidence, typed: Typed, key: string): Promise<void> => {
  const { street, community, period } = place
  const { declared, metric, dimension } = evidence
  const params = { street, community }
  if (declared === null)
    await call('declareFigure', { params, body: { metric, dimension, period, ...typed }, key })
  else
    await call('changeDeclaredFigure', {
      params: { ...params, declared: declared.id },
      body: typed,
      version: declared.version,
    })
}

type FieldProps = {
  name: FieldName
  typed: Typed
  failure: Error | undefined
  type: (name: FieldName, value: string) => void
}

const Field = ({ name, typed, failure, type }: FieldProps) => {
  const words = useWords(evidenceWords)
  const id = useId()
  const hints = {
    value: words.valueHint,
    source: words.sourceHint,
    reason: words.reasonHint,
    statement: words.statementHint,
  }
  const problem =
    failure instanceof Refused ? failure.problem.errors?.find(({ field }) => field === name) : undefined
  const suggestion = problem?.suggestion
  return (
    <div class="ev-field">
      <label for={id}>{words[name]}</label>
      <input
        id={id}
        class="inp"
        value={typed[name]}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-say`}
        onInput={({ currentTarget }) => type(name, currentTarget.value)}
      />
      <p id={`${id}-say`} class={problem === undefined ? 'hint' : 'field-error'}>
        {problem?.message ?? hints[name]}
        {suggestion !== undefined && (
          <button type="button" class="btn plain" onClick={() => type(name, suggestion)}>
            {words.adopt(suggestion)}
          </button>
        )}
      </p>
    </div>
  )
}

/** What the records come to, whether or not a declaration stands in for them. */
const recordsSum = ({ now }: Evidence): string => {
  const sum = now?.from === 'declared' ? now.recordsValue : now?.value
  return sum === undefined ? '' : amount(sum)
}

type Props = { place: Place; evidence: Evidence; done: () => void }

const Form = ({ place, evidence, done }: Props) => {
  const words = useWords(evidenceWords)
  const name = keptName(place, evidence)
  const [typed, setTyped] = useState(() => keptTyping(name) ?? typedFrom(evidence))
  const [failure, setFailure] = useState<Error>()
  const [key, setKey] = useState(freshKey)
  const [saving, setSaving] = useState(false)
  const type = (field: FieldName, value: string) => {
    const next = { ...typed, [field]: value }
    setTyped(next)
    keep(name, next)
    setKey(freshKey())
  }
  const close = () => {
    dropKept(name)
    done()
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    setSaving(true)
    try {
      await save(place, evidence, typed, key)
      renewFigures()
      announce(words.saved)
      close()
    } catch (error) {
      setFailure(error instanceof Error ? error : new Error(String(error)))
      if (refusalOf(error) === 'stale') forget('figure/')
    } finally {
      setSaving(false)
    }
  }
  const general =
    failure !== undefined && !(failure instanceof Refused && failure.problem.errors !== undefined)
  return (
    <form class="ev-form" onSubmit={(event) => void submit(event)}>
      {refusalOf(failure) === 'stale' ? (
        <p class="field-error">{words.stalePanel}</p>
      ) : (
        general && <Failed error={failure} />
      )}
      {evidence.recordsTotal > 0 && (
        <p class="hint">{words.recordsSay(evidence.recordsTotal, recordsSum(evidence))}</p>
      )}
      {fields.map((field) => (
        <Field key={field} name={field} typed={typed} failure={failure} type={type} />
      ))}
      <div class="ev-actions">
        <button type="submit" class="btn primary" disabled={saving}>
          {words.save}
        </button>
        <button type="button" class="btn" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

const withdraw = async (place: Place, declared: NonNullable<Evidence['declared']>): Promise<void> => {
  const { street, community } = place
  await call('withdrawDeclaredFigure', {
    params: { street, community, declared: declared.id },
    version: declared.version,
  })
  renewFigures()
}

/** 补录: declares a total that comes without records, changes it, or withdraws it. */
export const Declaring = ({ place, evidence }: Omit<Props, 'done'>) => {
  const words = useWords(evidenceWords)
  const [open, setOpen] = useState(() => keptTyping(keptName(place, evidence)) !== undefined)
  const [failure, setFailure] = useState<Error>()
  const { declared } = evidence
  if (open) return <Form place={place} evidence={evidence} done={() => setOpen(false)} />
  const takeBack = (found: NonNullable<Evidence['declared']>) => {
    withdraw(place, found).then(
      () => announce(words.withdrawn),
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    )
  }
  return (
    <div class="ev-actions">
      {failure !== undefined && <Failed error={failure} />}
      <button type="button" class="btn" onClick={() => setOpen(true)}>
        {declared === null ? words.declare : words.change}
      </button>
      {declared !== null && (
        <button type="button" class="btn" onClick={() => takeBack(declared)}>
          {words.withdraw}
        </button>
      )}
    </div>
  )
}
