import type { CellStyle } from 'hucre/xlsx'

/** How the numbers of a column are shown; texts in it stay texts. */
export type CellFormat = 'text' | 'number' | 'decimal' | 'percent' | 'date'

const font = { name: '宋体', size: 11 }
const thin = { style: 'thin', color: { rgb: 'BFBFBF' } } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }

/** `@`: a text stays one when somebody edits its cell, also where it looks like a formula. */
const text = '@'

const patterns: Record<Exclude<CellFormat, 'text'>, string> = {
  number: '#,##0',
  decimal: '#,##0.0##',
  percent: '0.0"%"',
  date: 'yyyy-mm-dd',
}

export const titleStyle: CellStyle = { font: { ...font, size: 14, bold: true }, numFmt: text }
export const noteStyle: CellStyle = { font: { ...font, color: { rgb: '595959' } }, numFmt: text }
export const headStyle: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF4' } },
  border,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: text,
}

type Value = string | number | Date | null

const styled = (numFmt: string, horizontal: 'left' | 'right'): CellStyle => ({
  font,
  border,
  numFmt,
  alignment: { horizontal, vertical: 'center', wrapText: horizontal === 'left' },
})

/** How a column looks whose cells hold what it is for: texts left and wrapped, all else right. */
export const columnStyles: Record<CellFormat, CellStyle> = {
  text: styled(text, 'left'),
  number: styled(patterns.number, 'right'),
  decimal: styled(patterns.decimal, 'right'),
  percent: styled(patterns.percent, 'right'),
  date: styled(patterns.date, 'right'),
}

const [textAmongNumbers, numberAmongTexts] = [styled(text, 'right'), styled('General', 'right')]

/** Whether a cell looks as its column does: a fraction among whole numbers does not, or it would be rounded away. */
export const isAsColumn = (value: Value, format: CellFormat): boolean => {
  if (typeof value === 'number') return format !== 'text' && (format !== 'number' || Number.isInteger(value))
  return typeof value === 'string' ? format === 'text' && !value.startsWith('#') : true
}

/** How a cell looks that differs from its column. */
export const cellStyle = (value: Value, format: CellFormat): CellStyle => {
  if (typeof value === 'string') return format === 'text' ? columnStyles.text : textAmongNumbers
  return format === 'text' ? numberAmongTexts : columnStyles.decimal
}
