import type { ReportParagraph } from '@linli/contract/reports'
import { headingEnd, paragraphNumber } from '@linli/domain/official-texts'
import { isPlain } from '@linli/domain/report-editing'
import { sentenceText, type ReportSentence } from '@linli/domain/reports'

export type Sentence = ReportParagraph['sentences'][number]
export type Part = Sentence['parts'][number]

/** What is written of a paragraph. */
export type Text = { heading: string; sentences: Sentence[] }

let made = 0

/** An id for a sentence that a person writes. */
export const freshSentence = (): string => {
  made += 1
  return `s.${Date.now().toString(36)}.${made}.${Math.random().toString(36).slice(2, 8)}`
}

/** A part that opens something: a figure, a record or a target. */
export const isChip = (part: Part): boolean => !isPlain(part)

/** A sentence as it is sent: what the server worked out about it stays behind. */
export const bareSentence = ({ id, parts, edited }: ReportSentence): Sentence => ({
  id,
  parts: [...parts],
  ...(edited === true ? { edited } : {}),
})

export const writtenOf = ({ heading, sentences }: ReportParagraph): Text => ({ heading, sentences })

/** What of a paragraph is sent. */
export const bodyOf = ({ heading, sentences }: Text) => ({
  heading,
  sentences: sentences.map(bareSentence),
})

export const sameText = (one: Text, other: Text): boolean =>
  JSON.stringify(bodyOf(one)) === JSON.stringify(bodyOf(other))

/** The words of sentences without what they cite. */
export const textOf = (sentences: readonly Pick<Sentence, 'parts'>[]): string =>
  sentences.map(sentenceText).join('')

/** The paragraph's number and whether it has one: those with a heading, and the items of the plan. */
export const numberOf = (
  { section, heading }: Pick<ReportParagraph, 'section' | 'heading'>,
  index: number,
): string => {
  if (section === 'opening' || section === 'closing') return ''
  return section === 'plan' || heading !== '' ? paragraphNumber(heading, index) : ''
}

/** A heading closed so that the sentences can follow on the line. */
export const closedHeading = (heading: string): string => heading + headingEnd(heading)
