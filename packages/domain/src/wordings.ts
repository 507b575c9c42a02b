import type { Section } from './sections.ts'

/**
 * Wording of the half-year report, as data.
 *
 * A clause's text holds placeholders:
 * - `{metric}` or `{metric|dimension}`: that figure with its unit, as it was said (`10余起`, `4943.5元`, `20名`);
 * - `{entries}`: the notable entries chosen by `entries`, told one after the other;
 * - `{statement:metric}`: how the source of a declared figure compares it, in its own words (较去年同期有所下降);
 * - `{targets:duty}`, `{targets:checklist}`: the titles of the community's targets of that kind, joined by 「、」:
 *   duties that run in the period, checklists that are due in it;
 * - `{community}`, `{street}`, `{period}`.
 * A clause is left out when one of its figures is missing or it has no entry, statement or target to tell. `zero` is said
 * instead when its first figure is a recorded zero, `unstated` when its first figure occurred but has no number; where they
 * are absent the figure is told as 0, or as 若干 with its unit.
 * `each` tells one entry: `{title}`, `{date}` (5月1日, 5月, blank when known only to the half-year or year) and its fields;
 * a part in [ ] is dropped when one of its placeholders is blank. They are joined by 「、」, or by 「，」 when one of them holds
 * a 「，」 outside quotation marks; what would be told twice in the same words is told once. `some` is said instead when the entries told are
 * fewer than the records of the figures that they make up (`entries.of`): 即 claims that nothing else was there.
 * A `part` tells a part of what the nearest clause before it that is none tells, and is left out without that one; 其中 is
 * put before the first.
 * Clauses that remain are joined by 「，」 and closed by 「。」; a sentence with none is left out, and so is an empty paragraph.
 */
export type Clause = {
  say: string
  zero?: string
  unstated?: string
  some?: string
  part?: true
  entries?: EntryChoice
  each?: string
}

/** Which notable entries a clause tells: of these kinds, with these field values; `limit` most. `of`: the figures they make. */
export type EntryChoice = {
  kinds: readonly string[]
  where?: Readonly<Record<string, string | boolean | readonly string[]>>
  limit?: number
  of?: readonly string[]
}

export type SentenceTemplate = { id: string; clauses: readonly Clause[] }
export type ParagraphTemplate = { id: string; heading?: string; sentences: readonly SentenceTemplate[] }
export type SectionTemplate = {
  section: Section | 'plan'
  heading: string
  paragraphs: readonly ParagraphTemplate[]
}
