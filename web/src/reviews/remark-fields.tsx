import { remarkReasonNames, remarkReasons } from '@linli/domain/reports'
import { useId } from 'preact/hooks'
import { pick, useWords } from '../language.tsx'
import { panelWords } from './panel-words.ts'
import type { RemarkDraft } from './remark-forms.ts'

const longest = 500

const Reasons = ({ draft: { form, change, tried } }: { draft: RemarkDraft }) => {
  const words = useWords(panelWords)
  const id = useId()
  const wrong = tried && form.reason === ''
  return (
    <fieldset class="remark-reasons" aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend>{words.reason}</legend>
      {remarkReasons.map((reason) => (
        <label key={reason} class={form.reason === reason ? 'on' : undefined}>
          <input
            type="radio"
            name={id}
            checked={form.reason === reason}
            onChange={() => change({ reason })}
          />
          {pick(remarkReasonNames[reason])}
        </label>
      ))}
      {wrong && (
        <p class="field-error" id={`${id}-wrong`}>
          {words.needReason}
        </p>
      )}
    </fieldset>
  )
}

/** What a remark is about, why it is made, and what it says. */
export const RemarkFields = ({ draft }: { draft: RemarkDraft }) => {
  const words = useWords(panelWords)
  const id = useId()
  const { form, abouts, change, tried } = draft
  const wrong = tried && form.text.trim() === ''
  return (
    <>
      <label class="dialog-label" for={`${id}-about`}>
        {words.about}
      </label>
      <select
        id={`${id}-about`}
        class="sel dialog-text"
        value={form.about}
        onChange={(event) => change({ about: event.currentTarget.value })}
      >
        {abouts.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <Reasons draft={draft} />
      <label class="dialog-label" for={id}>
        {words.text}
      </label>
      <textarea
        id={id}
        class="inp dialog-text"
        rows={3}
        maxLength={longest}
        placeholder={words.textPlaceholder}
        value={form.text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      {wrong && (
        <p class="field-error" id={`${id}-wrong`}>
          {words.needText}
        </p>
      )}
    </>
  )
}
