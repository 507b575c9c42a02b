import type { StoredEntry } from '@linli/data/tenant/entries'
import type { Field } from '@linli/domain/kinds'
import { periodIn, periodName } from '@linli/domain/periods'
import type { Sheet, Workbook } from '../documents/workbooks.ts'
import { entryTableWords, tablesByKind, type KindTable, type Telling } from './entry-tables.ts'
import type { Language } from './refusals.ts'

const words = {
  zh: {
    name: '说明',
    all: '全部期间',
    kinds: '每个台账类别一张表，表名就是类别',
    amounts: '10余、近百这样的数按记录原样写成文字，不能直接求和',
    empty: '空格：没有填',
    records: '记录数',
  },
  en: {
    name: 'About',
    all: 'All periods',
    kinds: 'A sheet for each kind of record, named after it',
    amounts: 'Amounts such as “over 10” are texts, as they were recorded: they cannot be added up',
    empty: 'An empty cell: nothing was entered',
    records: 'Records',
  },
}

/** What the file holds, before the records: how many of which kind, and whether there are more. */
const aboutSheet = (
  tables: readonly KindTable[],
  { period, cut, language }: { period: string; cut: readonly string[]; language: Language },
): Sheet => {
  const said = words[language]
  return {
    name: said.name,
    title: [`${entryTableWords[language].file} ${period}`, ...cut, said.kinds, said.amounts, said.empty],
    columns: [
      { title: entryTableWords[language].kind, width: 36 },
      { title: said.records, width: 12, format: 'number' },
    ],
    rows: tables.map(({ name, lines }) => [name, lines.length]),
  }
}

const columnOf = ({ type }: Field): Omit<Sheet['columns'][number], 'title'> => {
  if (type === 'count' || type === 'amount') return { width: 14, format: 'number' }
  return { width: type === 'text' || type === 'metric' || type === 'dimension' ? 24 : 12 }
}

const kindSheet = ({ name, head, fields, lines }: KindTable): Sheet => {
  const columns = [
    { width: 13, format: 'date' as const },
    { width: 36 },
    ...fields.map(columnOf),
    { width: 36 },
    { width: 12 },
    { width: 18 },
  ]
  return {
    name,
    columns: columns.map((column, i) => ({ title: head[i] ?? '', ...column })),
    rows: lines,
    frozen: { rows: 1, columns: 2 },
  }
}

/** Ledger records as an Excel file: what it holds, then a sheet for each kind with that kind's own columns. */
export const entryWorkbook = (
  entries: readonly StoredEntry[],
  { cut, period, ...telling }: Telling & { cut: readonly string[]; period: string | undefined },
): Workbook => {
  const { language } = telling
  const tables = tablesByKind(entries, telling)
  const within = periodIn(period)
  const named = within === undefined ? words[language].all : periodName(within)[language]
  return { sheets: [aboutSheet(tables, { period: named, cut, language }), ...tables.map(kindSheet)] }
}
