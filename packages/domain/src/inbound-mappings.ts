import type { TypedEntry, TypedValue } from './entries.ts'
import type { DayFormat } from './inbound-days.ts'
import { drawValue, type Drawing } from './inbound-values.ts'
import { parsePath, placeText, valueAt, type InboundPath } from './inbound-paths.ts'
import type { Grain } from './periods.ts'
import { refused, type Refusal } from './refusals.ts'
import { no, ok, type Result } from './results.ts'

/**
 * Where a value comes from: it is always the same, or the message says it at a path. `codes` says it in our words instead of
 * theirs; `format` how they write days; `grain` which period the day lies in, a month unless said; `otherwise` what holds where the
 * message says nothing.
 */
export type Drawn =
  | { value: TypedValue }
  | {
      path: string
      codes?: Readonly<Record<string, string>> | undefined
      format?: DayFormat | undefined
      grain?: Grain | undefined
      otherwise?: TypedValue | undefined
    }

/** What becomes a declared figure (补录). An `optional` one is left out where the message says no value. */
export type DeclaredMake = {
  becomes: 'declared'
  community: Drawn
  period: Drawn
  metric: Drawn
  dimension?: Drawn | undefined
  value: Drawn
  source: Drawn
  reason: Drawn
  statement?: Drawn | undefined
  optional?: boolean | undefined
}

/** What becomes a ledger record; a reading is a record of the kind `reading`. */
export type EntryMake = {
  becomes: 'entry'
  community: Drawn
  kind: Drawn
  date: Drawn
  title?: Drawn | undefined
  note?: Drawn | undefined
  fields: Readonly<Record<string, Drawn>>
}

export type Make = DeclaredMake | EntryMake

/** How a system's messages are read. `items`: where their list is; '' where the message itself is the one item. */
export type Mapping = { items: string; makes: readonly Make[] }

export type MappedDeclaration = Readonly<
  Record<'metric' | 'dimension' | 'period' | 'source' | 'reason' | 'statement', string>
> & { value: string | number }

/** What an item becomes by one of the makes, as a person would type it: by the same rules it is still to be read. */
export type Mapped = { make: number; community: string } & (
  | { becomes: 'declared'; typed: MappedDeclaration }
  | { becomes: 'entry'; typed: TypedEntry }
)

/** What is wrong with an item: in which of its makes, why, and where in the message; '' where it says nothing about that. */
export type InboundProblem = { make: number; refusal: Refusal; at: string }

export type MappedItem = { item: number; makes: Mapped[]; problems: InboundProblem[] }

/** How many items a message may hold. */
export const mostItems = 2000

/** A path that is known to be one, because the mapping was checked. */
const pathOf = (text: string): InboundPath => {
  const parsed = parsePath(text)
  return parsed.ok ? parsed.value : { fromMessage: true, steps: ['?'] }
}

const isDrawn = (part: unknown): part is Drawn =>
  typeof part === 'object' && part !== null && ('path' in part || 'value' in part)

/** What something of a make is drawn from; `fields.sex` is the field of a record. */
const drawnOf = (make: Make, field: string): Drawn | undefined => {
  const key = /^fields\.(.+)$/.exec(field)?.[1]
  if (key === undefined) {
    const own: unknown = Object.entries(make).find(([name]) => name === field && name !== 'fields')?.[1]
    return isDrawn(own) ? own : undefined
  }
  return make.becomes === 'entry' && Object.hasOwn(make.fields, key) ? make.fields[key] : undefined
}

/** The steps to an item, from the top of the message. */
const stepsTo = (items: string, item: number) => (items === '' ? [] : [...pathOf(items).steps, item])

/** Where in the message a field of an item was read; '' where it was not read from there. */
export const placeOf = ({ items, makes }: Mapping, make: number, field: string, item: number): string => {
  const chosen = makes[make]
  const drawn = chosen && drawnOf(chosen, field)
  return drawn !== undefined && 'path' in drawn ? placeText(pathOf(drawn.path), stepsTo(items, item)) : ''
}

/** A problem with an item, at its place; a field of a record is called by its key, as the rules of its kind call it. */
export const problemIn = (mapping: Mapping, item: number, make: number, refusal: Refusal): InboundProblem => {
  const at =
    placeOf(mapping, make, refusal.field, item) || placeOf(mapping, make, `fields.${refusal.field}`, item)
  return { make, at, refusal: { ...refusal, field: refusal.field.replace(/^fields\./, '') } }
}

