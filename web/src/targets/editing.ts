import type { FieldProblem } from '@linli/contract/refusals'
import type { Target } from '@linli/contract/targets'
import { useState } from 'preact/hooks'
import { call, freshKey, Refused, refusalOf } from '../api.ts'
import type { Known } from '../catalogue.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { add, edit, type Place } from './changes.ts'
import { checked, keyOf } from './checks.ts'
import { emptyForm, formOf, isForm, type TargetForm } from './forms.ts'
import { targetsWords } from './words.ts'

/** A target being added (`was` undefined) or changed. `theirs` is what somebody else made of it meanwhile; 'gone' if removed. */
export type Editing = {
  was: Target | undefined
  form: TargetForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string
  theirs?: Target | 'gone'
}

/** The days between which a new target runs, until others are typed. */
type Days = { start: string; due: string }

/** The id of the button that opens the form. */
export const openerId = (was: Target | undefined): string =>
  was === undefined ? 'target-add' : `target-edit-${was.id}`

/** The button is drawn anew when the form has gone, so that it can be focused only after that. */
const focusOpener = (was: Target | undefined): void => {
  setTimeout(() => document.getElementById(openerId(was))?.focus())
}

const keptName = ({ community }: Place, was: Target | undefined): string =>
  `target/${community}/${was?.id ?? 'new'}`

const startedWith = (
  place: Place,
  was: Target | undefined,
  days: Days,
): { form: TargetForm; again: boolean } => {
  const before = kept(keptName(place, was))
  if (isForm(before)) return { form: before, again: true }
  return { form: was === undefined ? emptyForm(days.start, days.due) : formOf(was), again: false }
}

/** The target as it is on the server now. */
const latest = async (place: Place, id: string): Promise<Target | 'gone'> => {
  const { targets } = await call('listTargets', { params: place })
  return targets.find((target) => target.id === id) ?? 'gone'
}

const refusal = async (place: Place, editing: Editing, error: unknown): Promise<Editing> => {
  const { was } = editing
  if (was !== undefined && ['stale', 'not-found'].includes(refusalOf(error)))
    return { ...editing, problems: [], theirs: await latest(place, was.id) }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  const message = error instanceof Error ? error.message : String(error)
  return problems.length > 0 ? { ...editing, problems } : { ...editing, problems: [], refused: message }
}

/** One target at a time is being typed. What is typed is kept on this device until it is saved or given up. */
export const useEditing = (place: Place, catalogue: Known | undefined, days: Days) => {
  const words = useWords(targetsWords)
  const [editing, setEditing] = useState<Editing>()
  const [busy, setBusy] = useState(false)
  const stop = () => {
    if (editing !== undefined) dropKept(keptName(place, editing.was))
    setEditing(undefined)
    focusOpener(editing?.was)
  }
  const start = (was?: Target) => {
    const { form, again } = startedWith(place, was, days)
    if (again) announce(words.kept)
    setEditing({ was, form, key: freshKey(), problems: [] })
  }
  const change = (changes: Partial<TargetForm>) => {
    if (editing === undefined) return
    const form = { ...editing.form, ...changes }
    keep(keptName(place, editing.was), form)
    const problems = editing.problems.filter(({ field }) => !Object.keys(changes).includes(keyOf(field)))
    setEditing({ ...editing, form, problems, key: freshKey() })
  }
  const send = async (sent: Editing) => {
    setBusy(true)
    try {
      await (sent.was === undefined
        ? add(place, sent.form, sent.key, words)
        : edit(place, sent.was, sent.form, words))
      stop()
    } catch (error) {
      setEditing(await refusal(place, sent, error).catch(() => ({ ...sent, refused: String(error) })))
    } finally {
      setBusy(false)
    }
  }
  const save = (sent: Editing | undefined = editing) => {
    if (sent === undefined || catalogue === undefined || busy) return
    const problems = checked(sent.form, catalogue, words)
    if (problems.length > 0) setEditing({ ...sent, problems })
    else void send(sent)
  }
  return { editing, busy, start, stop, change, save }
}
