import type { Part } from './clauses.ts'
import { sentenceText, type ReportSentence } from './reports.ts'

/** Whether a part is words only and cites nothing. */
export const isPlain = (part: Part): boolean =>
  part.figure === undefined && part.entry === undefined && part.target === undefined

/** Parts as they are kept: plain words beside each other are one, and what says nothing is left out. */
export const tidyParts = (parts: readonly Part[]): Part[] => {
  const tidy: Part[] = []
  for (const part of parts) {
    const last = tidy[tidy.length - 1]
    if (part.text === '' && isPlain(part)) continue
    if (last !== undefined && isPlain(last) && isPlain(part))
      tidy[tidy.length - 1] = { text: last.text + part.text }
    else tidy.push(part)
  }
  return tidy
}

/** Whether two say and cite the same. */
export const sameParts = (one: readonly Part[], other: readonly Part[]): boolean =>
  JSON.stringify(tidyParts(one)) === JSON.stringify(tidyParts(other))

/** A sentence after typing: one whose words or citations are others than before counts as changed by hand. */
export const typedSentence = (
  id: string,
  parts: readonly Part[],
  before: ReportSentence | undefined,
): ReportSentence => {
  if (before !== undefined && sameParts(parts, before.parts)) return before
  return { id, parts: tidyParts(parts), edited: true }
}

/** How many characters a reader counts: spaces are none (字数). */
export const countCharacters = (sentences: readonly Pick<ReportSentence, 'parts'>[]): number =>
  sentences.reduce(
    (sum, { parts }) =>
      sum + parts.reduce((length, { text }) => length + Array.from(text.replace(/\s/g, '')).length, 0),
    0,
  )

/** Both versions of a paragraph that two people wrote: the sentences of one, then those that only the other has. */
export const bothVersions = (
  mine: readonly ReportSentence[],
  theirs: readonly ReportSentence[],
  freshId: () => string,
): ReportSentence[] => {
  const said = new Set(mine.map(sentenceText))
  const taken = new Set(mine.map(({ id }) => id))
  const others = theirs.filter((one) => !said.has(sentenceText(one)))
  return [
    ...mine,
    ...others.map((one) => (taken.has(one.id) ? { ...one, id: freshId(), edited: true as const } : one)),
  ]
}
