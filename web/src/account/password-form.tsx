import { useState } from 'preact/hooks'
import { call, Refused, refusalOf } from '../api.ts'
import { useWords } from '../language.tsx'
import { forget } from '../queries.ts'
import { announce } from '../parts/toast.tsx'
import { PasswordField } from './password-field.tsx'
import { words } from './words.ts'

type Wrong = { current?: string; next?: string }

/** What the contract asks of a new password, so that the server need not be asked. */
const shortest = 10

const wrongIn = (error: unknown): Wrong => {
  const problem = error instanceof Refused ? error.problem : undefined
  const next = problem?.errors?.find(({ field }) => field.endsWith('next'))?.message
  if (next !== undefined) return { next }
  const message = error instanceof Error ? error.message : String(error)
  return refusalOf(error) === 'wrong-credentials' ? { current: problem?.title ?? message } : { next: message }
}

/** Changing the password ends every other sign-in. */
export const PasswordForm = ({ name }: { name: string }) => {
  const said = useWords(words)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [shown, setShown] = useState(false)
  const [wrong, setWrong] = useState<Wrong>({})
  const changed = () => {
    setCurrent('')
    setNext('')
    setWrong({})
    announce(said.changed)
    forget('sessions')
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    if (next.length < shortest) return setWrong({ next: said.tooShort(next.length) })
    try {
      await call('changePassword', { body: { current, next } })
      changed()
    } catch (error) {
      setWrong(wrongIn(error))
    }
  }
  const common = { shown }
  return (
    <form class="password" onSubmit={(event) => void submit(event)}>
      <h2>{said.password}</h2>
      <input class="vh" autocomplete="username" value={name} readOnly tabIndex={-1} aria-hidden="true" />
      <PasswordField
        {...common}
        label={said.current}
        value={current}
        onInput={setCurrent}
        complete="current-password"
        wrong={wrong.current}
      />
      <PasswordField
        {...common}
        label={said.next}
        hint={said.nextHint}
        value={next}
        onInput={setNext}
        complete="new-password"
        wrong={wrong.next}
      />
      <label class="chk">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {said.show}
      </label>
      <button type="submit" class="btn primary">
        {said.change}
      </button>
    </form>
  )
}
