import { sentenceText, type ReportParagraph, type ReportSentence } from './reports.ts'

export type SentenceChange = {
  id: string
  change: 'same' | 'added' | 'removed' | 'changed'
  before: string
  after: string
}
export type ParagraphChange = {
  id: string
  section: ReportParagraph['section']
  change: 'added' | 'removed' | 'changed' | 'moved'
  heading: { before: string; after: string }
  sentences: SentenceChange[]
}

const changeOfSentence = (
  before: ReportSentence | undefined,
  after: ReportSentence | undefined,
): SentenceChange => {
  const [was, is] = [before ? sentenceText(before) : '', after ? sentenceText(after) : '']
  const change =
    before === undefined ? 'added' : after === undefined ? 'removed' : was === is ? 'same' : 'changed'
  return { id: (after ?? before)?.id ?? '', change, before: was, after: is }
}

/** The sentences of two versions of a paragraph: those there now in their order, then those that are gone. */
const changesOfSentences = (
  before: readonly ReportSentence[],
  after: readonly ReportSentence[],
): SentenceChange[] => [
  ...after.map((one) =>
    changeOfSentence(
      before.find(({ id }) => id === one.id),
      one,
    ),
  ),
  ...before
    .filter(({ id }) => !after.some((one) => one.id === id))
    .map((one) => changeOfSentence(one, undefined)),
]

const orderOf = (
  paragraphs: readonly ReportParagraph[],
  among: readonly ReportParagraph[],
  id: string,
): number =>
  paragraphs.filter((one) => among.some((other) => other.id === one.id)).findIndex((one) => one.id === id)

const changeOf = (
  before: readonly ReportParagraph[],
  after: readonly ReportParagraph[],
  id: string,
): ParagraphChange | undefined => {
  const [was, is] = [before.find((one) => one.id === id), after.find((one) => one.id === id)]
  const sentences = changesOfSentences(was?.sentences ?? [], is?.sentences ?? [])
  const heading = { before: was?.heading ?? '', after: is?.heading ?? '' }
  const section = (is ?? was)?.section ?? 'opening'
  if (was === undefined) return { id, section, change: 'added', heading, sentences }
  if (is === undefined) return { id, section, change: 'removed', heading, sentences }
  const differs = heading.before !== heading.after || sentences.some(({ change }) => change !== 'same')
  if (differs) return { id, section, change: 'changed', heading, sentences }
  const moved = orderOf(before, after, id) !== orderOf(after, before, id)
  return moved ? { id, section, change: 'moved', heading, sentences } : undefined
}

/** What changed from one version of a report's text to another, by paragraph and sentence; what stayed is left out. */
export const changesBetween = (
  before: readonly ReportParagraph[],
  after: readonly ReportParagraph[],
): ParagraphChange[] =>
  [...new Set([...after, ...before].map(({ id }) => id))].flatMap((id) => changeOf(before, after, id) ?? [])
