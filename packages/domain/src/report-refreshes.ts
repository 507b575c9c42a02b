import type { Part } from './clauses.ts'
import type { ReportSentence } from './reports.ts'

/** A part of a sentence that no longer says what is: what it would see now ('' : it is gone) and how that is said. */
export type StaleMark = { part: number; seen: string; text?: string | undefined }

const isJoint = (part: Part | undefined): boolean =>
  part !== undefined && part.entry === undefined && ['、', '，'].includes(part.text)

/** Takes a part out of a list together with the comma that joined it. */
const without = (parts: readonly Part[], index: number): Part[] => {
  const joint = isJoint(parts[index - 1]) ? index - 1 : isJoint(parts[index + 1]) ? index + 1 : -1
  return parts.filter((_, i) => i !== index && i !== joint)
}

const refreshPart = (parts: readonly Part[], { part: index, seen, text }: StaleMark): Part[] => {
  const part = parts[index]
  if (part === undefined) return [...parts]
  if (seen === '' && part.figure === undefined) return without(parts, index)
  // What a person has to judge anew, or what nobody reports any more, stays marked until they have looked at it.
  if (text === undefined) return [...parts]
  return parts.map((one, i) => (i === index ? { ...one, text, seen } : one))
}

/**
 * A stale sentence as it should read now. One that nobody has changed is written anew; in one that was changed by hand only
 * what it cites is brought up to date and every other word stays.
 * @param written the same sentence as the draft would write it today, if it would
 * @returns undefined when there is nothing left to tell
 */
export const refreshSentence = (
  sentence: ReportSentence,
  stale: readonly StaleMark[],
  written: Pick<ReportSentence, 'id' | 'parts'> | undefined,
): ReportSentence | undefined => {
  if (sentence.edited !== true) return written && { id: written.id, parts: written.parts }
  const fromTheEnd = [...stale].sort((one, other) => other.part - one.part)
  const parts = fromTheEnd.reduce<readonly Part[]>(refreshPart, sentence.parts)
  return parts.length === 0 ? undefined : { ...sentence, parts }
}

/** Whether a part can be told anew: not a comparison, and not a figure that nobody reports any more. */
const isTellable = ({ parts }: ReportSentence, { part, seen, text }: StaleMark): boolean =>
  text !== undefined || (seen === '' && parts[part]?.figure === undefined)

/** Whether anything in a stale sentence can be brought up to date without a person's judgement. */
export const canRefresh = (sentence: ReportSentence, stale: readonly StaleMark[]): boolean =>
  sentence.edited !== true || stale.some((mark) => isTellable(sentence, mark))

/** Whether a person has to say what becomes of a stale sentence: its own words were kept, and something cannot be told anew. */
export const needsJudging = (sentence: ReportSentence, stale: readonly StaleMark[]): boolean =>
  sentence.edited === true && !stale.every((mark) => isTellable(sentence, mark))

/**
 * A sentence whose words a person keeps although what it cites has changed: what is still there counts as seen, and what is gone
 * is cited no longer.
 */
export const keepWords = (sentence: ReportSentence, stale: readonly StaleMark[]): ReportSentence => ({
  ...sentence,
  edited: true,
  parts: sentence.parts.map((part, index) => {
    const mark = stale.find((one) => one.part === index)
    if (mark === undefined) return part
    return mark.seen.trim() === '' ? { text: part.text } : { ...part, seen: mark.seen }
  }),
})

/**
 * The records that a sentence tells, in another order or choice: the stretch from the first to the last of them is told anew.
 * @param told the records' own words, in the order wished; with none the stretch is left out
 */
export const arrangeEntries = (sentence: ReportSentence, told: readonly Part[]): ReportSentence => {
  const { parts } = sentence
  const places = parts.flatMap(({ entry }, index) => (entry === undefined ? [] : [index]))
  const [first, last] = [
    places[0] ?? Math.max(parts.length - 1, 0),
    places[places.length - 1] ?? parts.length - 2,
  ]
  const joint = parts.slice(first, last).find(isJoint)?.text ?? '、'
  const stretch = told.flatMap((part, i) => (i === 0 ? [part] : [{ text: joint }, part]))
  return {
    ...sentence,
    edited: true,
    parts: [...parts.slice(0, first), ...stretch, ...parts.slice(last + 1)],
  }
}
