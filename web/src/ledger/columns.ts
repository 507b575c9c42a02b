import type { Field, Kind } from '../catalogue.ts'
import { pick } from '../language.tsx'

type Bilingual = { zh: string; en: string }

/** One column of the sheet, and one field of the phone's form: the date, the title, or a field of the kind. */
export type Column = {
  key: string
  name: Bilingual
  type: 'date' | Field['type']
  required: boolean
  /** Width in the sheet, in pixels; the title takes what is left. */
  width: number
  unit?: string
  /** What is meant when the cell is left blank. */
  assumed?: number
  /** The dimension that a choice chooses from. */
  of?: string
  max?: number
}

/** The narrowest that a column of each type may be, in pixels. */
const narrowest: Record<Field['type'], number> = {
  text: 128,
  count: 88,
  amount: 90,
  choice: 86,
  flag: 62,
  year: 62,
  metric: 168,
  dimension: 132,
  member: 108,
}

/** How wide a heading is, in pixels: about one em for each Chinese character, half of one for a Latin letter. */
const headingWidth = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (char > '\u00ff' ? 12.5 : 7), 0)

/** Room for the heading with its unit, within reason. */
const widthOf = (field: Field): number => {
  const unit = field.unit === undefined ? 0 : 30
  return Math.min(Math.max(narrowest[field.type], Math.ceil(headingWidth(pick(field))) + unit + 20), 176)
}

const columnOf = (field: Field): Column => ({
  key: field.key,
  name: field,
  type: field.type,
  required: field.required === true,
  width: widthOf(field),
  ...(field.unit === undefined ? {} : { unit: field.unit }),
  ...(field.default === undefined ? {} : { assumed: field.default }),
  ...(field.of === undefined ? {} : { of: field.of }),
  ...(field.max === undefined ? {} : { max: field.max }),
})

const date: Column = {
  key: 'date',
  name: { zh: '日期', en: 'Date' },
  type: 'date',
  required: true,
  width: 96,
}

/** The columns of a kind, in the order in which they are typed. */
export const columnsOf = (kind: Kind): Column[] => [
  date,
  { key: 'title', name: kind.title, type: 'text', required: kind.title.required, width: 208, max: 200 },
  ...kind.fields.map(columnOf),
]

/** Whether the column's amounts stand right-aligned under each other. */
export const isAmount = (column: Column): boolean => column.type === 'count' || column.type === 'amount'

/** How the column is headed: its name, and its unit where it has one. */
export const headingOf = (column: Column, units: Readonly<Record<string, Bilingual>>): string => {
  const unit = column.unit === undefined ? undefined : units[column.unit]
  return unit === undefined || pick(unit) === '' ? pick(column.name) : `${pick(column.name)}/${pick(unit)}`
}
