import { useWords } from '../language.tsx'
import { words } from './words.ts'

type NoteProps = {
  note: string
  notable: boolean
  mistake?: string | undefined
  onType?: ((column: 'note' | 'notable', value: string | boolean) => void) | undefined
}

/** The note, and whether the report tells of the record. */
export const Note = ({ note, notable, mistake, onType }: NoteProps) => {
  const said = useWords(words)
  if (onType === undefined) return note === '' ? null : <p class="f lg-note">{note}</p>
  return (
    <>
      <label class="f check">
        <input
          type="checkbox"
          checked={notable}
          onChange={(event) => onType('notable', event.currentTarget.checked)}
        />
        {said.notable}
      </label>
      <label class="f">
        <span class="l">{said.note}</span>
        <textarea
          rows={3}
          maxLength={2000}
          placeholder={said.noteHint}
          value={note}
          aria-invalid={mistake === undefined ? undefined : true}
          onInput={(event) => onType('note', event.currentTarget.value)}
        />
        {mistake !== undefined && <span class="wrong">{mistake}</span>}
      </label>
    </>
  )
}
