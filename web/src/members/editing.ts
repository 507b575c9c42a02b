import type { MemberDuties } from '@linli/contract/members'
import type { FieldProblem } from '@linli/contract/refusals'
import { useState } from 'preact/hooks'
import { freshKey, Refused, refusalOf } from '../api.ts'
import { useWords } from '../language.tsx'
import { add, edit, type MemberForm } from './changes.ts'
import type { Place } from './keys.ts'
import type { Names } from './names.ts'
import { membersWords } from './words.ts'

/** A member being added (`was` undefined) or changed. */
export type Editing = {
  was: { id: string; version: number; mask: string; form: MemberForm } | undefined
  form: MemberForm
  key: string
  problems: readonly FieldProblem[]
  refused?: string
}

const blank: MemberForm = { name: '', since: '', until: '', namesake: false }

/** The id of the button that opens the form. */
export const openerId = (was: { id: string } | undefined): string =>
  was === undefined ? 'member-add' : `member-edit-${was.id}`

const refusal = (error: unknown, stale: string): Pick<Editing, 'problems'> & { refused?: string } => {
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  if (problems.length > 0) return { problems }
  const said = error instanceof Error ? error.message : String(error)
  return { problems, refused: refusalOf(error) === 'stale' ? stale : said }
}

/** The form in which a member is added or changed. What is typed is not kept on this device: it is a name. */
export const useEditing = (place: Place, names: Names) => {
  const words = useWords(membersWords)
  const [editing, setEditing] = useState<Editing>()
  const [busy, setBusy] = useState(false)
  const begin = (was: Editing['was']) =>
    setEditing({ was, form: was?.form ?? blank, key: freshKey(), problems: [] })
  const start = async (member?: MemberDuties) => {
    if (member === undefined) return begin(undefined)
    const name = await names.read(member.id)
    if (name === undefined) return undefined
    const { id, version, mask, since = '', until = '' } = member
    return begin({ id, version, mask, form: { name, since, until, namesake: false } })
  }
  const stop = () => {
    const opener = openerId(editing?.was)
    setEditing(undefined)
    setTimeout(() => document.getElementById(opener)?.focus())
  }
  const send = async ({ was, form, key }: Editing) => {
    if (was !== undefined) return edit(place, was, form, words)
    const id = await add(place, form, key, words)
    return names.learn([{ id, name: form.name.trim() }])
  }
  const save = async () => {
    if (editing === undefined || busy) return
    setBusy(true)
    try {
      await send(editing)
      if (editing.was !== undefined) names.learn([{ id: editing.was.id, name: editing.form.name.trim() }])
      stop()
    } catch (error) {
      const { refused: _, ...now } = editing
      setEditing({ ...now, ...refusal(error, words.changedMeanwhile) })
    } finally {
      setBusy(false)
    }
  }
  const change = (changes: Partial<MemberForm>) =>
    setEditing((now) => now && { ...now, form: { ...now.form, ...changes }, key: freshKey() })
  return { editing, busy, start, stop, save, change }
}
