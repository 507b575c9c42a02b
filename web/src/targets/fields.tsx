import type { FieldProblem } from '@linli/contract/refusals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from '../language.tsx'

const words = {
  zh: { change: (to: string) => `改为 ${to}`, key: 'Enter 采用' },
  en: { change: (to: string) => `Change to ${to}`, key: 'Enter takes it' },
}

type Wrong = Pick<FieldProblem, 'message' | 'suggestion'>

type FrameProps = {
  label: string
  id: string
  size?: '' | 'two' | 'three'
  hint?: string
  wrong?: Wrong | undefined
  fix?: (value: string) => void
  children: ComponentChildren
}

/** A field with its label, its hint, and what is wrong with it and could be taken instead. */
const FieldFrame = ({ label, id, size = '', hint, wrong, fix, children }: FrameProps) => {
  const said = useWords(words)
  const suggestion = wrong?.suggestion
  return (
    <div class={`field ${size}`}>
      <label for={id}>{label}</label>
      {children}
      {wrong !== undefined && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong.message}
          {suggestion !== undefined && (
            <button type="button" onClick={() => fix?.(suggestion)}>
              {said.change(suggestion)} <small>{said.key}</small>
            </button>
          )}
        </p>
      )}
      {wrong === undefined && hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type InputProps = {
  label: string
  name: string
  value: string
  change: (value: string) => void
  size?: '' | 'two' | 'three'
  hint?: string
  wrong?: Wrong | undefined
  list?: string
  day?: boolean
}

/** One line of text, or a day. Enter takes the suggestion where there is one. */
export const TextField = ({
  label,
  name,
  value,
  change,
  size = '',
  hint,
  wrong,
  list,
  day = false,
}: InputProps) => {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing || wrong?.suggestion === undefined) return
    event.preventDefault()
    change(wrong.suggestion)
  }
  const described = wrong === undefined ? (hint === undefined ? undefined : `${id}-hint`) : `${id}-wrong`
  const shared = {
    id,
    name,
    value,
    class: 'inp',
    autocomplete: 'off',
    'aria-invalid': wrong !== undefined,
    'aria-describedby': described,
    onKeyDown,
    onInput: (event: { currentTarget: HTMLInputElement }) => change(event.currentTarget.value),
  } as const
  return (
    <FieldFrame
      label={label}
      id={id}
      size={size}
      wrong={wrong}
      fix={change}
      {...(hint === undefined ? {} : { hint })}
    >
      {day ? <input type="date" {...shared} /> : <input type="text" list={list} {...shared} />}
    </FieldFrame>
  )
}

type LinesProps = Pick<InputProps, 'label' | 'name' | 'value' | 'change' | 'hint' | 'wrong'> & {
  rows?: number
}

/** Several lines of text. */
export const LinesField = ({ label, name, value, change, hint, wrong, rows = 3 }: LinesProps) => {
  const id = useId()
  const described = wrong === undefined ? (hint === undefined ? undefined : `${id}-hint`) : `${id}-wrong`
  return (
    <FieldFrame label={label} id={id} size="three" wrong={wrong} {...(hint === undefined ? {} : { hint })}>
      <textarea
        id={id}
        name={name}
        class="inp"
        rows={rows}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={described}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </FieldFrame>
  )
}

type ChoiceProps = {
  label: string
  name: string
  value: string
  change: (value: string) => void
  options: readonly { code: string; name: string }[]
  size?: '' | 'two' | 'three'
  wrong?: Wrong | undefined
}

/** One of a few. */
export const ChoiceField = ({ label, name, value, change, options, size = '', wrong }: ChoiceProps) => {
  const id = useId()
  return (
    <FieldFrame label={label} id={id} size={size} wrong={wrong}>
      <select
        id={id}
        name={name}
        class="sel"
        value={value}
        aria-invalid={wrong !== undefined}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {options.map(({ code, name: shown }) => (
          <option key={code} value={code}>
            {shown}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
