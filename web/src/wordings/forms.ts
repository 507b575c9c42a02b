import type { AdaptedClause, Wording } from '@linli/contract/wordings'
import type { ClauseText } from '@linli/domain/wording-texts'

/** The texts of a clause, in the order in which they are typed. */
export const textKeys = ['say', 'zero', 'unstated', 'some', 'each'] as const satisfies readonly ClauseText[]
export type TextKey = (typeof textKeys)[number]

export type BuiltInClause = Wording['clauses'][number]
/** A clause as it is being typed; '' where nothing is said. */
export type ClauseForm = Record<TextKey, string>

type Texts = Partial<Record<TextKey, string | undefined>>

export const clauseForm = ({
  say = '',
  zero = '',
  unstated = '',
  some = '',
  each = '',
}: Texts): ClauseForm => ({
  say,
  zero,
  unstated,
  some,
  each,
})

/** What is sent: ends trimmed, and what is not said left out. */
export const bodyOf = (form: readonly ClauseForm[]): AdaptedClause[] =>
  form.map((clause) => {
    const texts = textKeys.map((key) => [key, clause[key].trim()] as const)
    return { say: clause.say.trim(), ...Object.fromEntries(texts.filter(([, text]) => text !== '')) }
  })

/** One text of one clause. */
export type Spot = { clause: number; key: TextKey }

/** The texts in which two forms of one sentence differ. */
export const differing = (mine: readonly ClauseForm[], theirs: readonly ClauseForm[]): Spot[] =>
  mine.flatMap((form, clause) =>
    textKeys
      .filter((key) => form[key].trim() !== (theirs[clause]?.[key] ?? '').trim())
      .map((key) => ({ clause, key })),
  )

/** How a text is called in a refusal: `clauses[1].say`. */
export const fieldOf = ({ clause, key }: Spot): string => `clauses[${clause}].${key}`

const names: readonly string[] = ['community', 'street', 'period', 'entries']

/** A text cut at its placeholders: every other piece is the name of one. */
export const piecesOf = (text: string): string[] => text.split(/\{([^{}]*)\}/)

/** What a text asks for, each once. */
export const placeholdersIn = (text: string): string[] => [
  ...new Set(piecesOf(text).filter((_, index) => index % 2 === 1)),
]

const statesFigure = (text: string): boolean =>
  placeholdersIn(text).some((name) => !names.includes(name) && !name.includes(':'))

/** Whether a text is ever said: what is said of zero needs a figure, how one record is told needs records. */
const isEverSaid = (key: TextKey, { kinds }: BuiltInClause, { say }: ClauseForm): boolean => {
  if (key === 'say') return true
  return key === 'some' || key === 'each' ? kinds.length > 0 : statesFigure(say)
}

/** The texts of a clause that are ever said, and those that are typed already. */
export const keysOf = (builtIn: BuiltInClause, form: ClauseForm): readonly TextKey[] =>
  textKeys.filter((key) => form[key] !== '' || isEverSaid(key, builtIn, form))

/** What was kept on this device: the words, and the version they were begun from. */
export type KeptWords = { form: ClauseForm[]; version: number }

const isClauseForm = (value: unknown): value is ClauseForm => {
  if (typeof value !== 'object' || value === null) return false
  const said = new Map<string, unknown>(Object.entries(value))
  return textKeys.every((key) => typeof said.get(key) === 'string')
}

/** Whether what was kept is of a sentence of that many clauses. */
export const isKept = (value: unknown, clauses: number): value is KeptWords => {
  if (typeof value !== 'object' || value === null || !('form' in value) || !('version' in value)) return false
  const { form, version } = value
  return (
    Array.isArray(form) && form.length === clauses && form.every(isClauseForm) && typeof version === 'number'
  )
}
