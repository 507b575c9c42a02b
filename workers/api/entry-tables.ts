import type { StoredEntry } from '@linli/data/tenant/entries'
import { typedDate, type FactDate } from '@linli/domain/dates'
import { dimensionValues } from '@linli/domain/dimensions'
import { isQuantity, type FieldValue } from '@linli/domain/entries'
import { kindOf, kinds, type Field, type Kind } from '@linli/domain/kinds'
import { metricOf } from '@linli/domain/metrics'
import { decimal } from '@linli/domain/quantities'
import { units } from '@linli/domain/units'
import { periodName, periodOf } from '@linli/domain/periods'
import type { Language } from './refusals.ts'

/** A moment as the clock on the wall shows it, at UTC+8: 2010-07-05 09:00. */
const momentHere = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** A day, or the name of the span it is known to lie in; both can be typed again. */
const dateText = (fact: FactDate, language: Language): string =>
  fact.precision === 'day' || language === 'en'
    ? typedDate(fact)
    : periodName(periodOf(fact.date, fact.precision)).zh

const heading = (field: Field, language: Language): string => {
  const unit = field.type === 'count' || field.type === 'amount' ? units[field.unit][language] : ''
  return unit === '' ? field[language] : `${field[language]}（${unit}）`
}

/** The masks of the members that records name, by id: the names themselves leave in no file. */
export type Masks = ReadonlyMap<string, string>

/** In which language records are told, and as whom they show the members that they name. */
export type Telling = { language: Language; masks: Masks }

const cell = (field: Field, value: FieldValue | undefined, { language, masks }: Telling): string | number => {
  if (value === undefined) return ''
  if (isQuantity(value))
    return value.bound === 'exact'
      ? Number(decimal(value.thousandths))
      : (value.said ?? decimal(value.thousandths))
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : ''
  if (field.type === 'choice') return dimensionValues(field.of)[String(value)]?.[language] ?? String(value)
  if (field.type === 'member') return masks.get(String(value)) ?? ''
  return field.type === 'metric' ? (metricOf(String(value))?.[language] ?? String(value)) : value
}

export const entryTableWords = {
  zh: {
    date: '日期',
    kind: '台账类别',
    title: '标题',
    note: '备注',
    by: '记录人',
    at: '最后修改',
    file: '台账',
    cut: (most: number) => `只导出了最近的${most / 10_000}万条，请按期间分次导出`,
  },
  en: {
    date: 'Date',
    kind: 'Kind',
    title: 'Title',
    note: 'Note',
    by: 'Recorded by',
    at: 'Last changed',
    file: 'ledger',
    cut: (most: number) =>
      `Only the latest ${most.toLocaleString('en')} records are here: export period by period`,
  },
}

const fieldsOf = (among: readonly Kind[]): Field[] => {
  const once = new Map(
    among.flatMap((kind) => kind.fields.map((field) => [`${field.zh}|${field.key}`, field] as const)),
  )
  return [...once.values()]
}

type Line = (string | number)[]
type Table = { head: string[]; lines: Line[] }
/** The records of one kind, with its fields: what a sheet of a workbook holds. */
export type KindTable = Table & { name: string; fields: readonly Field[] }

const valuesOf = (entry: StoredEntry, fields: readonly Field[], { language, masks }: Telling): Line => {
  const kind = kindOf(entry.kind)
  return fields.map((field) => {
    const mine = kind?.fields.find(({ key, zh }) => key === field.key && zh === field.zh)
    return mine ? cell(mine, entry.fields[mine.key], { language, masks }) : ''
  })
}

const lastOf = (entry: StoredEntry): Line => [entry.note, entry.createdBy, momentHere(entry.updatedAt)]

/** All records as one table: a column for each field of the kinds in it. */
export const tableOf = (entries: readonly StoredEntry[], telling: Telling): Table => {
  const { language } = telling
  const said = entryTableWords[language]
  const found = [...new Set(entries.map(({ kind }) => kind))].flatMap((code) => kindOf(code) ?? [])
  const title = found.length === 1 && found[0] ? found[0].title[language] : said.title
  const fields = fieldsOf(found)
  const own = fields.map((field) => heading(field, language))
  return {
    head: [said.date, said.kind, title, ...own, said.note, said.by, said.at],
    lines: entries.map((entry) => [
      dateText(entry.fact, language),
      kindOf(entry.kind)?.[language] ?? entry.kind,
      entry.title,
      ...valuesOf(entry, fields, telling),
      ...lastOf(entry),
    ]),
  }
}

const tableOfKind = (code: string, entries: readonly StoredEntry[], telling: Telling): KindTable => {
  const { language } = telling
  const said = entryTableWords[language]
  const kind = kindOf(code)
  const fields = kind?.fields ?? []
  const own = fields.map((field) => heading(field, language))
  return {
    name: kind?.[language] ?? code,
    fields,
    head: [said.date, kind?.title[language] ?? said.title, ...own, said.note, said.by, said.at],
    lines: entries.map((entry) => [
      dateText(entry.fact, language),
      entry.title,
      ...valuesOf(entry, fields, telling),
      ...lastOf(entry),
    ]),
  }
}

/** A table for each kind that has records, in the order of the kinds; one that is known no more comes last. */
export const tablesByKind = (entries: readonly StoredEntry[], telling: Telling): KindTable[] => {
  const codes = new Set([...kinds.map(({ code }) => code), ...entries.map(({ kind }) => kind)])
  return [...codes].flatMap((code) => {
    const own = entries.filter(({ kind }) => kind === code)
    return own.length === 0 ? [] : [tableOfKind(code, own, telling)]
  })
}
