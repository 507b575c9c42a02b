import { useEffect, useState } from 'preact/hooks'
import type { FieldProblem } from '@linli/contract/refusals'
import { call, Refused, refusalOf } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { differing, formOf, isKept, type Settings, type SettingsForm } from './forms.ts'
import { settingsWords } from './words.ts'

export type Editing = {
  form: SettingsForm
  /** What it was begun from. */
  was: Settings
  problems: readonly FieldProblem[]
  refused?: string
  /** What somebody else saved meanwhile. */
  theirs?: Settings
}

const begun = (saved: Settings): Editing => ({ form: formOf(saved), was: saved, problems: [] })

const refusal = async (street: string, editing: Editing, error: unknown): Promise<Editing> => {
  if (refusalOf(error) === 'stale')
    return { ...editing, problems: [], theirs: await call('readSettings', { params: { street } }) }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  const message = error instanceof Error ? error.message : String(error)
  return { ...editing, problems, ...(problems.length > 0 ? {} : { refused: message }) }
}

const changed = (street: string): void => {
  for (const prefix of [`settings/${street}`, `draft/${street}`, `figures/${street}`, `comparison/${street}`])
    forget(prefix)
}

/** The street's settings being typed: kept on this device until saved, with a way back afterwards. */
export const useSettings = (street: string, saved: Settings) => {
  const words = useWords(settingsWords)
  const [editing, setEditing] = useState<Editing>(begun(saved))
  const [busy, setBusy] = useState(false)
  const name = `settings/${street}`
  useEffect(() => {
    const before = kept(name)
    if (!isKept(before) || differing(before.form, saved).length === 0) return
    announce(words.kept)
    setEditing({ ...begun({ ...saved, version: before.version }), form: before.form })
  }, [name])
  const dirty = differing(editing.form, editing.was).length > 0
  const change = (changes: Partial<SettingsForm>) => {
    const form = { ...editing.form, ...changes }
    keep(name, { form, version: editing.was.version })
    setEditing({
      ...editing,
      form,
      problems: editing.problems.filter(({ field }) => !Object.keys(changes).includes(field)),
    })
  }
  const take = (next: Settings) => {
    dropKept(name)
    setEditing(begun(next))
    changed(street)
  }
  const put = (form: SettingsForm, version: number) =>
    call('changeSettings', { params: { street }, body: form, version })
  const restore = async (back: Settings, version: number) => {
    try {
      take(await put(formOf(back), version))
      announce(words.undone)
    } catch (error) {
      announce(error instanceof Error ? error.message : String(error))
    }
  }
  const save = async (sent: Editing = editing) => {
    if (busy) return
    setBusy(true)
    try {
      const next = await put(sent.form, sent.was.version)
      take(next)
      announce(words.saved, { undo: () => void restore(sent.was, next.version) })
    } catch (error) {
      setEditing(await refusal(street, sent, error).catch(() => ({ ...sent, refused: String(error) })))
    } finally {
      setBusy(false)
    }
  }
  return {
    editing,
    dirty,
    busy,
    change,
    save,
    drop: (to: Settings = saved.version > editing.was.version ? saved : editing.was) => take(to),
  }
}
