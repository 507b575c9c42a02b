import { dimensionFits, dimensionPairs, dimensionText, dimensionValues } from './dimensions.ts'
import { readDate, typedDate, type DateFrame, type FactDate } from './dates.ts'
import { forbiddenSince, forbiddenCertificate } from './forbidden-certificates.ts'
import { kindOf, type Field, type Kind } from './kinds.ts'
import { byIdAlone, type MemberLookup } from './members.ts'
import { inForce, metricOf, type Metric } from './metrics.ts'
import { readQuantity, typedQuantity, type Quantity } from './quantities.ts'
import { refused, type Refusal } from './refusals.ts'
import { no, ok, type Result } from './results.ts'
import type { Section } from './sections.ts'
import { isBrokenText, plain } from './typing.ts'
import { isWhole } from './units.ts'

export type TypedValue = string | number | boolean

/** An entry as it was typed: nothing read, nothing checked. */
export type TypedEntry = {
  kind: string
  date: string
  title: string
  fields: Readonly<Record<string, TypedValue>>
  note: string
  notable?: boolean | undefined
}

/** What a field holds once it is read: text, a choice, a year, a flag, or an amount. */
export type FieldValue = string | number | boolean | Quantity

/** One ledger record, as the rules accept it. */
export type Entry = {
  kind: string
  section: Section
  fact: FactDate
  title: string
  fields: Readonly<Record<string, FieldValue>>
  note: string
  notable: boolean
}

export const isQuantity = (value: FieldValue | undefined): value is Quantity => typeof value === 'object'

/** The text or choice that a field holds; '' when it holds none. */
export const textIn = (fields: Readonly<Record<string, FieldValue>>, key: string): string => {
  const value = fields[key]
  return typeof value === 'string' ? value : ''
}

const isBlank = (value: TypedValue | undefined): value is undefined | '' =>
  value === undefined || (typeof value === 'string' && value.trim() === '')

const readChoice = (field: Field & { type: 'choice' }, typed: string): Result<string, Refusal> => {
  const choices = dimensionValues(field.of)
  const wanted = plain(typed)
  for (const [code, name] of Object.entries(choices))
    if (code === wanted || name.zh === wanted || name.en === wanted) return ok(code)
  const names = Object.values(choices).map((name) => name.zh)
  return no(refused(field.key, 'not-a-choice', { choices: names.slice(0, 12).join('、') }))
}

const readFlag = (field: Field, typed: TypedValue): Result<boolean, Refusal> => {
  if (typeof typed === 'boolean') return ok(typed)
  const text = plain(String(typed))
  if (['是', '有', '√', '✓', 'true', 'yes', '1'].includes(text)) return ok(true)
  if (['否', '无', '×', 'false', 'no', '0'].includes(text)) return ok(false)
  return no(refused(field.key, 'not-a-flag'))
}

const readYear = (field: Field, typed: string): Result<number, Refusal> => {
  const year = /^(?:19|20)\d\d(?=年?$)/.exec(plain(typed))?.[0]
  return year === undefined ? no(refused(field.key, 'not-a-year')) : ok(Number(year))
}

const readText = (field: Field & { type: 'text' }, typed: string): Result<string, Refusal> => {
  const max = field.max ?? 200
  if (isBrokenText(typed)) return no(refused(field.key, 'broken-text'))
  return typed.trim().length > max ? no(refused(field.key, 'too-long', { max })) : ok(typed.trim())
}

const readField = (field: Field, typed: TypedValue, find: MemberLookup): Result<FieldValue, Refusal> => {
  if (field.type === 'flag') return readFlag(field, typed)
  if (typeof typed === 'boolean') return no(refused(field.key, 'wrong-type'))
  switch (field.type) {
    case 'count':
    case 'amount': {
      const read = readQuantity(String(typed), field.type === 'count')
      return read.ok ? read : no(refused(field.key, read.reason.problem, { ...read.reason }))
    }
    case 'choice':
      return readChoice(field, String(typed))
    case 'year':
      return readYear(field, String(typed))
    case 'metric':
      return readMetric(field, String(typed))
    case 'dimension':
      return ok(dimensionText(dimensionPairs(String(typed))))
    case 'member':
      return readMember(field, String(typed), find)
    case 'text':
      return readText(field, String(typed))
  }
}

const readMember = (field: Field, typed: string, find: MemberLookup): Result<string, Refusal> => {
  const found = find(typed.trim())
  return found.ok ? found : no(refused(field.key, found.reason))
}

const readMetric = (field: Field, typed: string): Result<string, Refusal> => {
  const metric = metricOf(plain(typed))
  return metric?.nature === 'stock' ? ok(metric.code) : no(refused(field.key, 'not-a-stock'))
}

