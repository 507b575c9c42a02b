import type { Clause, EntryChoice, ParagraphTemplate, SentenceTemplate } from '../reports.ts'

/** A sentence of clauses; a clause that is only text may be written as its text. */
export const sentence = (id: string, ...clauses: readonly (string | Clause)[]): SentenceTemplate => ({
  id,
  clauses: clauses.map((clause) => (typeof clause === 'string' ? { say: clause } : clause)),
})

export const paragraph = (
  id: string,
  heading: string,
  ...sentences: readonly SentenceTemplate[]
): ParagraphTemplate => ({
  id,
  heading,
  sentences,
})

/** A clause that tells entries of one kind, chosen by their fields. */
export const telling = (say: string, kind: string, where?: EntryChoice['where'], each?: string): Clause => ({
  say,
  entries: where === undefined ? { kinds: [kind] } : { kinds: [kind], where },
  ...(each === undefined ? {} : { each }),
})
