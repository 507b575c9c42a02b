import type { FieldProblem } from '@linli/contract/refusals'
import { useId, useRef, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { keysOf, placeholdersIn, type BuiltInClause, type ClauseForm, type TextKey } from './forms.ts'
import { Inserting } from './inserting.tsx'
import { TemplateText, useNaming } from './templates.tsx'
import { wordingsWords } from './words.ts'

/** Words to adapt from, beside those that are typed. */
export type Beside = { label: string; clause: ClauseForm }

type Areas = { current: Partial<Record<TextKey, HTMLTextAreaElement | null>> }

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

const TextRow = ({ of, label, value, beside, wrong, change, nameOf, areas, focused }: TextProps) => {
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

type Props = {
  index: number
  builtIn: BuiltInClause
  beside: readonly Beside[]
  form: ClauseForm
  wrong: (key: TextKey) => FieldProblem | undefined
  change: (key: TextKey, text: string) => void
  catalogue: Known
}

/** One clause: its texts beside those they are adapted from, and what can be inserted into the one being typed. */
export const ClauseFields = ({ index, builtIn, beside, form, wrong, change, catalogue }: Props) => {
  const words = useWords(wordingsWords)
  const nameOf = useNaming(catalogue, builtIn.kinds)
  const areas: Areas = useRef({})
  const [active, setActive] = useState<TextKey>('say')
  const name = words.clause(index + 1)
  const insert = (placeholder: string) => {
    const area = areas.current[active]
    const start = area?.selectionStart ?? form[active].length
    const said = `{${placeholder}}`
    change(active, form[active].slice(0, start) + said + form[active].slice(area?.selectionEnd ?? start))
    // The new text is in the field only after the next drawing.
    setTimeout(() => {
      area?.focus()
      area?.setSelectionRange(start + said.length, start + said.length)
    })
  }
  return (
    <fieldset class="wording-clause">
      <legend>
        {name}
        {builtIn.part === true && <small> {words.part}</small>}
      </legend>
      {keysOf(builtIn, form).map((key) => (
        <TextRow
          key={key}
          of={key}
          label={`${name} ${words.texts[key]}`}
          value={form[key]}
          beside={beside}
          wrong={wrong(key)}
          change={(text) => change(key, text)}
          nameOf={nameOf}
          areas={areas}
          focused={() => setActive(key)}
        />
      ))}
      <Inserting of={active} clause={builtIn} catalogue={catalogue} insert={insert} />
    </fieldset>
  )
}
