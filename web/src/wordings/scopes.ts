import type { Adapted, AdaptedClause, Wording } from '@linli/contract/wordings'
import { call } from '../api.ts'
import { forget } from '../queries.ts'
import { clauseForm, type ClauseForm } from './forms.ts'

/** Whose words: the street's, or one of its communities'. */
export type Scope = { street: string; community: string | undefined }

export const wordingsKey = ({ street, community }: Scope): string => `wordings/${street}/${community ?? ''}`

export const loadWordings = async ({ street, community }: Scope): Promise<Wording[]> =>
  community === undefined
    ? (await call('listWordings', { params: { street } })).wordings
    : (await call('listCommunityWordings', { params: { street, community } })).wordings

/** Puts a sentence in these words; `version`: what was seen. */
export const setWords = (
  { street, community }: Scope,
  sentence: string,
  clauses: AdaptedClause[],
  version: number,
): Promise<Adapted> =>
  community === undefined
    ? call('setWording', { params: { street, sentence }, body: { clauses }, version })
    : call('setCommunityWording', { params: { street, community, sentence }, body: { clauses }, version })

export const resetWords = (
  { street, community }: Scope,
  sentence: string,
  version: number,
): Promise<{ version: number }> =>
  community === undefined
    ? call('resetWording', { params: { street, sentence }, version })
    : call('resetCommunityWording', { params: { street, community, sentence }, version })

/** Everything that is worded otherwise after a change. */
export const wordsChanged = ({ street }: Scope): void => {
  for (const prefix of [`wordings/${street}`, `draft/${street}`]) forget(prefix)
}

const never: Adapted = { clauses: null, outdated: false, version: 0 }

/** The adaptation in this scope. */
export const ownOf = ({ community }: Scope, wording: Wording): Adapted =>
  (community === undefined ? wording.street : wording.community) ?? never

/** Its words, where there are some that fit. */
export const wordsOf = ({ clauses, outdated }: Adapted): readonly AdaptedClause[] | undefined =>
  clauses === null || outdated ? undefined : clauses

/** What is told where this scope has no words of its own: in a community the street's, else the built-in ones. */
export const baseOf = (scope: Scope, wording: Wording): ClauseForm[] => {
  const street = scope.community === undefined ? undefined : wordsOf(wording.street)
  return (street ?? wording.clauses).map(clauseForm)
}

/** What is told now. */
export const toldNow = (scope: Scope, wording: Wording): ClauseForm[] =>
  wordsOf(ownOf(scope, wording))?.map(clauseForm) ?? baseOf(scope, wording)
