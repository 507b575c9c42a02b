import { useId, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { filledIn, placeholders, unknownIn, type Placeholder } from './forms.ts'
import { settingsWords } from './words.ts'

type Props = {
  label: string
  name: string
  value: string
  wrong: string | undefined
  change: (value: string) => void
  /** The names shown in the preview. */
  names: Readonly<Record<Placeholder, string>>
}

/** Words in which {community}, {street} and {period} stand for names, with a preview of how they are printed. */
export const WordsField = ({ label, name, value, wrong, change, names }: Props) => {
  const words = useWords(settingsWords)
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [unknown] = unknownIn(value)
  const insert = (placeholder: Placeholder) => {
    const at = area.current?.selectionStart ?? value.length
    const end = area.current?.selectionEnd ?? at
    change(`${value.slice(0, at)}{${placeholder}}${value.slice(end)}`)
    area.current?.focus()
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={area}
        name={name}
        lang="zh-CN"
        maxLength={2000}
        value={value}
        aria-invalid={wrong !== undefined}
        aria-describedby={`${id}-preview`}
        onInput={(event) => change(event.currentTarget.value)}
      />
      {wrong !== undefined && <p class="wrong">{wrong}</p>}
      {unknown !== undefined && <p class="wrong">{words.unknown(unknown)}</p>}
      <div class="settings-inserts">
        {words.placeholders}
        {placeholders.map((each) => (
          <button key={each} type="button" class="btn" onClick={() => insert(each)}>
            <code>{`{${each}}`}</code> {words[each]}
          </button>
        ))}
      </div>
      <p class="settings-preview" id={`${id}-preview`}>
        <b>
          {words.preview} · {words.previewOf(names.community, names.period)}
        </b>
        {value.trim() === '' ? words.byDefault : <span lang="zh-CN">{filledIn(value, names)}</span>}
      </p>
    </div>
  )
}
