import type { RefObject } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { positionOf, type Trial } from './trials.ts'
import { rulesWords } from './words.ts'

/** The condition again, with a sign under the character at which it cannot be read. */
const Place = ({ text, at }: { text: string; at: number }) => (
  <p class="rule-place" aria-hidden="true">
    {text.slice(0, at)}
    <mark>{text.charAt(at) || '\u3000'}</mark>
    {text.slice(at + 1)}
  </p>
)

type Props = {
  value: string
  change: (value: string) => void
  trial: Trial
  /** What was found wrong when it was to be saved. */
  wrong: string | undefined
  area: RefObject<HTMLTextAreaElement | null>
}

const longest = 500

/** What should hold, with what is wrong about it and where. */
export const ExpressionField = ({ value, change, trial, wrong, area }: Props) => {
  const words = useWords(rulesWords)
  const id = useId()
  const current = trial.of === value ? trial.problem?.message : undefined
  const said = current ?? wrong
  const at = current === undefined ? undefined : positionOf(trial)
  return (
    <div class="field">
      <label for={id}>{words.expression}</label>
      <textarea
        id={id}
        ref={area}
        class="inp rule-expression"
        name="expression"
        rows={2}
        maxLength={longest}
        spellcheck={false}
        autocomplete="off"
        value={value}
        aria-invalid={said !== undefined}
        aria-describedby={`${id}-hint`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <div id={`${id}-hint`} role="status">
        {at !== undefined && <Place text={value} at={at} />}
        {said === undefined ? <p class="hint">{words.expressionHint}</p> : <p class="wrong">{said}</p>}
      </div>
    </div>
  )
}
