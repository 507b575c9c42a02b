import type { FieldProblem } from '@linli/contract/refusals'
import { useEffect, useState } from 'preact/hooks'
import { freshKey, Refused, refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { editingWords } from './editing-words.ts'

/** Something being added (`was` undefined) or changed; `theirs`: what somebody else made of it meanwhile. */
export type Editing<Form, Was> = {
  was: Was | undefined
  form: Form
  key: string
  problems: readonly FieldProblem[]
  refused?: string
  theirs?: Was
}

type Told<Form, Was, Saved> = {
  /** Under which it is kept on this device. */
  name: string
  was: Was | undefined
  begin: () => Form
  isForm: (value: unknown) => value is Form
  /** What may rest in the browser: nothing that is secret. */
  keepable: (form: Form) => Form
  /** What can be told to be wrong without asking the server. */
  check: (form: Form) => FieldProblem[]
  send: (editing: Editing<Form, Was>) => Promise<Saved>
  /** As it is on the server now. */
  latest: (was: Was) => Promise<Was | undefined>
  /** What is known of it is to be asked again. */
  changed: () => void
  close: (saved?: Saved) => void
}

export const problem = (field: string, message: string): FieldProblem => ({
  field,
  reason: 'required',
  message,
})

const begun = <Form, Was, Saved>(told: Told<Form, Was, Saved>) => {
  const before = kept(told.name)
  const again = told.isForm(before)
  const editing: Editing<Form, Was> = {
    was: told.was,
    form: again ? before : told.begin(),
    key: freshKey(),
    problems: [],
  }
  return { editing, again }
}

/** What is shown after a refusal: both versions, or which fields are wrong. */
const refusal = async <Form, Was, Saved>(
  told: Told<Form, Was, Saved>,
  sent: Editing<Form, Was>,
  error: unknown,
  gone: string,
): Promise<Editing<Form, Was>> => {
  if (sent.was !== undefined && ['stale', 'not-found'].includes(refusalOf(error))) {
    const theirs = await told.latest(sent.was)
    if (theirs !== undefined) return { ...sent, problems: [], theirs }
    return { was: undefined, form: sent.form, key: freshKey(), problems: [], refused: gone }
  }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...sent, problems, ...(problems.length > 0 ? {} : { refused: whyOf(error) }) }
}

const changedBy = <Form extends object, Was>(
  editing: Editing<Form, Was>,
  changes: Partial<Form>,
): Editing<Form, Was> => {
  const touched = Object.keys(changes)
  const problems = editing.problems.filter(({ field }) => !touched.some((key) => field.startsWith(key)))
  return { ...editing, form: { ...editing.form, ...changes }, problems, key: freshKey() }
}

/** Something being typed: kept on this device, without what is secret, until it is saved or given up. */
export const useEditing = <Form extends object, Was, Saved>(told: Told<Form, Was, Saved>) => {
  const words = useWords(editingWords)
  const [{ editing, again }, set] = useState(() => begun(told))
  const [busy, setBusy] = useState(false)
  const show = (next: Editing<Form, Was>) => set({ editing: next, again: false })
  useEffect(() => {
    if (again) announce(words.kept)
  }, [])
  const stop = (saved?: Saved) => {
    dropKept(told.name)
    told.close(saved)
  }
  const change = (changes: Partial<Form>) => {
    const next = changedBy(editing, changes)
    keep(told.name, told.keepable(next.form))
    show(next)
  }
  const attempt = async ({ refused: _, theirs: __, ...sent }: Editing<Form, Was>) => {
    setBusy(true)
    try {
      stop(await told.send(sent))
    } catch (error) {
      show(await refusal(told, sent, error, words.gone).catch(() => ({ ...sent, refused: whyOf(error) })))
    } finally {
      setBusy(false)
      told.changed()
    }
  }
  const save = (sent: Editing<Form, Was> = editing) => {
    if (busy) return
    const problems = told.check(sent.form)
    if (problems.length > 0) show({ ...sent, problems })
    else void attempt(sent)
  }
  return { editing, busy, change, save, stop }
}

export type Edited<Form extends object, Was, Saved = Was> = ReturnType<typeof useEditing<Form, Was, Saved>>

/** What is wrong with a field, or with one of its parts. */
export const wrongIn = (
  { problems }: { problems: readonly FieldProblem[] },
  field: string,
): FieldProblem | undefined =>
  problems.find(
    (each) =>
      each.field === field || each.field.startsWith(`${field}[`) || each.field.startsWith(`${field}.`),
  )