/** What the message holds where a problem was found, in short; undefined where that is not one value. */
export const saidAt = (at: string, message: unknown): string | undefined => {
  const said = at === '' ? undefined : valueAt(pathOf(at), message, message)
  return ['string', 'number', 'boolean'].includes(typeof said) ? String(said).slice(0, 100) : undefined
}

type Drawer = {
  text: (field: string) => string
  any: (field: string) => TypedValue | undefined
  refusals: Refusal[]
}

const drawerFor = (make: Make, drawing: Drawing): Drawer => {
  const refusals: Refusal[] = []
  const any = (field: string): TypedValue | undefined => {
    const drawn = drawnOf(make, field)
    const read = drawn === undefined ? ok(undefined) : drawValue(field, drawn, drawing)
    if (!read.ok) refusals.push(read.reason)
    return read.ok ? read.value : undefined
  }
  return { refusals, any, text: (field) => String(any(field) ?? '') }
}

const declaration = ({ text, any }: Drawer): MappedDeclaration => {
  const value = any('value') ?? ''
  return {
    metric: text('metric'),
    dimension: text('dimension'),
    period: text('period'),
    value: typeof value === 'boolean' ? String(value) : value,
    source: text('source'),
    reason: text('reason'),
    statement: text('statement'),
  }
}

const typedEntry = (make: EntryMake, { text, any }: Drawer): TypedEntry => {
  const fields = Object.keys(make.fields).map((key) => [key, any(`fields.${key}`)] as const)
  return {
    kind: text('kind'),
    date: text('date'),
    title: text('title'),
    note: text('note'),
    fields: Object.fromEntries(fields.filter((pair): pair is [string, TypedValue] => pair[1] !== undefined)),
  }
}

/** Everything that must be said, in the order in which it is told. */
export const needed: Readonly<Record<Make['becomes'], readonly string[]>> = {
  declared: ['community', 'period', 'metric', 'value', 'source', 'reason'],
  entry: ['community', 'kind', 'date'],
}

const missing = (mapped: Mapped, refusals: readonly Refusal[]): Refusal[] => {
  const said: Readonly<Record<string, unknown>> = { ...mapped.typed, community: mapped.community }
  return needed[mapped.becomes]
    .filter((field) => said[field] === '' && !refusals.some((refusal) => refusal.field === field))
    .map((field) => refused(field, 'required'))
}

const made = (make: Make, index: number, drawing: Drawing): { mapped: Mapped; refusals: Refusal[] } => {
  const drawer = drawerFor(make, drawing)
  const community = drawer.text('community')
  const mapped: Mapped =
    make.becomes === 'declared'
      ? { make: index, becomes: 'declared', community, typed: declaration(drawer) }
      : { make: index, becomes: 'entry', community, typed: typedEntry(make, drawer) }
  return { mapped, refusals: [...drawer.refusals, ...missing(mapped, drawer.refusals)] }
}

/** Whether an item leaves out an optional figure, by saying no value for it. */
const isLeftOut = (make: Make, drawing: Drawing): boolean => {
  if (make.becomes !== 'declared' || make.optional !== true) return false
  const read = drawValue('value', make.value, drawing)
  return read.ok && read.value === undefined
}

const mapItem = (mapping: Mapping, drawing: Drawing, item: number): MappedItem => {
  const mapped: MappedItem = { item, makes: [], problems: [] }
  for (const [at, make] of mapping.makes.entries()) {
    if (isLeftOut(make, drawing)) continue
    const { mapped: one, refusals } = made(make, at, drawing)
    mapped.makes.push(one)
    mapped.problems.push(...refusals.map((refusal) => problemIn(mapping, item, at, refusal)))
  }
  return mapped
}

/** The items of a message by its mapping, each with what it becomes or why not; or why the message as a whole cannot be read. */
export const mapMessage = (mapping: Mapping, message: unknown): Result<MappedItem[], InboundProblem> => {
  const items = mapping.items === '' ? [message] : valueAt(pathOf(mapping.items), message, message)
  const at = mapping.items
  if (!Array.isArray(items)) return no({ make: 0, refusal: refused('items', 'not-a-list'), at })
  if (items.length > mostItems)
    return no({ make: 0, refusal: refused('items', 'too-many-items', { max: mostItems }), at })
  return ok(items.map((item: unknown, index) => mapItem(mapping, { message, item }, index)))
}
