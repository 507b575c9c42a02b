import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { TextField } from '../targets/fields.tsx'
import { useFormKeys } from '../targets/keys.ts'
import type { MemberForm } from './changes.ts'
import type { Editing } from './editing.ts'
import { membersWords } from './words.ts'

type Props = {
  editing: Editing
  busy: boolean
  change: (changes: Partial<MemberForm>) => void
  save: () => void
  cancel: () => void
}

const Fields = ({ editing, change }: Pick<Props, 'editing' | 'change'>) => {
  const words = useWords(membersWords)
  const { form, problems } = editing
  const wrong = (field: string) => problems.find((problem) => problem.field === field)
  const twice = form.namesake || wrong('name')?.reason === 'member-twice'
  return (
    <div class="target-fields">
      <TextField
        label={words.name}
        name="name"
        size="two"
        value={form.name}
        wrong={wrong('name')}
        change={(name) => change({ name, namesake: false })}
      />
      <TextField
        label={words.since}
        name="since"
        value={form.since}
        hint={words.sinceHint}
        wrong={wrong('since')}
        change={(since) => change({ since })}
      />
      <TextField
        label={words.until}
        name="until"
        value={form.until}
        hint={words.untilHint}
        wrong={wrong('until')}
        change={(until) => change({ until })}
      />
      {twice && (
        <label class="member-namesake">
          <input
            type="checkbox"
            checked={form.namesake}
            onChange={(event) => change({ namesake: event.currentTarget.checked })}
          />
          {words.namesake}
        </label>
      )}
    </div>
  )
}

/** A member being typed: Enter or Ctrl+Enter saves, Esc leaves it. */
export const MemberFormView = ({ editing, busy, change, save, cancel }: Props) => {
  const words = useWords(membersWords)
  const ref = useRef<HTMLFormElement>(null)
  const heading = editing.was === undefined ? words.add : words.editing(editing.was.mask)
  useFormKeys(ref, { save, cancel })
  useEffect(() => {
    const wrong = editing.problems.length > 0 ? '[aria-invalid=true]' : '[name=name]'
    ref.current?.querySelector<HTMLElement>(wrong)?.focus()
  }, [editing.problems])
  return (
    <form
      ref={ref}
      class="target-form alone"
      aria-label={heading}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <h2>{heading}</h2>
      {editing.refused !== undefined && (
        <p class="form-refused" role="alert">
          {editing.refused}
        </p>
      )}
      {editing.was !== undefined && <p class="targets-note">{words.editNote}</p>}
      <Fields editing={editing} change={change} />
      <div class="target-acts">
        <button type="submit" class="btn primary" disabled={busy}>
          {words.save}
        </button>
        <button type="button" class="btn" onClick={cancel}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
