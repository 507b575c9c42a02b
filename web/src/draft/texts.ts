import type { Draft } from '@linli/contract/reports'
import { numberedParagraph, numberedSection, officialDate } from '@linli/domain/official-texts'

export type ReportSection = Draft['sections'][number]
export type Paragraph = ReportSection['paragraphs'][number]
export type Sentence = Paragraph['sentences'][number]
export type Part = Sentence['parts'][number]

/** A section's heading with its number: 一、…; the plan stands apart and has none. */
export const sectionHeading = (
  { section, heading }: Pick<ReportSection, 'section' | 'heading'>,
  index: number,
): string => (section === 'plan' ? heading : numberedSection(heading, index))

export const textOf = (sentence: Sentence): string => sentence.parts.map((part) => part.text).join('')

/** The plan's sentences are its items, each on a line of its own. */
export const linesOf = ({ section, paragraphs }: ReportSection): Paragraph[] =>
  section === 'plan'
    ? paragraphs.flatMap(({ sentences }) =>
        sentences.map((sentence) => ({ id: sentence.id, heading: '', sentences: [sentence] })),
      )
    : paragraphs

const lineText = (paragraph: Paragraph, index: number): string =>
  (paragraph.heading === undefined ? '' : numberedParagraph(paragraph.heading, index)) +
  paragraph.sentences.map(textOf).join('')

const sectionText = (section: ReportSection, index: number): string[] => [
  sectionHeading(section, index),
  ...linesOf(section).map(lineText),
]

/** Whether the ledger gave nothing to write about. */
export const isBlank = (draft: Draft): boolean =>
  draft.sections.every(({ paragraphs }) => paragraphs.length === 0)

const indent = '　　'

/** A report as plain text, laid out as it is read; each of its lines is a heading or a paragraph. */
export const officialText = (
  { title, signature, date }: Pick<Draft, 'title' | 'signature' | 'date'>,
  lines: readonly string[],
): string => [title, '', ...lines.map((line) => indent + line), '', signature, officialDate(date)].join('\n')

/** The whole draft as plain text. */
export const plainText = (draft: Draft): string =>
  officialText(draft, [draft.opening, ...draft.sections.flatMap(sectionText), draft.closing])

/** How many parts of the text state a figure and how many tell a record. */
export const openable = (draft: Draft): { figures: number; entries: number } => {
  const parts = draft.sections.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.parts)),
  )
  return {
    figures: parts.filter((part) => part.figure !== undefined).length,
    entries: parts.filter((part) => part.entry !== undefined).length,
  }
}

/** The words with which the text tells each record. */
export const wordsOfEntries = (sentence: Sentence): ReadonlyMap<string, string> =>
  new Map(
    sentence.parts.flatMap((part) => (part.entry === undefined ? [] : [[part.entry, part.text] as const])),
  )
