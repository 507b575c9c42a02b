import { useId } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'

type Props = {
  label: string
  hint?: string
  value: string
  onInput: (value: string) => void
  complete: 'current-password' | 'new-password'
  shown: boolean
  wrong?: string | undefined
}

/** A password with its hint, and below it what is wrong with it. */
export const PasswordField = ({ label, hint, value, onInput, complete, shown, wrong }: Props) => {
  const id = useId()
  const common = {
    id,
    class: 'inp',
    required: true,
    value,
    autocomplete: complete,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': `${id}-said`,
    onInput: (event: Event & { currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
  } as const
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {shown ? <input type="text" {...common} /> : <input type="password" {...common} />}
      <p
        id={`${id}-said`}
        class={wrong === undefined ? 'field-hint' : 'field-error'}
        role={wrong === undefined ? undefined : 'alert'}
      >
        {wrong !== undefined && <Icon name="warning" />}
        {wrong ?? hint}
      </p>
    </div>
  )
}
