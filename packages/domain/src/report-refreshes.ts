import { isStale, seenNow, type Present } from './citations.ts'
import type { Part } from './clauses.ts'
import type { Sentence } from './drafts.ts'
import { figureText } from './figure-texts.ts'
import { metricOf } from './metrics.ts'
import type { ReportSentence } from './reports.ts'

/** What a sentence is refreshed from: how things are now, and the same sentences as the draft would write them today. */
export type Fresh = { present: Present; sentences: readonly Pick<Sentence, 'id' | 'parts'>[] }

const isJoint = (part: Part | undefined): boolean =>
  part !== undefined && part.entry === undefined && ['、', '，'].includes(part.text)

/** Takes a part out of a list together with the comma that joined it. */
const without = (parts: readonly Part[], index: number): Part[] => {
  const joint = isJoint(parts[index - 1]) ? index - 1 : isJoint(parts[index + 1]) ? index + 1 : -1
  return parts.filter((_, i) => i !== index && i !== joint)
}

const withSeen = (part: Part, text: string, present: Present): Part => {
  const seen = seenNow(part, present)
  return { ...part, text, ...(seen === undefined ? {} : { seen }) }
}

const figurePart = (part: Part, { present }: Fresh): Part => {
  const figure = part.figure && present.figure(part.figure)
  const metric = metricOf(part.figure?.metric ?? '')
  // A comparison in words is a person's judgement: it stays marked until they have looked at it.
  if (figure === undefined || metric === undefined || part.against !== undefined) return part
  const isStatement = part.seen?.startsWith('=') === true
  if (isStatement) return figure.statement === undefined ? part : withSeen(part, figure.statement, present)
  return withSeen(part, figureText(metric, figure), present)
}

const toldAnew = (part: Part, { sentences }: Fresh): string | undefined =>
  sentences
    .flatMap(({ parts }) => parts)
    .find((other) => (part.entry === undefined ? other.target === part.target : other.entry === part.entry))
    ?.text

const refreshParts = (from: readonly Part[], fresh: Fresh): Part[] => {
  let parts = [...from]
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]
    if (part === undefined || !isStale(part, fresh.present)) continue
    if (part.figure !== undefined) parts[i] = figurePart(part, fresh)
    else if (seenNow(part, fresh.present) === '') parts = without(parts, i)
    else parts[i] = withSeen(part, toldAnew(part, fresh) ?? part.text, fresh.present)
  }
  return parts
}

/**
 * A stale sentence as it should read now. One that nobody has changed is written anew; in one that was changed by hand only
 * what it cites is brought up to date and every other word stays. What cites something that is gone for good stays marked.
 * @returns undefined when there is nothing left to tell
 */
export const refreshSentence = (sentence: ReportSentence, fresh: Fresh): ReportSentence | undefined => {
  const written = fresh.sentences.find(({ id }) => id === sentence.id)
  if (sentence.edited !== true) return written && { id: written.id, parts: written.parts }
  const parts = refreshParts(sentence.parts, fresh)
  return parts.length === 0 ? undefined : { ...sentence, parts }
}

/**
 * The records that a sentence tells, in another order or choice: the stretch from the first to the last of them is told anew.
 * @param told the records' own words, in the order wished; with none the stretch is left out
 */
export const arrangeEntries = (sentence: ReportSentence, told: readonly Part[]): ReportSentence => {
  const { parts } = sentence
  const places = parts.flatMap(({ entry }, index) => (entry === undefined ? [] : [index]))
  const [first, last] = [places[0] ?? Math.max(parts.length - 1, 0), places.at(-1) ?? parts.length - 2]
  const joint = parts.slice(first, last).find(isJoint)?.text ?? '、'
  const stretch = told.flatMap((part, i) => (i === 0 ? [part] : [{ text: joint }, part]))
  return {
    ...sentence,
    edited: true,
    parts: [...parts.slice(0, first), ...stretch, ...parts.slice(last + 1)],
  }
}
