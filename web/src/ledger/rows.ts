import type { Entry, TypedEntry } from '@linli/contract/entries'
import type { Period } from '@linli/domain/periods'
import { freshKey } from '../api.ts'
import type { Kind, Known } from '../catalogue.ts'
import { codeTyped, shownCode } from './codes.ts'

/** What is wrong with a cell, and what it could be instead. */
export type Mistake = { message: string; suggestion?: string | undefined }

/** What stands in a row's cells, as it is typed: `date`, `title`, `note`, `notable` and the kind's fields. */
export type Values = Readonly<Record<string, string | boolean>>

/** A row that is being typed: a new record, or the new content of one that exists. */
export type Row = {
  /** The Idempotency-Key of a new record, the id of one that exists. */
  key: string
  entry?: { id: string; version: number }
  values: Values
  /** The values before anything was typed. */
  before: Values
  mistakes: Readonly<Record<string, Mistake>>
  /** `local`: it could not be sent and is kept on this device; `saved`: the list does not show it yet. */
  state: 'typing' | 'saving' | 'local' | 'saved'
  /** The period in which it was typed, once it was sent: `6.18` is read in that one. */
  within?: Period | undefined
  /** Why it is a correction of a closed period, as it was last sent. */
  reason?: string | undefined
  failure?: 'stale' | 'arrived' | 'closed' | 'failed' | undefined
}

/** A row in which nothing is typed yet. */
export const blankRow = (kind: Kind): Row => {
  const values = { notable: kind.notable }
  return { key: freshKey(), values, before: values, mistakes: {}, state: 'typing' }
}

type Held = Entry['fields'][string]

const typedField = (kind: Kind, key: string, held: Held, known: Known, metric: string): string | boolean => {
  if (typeof held === 'boolean') return held
  if (typeof held === 'object') return held.said ?? (held.value === null ? '有，数未记' : String(held.value))
  const type = kind.fields.find((field) => field.key === key)?.type
  return type === 'metric' || type === 'dimension'
    ? shownCode(type, String(held), metric, known)
    : String(held)
}

/** A field of a record that holds text; '' when it is blank. */
export const textField = (entry: Entry, key: string): string => {
  const held = entry.fields[key]
  return typeof held === 'string' ? held : ''
}

/** What one would type to record the entry again. */
export const valuesOf = (entry: Entry, kind: Kind, known: Known): Values => {
  const metric = textField(entry, 'metric')
  const fields = Object.entries(entry.fields).map(
    ([key, held]) => [key, typedField(kind, key, held, known, metric)] as const,
  )
  const { date, title, note, notable } = entry
  return { ...Object.fromEntries(fields), date, title, note, notable }
}

/** A row in which an existing record is changed. */
export const rowOf = (entry: Entry, kind: Kind, known: Known): Row => {
  const values = valuesOf(entry, kind, known)
  const { id, version } = entry
  return { key: id, entry: { id, version }, values, before: values, mistakes: {}, state: 'typing' }
}

/** The text in a cell; a flag is not text. */
export const textIn = (values: Values, key: string): string => {
  const value = values[key]
  return typeof value === 'string' ? value : ''
}

/** Whether two rows say the same; a blank cell is blank however it became so. */
export const sameValues = (one: Values, other: Values): boolean =>
  [...Object.keys(one), ...Object.keys(other)].every((key) => (one[key] || '') === (other[key] || ''))

/** Whether anything was typed that is not saved. */
export const isChanged = ({ values, before }: Row): boolean => !sameValues(values, before)

/** The row as it is sent: blank cells are left out. */
export const toTyped = (values: Values, kind: Kind, known: Known): TypedEntry => {
  const fields: Record<string, string | boolean> = {}
  for (const { key, type } of kind.fields) {
    const value = values[key]
    if (value === undefined || value === '' || value === false) continue
    fields[key] = typeof value === 'string' ? codeTyped(type, value, textIn(values, 'metric'), known) : value
  }
  const notable = values['notable']
  return {
    kind: kind.code,
    date: textIn(values, 'date'),
    title: textIn(values, 'title'),
    fields,
    note: textIn(values, 'note'),
    ...(typeof notable === 'boolean' ? { notable } : {}),
  }
}
