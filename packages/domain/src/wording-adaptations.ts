import { refused, type Refusal } from './refusals.ts'
import type { Section } from './sections.ts'
import { citesSomething, clauseTexts, statesFigure, textRefusals, type ClauseText } from './wording-texts.ts'
import { reportSections } from './wording/frame.ts'
import type { Clause, ParagraphTemplate, SectionTemplate, SentenceTemplate } from './wordings.ts'

/**
 * A clause in a street's or a community's own words; which entries it tells, of what it is a part and its place in the sentence
 * stay as built in. An empty `say` leaves the clause out; another text that is empty or absent is not said.
 */
export type AdaptedClause = { say: string } & Partial<Record<Exclude<ClauseText, 'say'>, string | undefined>>

/** A built-in sentence in somebody's own words, clause by clause. */
export type Adaptation = { sentence: string; clauses: readonly AdaptedClause[] }

/** A built-in sentence with where it stands. */
export type PlacedSentence = {
  section: Section
  /** The heading of its paragraph, '' where it has none. */
  heading: string
  sentence: SentenceTemplate
}

/** Every built-in sentence of the report, in its order. */
export const sentenceTemplates = (): PlacedSentence[] =>
  reportSections.flatMap(({ section, paragraphs }) =>
    paragraphs.flatMap(({ heading = '', sentences }) =>
      // The plan is written from targets and has no sentences of its own.
      section === 'plan' ? [] : sentences.map((sentence) => ({ section, heading, sentence })),
    ),
  )

/** The built-in sentence of that id, if there is one. */
export const sentenceTemplate = (id: string): PlacedSentence | undefined =>
  sentenceTemplates().find(({ sentence }) => sentence.id === id)

/** Why a text would never be said in this clause; an emptied clause says nothing anyhow. */
const neverSaid = (
  of: ClauseText,
  say: string,
  clause: Clause,
): 'no-entries-here' | 'no-figure-here' | undefined => {
  if (say === '') return undefined
  if (of === 'some' || of === 'each') return clause.entries === undefined ? 'no-entries-here' : undefined
  return of !== 'say' && !statesFigure(say) ? 'no-figure-here' : undefined
}

const clauseRefusals = (at: string, built: Clause, adapted: AdaptedClause): Refusal[] =>
  clauseTexts.flatMap((of) => {
    const [field, text] = [`${at}.${of}`, adapted[of] ?? '']
    if (text === '') return []
    const never = neverSaid(of, adapted.say, built)
    if (never !== undefined) return [refused(field, never)]
    const wrong = textRefusals(field, of, text, built)
    return wrong.length === 0 && of === 'say' && !citesSomething(text)
      ? [refused(field, 'nothing-cited')]
      : wrong
  })

/**
 * Why a sentence cannot be told in these words; none when it can. Fields are called `clauses[1].say`, places in a text are
 * counted in characters from 1.
 */
export const checkAdaptation = (
  { clauses: built }: SentenceTemplate,
  clauses: readonly AdaptedClause[],
): Refusal[] =>
  clauses.length === built.length
    ? built.flatMap((clause, i) => clauseRefusals(`clauses[${i}]`, clause, clauses[i] ?? { say: '' }))
    : [refused('clauses', 'other-clauses', { count: built.length })]

const adaptClause = ({ part, entries }: Clause, adapted: AdaptedClause): Clause => {
  const texts = clauseTexts.map((of) => [of, adapted[of] ?? ''] as const)
  return {
    say: adapted.say,
    ...Object.fromEntries(texts.filter(([, text]) => text !== '')),
    ...(part === undefined ? {} : { part }),
    ...(entries === undefined ? {} : { entries }),
  }
}

/** A built-in sentence in these words, which must be as many clauses. */
export const adaptSentence = (
  { id, clauses: built }: SentenceTemplate,
  clauses: readonly AdaptedClause[],
): SentenceTemplate => ({ id, clauses: built.map((clause, i) => adaptClause(clause, clauses[i] ?? clause)) })

const sentencesOf = (sections: readonly SectionTemplate[]): SentenceTemplate[] =>
  sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ sentences }) => sentences))

/** The adaptations of sentences that are no longer built in, or no longer of as many clauses: they are not told. */
export const outdatedAdaptations = <Given extends Adaptation>(
  sections: readonly SectionTemplate[],
  adaptations: readonly Given[],
): Given[] => {
  const counts = new Map(sentencesOf(sections).map(({ id, clauses }) => [id, clauses.length]))
  return adaptations.filter(({ sentence, clauses }) => counts.get(sentence) !== clauses.length)
}

const adaptParagraph = (
  paragraph: ParagraphTemplate,
  words: ReadonlyMap<string, readonly AdaptedClause[]>,
): ParagraphTemplate => ({
  ...paragraph,
  sentences: paragraph.sentences.map((sentence) => {
    const clauses = words.get(sentence.id)
    return clauses === undefined ? sentence : adaptSentence(sentence, clauses)
  }),
})

/** The sections in these words; of two adaptations of one sentence the later stands, and outdated ones are passed over. */
export const adaptSections = (
  sections: readonly SectionTemplate[],
  adaptations: readonly Adaptation[],
): SectionTemplate[] => {
  const outdated = new Set(outdatedAdaptations(sections, adaptations))
  const current = adaptations.filter((adaptation) => !outdated.has(adaptation))
  const words = new Map(current.map(({ sentence, clauses }) => [sentence, clauses]))
  return sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((paragraph) => adaptParagraph(paragraph, words)),
  }))
}
