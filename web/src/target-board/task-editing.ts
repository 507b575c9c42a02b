import type { FieldProblem } from '@linli/contract/refusals'
import type { Task } from '@linli/contract/target-boards'
import { useEffect, useState } from 'preact/hooks'
import { call, freshKey, Refused, refusalOf } from '../api.ts'
import type { Known } from '../catalogue.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import { boardsKey } from './boards.ts'
import { planProblems } from './plan-checks.ts'
import { planWords } from './plan-words.ts'
import { planSaid } from './plans.ts'
import { byCommunity, givenTo, isTaskForm, taskFormOf, taskSaid, type TaskForm } from './task-forms.ts'
import { taskWords, type TaskWords } from './task-words.ts'

/** A task being added (`was` undefined) or changed; `theirs`: what somebody else made of it meanwhile. */
export type Editing = {
  was: Task | undefined
  form: TaskForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string | undefined
  theirs?: Task | undefined
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A task is also a target of each community, and stands in its report. */
const renew = (street: string): void => {
  for (const shown of [boardsKey(street), `targets/${street}`, `target/${street}`, `draft/${street}`])
    forget(shown)
}

const missing = (form: TaskForm, words: TaskWords): FieldProblem[] => [
  ...(form.title.trim() === '' ? [{ field: 'title', reason: 'required', message: words.nameNeeded }] : []),
  ...(form.due === '' ? [{ field: 'due', reason: 'required', message: words.dueNeeded }] : []),
  ...(givenTo(form).length === 0 ? [{ field: 'parts', reason: 'required', message: words.partsNeeded }] : []),
]

/** The task as it is now; undefined where that cannot be had. */
const readAgain = async (street: string, { id }: Task): Promise<Task | undefined> => {
  try {
    return await call('readTask', { params: { street, task: id } })
  } catch {
    return undefined
  }
}

/** What is shown after a refusal: both versions, or which fields are wrong. Nothing typed is lost. */
const refusal = async (street: string, sent: Editing, error: unknown, words: TaskWords): Promise<Editing> => {
  const kind = refusalOf(error)
  if (sent.was !== undefined && kind === 'not-found')
    return { ...sent, was: undefined, key: freshKey(), problems: [], refused: words.gone }
  const theirs = kind === 'stale' && sent.was !== undefined ? await readAgain(street, sent.was) : undefined
  if (theirs !== undefined) return { ...sent, problems: [], refused: undefined, theirs }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return {
    ...sent,
    problems: byCommunity(problems, sent.form),
    refused: problems.length === 0 ? messageOf(error) : undefined,
  }
}

const begun = (name: string, was: Task | undefined, form: TaskForm): { editing: Editing; again: boolean } => {
  const before = kept(name)
  const again = isTaskForm(before) && JSON.stringify(before) !== JSON.stringify(form)
  return { editing: { was, form: again ? before : form, key: freshKey(), problems: [] }, again }
}

/** Sends a task; the refusal is thrown. */
const send = async (street: string, { was, form, key }: Editing, words: TaskWords): Promise<void> => {
  const body = taskSaid(form)
  if (was === undefined) {
    const { title, parts } = await call('setTask', { params: { street }, body, key })
    return announce(words.given(title, parts.length))
  }
  const params = { street, task: was.id }
  const { title } = await call('changeTask', { params, body, version: was.version })
  return announce(words.saved(title))
}

const removing = async (street: string, { id, version, title }: Task, words: TaskWords): Promise<boolean> => {
  try {
    await call('removeTask', { params: { street, task: id }, version })
    announce(words.removed(title))
    return true
  } catch (error) {
    if (refusalOf(error) === 'not-found') return true
    announce(refusalOf(error) === 'stale' ? words.changedMeanwhile : words.notDone(messageOf(error)))
    return false
  }
}

type Begun = { was: Task | undefined; form: TaskForm; catalogue: Known; close: () => void }

/** One task being typed: kept on this device until it is saved or given up. */
export const useTaskEditing = ({ was, form: first, catalogue, close }: Begun) => {
  const [words, plan] = [useWords(taskWords), useWords(planWords)]
  const { street } = useSession()
  const name = `task/${street.id}/${was?.id ?? 'new'}`
  const [{ editing, again }, set] = useState(() => begun(name, was, first))
  const [busy, setBusy] = useState(false)
  const show = (next: Editing) => set({ editing: next, again: false })
  useEffect(() => {
    if (again) announce(words.kept)
  }, [])
  const stop = () => {
    dropKept(name)
    close()
  }
  const change = (changes: Partial<TaskForm>) =>
    set((held) => {
      const form = { ...held.editing.form, ...changes }
      keep(name, form)
      const problems = held.editing.problems.filter(
        ({ field }) => !Object.keys(changes).some((key) => field === key || field.startsWith(`${key}.`)),
      )
      return { editing: { ...held.editing, form, problems, key: freshKey() }, again: false }
    })
  const attempt = async (sent: Editing) => {
    setBusy(true)
    try {
      await send(street.id, sent, words)
      stop()
    } catch (error) {
      show(await refusal(street.id, sent, error, words))
    } finally {
      setBusy(false)
      renew(street.id)
    }
  }
  const save = (sent: Editing = editing) => {
    if (busy) return
    // Blank steps are left out, so that what is refused by its number is the step with that number.
    const form = { ...sent.form, plan: planSaid(sent.form.plan) }
    const problems = [...missing(form, words), ...planProblems(form.plan, catalogue, plan)]
    if (problems.length > 0) show({ ...sent, form, problems })
    else void attempt({ ...sent, form })
  }
  /** The task as the server has it now, in place of what is shown. */
  const showLatest = async (now: Task) => {
    const latest = await readAgain(street.id, now)
    if (latest !== undefined)
      show({ ...editing, was: latest, form: taskFormOf(latest, Object.keys(editing.form.parts)) })
  }
  const remove = async () => {
    const { was: now } = editing
    if (now === undefined) return
    const done = await removing(street.id, now, words)
    renew(street.id)
    if (done) stop()
    else await showLatest(now)
  }
  const adopted = async () => {
    renew(street.id)
    if (editing.was !== undefined) await showLatest(editing.was)
  }
  return { editing, busy, change, save, stop, remove, adopted }
}

export type TaskEdited = ReturnType<typeof useTaskEditing>
