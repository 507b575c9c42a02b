import { takesDimension } from './entries.ts'
import { asked } from './entry-texts.ts'
import { figureKeyOf } from './figures.ts'
import { kindOf } from './kinds.ts'
import { metricOf, metrics } from './metrics.ts'
import { refused, type Refusal, type RefusalReason } from './refusals.ts'
import { targetKinds } from './targets.ts'
import { isBrokenText } from './typing.ts'
import type { Clause } from './wordings.ts'

/** The texts of a clause that can be adapted. */
export const clauseTexts = ['say', 'zero', 'unstated', 'some', 'each'] as const
export type ClauseText = (typeof clauseTexts)[number]

/** The longest text of a clause, in UTF-16 units, as every length of a text is counted. */
export const longestText = 500

/** Names that may stand in every text but in how one record is told. */
export const frameNames: readonly string[] = ['community', 'street', 'period']

const listed = (names: readonly string[]) => {
  const inBraces = names.map((name) => `{${name}}`)
  return { choices: inBraces.join('、'), choicesEn: inBraces.join(', ') }
}

/** Where a mark has no partner or stands inside another pair, counted in characters from 1. */
const unpaired = (text: string, [open = '', close = '', ...wide]: string): number | undefined => {
  let opened: number | undefined
  for (const [index, char] of Array.from(text).entries()) {
    const lone = char === open ? opened !== undefined : char === close && opened === undefined
    if (lone || wide.includes(char)) return index + 1
    if (char === open) opened = index + 1
    if (char === close) opened = undefined
  }
  return opened
}

type Why = { reason: RefusalReason; details?: Refusal['details'] } | undefined

/** The figure that somebody called by its name instead of its code. */
const figureNamed = (name: string): string | undefined => metrics.find(({ zh }) => zh === name)?.code

const whyNotFigure = (text: string): Why => {
  const { metric: code, dimension } = figureKeyOf(text)
  const metric = metricOf(code)
  const isWhole = text === code || text === `${code}|${dimension}`
  if (metric === undefined || !isWhole) return { reason: 'unknown-placeholder' }
  if (takesDimension(metric, dimension)) return undefined
  return { reason: 'unknown-part', details: { metric: metric.zh, metricEn: metric.en, part: dimension } }
}

const whyNotSaid = (name: string, { entries }: Pick<Clause, 'entries'>): Why => {
  if (frameNames.includes(name)) return undefined
  if (name === 'entries') return entries === undefined ? { reason: 'no-entries-here' } : undefined
  if (name.startsWith('statement:')) return whyNotFigure(name.slice('statement:'.length))
  if (targetKinds.some((kind) => name === `targets:${kind}`)) return undefined
  return whyNotFigure(name)
}

/** What may be told of one record: its title, its date, and the fields of its kind that have words. */
const toldNames = ({ entries }: Pick<Clause, 'entries'>): string[] => {
  const fields = (entries?.kinds ?? []).flatMap((kind) => kindOf(kind)?.fields ?? [])
  return ['title', 'date', ...fields.filter(({ type }) => type !== 'flag').map(({ key }) => key)]
}

const whyNotOneOf = (name: string, names: readonly string[]): Why =>
  names.includes(name) ? undefined : { reason: 'placeholder-not-here', details: listed(names) }

const whyNot = (of: ClauseText, name: string, clause: Pick<Clause, 'entries'>): Why => {
  if (of === 'each') return whyNotOneOf(name, toldNames(clause))
  return of === 'zero' || of === 'unstated' ? whyNotOneOf(name, frameNames) : whyNotSaid(name, clause)
}

const placeholderRefusals = (
  field: string,
  of: ClauseText,
  text: string,
  clause: Pick<Clause, 'entries'>,
): Refusal[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].flatMap((match) => {
    const name = match[1] ?? ''
    const why = whyNot(of, name, clause)
    if (why === undefined) return []
    const code = why.reason === 'unknown-placeholder' ? figureNamed(name) : undefined
    const suggestion = code === undefined ? {} : { suggestion: text.replace(`{${name}}`, `{${code}}`) }
    const at = Array.from(text.slice(0, match.index)).length + 1
    return [refused(field, why.reason, { ...why.details, at, name, ...suggestion })]
  })

const bracketRefusals = (field: string, of: ClauseText, text: string): Refusal[] => {
  const at = unpaired(text, '[]［］')
  if (at !== undefined) return [refused(field, 'bad-brackets', { at })]
  const first = Array.from(text).indexOf('[')
  return first === -1 || of === 'each' ? [] : [refused(field, 'brackets-not-here', { at: first + 1 })]
}

/** What makes a text one that cannot be stored or read at all. */
const shapeRefusals = (field: string, text: string): Refusal[] => {
  if (text.length > longestText) return [refused(field, 'too-long', { max: longestText })]
  if (isBrokenText(text)) return [refused(field, 'broken-text')]
  const broken = Array.from(text).findIndex((char) => '\n\r\t\u2028\u2029'.includes(char))
  if (broken !== -1) return [refused(field, 'line-break', { at: broken + 1 })]
  const at = unpaired(text, '{}｛｝')
  return at === undefined ? [] : [refused(field, 'bad-braces', { at })]
}

/** Why a text cannot be the one that a clause says; none when it can. */
export const textRefusals = (
  field: string,
  of: ClauseText,
  text: string,
  clause: Pick<Clause, 'entries'>,
): Refusal[] => {
  const shape = shapeRefusals(field, text)
  if (shape.length > 0) return shape
  const marks = /[，。；、,;]+$/.exec(text)
  const suggestion = text.slice(0, marks?.index)
  return [
    ...bracketRefusals(field, of, text),
    ...placeholderRefusals(field, of, text, clause),
    ...(marks === null ? [] : [refused(field, 'end-mark', { suggestion })]),
  ]
}

/** The first figure that a text states, of which zero or 有，数未记 may be said otherwise. */
export const statesFigure = (text: string): boolean =>
  asked(text).some((name) => !frameNames.includes(name) && name !== 'entries' && !name.includes(':'))

/** Whether a text cites anything: a figure, records, what a source said, or targets. */
export const citesSomething = (text: string): boolean =>
  asked(text).some((name) => !frameNames.includes(name))
