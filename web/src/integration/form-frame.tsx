import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { Merge } from '../targets/merge.tsx'
import type { Edited } from './editing.ts'
import { editingWords } from './editing-words.ts'
import '../styles/targets.css'

/** How what two people typed is compared: what differs, what each is called and how it reads. */
type Comparing<Form> = {
  keys: readonly (keyof Form & string)[]
  labels: Readonly<Partial<Record<keyof Form & string, string>>>
  told: (form: Form, key: keyof Form & string) => string
  /** The other's. */
  theirs: Form
  who: string
  when: string
}

type Props<Form extends object, Was, Saved> = {
  title: string
  edited: Edited<Form, Was, Saved>
  /** Set when somebody else changed it first. */
  comparing: Comparing<Form> | undefined
  children: ComponentChildren
}

const Conflict = <Form extends object, Was, Saved>({
  edited: { editing, save, stop },
  comparing: { keys, labels, told, theirs, who, when },
}: Pick<Props<Form, Was, Saved>, 'edited'> & { comparing: Comparing<Form> }) => {
  const words = useWords(editingWords)
  const mine = editing.form
  const differing = keys.filter((key) => JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]))
  const same = keys.length - differing.length
  const merged = (chosen: ReadonlySet<string>): Form => {
    const form = { ...mine }
    for (const key of differing) if (chosen.has(key)) form[key] = theirs[key]
    return form
  }
  return (
    <Merge
      items={differing.map((key) => ({
        key,
        label: labels[key] ?? key,
        mine: told(mine, key),
        theirs: told(theirs, key),
      }))}
      words={{
        text: words.conflict,
        item: words.item,
        mine: words.mine,
        theirs: words.theirs(who, when),
        same: same === 0 ? undefined : words.same(same),
        save: words.saveMerged,
        drop: words.dropMine,
      }}
      save={(chosen) => save({ ...editing, was: editing.theirs, form: merged(chosen) })}
      drop={() => stop()}
    />
  )
}

/** The first field that is wrong is gone to, so that it is seen and heard. */
const useFocusOnWrong = (fields: string) => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (fields === '') return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]')
    if (wrong) wrong.focus()
    else form.current?.querySelector('.wrong')?.scrollIntoView({ block: 'center' })
  }, [fields])
  return form
}

const Acts = ({ busy, refused, stop }: { busy: boolean; refused: string | undefined; stop: () => void }) => {
  const words = useWords(editingWords)
  return (
    <>
      {refused !== undefined && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
      <div class="target-acts">
        <button type="submit" class="btn primary" disabled={busy}>
          {words.save}
        </button>
        <button type="button" class="btn" onClick={stop}>
          {words.cancel}
        </button>
      </div>
    </>
  )
}

const Fillable = <Form extends object, Was, Saved>({
  edited: { editing, busy, save, stop },
  children,
}: Pick<Props<Form, Was, Saved>, 'edited' | 'children'>) => {
  const form = useFocusOnWrong(editing.problems.map(({ field }) => field).join())
  useFormKeys(form, { save: () => save(), cancel: () => stop() })
  useEffect(() => form.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {children}
      <Acts busy={busy} refused={editing.refused} stop={() => stop()} />
    </form>
  )
}

/** A form of the console; where somebody else was first, both versions. Ctrl+Enter saves, Esc leaves it. */
export const FormFrame = <Form extends object, Was, Saved>({
  title,
  edited,
  comparing,
  children,
}: Props<Form, Was, Saved>) => (
  <section class="target-form alone console-form" aria-label={title}>
    <h2>{title}</h2>
    {comparing !== undefined ? (
      <Conflict edited={edited} comparing={comparing} />
    ) : (
      <Fillable edited={edited}>{children}</Fillable>
    )}
  </section>
)
