import type { FieldProblem } from '@linli/contract/refusals'
import type { Adapted, Wording } from '@linli/contract/wordings'
import { useEffect, useState } from 'preact/hooks'
import { Refused, refusalOf } from '../api.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { bodyOf, clauseForm, differing, fieldOf, isKept, type ClauseForm, type Spot } from './forms.ts'
import {
  baseOf,
  loadWordings,
  ownOf,
  resetWords,
  setWords,
  toldNow,
  wordsChanged,
  wordsOf,
  type Scope,
} from './scopes.ts'
import { wordingsWords } from './words.ts'

export type Editing = {
  form: ClauseForm[]
  /** The version it was begun from. */
  version: number
  problems: readonly FieldProblem[]
  refused?: string
  /** What somebody else made of it meanwhile. */
  theirs?: Adapted
}

export const keptName = ({ street, community }: Scope, sentence: string): string =>
  `wording/${street}/${community ?? ''}/${sentence}`

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const begun = (scope: Scope, wording: Wording): Editing & { again: boolean } => {
  const before = kept(keptName(scope, wording.sentence))
  const now = { form: toldNow(scope, wording), version: ownOf(scope, wording).version, problems: [] }
  const again = isKept(before, now.form.length) && differing(before.form, now.form).length > 0
  return again ? { ...now, form: before.form, version: before.version, again } : { ...now, again }
}

/** The sentence as it is on the server now. */
const latest = async (scope: Scope, sentence: string): Promise<Adapted> => {
  const found = (await loadWordings(scope)).find((each) => each.sentence === sentence)
  if (found === undefined) throw new Error(sentence)
  return ownOf(scope, found)
}

const refusal = async (scope: Scope, sentence: string, sent: Editing, error: unknown): Promise<Editing> => {
  if (refusalOf(error) === 'stale') return { ...sent, problems: [], theirs: await latest(scope, sentence) }
  const problems = error instanceof Refused ? (error.problem.errors ?? []) : []
  return { ...sent, problems, ...(problems.length > 0 ? {} : { refused: messageOf(error) }) }
}

/** What somebody else's words are: those of this scope, or what is told without any. */
export const theirForm = (scope: Scope, wording: Wording, theirs: Adapted): ClauseForm[] =>
  wordsOf(theirs)?.map(clauseForm) ?? baseOf(scope, wording)

const saysTheSame = (scope: Scope, wording: Wording, sent: Editing, theirs: Adapted): boolean =>
  differing(sent.form, theirForm(scope, wording, theirs)).length === 0

/** One sentence being put in other words: kept on this device until it is saved, with a way back afterwards. */
export const useEditing = (scope: Scope, wording: Wording, close: () => void) => {
  const words = useWords(wordingsWords)
  const { sentence } = wording
  const [{ again, ...editing }, setEditing] = useState(() => begun(scope, wording))
  const [busy, setBusy] = useState(false)
  const own = ownOf(scope, wording)
  const show = (next: Editing) => setEditing({ ...next, again: false })
  useEffect(() => {
    if (again) announce(words.kept)
  }, [])
  const stop = () => {
    dropKept(keptName(scope, sentence))
    close()
  }
  const restore = async (version: number) => {
    try {
      const before = wordsOf(own)
      await (before === undefined
        ? resetWords(scope, sentence, version)
        : setWords(scope, sentence, bodyOf(before.map(clauseForm)), version))
      announce(words.undone)
    } catch (error) {
      announce(messageOf(error))
    }
    wordsChanged(scope)
  }
  const done = (said: string, undo?: () => void) => {
    announce(said, undo === undefined ? {} : { undo })
    stop()
    wordsChanged(scope)
  }
  const send = async (sent: Editing, change: () => Promise<{ version: number }>, said: string) => {
    if (busy) return
    setBusy(true)
    try {
      const { version } = await change()
      done(said, () => void restore(version))
    } catch (error) {
      const next = await refusal(scope, sentence, sent, error).catch(() => ({
        ...sent,
        refused: messageOf(error),
      }))
      // Whoever came first said the very same: nothing is left to choose or to save.
      if (next.theirs !== undefined && saysTheSame(scope, wording, sent, next.theirs)) done(said)
      else show(next)
    } finally {
      setBusy(false)
    }
  }
  const change = (spot: Spot, text: string) => {
    const form = editing.form.map((clause, index) =>
      index === spot.clause ? { ...clause, [spot.key]: text } : clause,
    )
    keep(keptName(scope, sentence), { form, version: editing.version })
    show({ ...editing, form, problems: editing.problems.filter(({ field }) => field !== fieldOf(spot)) })
  }
  return {
    editing,
    own,
    busy,
    dirty: differing(editing.form, toldNow(scope, wording)).length > 0,
    change,
    stop,
    save: (sent: Editing = editing) =>
      void send(sent, () => setWords(scope, sentence, bodyOf(sent.form), sent.version), words.saved),
    reset: () => void send(editing, () => resetWords(scope, sentence, own.version), words.wasReset),
  }
}

export type Edited = ReturnType<typeof useEditing>
