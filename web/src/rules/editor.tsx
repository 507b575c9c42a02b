import type { StreetRule } from '@linli/contract/report-rules'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { TextField } from '../targets/fields.tsx'
import { Conflict } from './conflict.tsx'
import { useEditing, type Edited } from './editing.ts'
import { ExpressionField } from './expression-field.tsx'
import { Inserting } from './inserting.tsx'
import { TrialView } from './trial.tsx'
import { useTrial, type Trial } from './trials.ts'
import { rulesWords } from './words.ts'

const severities = ['warning', 'error'] as const

const Severity = ({ edited: { editing, change } }: { edited: Edited }) => {
  const words = useWords(rulesWords)
  const name = useId()
  return (
    <fieldset class="rule-severity">
      <legend>{words.severity}</legend>
      {severities.map((each) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            checked={editing.form.severity === each}
            onChange={() => change({ severity: each })}
          />
          {words.severities[each]}
          <small>{words.severityHints[each]}</small>
        </label>
      ))}
    </fieldset>
  )
}

/** Puts text where the caret is, with a space where words would run together; the caret goes inside of brackets. */
const insertAt = (area: HTMLTextAreaElement, text: string): { value: string; caret: number } => {
  const { value, selectionStart: from, selectionEnd: to } = area
  const before = value.slice(0, from)
  const gap = before === '' || /[\s(（]$/.test(before) ? '' : ' '
  const put = gap + text
  return {
    value: before + put + value.slice(to),
    caret: from + put.length - (text.endsWith(')') ? 1 : 0),
  }
}

type FieldsProps = { edited: Edited; trial: Trial; catalogue: Known }

const Fields = ({ edited, trial, catalogue }: FieldsProps) => {
  const words = useWords(rulesWords)
  const area = useRef<HTMLTextAreaElement>(null)
  const { editing, change } = edited
  const wrong = (field: string) => editing.problems.find((problem) => problem.field === field)
  const insert = (text: string) => {
    if (area.current === null) return
    const { value, caret } = insertAt(area.current, text)
    area.current.value = value
    area.current.focus()
    area.current.setSelectionRange(caret, caret)
    change({ expression: value })
  }
  useEffect(() => area.current?.focus(), [])
  return (
    <>
      <ExpressionField
        value={editing.form.expression}
        change={(expression) => change({ expression })}
        trial={trial}
        wrong={wrong('expression')?.message}
        area={area}
      />
      <Inserting catalogue={catalogue} insert={insert} />
      <Severity edited={edited} />
      <TextField
        label={words.message}
        name="message"
        value={editing.form.message}
        hint={words.messageHint}
        wrong={wrong('message')}
        change={(message) => change({ message })}
      />
    </>
  )
}

/** Who may only propose proposes; an admin saves a proposal, or puts the rule in force. */
const Acts = ({ edited, admin }: { edited: Edited; admin: boolean }) => {
  const words = useWords(rulesWords)
  const { editing, busy, save, stop } = edited
  const active = editing.was?.state === 'active'
  return (
    <div class="target-acts">
      <button type="submit" class="btn primary" disabled={busy}>
        {admin ? (active ? words.save : words.saveActive) : words.sendProposal}
      </button>
      {admin && !active && (
        <button type="button" class="btn" disabled={busy} onClick={() => save('proposed')}>
          {words.saveProposed}
        </button>
      )}
      <button type="button" class="btn" onClick={stop}>
        {words.cancel}
      </button>
      {!admin && <span class="hint">{words.proposalNote}</span>}
    </div>
  )
}

type Props = { was: StreetRule | undefined; catalogue: Known; close: () => void }

/** A rule being written, tried on the past while it is typed. Ctrl+Enter saves, Esc gives up. */
export const Editor = ({ was, catalogue, close }: Props) => {
  const words = useWords(rulesWords)
  const { street, may } = useSession()
  const admin = may('street.settings')
  const edited = useEditing(street.id, was, close)
  const { editing, save, stop } = edited
  const { trial, again } = useTrial(street.id, editing.form.expression)
  const form = useRef<HTMLFormElement>(null)
  const send = () => save(admin ? 'active' : 'proposed')
  useFormKeys(form, { save: send, cancel: stop })
  if (editing.theirs !== undefined)
    return (
      <div class="rule-editor">
        <Conflict edited={edited} theirs={editing.theirs} />
      </div>
    )
  const submit = (event: Event) => {
    event.preventDefault()
    send()
  }
  return (
    <form ref={form} class="rule-editor" noValidate onSubmit={submit}>
      <div class="rule-fields">
        <h3>{was === undefined ? words.adding : words.changing}</h3>
        <Fields edited={edited} trial={trial} catalogue={catalogue} />
        {editing.refused !== undefined && (
          <p class="form-refused" role="alert">
            {editing.refused}
          </p>
        )}
        <Acts edited={edited} admin={admin} />
      </div>
      <TrialView trial={trial} again={again} />
    </form>
  )
}
