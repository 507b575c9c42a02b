import type { Endpoint } from '@linli/contract/endpoints'
import { useEffect } from 'preact/hooks'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { Merge } from '../targets/merge.tsx'
import { useEditing, type Edited } from './endpoint-editing.ts'
import { Fields } from './endpoint-fields.tsx'
import { comparedKeys, differing, formOf, type ComparedKey, type EndpointForm } from './endpoint-forms.ts'
import { formWords } from './endpoint-form-words.ts'
import { FormActs } from './form-acts.tsx'
import { typeName } from './type-names.ts'
import { consoleWords } from './words.ts'
import { useFocusOnWrong } from './wrong-fields.ts'
import '../styles/targets.css'

/** How a part of an endpoint reads, to be compared with another person's. */
const useTold = () => {
  const words = useWords(formWords)
  const { all } = useWords(consoleWords)
  const { communities } = useSession().street
  const comma = pick({ zh: '、', en: ', ' })
  const nameOf = (id: string) => communities.find((each) => each.id === id)?.name ?? id
  return (form: EndpointForm, key: ComparedKey): string => {
    const { types, communities: chosen } = form
    if (key === 'types') return types === 'all' ? all : types.map(typeName).join(comma)
    if (key === 'communities') return chosen === 'all' ? all : chosen.map(nameOf).join(comma)
    if (key === 'content') return words.contents[form.content]
    if (key === 'signatures') return form.signatures.join(comma)
    if (key === 'ordered') return form.ordered ? words.yes : words.no
    return key === 'state' ? words.states[form.state] : form[key]
  }
}

const Conflict = ({ edited, theirs }: { edited: Edited; theirs: Endpoint }) => {
  const words = useWords(formWords)
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
        theirs: words.theirs(theirs.updatedBy, momentText(theirs.updatedAt)),
        same: same === 0 ? undefined : words.same(same),
        save: words.saveMerged,
        drop: words.dropMine,
      }}
      save={(chosen) => save({ ...editing, was: theirs, form: { ...mine, ...merged(chosen) } })}
      drop={() => stop()}
    />
  )
}

type Props = { was: Endpoint | undefined; close: (saved?: Endpoint) => void }

/** An endpoint being added or changed. Ctrl+Enter saves, Esc leaves it. */
export const EndpointFormView = ({ was, close }: Props) => {
  const words = useWords(formWords)
  const edited = useEditing(useSession().street.id, was, close)
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
          <Fields edited={edited} />
          <FormActs refused={editing.refused} busy={busy} words={words} cancel={() => stop()} />
        </form>
      )}
    </section>
  )
}
