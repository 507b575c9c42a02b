import { useId } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { consoleWords } from './words.ts'

export type Chosen = 'all' | readonly string[]

type Props = {
  label: string
  value: Chosen
  options: readonly { code: string; name: string }[]
  change: (value: Chosen) => void
  /** What 全部 includes. */
  allHint?: string
  wrong?: string | undefined
}

/** Everything, whatever is added later, or some of a list. */
export const Choosing = ({ label, value, options, change, allHint, wrong }: Props) => {
  const words = useWords(consoleWords)
  const id = useId()
  const chosen = value === 'all' ? [] : value
  const toggle = (code: string, on: boolean) =>
    change(options.map((each) => each.code).filter((each) => (each === code ? on : chosen.includes(each))))
  return (
    <fieldset class="choosing" aria-describedby={wrong === undefined ? undefined : `${id}-wrong`}>
      <legend>{label}</legend>
      <label class="chk">
        <input
          type="checkbox"
          checked={value === 'all'}
          onChange={(event) => change(event.currentTarget.checked ? 'all' : [])}
        />
        {words.all}
        {allHint !== undefined && <small>{allHint}</small>}
      </label>
      {value !== 'all' && (
        <div class="choosing-list">
          {options.map(({ code, name }) => (
            <label key={code} class="chk">
              <input
                type="checkbox"
                checked={chosen.includes(code)}
                onChange={(event) => toggle(code, event.currentTarget.checked)}
              />
              {name}
            </label>
          ))}
        </div>
      )}
      {wrong !== undefined && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </fieldset>
  )
}
