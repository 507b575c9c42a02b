import { listEntries, type StoredEntry } from '@linli/data/tenant/entries'
import { typedDate, type FactDate } from '@linli/domain/dates'
import { dimensionValues } from '@linli/domain/dimensions'
import { isQuantity, type FieldValue } from '@linli/domain/entries'
import { kindOf, type Field, type Kind } from '@linli/domain/kinds'
import { metricOf } from '@linli/domain/metrics'
import { decimal } from '@linli/domain/quantities'
import { units } from '@linli/domain/units'
import { periodIn, periodName, periodOf } from '@linli/domain/periods'
import { csv, fileHeaders } from './csv.ts'
import type { Given, Handlers } from './given.ts'
import type { Language } from './refusals.ts'

const most = 50_000

const allEntries = async ({
  tenant,
  reach,
  community,
  query,
}: Given<'exportEntries'>): Promise<StoredEntry[]> => {
  const period = periodIn(query.period)
  const filter = {
    ...query,
    period,
    words: query.q,
    deleted: query.deleted === 'only',
    notable: query.notable === 'only',
  }
  const all: StoredEntry[] = []
  for (let more = true; more && all.length < most;) {
    const last = all.at(-1)
    const after = last && { date: last.fact.date, id: last.id }
    const page = await listEntries(tenant, reach, community, filter, { after, limit: 2000 })
    more = page.length > 2000
    all.push(...page.slice(0, 2000))
  }
  return all
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

const words = {
  zh: {
    date: '日期',
    kind: '台账类别',
    note: '备注',
    by: '记录人',
    at: '最后修改',
    file: '台账',
    cut: '只导出了最近的 5 万条，请按期间分次导出',
  },
  en: {
    date: 'Date',
    kind: 'Kind',
    note: 'Note',
    by: 'Recorded by',
    at: 'Last changed',
    file: 'ledger',
    cut: 'Only the latest 50,000 records are here: export period by period',
  },
}

const fieldsOf = (kinds: readonly Kind[]): Field[] => {
  const once = new Map(
    kinds.flatMap((kind) => kind.fields.map((field) => [`${field.zh}|${field.key}`, field] as const)),
  )
  return [...once.values()]
}

export const entryExportHandlers: Pick<Handlers, 'exportEntries'> = {
  exportEntries: async (given) => {
    const { lang } = given.query
    const entries = await allEntries(given)
    const kinds = [...new Set(entries.map(({ kind }) => kind))]
      .map(kindOf)
      .filter((kind) => kind !== undefined)
    const title = kinds.length === 1 && kinds[0] ? kinds[0].title[lang] : { zh: '标题', en: 'Title' }[lang]
    const fields = fieldsOf(kinds)
    const head = [words[lang].date, words[lang].kind, title, ...fields.map((field) => heading(field, lang))]
    const rows = entries.map((entry) => {
      const kind = kindOf(entry.kind)
      const own = fields.map((field) => {
        const mine = kind?.fields.find(({ key, zh }) => key === field.key && zh === field.zh)
        return mine ? cell(mine, entry.fields[mine.key], lang) : ''
      })
      return [
        dateText(entry.fact, lang),
        kind?.[lang] ?? entry.kind,
        entry.title,
        ...own,
        entry.note,
        entry.createdBy,
        momentHere(entry.updatedAt),
      ]
    })
    fileHeaders(given.headers, `${words[lang].file}-${given.community}-${given.query.period ?? ''}.csv`)
    const cut = entries.length < most ? [] : [[words[lang].cut]]
    return csv([[...head, words[lang].note, words[lang].by, words[lang].at], ...rows, ...cut])
  },
}
