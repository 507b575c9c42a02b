import type { Part } from './clauses.ts'
import { isPlain, sameParts, tidyParts, typedSentence } from './report-editing.ts'
import { sentenceText, type ReportSentence } from './reports.ts'

const upToEnd = /[^。！？]*[。！？]+[”’」』）》]*|[^。！？]+$/g
const ended = /[。！？][”’」』）》]*$/

/** Whether words close a sentence. */
export const endsSentence = (text: string): boolean => ended.test(text)

/** The sentences that parts make, cut after 。！？ and the quotation marks that close there. */
export const splitSentence = (parts: readonly Part[]): Part[][] => {
  const pieces: Part[][] = [[]]
  for (const part of parts)
    for (const text of isPlain(part) ? (part.text.match(upToEnd) ?? [part.text]) : [part.text]) {
      const last = pieces[pieces.length - 1]
      if (last !== undefined && endsSentence(sentenceText({ parts: last }))) pieces.push([{ ...part, text }])
      else last?.push({ ...part, text })
    }
  return pieces.map(tidyParts).filter((piece) => piece.length > 0)
}

/** A sentence as it stands on the page after typing, under the id that it was drawn with. */
export type TypedSentence = { id: string; parts: readonly Part[] }

const piecesOf = (
  { id, parts }: TypedSentence,
  was: ReportSentence | undefined,
  idOf: (id: string, index: number) => string,
): ReportSentence[] => {
  if (was !== undefined && sameParts(parts, was.parts)) return [was]
  const pieces = splitSentence(parts)
  const same = pieces.findIndex((piece) => was !== undefined && sameParts(piece, was.parts))
  const own = Math.max(same, 0)
  return pieces.map((piece, index) =>
    index === own ? typedSentence(id, piece, was) : typedSentence(idOf(id, index), piece, undefined),
  )
}

/**
 * The sentences of a paragraph after typing. What nobody touched stays as it was; a full stop typed into a sentence makes two
 * of it, of which the one that reads as before keeps its id.
 * @param drawn the sentences as they were before typing began
 * @param idOf the id for the sentence at that place of what grew out of one; the same whenever it is asked again
 */
export const sentencesAfterTyping = (
  typed: readonly TypedSentence[],
  drawn: readonly ReportSentence[],
  idOf: (id: string, index: number) => string,
): ReportSentence[] =>
  typed.flatMap((one) =>
    piecesOf(
      one,
      drawn.find(({ id }) => id === one.id),
      idOf,
    ),
  )
