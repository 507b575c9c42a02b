import type { Person } from '@linli/contract/sessions'
import { useRef, useState } from 'preact/hooks'
import { call, Refused, Unreachable } from '../api.ts'
import { useWords } from '../language.tsx'
import { keepFor } from '../kept.ts'
import { Icon } from './icon.tsx'
import { words } from './sign-in-words.ts'

const reasonOf = (error: unknown, said: (typeof words)['zh']): string => {
  if (error instanceof Unreachable) return said.unreachable
  if (!(error instanceof Refused)) return String(error)
  const { detail, title, retryAfter } = error.problem
  return detail ?? (retryAfter === undefined ? title : `${title} (${said.wait(Math.ceil(retryAfter / 60))})`)
}

/** Name and password. What was typed stays when they are refused, and the cursor goes to the password. */
export const SignInForm = ({ onSignedIn }: { onSignedIn: (person: Person) => void }) => {
  const said = useWords(words)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    try {
      const person = await call('signIn', { body: { name, password } })
      keepFor(person.id)
      onSignedIn(person)
    } catch (error) {
      setReason(reasonOf(error, said))
      field.current?.select()
    } finally {
      setBusy(false)
    }
  }
  const typed = (set: (value: string) => void) => (event: Event & { currentTarget: HTMLInputElement }) =>
    set(event.currentTarget.value)
  return (
    <form class="sign-in" onSubmit={(event) => void submit(event)}>
      <label>
        <span>{said.name}</span>
        <input
          class="inp"
          name="name"
          autocomplete="username"
          required
          value={name}
          onInput={typed(setName)}
        />
      </label>
      <label>
        <span>{said.password}</span>
        <input
          ref={field}
          class="inp"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          aria-invalid={reason !== ''}
          aria-describedby="sign-in-reason"
          value={password}
          onInput={typed(setPassword)}
        />
      </label>
      <p id="sign-in-reason" class="field-error" role="alert">
        {reason !== '' && <Icon name="warning" />}
        {reason}
      </p>
      <button type="submit" class="btn primary" aria-disabled={busy}>
        {busy ? said.signingIn : said.signIn}
      </button>
    </form>
  )
}
