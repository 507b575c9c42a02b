import type { Entry } from './entries.ts'
import { seenOfFigure, seenOfStatement, seenOfVersion } from './citations.ts'
import { asked, entryText, placeholder } from './entry-texts.ts'
import { figureText } from './figure-texts.ts'
import { figureKeyOf, type Figure } from './figures.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import { holds } from './postings.ts'
import type { Clause, EntryChoice } from './wordings.ts'
import type { Progress, Target } from './targets.ts'

/**
 * A run of words in a report; those that state a figure, tell an entry or name a target say which, and what they saw of it
 * ({@link Seen}). `against`: the period that a figure is held against.
 */
export type Part = {
  text: string
  figure?: FigureKey | undefined
  against?: string | undefined
  entry?: string | undefined
  target?: string | undefined
  seen?: string | undefined
}

export type NotableEntry = Entry & { id: string; version: number }
/** A target in the version that a text names, with how far it is at the end of the period. */
export type NamedTarget = Target & { version: number; progress: Progress }

/** What clauses are told from. */
export type Material = {
  figure: (key: FigureKey) => Figure | undefined
  entries: readonly NotableEntry[]
  /** The targets that `{targets:…}` names in this period. */
  targets: readonly NamedTarget[]
  names: Readonly<Record<string, string>>
}

const isName = (text: string): boolean =>
  ['entries', 'community', 'street', 'period'].includes(text) || text.includes(':')

const mostEntries = 12

type Told = { parts: Part[]; records: number }

/** Whether a text holds a 「，」 of its own, not one inside a name in quotation marks. */
const hasComma = (text: string): boolean => text.replace(/“[^”]*”|《[^》]*》/g, '').includes('，')

/** The entries a clause tells, in the order of their days; what would be told twice in the same words is told once. */
const tell = (choice: EntryChoice, each: string, entries: readonly NotableEntry[]): Told => {
  const told = new Map<string, NotableEntry>()
  let records = 0
  for (const entry of entries) {
    if (!choice.kinds.includes(entry.kind) || !holds(entry.fields, choice.where ?? {})) continue
    const text = entryText(each, entry)
    if (text === '' || (!told.has(text) && told.size === (choice.limit ?? mostEntries))) continue
    records += 1
    if (!told.has(text)) told.set(text, entry)
  }
  const comma = [...told.keys()].some(hasComma) ? '，' : '、'
  const parts = [...told].map(([text, { id, version }]) => ({
    text,
    entry: id,
    seen: seenOfVersion(version),
  }))
  return { parts: parts.flatMap((part, i) => (i === 0 ? [part] : [{ text: comma }, part])), records }
}

const toldBy = (clause: Clause, material: Material): Told =>
  clause.entries === undefined
    ? { parts: [], records: 0 }
    : tell(clause.entries, clause.each ?? '{title}', material.entries)

const entryParts = (clause: Clause, material: Material): Part[] | undefined => {
  const { parts } = toldBy(clause, material)
  return parts.length === 0 ? undefined : parts
}

/** The clause's text for when more happened than the entries that it tells. */
const someOf = (clause: Clause, material: Material): string | undefined => {
  if (clause.some === undefined) return undefined
  const figures = (clause.entries?.of ?? []).map((name) => material.figure(figureKeyOf(name)))
  const records = figures.reduce((sum, figure) => sum + (figure?.records ?? 0), 0)
  return toldBy(clause, material).records < records ? clause.some : undefined
}

const statementParts = (code: string, material: Material): Part[] | undefined => {
  const key = figureKeyOf(code)
  const figure = material.figure(key)
  return figure?.statement === undefined
    ? undefined
    : [{ text: figure.statement, figure: key, seen: seenOfStatement(figure) }]
}

const targetParts = (kind: string, material: Material): Part[] | undefined => {
  const named = material.targets.filter(({ plan }) => plan.kind === kind)
  return named.length === 0
    ? undefined
    : named.flatMap(({ title, id, version }, i) => [
        ...(i === 0 ? [] : [{ text: '、' }]),
        { text: title, target: id, seen: seenOfVersion(version) },
      ])
}

const figureParts = (text: string, material: Material): Part[] | undefined => {
  const key = figureKeyOf(text)
  const [metric, figure] = [metricOf(key.metric), material.figure(key)]
  // What nobody has read for a year is not told as if it were so now.
  if (metric === undefined || figure === undefined || figure.stale) return undefined
  return [{ text: figureText(metric, figure), figure: key, seen: seenOfFigure(figure) }]
}

const partsFor = (name: string, clause: Clause, material: Material): Part[] | undefined => {
  if (name === 'entries') return entryParts(clause, material)
  if (name.startsWith('statement:')) return statementParts(name.slice(10), material)
  if (name.startsWith('targets:')) return targetParts(name.slice(8), material)
  const known = material.names[name]
  return known === undefined ? figureParts(name, material) : [{ text: known }]
}

/** The clause's text for a recorded zero or an amount not stated, where it has one. */
const variant = (clause: Clause, figure: Figure | undefined): string | undefined => {
  if (figure?.bound === 'unstated') return clause.unstated
  return figure?.value === 0 ? clause.zero : undefined
}

/** What is said of a zero, or of 有，数未记, holds no number to open, so that its words open the figure. */
const variantParts = (text: string, figure: FigureKey, { names, figure: find }: Material): Part[] => {
  const seen = seenOfFigure(find(figure))
  return text
    .split(/\{([^{}]+)\}/)
    .map((words, i) => (i % 2 === 1 ? { text: names[words] ?? '' } : { text: words, figure, seen }))
    .filter((part) => part.text !== '')
}

/** A clause as parts; undefined when something it tells of is missing, or when its words were taken out. */
export const clauseParts = (clause: Clause, material: Material): Part[] | undefined => {
  if (clause.say === '') return undefined
  const first = asked(clause.say).find((name) => !isName(name))
  const instead = first === undefined ? undefined : variant(clause, material.figure(figureKeyOf(first)))
  if (instead !== undefined && first !== undefined) return variantParts(instead, figureKeyOf(first), material)
  const text = someOf(clause, material) ?? clause.say
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(placeholder)) {
    const found = partsFor(match[1] ?? '', clause, material)
    if (found === undefined) return undefined
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push(...found)
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
