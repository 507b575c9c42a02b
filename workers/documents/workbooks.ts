import { writeXlsx, type Cell, type CellStyle, type WriteOptions, type WriteSheet } from 'hucre/xlsx'
import {
  cellStyle,
  columnStyles,
  headStyle,
  isAsColumn,
  noteStyle,
  titleStyle,
  type CellFormat,
} from './cell-styles.ts'
import { legalText } from './legal-characters.ts'
import { rowHeight } from './row-heights.ts'
import { sheetNames } from './sheet-names.ts'

type Column = {
  title: string
  /** In digits of the body's font. */
  width: number
  format?: CellFormat
}

/** A table with what stands over and under it; null is an empty cell. */
export type Sheet = {
  name: string
  title?: string[]
  columns: Column[]
  rows: (string | number | null)[][]
  /** Rows from the head on, and columns from the left, that stay when the rest is scrolled; the head alone when left out. */
  frozen?: { rows: number; columns: number }
  foot?: string[]
}
export type Workbook = { sheets: Sheet[] }

type Value = string | number | Date | null

// What Excel takes in one cell.
const longestText = 32_767

/** A text as a cell keeps it; what looks like one of Excel's escapes, _x0041_, stays what it is. */
const textOf = (text: string): string =>
  legalText(text)
    .replace(/_x(?=[0-9a-f]{4}_)/gi, '_x005F_x')
    .slice(0, longestText)

/** A day in a column of days becomes a day of the program; all else that is text stays text. */
const valueOf = (value: string | number | null, format: CellFormat): Value => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (value === null || value === '') return null
  return format === 'date' && /^(19|20)\d\d-\d\d-\d\d$/.test(value)
    ? new Date(`${value}T00:00:00Z`)
    : textOf(value)
}

/** A text that names an error of Excel's, #N/A, would become that error as a plain value. */
const cellOf = (value: Value, style: CellStyle): Partial<Cell> =>
  typeof value === 'string' && value.startsWith('#')
    ? { value, style, richText: [{ text: value }] }
    : { value, style }

/** What is not as its column is: title, head and foot, and in the body the texts among numbers and numbers among texts. */
const cellsOf = ({ title = [], columns, foot = [] }: Sheet, body: readonly Value[][]) => {
  const cells = new Map<string, Partial<Cell>>()
  const put = (row: number, column: number, value: Value, style: CellStyle): void =>
    void cells.set(`${row},${column}`, cellOf(value, style))
  title.forEach((text, i) => put(i, 0, textOf(text), i === 0 ? titleStyle : noteStyle))
  columns.forEach((column, i) => put(title.length, i, textOf(column.title), headStyle))
  body.forEach((row, i) =>
    row.forEach((value, j) => {
      const { format = 'text' } = columns[j] ?? {}
      if (!isAsColumn(value, format)) put(title.length + 1 + i, j, value, cellStyle(value, format))
    }),
  )
  foot.forEach((text, i) => put(title.length + 1 + body.length + i, 0, textOf(text), noteStyle))
  return cells
}

/** The letters of a column, counted from 0: A … Z, AA … */
const columnLetters = (column: number): string =>
  `${column < 26 ? '' : columnLetters(Math.floor(column / 26) - 1)}${String.fromCodePoint(65 + (column % 26))}`

// With more columns than these a page would be too small to read.
const onePage = 24

const written = (sheet: Sheet, name: string): WriteSheet => {
  const { title = [], columns, frozen = { rows: 1, columns: 0 } } = sheet
  const body = sheet.rows.map((row) =>
    columns.map(({ format = 'text' }, i) => valueOf(row[i] ?? null, format)),
  )
  const head = title.length + 1
  return {
    name,
    columns: columns.map(({ width, format = 'text' }) => ({ width, style: columnStyles[format] })),
    rows: [...title.map(() => []), [], ...body],
    cells: cellsOf(sheet, body),
    rowDefs: new Map(
      [columns.map((column) => column.title), ...body].map((row, i) => [
        title.length + i,
        { height: rowHeight(row, columns) },
      ]),
    ),
    freezePane: { rows: title.length + frozen.rows, columns: frozen.columns },
    autoFilter: { range: `A${head}:${columnLetters(columns.length - 1)}${head + body.length}` },
    pageSetup: {
      paperSize: 'a4',
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      ...(columns.length > onePage ? {} : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}

/** The head is printed on every page. The library's own option does not quote the sheet's name, as one with a space needs. */
const repeatedHead = (
  { title = [] }: Sheet,
  name: string,
): NonNullable<WriteOptions['namedRanges']>[number] => ({
  name: '_xlnm.Print_Titles',
  range: `'${name.replaceAll("'", "''")}'!$${title.length + 1}:$${title.length + 1}`,
  scope: name,
})

/**
 * An Excel file (.xlsx). Text is always text, also where it begins as a formula does; a number is a number, and null an empty
 * cell. The same workbook gives the same bytes.
 */
export const workbook = async ({ sheets }: Workbook): Promise<Uint8Array<ArrayBuffer>> => {
  const names = sheetNames(sheets.map(({ name }) => name))
  const bytes = await writeXlsx({
    sheets: sheets.map((sheet, i) => written(sheet, names[i] ?? '')),
    namedRanges: sheets.map((sheet, i) => repeatedHead(sheet, names[i] ?? '')),
    defaultFont: { name: '宋体', size: 11 },
    // The first moment that a zip archive can tell.
    properties: { created: new Date('1980-01-01'), modified: new Date('1980-01-01') },
  })
  return new Uint8Array(bytes)
}
