import {
  endpointContents,
  endpointKinds,
  signatureSchemes,
  type SignatureScheme,
} from '@linli/domain/endpoints'
import { webhookEvents, webhookTypes } from '@linli/domain/webhook-events'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { ChoiceField, TextField } from '../targets/fields.tsx'
import { Choosing } from './choosing.tsx'
import { wrongIn } from './editing.ts'
import type { EditedEndpoint } from './endpoint-editing.ts'
import type { EndpointForm } from './endpoint-forms.ts'
import { formWords } from './endpoint-form-words.ts'
import { HeaderRows } from './header-rows.tsx'
import { Radios } from './radios.tsx'
import { stateWords } from './state-words.ts'

type Props = { edited: EditedEndpoint }

const Kind = ({ edited: { editing, change } }: Props) => {
  const words = useWords(formWords)
  const { kinds } = useWords(stateWords)
  if (editing.was !== undefined) return null
  const options = endpointKinds.map((code) => ({ code, name: kinds[code], hint: words.kindHints[code] }))
  return (
    <Radios
      legend={words.fields.kind}
      value={editing.form.kind}
      options={options}
      change={(kind) => change({ kind })}
    />
  )
}

/** The name, the address, and the secret of a chat group's robot. */
const Where = ({ edited }: Props) => {
  const words = useWords(formWords)
  const { editing, change } = edited
  const { was, form } = editing
  const robot = form.kind !== 'webhook'
  const text = (key: 'name' | 'url' | 'robotSecret', hint: string) => (
    <TextField
      label={words.fields[key]}
      name={key}
      size={key === 'url' ? 'three' : key === 'name' ? 'two' : ''}
      value={form[key]}
      hint={hint}
      wrong={wrongIn(edited.editing, key)}
      change={(value) => change({ [key]: value })}
    />
  )
  return (
    <div class="target-fields">
      {text('name', words.nameHint)}
      {text('url', was !== undefined ? words.urlStays(was.url) : robot ? words.robotUrlHint : words.urlHint)}
      {robot && text('robotSecret', was === undefined ? words.robotSecretHint : words.robotSecretStays)}
    </div>
  )
}

const What = ({ edited }: Props) => {
  const words = useWords(formWords)
  const { communities } = useSession().street
  const { form } = edited.editing
  const change = (changes: Partial<EndpointForm>) => edited.change(changes)
  return (
    <>
      <Choosing
        label={words.fields.types}
        value={form.types}
        options={webhookTypes.map((code) => ({ code, name: pick(webhookEvents[code].name) }))}
        allHint={words.allTypesHint}
        wrong={wrongIn(edited.editing, 'types')?.message}
        change={(types) => change({ types })}
      />
      <Choosing
        label={words.fields.communities}
        value={form.communities}
        options={communities.map(({ id, name }) => ({ code: id, name }))}
        allHint={words.allCommunitiesHint}
        wrong={wrongIn(edited.editing, 'communities')?.message}
        change={(chosen) => change({ communities: chosen })}
      />
    </>
  )
}

const Signatures = ({ edited }: Props) => {
  const words = useWords(formWords)
  const { signatures } = edited.editing.form
  const wrong = wrongIn(edited.editing, 'signatures')?.message
  const toggle = (code: SignatureScheme, on: boolean) =>
    edited.change({
      signatures: signatureSchemes.filter((each) => (each === code ? on : signatures.includes(each))),
    })
  return (
    <fieldset class="choosing">
      <legend>{words.fields.signatures}</legend>
      {signatureSchemes.map((code) => (
        <label key={code} class="chk">
          <input
            type="checkbox"
            checked={signatures.includes(code)}
            onChange={(event) => toggle(code, event.currentTarget.checked)}
          />
          {words.signatureNames[code]}
        </label>
      ))}
      {wrong !== undefined && <p class="wrong">{wrong}</p>}
    </fieldset>
  )
}

/** What only a program can make use of. */
const ForPrograms = ({ edited }: Props) => {
  const words = useWords(formWords)
  const { content } = edited.editing.form
  return (
    <>
      <Radios
        legend={words.fields.content}
        value={content}
        options={endpointContents.map((code) => ({
          code,
          name: words.contents[code],
          hint: words.contentHints[code],
        }))}
        change={(chosen) => edited.change({ content: chosen })}
      />
      <Signatures edited={edited} />
      <HeaderRows edited={edited} />
    </>
  )
}

const Order = ({ edited: { editing, change } }: Props) => {
  const words = useWords(formWords)
  return (
    <fieldset class="choosing">
      <legend>{words.fields.ordered}</legend>
      <label class="chk">
        <input
          type="checkbox"
          checked={editing.form.ordered}
          onChange={(event) => change({ ordered: event.currentTarget.checked })}
        />
        <span>
          {words.orderedLabel} <small>{words.orderedHint}</small>
        </span>
      </label>
    </fieldset>
  )
}

const Pace = ({ edited }: Props) => {
  const words = useWords(formWords)
  const { editing, change } = edited
  const { form, was } = editing
  const states = (['active', 'paused'] as const).map((code) => ({ code, name: words.states[code] }))
  return (
    <div class="target-fields">
      <TextField
        label={words.fields.rate}
        name="rate"
        value={form.rate}
        hint={words.rateHint}
        wrong={wrongIn(edited.editing, 'rate')}
        change={(rate) => change({ rate })}
      />
      <TextField
        label={words.fields.daysKept}
        name="daysKept"
        value={form.daysKept}
        hint={words.daysHint}
        wrong={wrongIn(edited.editing, 'daysKept')}
        change={(daysKept) => change({ daysKept })}
      />
      {was !== undefined && (
        <ChoiceField
          label={words.fields.state}
          name="state"
          value={form.state}
          options={states}
          change={(state) => change({ state: state === 'paused' ? 'paused' : 'active' })}
        />
      )}
    </div>
  )
}

/** Everything that can be said of an endpoint. */
export const Fields = ({ edited }: Props) => (
  <>
    <Kind edited={edited} />
    <Where edited={edited} />
    <What edited={edited} />
    {edited.editing.form.kind === 'webhook' && <ForPrograms edited={edited} />}
    <Order edited={edited} />
    <Pace edited={edited} />
  </>
)
