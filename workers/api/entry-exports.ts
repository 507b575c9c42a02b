import { listEntries, type StoredEntry } from '@linli/data/tenant/entries'
import { listMembers } from '@linli/data/tenant/members'
import { periodIn } from '@linli/domain/periods'
import { makeWorkbook } from '../documents/making.ts'
import { csv, fileHeaders } from './csv.ts'
import { entryTableWords, tableOf, type Masks } from './entry-tables.ts'
import { entryWorkbook } from './entry-workbooks.ts'
import type { Given, Handlers } from './given.ts'

type Asked = Given<'exportEntries'> | Given<'exportEntriesWorkbook'>

// A workbook is made in memory as a whole.
const most = { csv: 50_000, xlsx: 10_000 }

/** The newest records that are asked for, so many at most, and what is to be said where there are more. */
const readEntries = async (
  { tenant, reach, community, query }: Asked,
  limit: number,
): Promise<{ entries: StoredEntry[]; cut: string[] }> => {
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
  while (more && all.length < limit) {
    const last = all.at(-1)
    const after = last && { date: last.fact.date, id: last.id }
    const page = await listEntries(tenant, reach, community, filter, { after, limit: 2000 })
    more = page.length > 2000
    all.push(...page.slice(0, 2000))
  }
  return { entries: all, cut: more ? [entryTableWords[query.lang].cut(limit)] : [] }
}

/** As whom records show the members that they name. */
const masksIn = async (
  { tenant, reach, community }: Asked,
  entries: readonly StoredEntry[],
): Promise<Masks> =>
  entries.some(({ fields }) => fields['member'] !== undefined)
    ? new Map((await listMembers(tenant, reach, community)).map(({ id, mask }) => [id, mask]))
    : new Map()

const nameFile = ({ headers, community, query }: Asked, ending: 'csv' | 'xlsx'): void =>
  fileHeaders(headers, `${entryTableWords[query.lang].file}-${community}-${query.period ?? ''}.${ending}`)

export const entryExportHandlers: Pick<Handlers, 'exportEntries' | 'exportEntriesWorkbook'> = {
  exportEntries: async (given) => {
    const { entries, cut } = await readEntries(given, most.csv)
    const masks = await masksIn(given, entries)
    const { head, lines } = tableOf(entries, { language: given.query.lang, masks })
    nameFile(given, 'csv')
    return csv([head, ...lines, ...(cut.length === 0 ? [] : [cut])])
  },

  exportEntriesWorkbook: async (given) => {
    const { period, lang: language } = given.query
    const { entries, cut } = await readEntries(given, most.xlsx)
    const masks = await masksIn(given, entries)
    nameFile(given, 'xlsx')
    return makeWorkbook(entryWorkbook(entries, { cut, period, language, masks }))
  },
}
