import { listEntries, type StoredEntry } from '@linli/data/tenant/entries'
import { typedDate, type FactDate } from '@linli/domain/dates'
import { dimensionValues } from '@linli/domain/dimensions'
import { isQuantity, type FieldValue } from '@linli/domain/entries'
import { kindOf, type Field, type Kind } from '@linli/domain/kinds'
import { metricOf } from '@linli/domain/metrics'
import { decimal } from '@linli/domain/quantities'
import { units } from '@linli/domain/units'
import { periodIn, periodName, periodOf } from '@linli/domain/periods'
import type { Given } from './given.ts'
import type { Language } from './refusals.ts'

export type Asked = Given<'exportEntries'> | Given<'exportEntriesWorkbook'>

const allEntries = async (
  { tenant, reach, community, query }: Asked,
  most: number,
): Promise<{ entries: StoredEntry[]; cut: boolean }> => {
  const period = periodIn(query.period)
  const filter = {
    ...query,
    period,
    words: query.q,
    deleted: query.deleted === 'only',
    notable: query.notable === 'only',
  }
  const all: StoredEntry[] = []
  let more = true
  while (more && all.length < most) {
    const last = all.at(-1)
    const after = last && { date: last.fact.date, id: last.id }
    const page = await listEntries(tenant, reach, community, filter, { after, limit: 2000 })
    more = page.length > 2000
    all.push(...page.slice(0, 2000))
  }
  return { entries: all, cut: more }
}

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

const cell = (field: Field, value: FieldValue | undefined, language: Language): string | number => {
  if (value === undefined) return ''
  if (isQuantity(value))
    return value.bound === 'exact'
      ? Number(decimal(value.thousandths))
      : (value.said ?? decimal(value.thousandths))
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : ''
  if (field.type === 'choice') return dimensionValues(field.of)[String(value)]?.[language] ?? String(value)
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

const fieldsOf = (kinds: readonly Kind[]): Field[] => {
  const once = new Map(
    kinds.flatMap((kind) => kind.fields.map((field) => [`${field.zh}|${field.key}`, field] as const)),
  )
  return [...once.values()]
}

type Line = (string | number)[]
export type Table = { head: string[]; fields: readonly Field[]; lines: Line[]; cut: string[] }

const lineOf = (entry: StoredEntry, fields: readonly Field[], language: Language): Line => {
  const kind = kindOf(entry.kind)
  const own = fields.map((field) => {
    const mine = kind?.fields.find(({ key, zh }) => key === field.key && zh === field.zh)
    return mine ? cell(mine, entry.fields[mine.key], language) : ''
  })
  return [
    dateText(entry.fact, language),
    kind?.[language] ?? entry.kind,
    entry.title,
    ...own,
    entry.note,
    entry.createdBy,
    momentHere(entry.updatedAt),
  ]
}

/** The records as a table: a column for each field of the kinds in it. */
export const tableOf = async (given: Asked, most: number): Promise<Table> => {
  const { lang } = given.query
  const said = entryTableWords[lang]
  const { entries, cut } = await allEntries(given, most)
  const kinds = [...new Set(entries.map(({ kind }) => kind))].flatMap((code) => kindOf(code) ?? [])
  const title = kinds.length === 1 && kinds[0] ? kinds[0].title[lang] : said.title
  const fields = fieldsOf(kinds)
  const own = fields.map((field) => heading(field, lang))
  return {
    head: [said.date, said.kind, title, ...own, said.note, said.by, said.at],
    fields,
    lines: entries.map((entry) => lineOf(entry, fields, lang)),
    cut: cut ? [said.cut(most)] : [],
  }
}
