import type { Evidence, Mark } from '@linli/contract/targets'
import { call } from '../api.ts'
import { announce } from '../parts/toast.tsx'
import { attempt, undoing, type Place } from './changes.ts'
import type { TargetsWords } from './words.ts'

/** Where something is noted: an item of a target, and what is noted of it so far. */
export type Noted = { place: Place; target: string; item: string; mark: Mark | undefined }

type Note = {
  met?: boolean | null
  score?: number | string | undefined
  deductions?: Record<string, number>
  planned?: string | undefined
  done?: string | undefined
  remark?: string
}

const noteOf = (mark: Mark | undefined): Note => ({
  met: mark?.met ?? null,
  ...(mark?.score === undefined ? {} : { score: mark.score }),
  deductions: mark?.deductions ?? {},
  ...(mark?.planned === undefined ? {} : { planned: mark.planned }),
  ...(mark?.done === undefined ? {} : { done: mark.done }),
  remark: mark?.remark ?? '',
})

/** Notes something of an item, with a way back; what is not named stays as it is. */
export const note = async (
  { place, target, item, mark }: Noted,
  change: Note,
  title: string,
  words: TargetsWords,
): Promise<boolean> => {
  const params = { ...place, target, item }
  const version = mark?.version ?? 0
  const act = () => call('markItem', { params, version, body: { ...noteOf(mark), ...change } })
  if (!(await attempt(place, title, words, act))) return false
  const back = () => call('markItem', { params, version: version + 1, body: noteOf(mark) })
  announce(words.saved(title), { undo: undoing(place, title, words, back) })
  return true
}

type Linking = { place: Place; target: string; item: string }

/** Links a record to an item, with a way back. */
export const link = async (
  { place, target, item }: Linking,
  entry: { id: string; title: string },
  words: TargetsWords,
): Promise<boolean> => {
  const params = { ...place, target, item, entry: entry.id }
  const act = () => call('linkEvidence', { params, body: {} })
  if (!(await attempt(place, entry.title, words, act))) return false
  const back = () => call('unlinkEvidence', { params })
  announce(words.linked(entry.title), { undo: undoing(place, entry.title, words, back) })
  return true
}

/** Takes a linked record away, with a way back. */
export const unlink = async (
  { place, target }: Omit<Linking, 'item'>,
  { item, entry, title, amount }: Evidence,
  words: TargetsWords,
): Promise<void> => {
  const params = { ...place, target, item, entry }
  if (!(await attempt(place, title, words, () => call('unlinkEvidence', { params })))) return
  const back = () => call('linkEvidence', { params, body: { amount } })
  announce(words.unlinked(title), { undo: undoing(place, title, words, back) })
}
