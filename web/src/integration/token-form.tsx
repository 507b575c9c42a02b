import type { Token } from '@linli/contract/tokens'
import { useEffect } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { Merge } from '../targets/merge.tsx'
import { FormActs } from './form-acts.tsx'
import { useTokenEditing, type Close, type TokenEdited } from './token-editing.ts'
import { TokenFields } from './token-fields.tsx'
import { tokenFormWords } from './token-form-words.ts'
import { comparedKeys, differing, formOf, type ComparedKey, type TokenForm } from './token-forms.ts'
import { grantsText, useReachText } from './token-texts.ts'
import { useFocusOnWrong } from './wrong-fields.ts'
import '../styles/targets.css'

/** How a part of a token reads, to be compared with another person's. */
const useTold = () => {
  const reach = useReachText()
  return (form: TokenForm, key: ComparedKey): string => {
    if (key === 'permissions') return grantsText(form.permissions)
    if (key === 'communities') return reach.communities(form.communities)
    return key === 'sections' ? reach.sections(form.sections) : form[key]
  }
}

const Conflict = ({ edited, theirs }: { edited: TokenEdited; theirs: Token }) => {
  const words = useWords(tokenFormWords)
  const told = useTold()
  const { editing, save, stop } = edited
  const [mine, now] = [editing.form, formOf(theirs)]
  const keys = differing(mine, now)
  const same = comparedKeys.length - keys.length
  const merged = (chosen: ReadonlySet<string>) =>
    Object.fromEntries(keys.filter((key) => chosen.has(key)).map((key) => [key, now[key]]))
  return (
    <Merge
      items={keys.map((key) => ({
        key,
        label: words.fields[key],
        mine: told(mine, key),
        theirs: told(now, key),
      }))}
      words={{
        text: words.conflict,
        item: words.item,
        mine: words.mine,
        theirs: words.theirs,
        same: same === 0 ? undefined : words.same(same),
        save: words.saveMerged,
        drop: words.dropMine,
      }}
      save={(chosen) => save({ ...editing, was: theirs, form: { ...mine, ...merged(chosen) } })}
      drop={() => stop()}
    />
  )
}

type Props = { was: Token | undefined; close: Close }

/** A token being made or changed. Ctrl+Enter saves, Esc leaves it. */
export const TokenFormView = ({ was, close }: Props) => {
  const words = useWords(tokenFormWords)
  const edited = useTokenEditing(useSession().street.id, was, close)
  const { editing, busy, save, stop } = edited
  const form = useFocusOnWrong(editing.problems)
  useFormKeys(form, { save: () => save(), cancel: () => stop() })
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  const title = was === undefined ? words.adding : words.changing(was.name)
  return (
    <section class="target-form alone console-form" aria-label={title}>
      <h2>{title}</h2>
      {editing.theirs !== undefined ? (
        <Conflict edited={edited} theirs={editing.theirs} />
      ) : (
        <form
          ref={form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <TokenFields edited={edited} />
          <FormActs refused={editing.refused} busy={busy} words={words} cancel={() => stop()} />
        </form>
      )}
    </section>
  )
}
