import type { FieldProblem } from '@linli/contract/refusals'
import { useId } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { placeholdersIn, type ClauseForm, type TextKey } from './forms.ts'
import { TemplateText } from './templates.tsx'
import { wordingsWords } from './words.ts'

/** Words to adapt from, beside those that are typed. */
export type Beside = { label: string; clause: ClauseForm }

/** The fields of a clause, to insert into the one that was typed in last. */
export type Areas = { current: Partial<Record<TextKey, HTMLTextAreaElement | null>> }

type TextProps = {
  of: TextKey
  label: string
  value: string
  beside: readonly Beside[]
  wrong: FieldProblem | undefined
  change: (text: string) => void
  nameOf: (name: string) => string
  areas: Areas
  focused: () => void
}

/** The placeholders that stand in a text, with what they are called. */
const Legend = ({ text, nameOf }: { text: string; nameOf: (name: string) => string }) => {
  const used = placeholdersIn(text).filter((name) => name !== '')
  if (used.length === 0) return null
  return (
    <p class="hint">
      {used.map((name) => (
        <span key={name}>
          <code>{`{${name}}`}</code> {nameOf(name)}
        </span>
      ))}
    </p>
  )
}

const Wrong = ({
  wrong,
  id,
  change,
}: {
  wrong: FieldProblem
  id: string
  change: (text: string) => void
}) => {
  const words = useWords(wordingsWords)
  const { suggestion } = wrong
  return (
    <p class="wrong" id={id}>
      {wrong.message}
      {suggestion !== undefined && (
        <button type="button" onClick={() => change(suggestion)}>
          {words.changeTo}
        </button>
      )}
    </p>
  )
}

/** One text of a clause, beside those it is adapted from, with what is wrong with it. */
export const TextRow = ({ of, label, value, beside, wrong, change, nameOf, areas, focused }: TextProps) => {
  const words = useWords(wordingsWords)
  const id = useId()
  return (
    <div class="wording-text field">
      <label for={id}>{words.texts[of]}</label>
      <dl class="wording-beside">
        {beside.map(({ label: whose, clause }) => (
          <div key={whose}>
            <dt>{whose}</dt>
            <dd>{clause[of] === '' ? words.nothing : <TemplateText text={clause[of]} nameOf={nameOf} />}</dd>
          </div>
        ))}
      </dl>
      <div>
        <textarea
          id={id}
          ref={(area) => {
            areas.current[of] = area
          }}
          class="inp"
          lang="zh-CN"
          rows={2}
          maxLength={500}
          aria-label={label}
          aria-invalid={wrong !== undefined}
          aria-describedby={`${id}-said`}
          value={value}
          onFocus={focused}
          onInput={(event) => {
            event.currentTarget.scrollIntoView({ block: 'nearest' })
            change(event.currentTarget.value)
          }}
        />
        {wrong === undefined ? (
          <p class="hint" id={`${id}-said`}>
            {words.hints[of]}
          </p>
        ) : (
          <Wrong wrong={wrong} id={`${id}-said`} change={change} />
        )}
        <Legend text={value} nameOf={nameOf} />
      </div>
    </div>
  )
}