const readFields = (
  kind: Kind,
  typed: TypedEntry['fields'],
  find: MemberLookup,
): { fields: Record<string, FieldValue>; refusals: Refusal[] } => {
  const fields: Record<string, FieldValue> = {}
  const refusals: Refusal[] = Object.keys(typed)
    .filter((key) => !kind.fields.some((field) => field.key === key))
    .map((key) => refused(key, 'unknown-field'))
  for (const field of kind.fields) {
    const value = typed[field.key]
    if (isBlank(value)) {
      const assumed = 'default' in field ? field.default : undefined
      if (assumed !== undefined) fields[field.key] = { thousandths: assumed * 1000, bound: 'exact' }
      else if (field.required) refusals.push(refused(field.key, 'required'))
      continue
    }
    const read = readField(field, value, find)
    if (read.ok) fields[field.key] = read.value
    else refusals.push(read.reason)
  }
  return { fields, refusals }
}

const readTitle = (kind: Kind, typed: string): Refusal[] => {
  if (isBrokenText(typed)) return [refused('title', 'broken-text')]
  if (typed.trim() === '' && kind.title.required) return [refused('title', 'required')]
  return typed.length > 200 ? [refused('title', 'too-long', { max: 200 })] : []
}

/** Whether `dimension` is one that the metric is broken down by. */
export const takesDimension = (metric: Metric, dimension: string): boolean =>
  dimensionFits(dimension, metric.dimensions ?? [])

const readingRefusals = (fields: Readonly<Record<string, FieldValue>>, date: string): Refusal[] => {
  const metric = metricOf(textIn(fields, 'metric'))
  if (metric === undefined) return []
  const dimension = textIn(fields, 'dimension')
  if (!takesDimension(metric, dimension)) return [refused('dimension', 'not-a-dimension')]
  if (!inForce(metric, date, date)) return [refused('metric', 'not-in-force')]
  const value = fields['value']
  if (isWhole(metric.unit) && isQuantity(value) && value.thousandths % 1000 !== 0)
    return [refused('value', 'not-whole', { suggestion: String(Math.round(value.thousandths / 1000)) })]
  return []
}

/** What is recorded may belong to an earlier year, never to a later one. */
const yearRefusals = (kind: Kind, fields: Readonly<Record<string, FieldValue>>, date: string): Refusal[] =>
  kind.fields
    .filter(({ type, key }) => type === 'year' && Number(fields[key] ?? 0) > Number(date.slice(0, 4)))
    .map(({ key }) => refused(key, 'later-year', { year: date.slice(0, 4) }))

const certificateRefusals = (typed: TypedEntry, date: string): Refusal[] => {
  if (typed.kind !== 'certificate' || date < forbiddenSince) return []
  const texts = [typed.title, ...Object.values(typed.fields).filter((value) => typeof value === 'string')]
  const found = texts.map(forbiddenCertificate).find((name) => name !== undefined)
  return found === undefined
    ? []
    : [refused('title', 'forbidden-certificate', { name: found.zh, nameEn: found.en })]
}

/**
 * Reads a typed entry by the rules of its kind: an entry, or every reason why not, each with its field.
 * @param frame what a loosely typed date is read against
 * @param find whom a member's name or id means; by default ids alone are taken
 */
export const readEntry = (
  typed: TypedEntry,
  frame: DateFrame,
  find: MemberLookup = byIdAlone,
): Result<Entry, Refusal[]> => {
  const kind = kindOf(typed.kind)
  if (kind === undefined) return no([refused('kind', 'unknown-kind')])
  const date = readDate(typed.date, frame)
  const { fields, refusals } = readFields(kind, typed.fields, find)
  refusals.unshift(...readTitle(kind, typed.title))
  if (!date.ok)
    refusals.unshift(
      typed.date.trim() === ''
        ? refused('date', 'required')
        : refused('date', date.reason.problem, date.reason),
    )
  else refusals.push(...certificateRefusals(typed, date.value.date))
  if (date.ok && kind.code === 'reading') refusals.push(...readingRefusals(fields, date.value.date))
  if (date.ok) refusals.push(...yearRefusals(kind, fields, date.value.date))
  if (isBrokenText(typed.note)) refusals.push(refused('note', 'broken-text'))
  if (refusals.length > 0 || !date.ok) return no(refusals)
  return ok({
    kind: kind.code,
    section: sectionOf(kind, fields),
    fact: date.value,
    title: typed.title.trim(),
    fields,
    note: typed.note.trim(),
    notable: typed.notable ?? kind.notable,
  })
}

/** An entry belongs to its kind's section; a reading to that of the metric it reads. */
const sectionOf = (kind: Kind, fields: Readonly<Record<string, FieldValue>>): Section =>
  kind.code === 'reading' ? (metricOf(textIn(fields, 'metric'))?.section ?? kind.section) : kind.section

/** What one would type to record the entry again. */
export const typeAgain = (entry: Entry): TypedEntry => ({
  kind: entry.kind,
  date: typedDate(entry.fact),
  title: entry.title,
  fields: Object.fromEntries(
    Object.entries(entry.fields).map(([key, value]) => [
      key,
      isQuantity(value) ? typedQuantity(value) : value,
    ]),
  ),
  note: entry.note,
  notable: entry.notable,
})
