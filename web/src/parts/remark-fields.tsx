import { remarkReasonNames, remarkReasons } from '@linli/domain/reports'
import { useId } from 'preact/hooks'
import { pick, useWords } from '../language.tsx'
import type { RemarkForm } from './remark-drafts.ts'
import '../styles/remark-fields.css'

const zh = {
  about: '针对',
  reason: '原因',
  text: '意见',
  textHow: '写清哪里不对、怎么改',
  needReason: '请选一个原因',
  needText: '请写意见',
}

const en: typeof zh = {
  about: 'About',
  reason: 'Reason',
  text: 'Remark',
  textHow: 'What is wrong, and how to mend it',
  needReason: 'Choose a reason',
  needText: 'Write the remark',
}

const words = { zh, en }

const longest = 500

type Props = {
  /** `about` is the key of what was chosen among {@link Props.abouts}. */
  form: RemarkForm<string>
  abouts: readonly { key: string; name: string }[]
  change: (more: Partial<RemarkForm<string>>) => void
  /** It was to be sent once: what is left out is asked for. */
  tried: boolean
}

const Reasons = ({ form, change, tried }: Props) => {
  const said = useWords(words)
  const id = useId()
  const wrong = tried && form.reason === ''
  return (
    <fieldset class="remark-reasons" aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend>{said.reason}</legend>
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
          {said.needReason}
        </p>
      )}
    </fieldset>
  )
}

const Text = ({ form, change, tried }: Props) => {
  const said = useWords(words)
  const id = useId()
  const wrong = tried && form.text.trim() === ''
  return (
    <>
      <label class="dialog-label" for={id}>
        {said.text}
      </label>
      <textarea
        id={id}
        class="inp dialog-text"
        rows={3}
        maxLength={longest}
        placeholder={said.textHow}
        value={form.text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      {wrong && (
        <p class="field-error" id={`${id}-wrong`}>
          {said.needText}
        </p>
      )}
    </>
  )
}

/** What a remark is about, why it is made, and what it says. */
export const RemarkFields = (props: Props) => {
  const said = useWords(words)
  const id = useId()
  const { form, abouts, change } = props
  return (
    <>
      <label class="dialog-label" for={id}>
        {said.about}
      </label>
      <select
        id={id}
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
      <Reasons {...props} />
      <Text {...props} />
    </>
  )
}
