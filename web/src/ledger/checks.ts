import { readDate, typedDate, type DateFrame } from '@linli/domain/dates'
import { readQuantity, typedQuantity } from '@linli/domain/quantities'
import { cellText, type CellReason, type RefusalDetails } from '@linli/domain/cell-refusals'
import type { Period } from '@linli/domain/periods'
import type { Known } from '../catalogue.ts'
import { pick } from '../language.tsx'
import { dimensionOptions, matching, metricOptions, type Option } from './codes.ts'
import type { Column } from './columns.ts'
import { textIn, type Mistake, type Values } from './rows.ts'

/** Today on this computer, YYYY-MM-DD; `back` days earlier if given. */
export const dayHere = (back = 0): string => {
  const now = new Date()
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - back))
  return day.toISOString().slice(0, 10)
}

/** What a typed date is read against: the period one works in. */
const frameOf = (period: Period): DateFrame => ({ period, within: period, today: dayHere() })

const said = (reason: CellReason, details: RefusalDetails = {}): Mistake => {
  const { suggestion } = details
  return {
    message: pick(cellText(reason, details)),
    suggestion: suggestion === undefined ? undefined : String(suggestion),
  }
}

const named = (column: Column, text: string, options: readonly Option[]): Mistake | undefined => {
  if (options.some(({ name, code }) => name === text || code === text)) return undefined
  const wrong = said(column.type === 'metric' ? 'not-a-metric' : 'not-a-dimension')
  return { ...wrong, suggestion: matching(options, text)[0]?.name }
}

/** What is wrong with what a cell holds, by the same rules as on the server; undefined when nothing is. */
export const mistakeIn = (
  column: Column,
  values: Values,
  { period, known }: { period: Period; known: Known },
): Mistake | undefined => {
  const text = textIn(values, column.key).trim()
  if (text === '') return column.required ? said('required') : undefined
  switch (column.type) {
    case 'date': {
      const read = readDate(text, frameOf(period))
      return read.ok ? undefined : said(read.reason.problem, { ...read.reason })
    }
    case 'count':
    case 'amount': {
      const read = readQuantity(text, column.type === 'count')
      return read.ok ? undefined : said(read.reason.problem, { ...read.reason })
    }
    case 'metric':
      return named(column, text, metricOptions(known))
    case 'dimension':
      return named(column, text, dimensionOptions(textIn(values, 'metric'), known))
    case 'text':
      return text.length > (column.max ?? 200) ? said('too-long', { max: column.max ?? 200 }) : undefined
    case 'year':
      return /^(19|20)\d\d年?$/.test(text) ? undefined : said('not-a-year')
    case 'choice':
    case 'flag':
    case 'member':
      return undefined
  }
}

/** Everything that is wrong with a row, by column. */
export const mistakesIn = (
  columns: readonly Column[],
  values: Values,
  frame: { period: Period; known: Known },
): Record<string, Mistake> => {
  const found: Record<string, Mistake> = {}
  for (const column of columns) {
    const mistake = mistakeIn(column, values, frame)
    if (mistake !== undefined) found[column.key] = mistake
  }
  return found
}

/** How a loosely typed date or amount is understood, when that differs from what was typed. */
export const readAs = (column: Column, text: string, period: Period): string | undefined => {
  if (text.trim() === '') return undefined
  if (column.type === 'date') {
    const read = readDate(text, frameOf(period))
    return read.ok && typedDate(read.value) !== text ? typedDate(read.value) : undefined
  }
  if (column.type !== 'count' && column.type !== 'amount') return undefined
  const read = readQuantity(text, column.type === 'count')
  return read.ok && typedQuantity(read.value) !== text ? typedQuantity(read.value) : undefined
}
