import { dimensionFits } from './dimensions.ts'
import type { TypedValue } from './entries.ts'
import {
  needed,
  type DeclaredMake,
  type Drawn,
  type EntryMake,
  type Make,
  type Mapping,
} from './inbound-mappings.ts'
import { parsePath } from './inbound-paths.ts'
import { kindOf } from './kinds.ts'
import { metricOf } from './metrics.ts'
import { isPeriod } from './periods.ts'
import { refused, type Refusal, type RefusalReason } from './refusals.ts'

/** Every value that may come of it, whatever the message says: the constant, or those of the code table; with where each stands. */
const certain = (drawn: Drawn | undefined, field: string): [string, TypedValue][] => {
  if (drawn === undefined) return []
  if ('value' in drawn) return [[`${field}.value`, drawn.value]]
  return Object.entries(drawn.codes ?? {}).map(([code, meant]) => [`${field}.codes.${code}`, meant])
}

const checkPath = (text: string, field: string): Refusal[] => {
  const parsed = parsePath(text)
  return parsed.ok ? [] : [refused(field, 'bad-path', { at: parsed.reason.at, ...parsed.reason.text })]
}

const checkDrawn = (drawn: Drawn, field: string, is: { day: boolean; needed: boolean }): Refusal[] => {
  if ('value' in drawn) return drawn.value === '' && is.needed ? [refused(`${field}.value`, 'required')] : []
  const written = [drawn.format, drawn.grain].some((said) => said !== undefined)
  return [
    ...checkPath(drawn.path, `${field}.path`),
    ...(drawn.codes !== undefined && Object.keys(drawn.codes).length === 0
      ? [refused(`${field}.codes`, 'codes-empty')]
      : []),
    ...(written && !is.day ? [refused(`${field}.format`, 'format-not-here')] : []),
  ]
}

/** What nothing that is certain to be said may break. */
const checkEach = (
  drawn: Drawn | undefined,
  field: string,
  broken: (value: string) => RefusalReason | undefined,
): Refusal[] =>
  certain(drawn, field).flatMap(([at, value]) => {
    const reason = value === '' ? undefined : broken(String(value))
    return reason === undefined ? [] : [refused(at, reason)]
  })

const metricFault = (code: string): RefusalReason | undefined => {
  const metric = metricOf(code)
  if (metric === undefined) return 'not-a-metric'
  return metric.nature === 'ratio' ? 'computed' : undefined
}

const constant = (drawn: Drawn): string | undefined => ('value' in drawn ? String(drawn.value) : undefined)

const checkDeclared = (make: DeclaredMake, at: string): Refusal[] => {
  const metric = metricOf(constant(make.metric) ?? '')
  const fits = (text: string) => metric === undefined || dimensionFits(text, metric.dimensions ?? [])
  const written = 'path' in make.period && make.period.format !== undefined
  return [
    ...checkEach(make.metric, `${at}.metric`, metricFault),
    ...checkEach(make.dimension, `${at}.dimension`, (text) => (fits(text) ? undefined : 'not-a-dimension')),
    ...checkEach(make.period, `${at}.period`, (text) =>
      written || isPeriod(text) ? undefined : 'not-a-period',
    ),
  ]
}

const checkEntry = (make: EntryMake, at: string): Refusal[] => {
  const kind = kindOf(constant(make.kind) ?? '')
  const faults = checkEach(make.kind, `${at}.kind`, (code) =>
    kindOf(code) === undefined ? 'unknown-kind' : undefined,
  )
  if (kind === undefined) return faults
  const own = kind.fields.map(({ key }) => key)
  const unknown = Object.keys(make.fields).filter((key) => !own.includes(key))
  const lacking = kind.fields.filter(
    (field) => field.required === true && !('default' in field) && make.fields[field.key] === undefined,
  )
  return [
    ...faults,
    ...unknown.map((key) => refused(`${at}.fields.${key}`, 'unknown-field')),
    ...lacking.map(({ key }) => refused(`${at}.fields.${key}`, 'required')),
    ...(kind.title.required && make.title === undefined ? [refused(`${at}.title`, 'required')] : []),
  ]
}

const days = ['period', 'date']

const drawnIn = (make: Make): [string, Drawn][] => {
  const { becomes: _, ...rest } = make
  const own = Object.entries(rest).filter(([name]) => name !== 'fields' && name !== 'optional')
  const fields = make.becomes === 'entry' ? Object.entries(make.fields) : []
  return [
    ...own.filter((pair): pair is [string, Drawn] => typeof pair[1] === 'object'),
    ...fields.map(([key, drawn]): [string, Drawn] => [`fields.${key}`, drawn]),
  ]
}

const checkMake = (make: Make, at: string): Refusal[] => [
  ...drawnIn(make).flatMap(([name, drawn]) => {
    const is = { day: days.includes(name), needed: needed[make.becomes].includes(name) }
    return checkDrawn(drawn, `${at}.${name}`, is)
  }),
  ...(make.becomes === 'declared' ? checkDeclared(make, at) : checkEntry(make, at)),
]

/** Everything that is wrong with a mapping before any message has come: each fault with its field and, in a path, its position. */
export const checkMapping = ({ items, makes }: Mapping, at = 'mapping'): Refusal[] => [
  ...checkPath(items, `${at}.items`),
  ...makes.flatMap((make, index) => checkMake(make, `${at}.makes[${index}]`)),
]
