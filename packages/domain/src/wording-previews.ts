import { clauseParts, type Material } from './clauses.ts'
import { toldFrom, writeSentence, type DraftMaterial, type Sentence } from './drafts.ts'
import { asked } from './entry-texts.ts'
import type { Period } from './periods.ts'
import { adaptSentence, type AdaptedClause } from './wording-adaptations.ts'
import type { Clause, SentenceTemplate } from './wordings.ts'

/**
 * Why a clause is not told: its words were taken out; what its placeholder asks for is missing (not reported, not read for
 * a year, no record or target to tell, nothing said by the source); or what it is a part of is not told.
 */
export const silences = ['emptied', 'missing', 'without-whole'] as const
export type Silence = (typeof silences)[number]

/** A clause that is not told, by its place in the sentence. `placeholder`: what is missing, '' where nothing is. */
export type SilentClause = { clause: number; reason: Silence; placeholder: string }

/** How a sentence would be told; `sentence` is null when none of its clauses is. */
export type SentencePreview = { sentence: Sentence | null; silent: SilentClause[] }

const isMissing = (name: string, { entries, each }: Clause, material: Material): boolean => {
  const alone = {
    say: `{${name}}`,
    ...(entries === undefined ? {} : { entries }),
    ...(each === undefined ? {} : { each }),
  }
  return clauseParts(alone, material) === undefined
}

const missingIn = (clause: Clause, material: Material): string =>
  [...asked(clause.say), ...asked(clause.some ?? '')].find((name) => isMissing(name, clause, material)) ?? ''

const silentClauses = (clauses: readonly Clause[], material: Material): SilentClause[] => {
  const silent: SilentClause[] = []
  let wholeTold = false
  for (const [i, clause] of clauses.entries()) {
    const isTold = clauseParts(clause, material) !== undefined
    if (clause.say === '') silent.push({ clause: i, reason: 'emptied', placeholder: '' })
    else if (!isTold) silent.push({ clause: i, reason: 'missing', placeholder: missingIn(clause, material) })
    else if (clause.part === true && !wholeTold)
      silent.push({ clause: i, reason: 'without-whole', placeholder: '' })
    if (clause.part !== true) wholeTold = isTold
  }
  return silent
}

/** A sentence in these words as it would be told over a community's figures of a period, and which clauses would not be. */
export const previewSentence = (
  template: SentenceTemplate,
  clauses: readonly AdaptedClause[],
  from: DraftMaterial,
  period: Period,
): SentencePreview => {
  const [adapted, material] = [adaptSentence(template, clauses), toldFrom(from, period)]
  const [sentence = null] = writeSentence(adapted, material)
  return { sentence, silent: silentClauses(adapted.clauses, material) }
}
