import type * as z from 'zod'
import { problemKinds, type ProblemKind } from '@linli/contract/problems'
import type { FieldProblem, Problem } from '@linli/contract/refusals'
import { refused, refusalText, suggestionOf, type Refusal, type RefusalReason } from '@linli/domain/refusals'
import type { Bilingual } from '@linli/domain/results'

export type Language = 'zh' | 'en'

/** Why a request is refused: a kind of the one table, with the fields at fault. */
export type Refusing = {
  refused: ProblemKind
  errors?: readonly Refusal[]
  detail?: Bilingual
  retryAfter?: number
  periods?: readonly string[]
}

export const refuse = (kind: ProblemKind, more: Omit<Refusing, 'refused'> = {}): Refusing => ({
  refused: kind,
  ...more,
})
export const invalid = (...errors: Refusal[]): Refusing => refuse('invalid', { errors })

export const isRefusing = (answer: unknown): answer is Refusing =>
  typeof answer === 'object' && answer !== null && 'refused' in answer

/** Chinese unless English is asked for and ranks above it. */
export const languageOf = (header: string | null | undefined): Language => {
  const ranked = (header ?? '')
    .split(',')
    .map((part, i) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean)
      return { tag, weight: Number(weight ?? 1) - i / 1000 }
    })
    .filter(({ tag }) => tag.startsWith('zh') || tag.startsWith('en'))
    .sort((one, other) => other.weight - one.weight)
  return ranked[0]?.tag.startsWith('en') === true ? 'en' : 'zh'
}

const fieldProblem = (refusal: Refusal, language: Language): FieldProblem => {
  const suggestion = suggestionOf(refusal)
  return {
    field: refusal.field,
    reason: refusal.reason,
    message: refusalText(refusal)[language],
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** A refusal as RFC 9457 says it, in the reader's language. */
export const problemOf = (
  { refused: kind, errors, detail, retryAfter, periods }: Refusing,
  language: Language,
): Problem => ({
  type: `/problems/${kind}`,
  title: problemKinds[kind].title[language],
  status: problemKinds[kind].status,
  ...(detail === undefined ? {} : { detail: detail[language] }),
  ...(errors === undefined ? {} : { errors: errors.map((refusal) => fieldProblem(refusal, language)) }),
  ...(retryAfter === undefined ? {} : { retryAfter }),
  ...(periods === undefined ? {} : { periods: [...periods] }),
})

export const problemResponse = (refusing: Refusing, language: Language): Response =>
  new Response(JSON.stringify(problemOf(refusing, language)), {
    status: problemKinds[refusing.refused].status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language === 'en' ? 'en' : 'zh-CN',
      'cache-control': 'no-store',
      vary: 'accept-language, authorization, cookie',
      ...(refusing.retryAfter === undefined ? {} : { 'retry-after': String(refusing.retryAfter) }),
    },
  })

type Issue = z.core.$ZodIssue

/** A field is called by its key, whether a schema or a kind's rules refuse it. */
const isStep = (key: PropertyKey, i: number, path: readonly PropertyKey[]): boolean =>
  key !== 'fields' || i === path.length - 1

const at = (path: readonly PropertyKey[]): string =>
  path
    .filter(isStep)
    .reduce<string>(
      (text, key) =>
        typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
      '',
    )

type Reason = { reason: RefusalReason; details?: Record<string, string | number> }

const tooBig = ({ origin, maximum }: Issue & { code: 'too_big' }): Reason => {
  const max = Number(maximum)
  if (origin === 'string') return { reason: 'too-long', details: { max } }
  return origin === 'array' ? { reason: 'too-many', details: { max } } : { reason: 'too-large' }
}

const tooSmall = ({ origin, minimum }: Issue & { code: 'too_small' }): Reason => {
  if (origin === 'string') return { reason: 'too-short', details: { min: Number(minimum) } }
  return { reason: origin === 'array' ? 'required' : 'malformed' }
}

const reasonOf = (issue: Issue): Reason => {
  // Both schema calls report what was said, so that nothing said means that it is missing.
  const missing = issue.input === undefined
  switch (issue.code) {
    case 'invalid_type':
      return { reason: missing ? 'required' : 'wrong-type' }
    case 'invalid_union': {
      // One of several shapes, told apart by a field that says none of their names.
      if ('options' in issue && Array.isArray(issue.options))
        return { reason: 'not-a-choice', details: { choices: issue.options.map(String).join('、') } }
      // The right type with something else amiss says more than that no type fits.
      const amiss = issue.errors.flat().find(({ code }) => code !== 'invalid_type')
      if (missing) return { reason: 'required' }
      return amiss === undefined ? { reason: 'wrong-type' } : reasonOf(amiss)
    }
    case 'too_big':
      return tooBig(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'invalid_value':
      if (missing) return { reason: 'required' }
      return { reason: 'not-a-choice', details: { choices: issue.values.map(String).join('、') } }
    case 'custom':
      return { reason: (issue.params?.['reason'] as RefusalReason | undefined) ?? 'malformed' }
    default:
      return { reason: 'malformed' }
  }
}

/** What a schema has against a value, field by field. */
export const refusalsOf = (issues: readonly Issue[]): Refusal[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => refused(at([...issue.path, key]), 'unknown-field'))
    const { reason, details } = reasonOf(issue)
    return [refused(at(issue.path), reason, details)]
  })
