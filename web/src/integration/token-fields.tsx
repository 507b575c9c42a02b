import { sectionNames, sections } from '@linli/domain/sections'
import { comesAlong, grantable, grantableWords, mostPerMinute, type Grantable } from '@linli/domain/tokens'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { LinesField, TextField } from '../targets/fields.tsx'
import { Choosing } from './choosing.tsx'
import type { TokenEdited } from './token-editing.ts'
import { tokenFormWords } from './token-form-words.ts'
import { addressesOf } from './token-forms.ts'

type Props = { edited: TokenEdited }

const wrongOf = ({ editing }: TokenEdited, field: string) =>
  editing.problems.find((problem) => problem.field === field || problem.field.startsWith(`${field}[`))

type GrantProps = { code: Grantable; on: boolean; toggle: (on: boolean) => void }

/** What is wrong with the addresses, after the one that is meant; how else it is to be written is in the message. */
const wrongAddress = (edited: TokenEdited): { message: string } | undefined => {
  const wrong = wrongOf(edited, 'addresses')
  if (wrong === undefined) return undefined
  const index = Number(/\[(\d+)\]/.exec(wrong.field)?.[1])
  const meant = addressesOf(edited.editing.form.addresses)[index]
  return {
    message: meant === undefined ? wrong.message : `${meant}${pick({ zh: '：', en: ': ' })}${wrong.message}`,
  }
}

/** One permission in its words; those that come along with every token cannot be taken from it. */
const Grant = ({ code, on, toggle }: GrantProps) => {
  const { always } = useWords(tokenFormWords)
  const { name, told } = grantableWords[code]
  const along = comesAlong.includes(code)
  return (
    <label class="chk">
      <input
        type="checkbox"
        checked={on || along}
        disabled={along}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      <span>
        {pick(name)}{' '}
        <small>
          {pick(told)}
          {along && ` · ${always}`}
        </small>
      </span>
    </label>
  )
}

const Permissions = ({ edited }: Props) => {
  const words = useWords(tokenFormWords)
  const { permissions } = edited.editing.form
  const wrong = wrongOf(edited, 'permissions')?.message
  const toggle = (code: Grantable, on: boolean) =>
    edited.change({
      permissions: grantable.filter((each) => (each === code ? on : permissions.includes(each))),
    })
  return (
    <fieldset class="choosing">
      <legend>{words.fields.permissions}</legend>
      {grantable.map((code) => (
        <Grant key={code} code={code} on={permissions.includes(code)} toggle={(on) => toggle(code, on)} />
      ))}
      {wrong !== undefined && <p class="wrong">{wrong}</p>}
    </fieldset>
  )
}

const Reach = ({ edited }: Props) => {
  const words = useWords(tokenFormWords)
  const { communities } = useSession().street
  const { editing, change } = edited
  return (
    <>
      <Choosing
        label={words.fields.communities}
        value={editing.form.communities}
        options={communities.map(({ id, name }) => ({ code: id, name }))}
        allHint={words.allCommunitiesHint}
        wrong={wrongOf(edited, 'communities')?.message}
        change={(chosen) => change({ communities: chosen })}
      />
      <Choosing
        label={words.fields.sections}
        value={editing.form.sections}
        options={sections.map((code) => ({ code, name: pick(sectionNames[code]) }))}
        allHint={words.allSectionsHint}
        wrong={wrongOf(edited, 'sections')?.message}
        change={(chosen) => change({ sections: chosen })}
      />
    </>
  )
}

const Limits = ({ edited }: Props) => {
  const words = useWords(tokenFormWords)
  const { editing, change } = edited
  const field = (key: 'addresses' | 'perMinute' | 'expires', hint: string) => ({
    label: words.fields[key],
    name: key,
    value: editing.form[key],
    hint,
    wrong: key === 'addresses' ? wrongAddress(edited) : wrongOf(edited, key),
    change: (value: string) => change({ [key]: value }),
  })
  return (
    <div class="target-fields">
      <LinesField {...field('addresses', words.addressesHint)} />
      <TextField {...field('perMinute', words.perMinuteHint(mostPerMinute))} />
      <TextField {...field('expires', words.expiresHint)} size="two" day />
    </div>
  )
}

/** Everything that can be said of a token. */
export const TokenFields = ({ edited }: Props) => {
  const words = useWords(tokenFormWords)
  return (
    <>
      <div class="target-fields">
        <TextField
          label={words.fields.name}
          name="name"
          size="two"
          value={edited.editing.form.name}
          hint={words.nameHint}
          wrong={wrongOf(edited, 'name')}
          change={(name) => edited.change({ name })}
        />
      </div>
      <Permissions edited={edited} />
      <Reach edited={edited} />
      <Limits edited={edited} />
    </>
  )
}
