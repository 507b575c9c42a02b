import type { Clause, EntryChoice, ParagraphTemplate, SentenceTemplate } from '../wordings.ts'

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

/** A clause that tells a part of what the one before it tells. */
export const partOf = (clause: string | Clause): Clause => ({
  ...(typeof clause === 'string' ? { say: clause } : clause),
  part: true,
})

type Named = { kind: string; where?: EntryChoice['where']; of: readonly string[]; some?: string }

/** A clause that names what figures count: 即 where it names them all, else 主要有 or what `some` says. */
export const naming = ({ kind, where, of, some = '主要有{entries}' }: Named): Clause => ({
  say: '即{entries}',
  some,
  entries: { kinds: [kind], of, ...(where === undefined ? {} : { where }) },
})

/** A clause that tells entries of one kind, chosen by their fields. */
export const telling = (say: string, kind: string, where?: EntryChoice['where'], each?: string): Clause => ({
  say,
  entries: where === undefined ? { kinds: [kind] } : { kinds: [kind], where },
  ...(each === undefined ? {} : { each }),
})
