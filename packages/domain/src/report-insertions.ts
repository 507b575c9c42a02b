import type { Part } from './clauses.ts'
import { isPlain, tidyParts, typedSentence } from './report-editing.ts'
import { endsSentence } from './report-sentences.ts'
import { sentenceText, type ReportSentence } from './reports.ts'

/** Parts cut in two after so many characters; a citation is never cut, but goes before. */
const cutParts = (parts: readonly Part[], offset: number): [Part[], Part[]] => {
  const [before, after]: [Part[], Part[]] = [[], []]
  let from = 0
  for (const part of parts) {
    const inside = offset - from
    from += part.text.length
    if (inside >= part.text.length) before.push(part)
    else if (inside <= 0) after.push(part)
    else if (!isPlain(part)) before.push(part)
    else {
      before.push({ text: part.text.slice(0, inside) })
      after.push({ text: part.text.slice(inside) })
    }
  }
  return [before, after]
}

/** The sentence in which a place of the paragraph's text lies, and how far into it; at a border, the end of the one before. */
const placeOf = (
  sentences: readonly ReportSentence[],
  offset: number,
): { index: number; inside: number; length: number } => {
  let from = 0
  for (const [index, sentence] of sentences.entries()) {
    const { length } = sentenceText(sentence)
    if (offset <= from + length) return { index, inside: offset - from, length }
    from += length
  }
  const { length } = sentenceText(sentences[sentences.length - 1] ?? { parts: [] })
  return { index: sentences.length - 1, inside: length, length }
}

/**
 * A paragraph's sentences cut in two at a place of its text, for a new paragraph.
 * @param id the id of the part of a cut sentence that comes after
 */
export const cutSentences = (
  sentences: readonly ReportSentence[],
  offset: number,
  id: string,
): [ReportSentence[], ReportSentence[]] => {
  const { index, inside, length } = placeOf(sentences, offset)
  const cut = sentences[index]
  if (cut === undefined || inside >= length)
    return [sentences.slice(0, index + 1), sentences.slice(index + 1)]
  if (inside === 0) return [sentences.slice(0, index), sentences.slice(index)]
  const [before, after] = cutParts(cut.parts, inside)
  return [
    [...sentences.slice(0, index), typedSentence(cut.id, before, undefined)],
    [typedSentence(id, after, undefined), ...sentences.slice(index + 1)],
  ]
}

const finished = (parts: readonly Part[]): Part[] =>
  endsSentence(sentenceText({ parts })) ? [...parts] : [...parts, { text: '。' }]

const withoutEnd = (parts: readonly Part[]): Part[] => {
  const last = parts[parts.length - 1]
  return last !== undefined && isPlain(last) && /^[。！？]$/.test(last.text) ? parts.slice(0, -1) : [...parts]
}

/** What is offered, as a sentence of its own. */
export const sentenceFrom = (parts: readonly Part[], id: string): ReportSentence => ({
  id,
  parts: tidyParts(finished(parts)),
  edited: true,
})

/**
 * Puts what is offered into a paragraph: inside a sentence as words of it, between sentences as one of its own.
 * @param offset the place in the paragraph's text
 * @param id the id of a sentence that it makes
 */
export const insertParts = (
  sentences: readonly ReportSentence[],
  offset: number,
  parts: readonly Part[],
  id: string,
): ReportSentence[] => {
  const { index, inside, length } = placeOf(sentences, offset)
  const at = sentences[index]
  const between = at === undefined || inside === 0 || (inside >= length && endsSentence(sentenceText(at)))
  if (between) {
    const place = inside === 0 ? Math.max(index, 0) : index + 1
    return [...sentences.slice(0, place), sentenceFrom(parts, id), ...sentences.slice(place)]
  }
  const [before, after] = cutParts(at.parts, inside)
  const made = typedSentence(at.id, [...before, ...withoutEnd(parts), ...after], undefined)
  return sentences.map((one) => (one === at ? made : one))
}
