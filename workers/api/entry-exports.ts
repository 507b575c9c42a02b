import { makeWorkbook } from '../documents/making.ts'
import type { Sheet } from '../documents/workbooks.ts'
import { csv, fileHeaders } from './csv.ts'
import { entryTableWords, tableOf, type Asked, type Table } from './entry-tables.ts'
import type { Handlers } from './given.ts'

// A workbook is made in memory as a whole.
const most = { csv: 50_000, xlsx: 10_000 }

const sheetOf = ({ head, fields, lines, cut }: Table, name: string): Sheet => {
  const own = fields.map(({ type }) => ({
    width: type === 'text' ? 24 : 12,
    format: type === 'count' || type === 'amount' ? ('number' as const) : ('text' as const),
  }))
  const columns = [
    { width: 13, format: 'date' as const },
    { width: 16 },
    { width: 36 },
    ...own,
    { width: 36 },
    { width: 12 },
    { width: 18 },
  ]
  return {
    name,
    columns: columns.map((column, i) => ({ title: head[i] ?? '', ...column })),
    rows: lines,
    frozen: { rows: 1, columns: 3 },
    foot: cut,
  }
}

const nameFile = ({ headers, community, query }: Asked, ending: 'csv' | 'xlsx'): void =>
  fileHeaders(headers, `${entryTableWords[query.lang].file}-${community}-${query.period ?? ''}.${ending}`)

export const entryExportHandlers: Pick<Handlers, 'exportEntries' | 'exportEntriesWorkbook'> = {
  exportEntries: async (given) => {
    const { head, lines, cut } = await tableOf(given, most.csv)
    nameFile(given, 'csv')
    return csv([head, ...lines, ...(cut.length === 0 ? [] : [cut])])
  },

  exportEntriesWorkbook: async (given) => {
    const table = await tableOf(given, most.xlsx)
    nameFile(given, 'xlsx')
    return makeWorkbook({ sheets: [sheetOf(table, entryTableWords[given.query.lang].file)] })
  },
}
