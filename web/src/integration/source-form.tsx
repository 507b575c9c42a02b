import type { Source } from '@linli/contract/sources'
import { sectionNames, sections } from '@linli/domain/sections'
import { sourceKinds } from '@linli/domain/sources'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { ChoiceField, TextField } from '../targets/fields.tsx'
import { Choosing } from './choosing.tsx'
import { FormFrame } from './form-frame.tsx'
import { MappingFields } from './mapping-fields.tsx'
import { Radios } from './radios.tsx'
import { useSourceEditing, wrongWith, type EditedSource, type Made } from './source-editing.ts'
import { formOf, sourceKeys, type SourceForm } from './source-forms.ts'
import { sourceFormWords } from './source-form-words.ts'
import { sourceWords } from './source-words.ts'
import { consoleWords } from './words.ts'

type Props = { edited: EditedSource }
type TextKey = 'name' | 'secret' | 'header' | 'prefix' | 'timestamp' | 'idAt'

const Text = ({ edited, of, label, hint }: Props & { of: TextKey; label: string; hint?: string }) => (
  <TextField
    label={label}
    name={of}
    size="two"
    value={edited.editing.form[of]}
    wrong={wrongWith(edited, of)}
    change={(value) => edited.change({ [of]: value })}
    {...(hint === undefined ? {} : { hint })}
  />
)

const Kind = ({ edited: { editing, change } }: Props) => {
  const words = useWords(sourceFormWords)
  const { kinds, kindHints } = useWords(sourceWords)
  if (editing.was !== undefined) return null
  return (
    <Radios
      legend={words.fields.kind}
      value={editing.form.kind}
      options={sourceKinds.map((code) => ({ code, name: kinds[code], hint: kindHints[code] }))}
      change={(kind) => change({ kind })}
    />
  )
}

/** Where the system puts its signature. */
const Signature = ({ edited }: Props) => {
  const { fields, prefixHint, timestampHint } = useWords(sourceFormWords)
  const { editing, change } = edited
  if (editing.form.kind !== 'hmac') return null
  return (
    <>
      <Text edited={edited} of="header" label={fields.header} />
      <ChoiceField
        label={fields.encoding}
        name="encoding"
        value={editing.form.encoding}
        options={(['hex', 'base64'] as const).map((code) => ({ code, name: code }))}
        change={(encoding) => change({ encoding: encoding === 'base64' ? 'base64' : 'hex' })}
      />
      <Text edited={edited} of="prefix" label={fields.prefix} hint={prefixHint} />
      <Text edited={edited} of="timestamp" label={fields.timestamp} hint={timestampHint} />
    </>
  )
}

/** Where the system puts the id of a message. */
const IdPlace = ({ edited }: Props) => {
  const { fields, idPlaces } = useWords(sourceFormWords)
  const { kind, idFrom } = edited.editing.form
  if (kind === 'standard' || kind === 'github') return null
  const places = ['header', 'path', 'body'] as const
  return (
    <>
      <ChoiceField
        label={fields.idFrom}
        name="idFrom"
        size="two"
        value={idFrom}
        options={places.map((code) => ({ code, name: idPlaces[code] }))}
        change={(code) => edited.change({ idFrom: places.find((each) => each === code) ?? 'body' })}
      />
      {idFrom !== 'body' && (
        <Text edited={edited} of="idAt" label={idFrom === 'header' ? fields.idName : fields.idPath} />
      )}
    </>
  )
}

const Secret = ({ edited }: Props) => {
  const { fields, secretHint } = useWords(sourceFormWords)
  const { was, form } = edited.editing
  if (was !== undefined || form.kind === 'bearer') return null
  return <Text edited={edited} of="secret" label={fields.secret} hint={secretHint} />
}

const Reach = ({ edited }: Props) => {
  const { fields } = useWords(sourceFormWords)
  const { communities } = useSession().street
  const { editing, change } = edited
  return (
    <>
      <Choosing
        label={fields.communities}
        value={editing.form.communities}
        options={communities.map(({ id, name }) => ({ code: id, name }))}
        wrong={wrongWith(edited, 'communities')?.message}
        change={(chosen) => change({ communities: chosen })}
      />
      <Choosing
        label={fields.sections}
        value={editing.form.sections}
        options={sections.map((code) => ({ code, name: pick(sectionNames[code]) }))}
        wrong={wrongWith(edited, 'sections')?.message}
        change={(chosen) => change({ sections: chosen })}
      />
    </>
  )
}

const Fields = ({ edited }: Props) => {
  const { fields, nameHint, states } = useWords(sourceFormWords)
  const { editing, change } = edited
  return (
    <>
      <div class="target-fields">
        <Text edited={edited} of="name" label={fields.name} hint={nameHint} />
        {editing.was !== undefined && (
          <ChoiceField
            label={fields.state}
            name="state"
            value={editing.form.state}
            options={(['active', 'paused'] as const).map((code) => ({ code, name: states[code] }))}
            change={(state) => change({ state: state === 'paused' ? 'paused' : 'active' })}
          />
        )}
      </div>
      <Kind edited={edited} />
      <div class="target-fields">
        <Signature edited={edited} />
        <IdPlace edited={edited} />
        <Secret edited={edited} />
      </div>
      <Reach edited={edited} />
      <MappingFields edited={edited} />
    </>
  )
}

/** How a part of a source reads, to be compared with another person's. */
const useTold = () => {
  const { all } = useWords(consoleWords)
  const { states } = useWords(sourceFormWords)
  return (form: SourceForm, key: keyof SourceForm): string => {
    const value = form[key]
    if (value === 'all') return all
    if (key === 'state') return states[form.state]
    return typeof value === 'string' ? value : value.join(', ')
  }
}

/** A source being added or changed. */
export const SourceFormView = ({ was, close }: { was: Source | undefined; close: (made?: Made) => void }) => {
  const words = useWords(sourceFormWords)
  const told = useTold()
  const edited = useSourceEditing(useSession().street.id, was, close)
  const { theirs } = edited.editing
  const comparing = theirs && {
    keys: sourceKeys,
    labels: words.fields,
    told,
    theirs: formOf(theirs),
    who: theirs.updatedBy,
    when: momentText(theirs.updatedAt),
  }
  return (
    <FormFrame
      title={was === undefined ? words.adding : words.changing(was.name)}
      edited={edited}
      comparing={comparing}
    >
      <Fields edited={edited} />
    </FormFrame>
  )
}
