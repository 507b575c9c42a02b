import type { FieldProblem } from '@linli/contract/refusals'
import { useRef, useState } from 'preact/hooks'
import type { Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { keysOf, type BuiltInClause, type ClauseForm, type TextKey } from './forms.ts'
import { Inserting } from './inserting.tsx'
import { useNaming } from './templates.tsx'
import { TextRow, type Areas, type Beside } from './text-row.tsx'
import { wordingsWords } from './words.ts'

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
