import type { Entry } from '@linli/contract/entries'
import { amount } from '../format.ts'
import type { Known } from '../catalogue.ts'
import { pick } from '../language.tsx'
import type { Column } from './columns.ts'
import { shownCode } from './codes.ts'
import { textField } from './rows.ts'

/** A date as it stands in a column of one period: without the year when the period says it. */
export const shortDate = (date: string): string => {
  const day = /^\d{4}-(\d\d-\d\d)$/.exec(date)
  if (day?.[1] !== undefined) return day[1]
  const month = /^\d{4}-(\d\d)$/.exec(date)
  if (month !== null) return pick({ zh: `${Number(month[1])}月`, en: date })
  const half = /^(\d{4})-H([12])$/.exec(date)
  if (half === null) return pick({ zh: `${date}年`, en: date })
  return pick({ zh: half[2] === '1' ? '上半年' : '下半年', en: date })
}

/** What a record's cell says; '' when it is blank. */
export const cellText = (entry: Entry, column: Column, known: Known): string => {
  if (column.key === 'date') return shortDate(entry.date)
  if (column.key === 'title') return entry.title
  const held = entry.fields[column.key]
  if (held === undefined) return ''
  if (typeof held === 'object')
    return amount(held.value, held.bound, held.bound === 'unstated' ? undefined : held.said)
  if (typeof held === 'boolean') return held ? pick({ zh: '是', en: 'yes' }) : ''
  if (column.type === 'choice') {
    const choice = known.choices(column.of ?? '').find(({ code }) => code === held)
    return choice === undefined ? String(held) : pick(choice)
  }
  if (column.type === 'member') return known.memberMask?.(String(held)) ?? ''
  if (column.type === 'metric' || column.type === 'dimension')
    return shownCode(column.type, String(held), textField(entry, 'metric'), known)
  return String(held)
}

/** What an entry adds, one text per figure that it is counted in as a whole. */
export const addedTexts = (entry: Entry, known: Known): string[] =>
  entry.posted.map(({ metric, dimension, value, bound }) => {
    const unit = known.metricOf(metric)?.unit
    return `${pick(known.figureName(metric, dimension))} ${amount(value, bound)}${unit === undefined ? '' : pick(unit)}`
  })
