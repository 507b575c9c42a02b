import type { RefusalDetails } from './cell-refusals.ts'
import { readDate } from './dates.ts'
import { unknownMetric } from './expression-names.ts'
import { kinds } from './kinds.ts'
import { metrics } from './metrics.ts'
import type { PlanColumn } from './plan-columns.ts'
import type { PlanFaultReason } from './plan-faults.ts'
import { longestArea, longestItem, mostPoints } from './plan-limits.ts'
import type { Bilingual } from './results.ts'
import { counterNames, evidenceNames } from './target-names.ts'
import type { TemplateDay } from './target-templates.ts'
import { counters, evidenceSorts, type Counter, type EvidenceSort } from './targets.ts'
import { isBrokenText, plain } from './typing.ts'

/** A row of a sheet that is being read: its cells by column, and where to say what is wrong with them. */
export type SheetRow = {
  line: number
  cell: (column: PlanColumn) => string
  fault: (reason: PlanFaultReason, details?: RefusalDetails) => void
}

const isKey = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$/.test(text)

/** The key of a row; '' when it has none that can be used, which has then been said. */
export const keyCell = ({ cell, fault }: SheetRow): string => {
  const key = plain(cell('key'))
  if (key === '') fault('missing-key')
  else if (!isKey(key)) fault('bad-key')
  return isKey(key) ? key : ''
}

const sound = (text: string, max: number, { fault }: SheetRow): string => {
  if (isBrokenText(text)) fault('broken-text')
  else if (text.length > max) fault('too-long', { max })
  return text
}

export const textCell = (row: SheetRow): string => {
  const text = row.cell('text')
  if (text === '') row.fault('missing-text')
  return sound(text, longestItem, row)
}

export const areaCell = (row: SheetRow): string => sound(row.cell('area'), longestArea, row)

/** Points as typed (12.5, ５分) in thousandths; undefined when they cannot be read, which has then been said. */
export const readPoints = (typed: string, fault: SheetRow['fault']): number | undefined => {
  const text = plain(typed).replace(/分$|\s*points?$/i, '')
  if (/^[-−]\s*\d/.test(text)) {
    fault('negative-points')
    return undefined
  }
  if (!/^\d+(\.\d{1,3})?$/.test(text)) {
    fault('not-points', { typed: typed.slice(0, 20) })
    return undefined
  }
  const points = Math.round(Number(text) * 1000)
  if (points <= mostPoints) return points
  fault('too-many-points', { max: mostPoints / 1000 })
  return undefined
}

/** The points in a cell, 0 when it is blank or cannot be read. */
export const pointsCell = ({ cell, fault }: SheetRow, column: 'points' | 'deduct'): number =>
  cell(column) === '' ? 0 : (readPoints(cell(column), fault) ?? 0)

const yes = ['是', '√', '✓', 'y', 'yes', '1', 'true']
const no = ['', '否', '×', 'n', 'no', '0', 'false']

/** true, or undefined for no and blank. */
export const flagCell = ({ cell, fault }: SheetRow, column: PlanColumn): true | undefined => {
  const text = plain(cell(column)).toLowerCase()
  if (yes.includes(text)) return true
  if (!no.includes(text)) fault('not-yes-or-no', { typed: cell(column).slice(0, 20) })
  return undefined
}

const parts = (text: string, separators: RegExp): string[] =>
  text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')

type Named = { code: string; name: Bilingual }

const called = (named: readonly Named[], typed: string): string | undefined =>
  named.find(({ code, name }) =>
    [code, name.zh, plain(name.zh), name.en.toLowerCase()].includes(
      /[A-Z]/.test(typed) ? typed.toLowerCase() : typed,
    ),
  )?.code

const choicesOf = (named: readonly Named[]): RefusalDetails => ({
  choices: named.map(({ name }) => name.zh).join('、'),
  choicesEn: named.map(({ name }) => name.en).join(', '),
})

const sorts = evidenceSorts.map((code) => ({ code, name: evidenceNames[code] }))

export const evidenceCell = ({ cell, fault }: SheetRow): EvidenceSort[] =>
  parts(cell('evidence'), /[、,，;；/]/).flatMap((typed) => {
    const code = called(sorts, typed)
    if (code === undefined) fault('unknown-evidence', { name: typed.slice(0, 20), ...choicesOf(sorts) })
    return evidenceSorts.find((sort) => sort === code) ?? []
  })

/** Names of kinds and metrics hold commas of their own, so only semicolons part them. */
const codesCell = (
  row: SheetRow,
  column: PlanColumn,
  named: readonly Named[],
  unknown: (typed: string) => void,
) => {
  const codes = parts(row.cell(column), /[;；]/).flatMap((typed) => {
    const code = called(named, typed)
    if (code === undefined) unknown(typed)
    return code ?? []
  })
  return codes.length === 0 ? undefined : codes
}

const namedKinds = kinds.map((kind) => ({ code: kind.code, name: kind }))
const namedMetrics = metrics.map((metric) => ({ code: metric.code, name: metric }))

export const recordsCell = (row: SheetRow): string[] | undefined =>
  codesCell(row, 'records', namedKinds, (typed) => row.fault('unknown-kind', { name: typed.slice(0, 20) }))

export const metricsCell = (row: SheetRow): string[] | undefined =>
  codesCell(row, 'metrics', namedMetrics, (typed) => row.fault('unknown-metric', unknownMetric(typed)))

export const afterCell = ({ cell }: SheetRow): string[] | undefined => {
  const keys = parts(plain(cell('after')), /[、,，;；\s]/)
  return keys.length === 0 ? undefined : keys
}

const inYear = /^\d{4}\D|^\d{8}$/

/** A date, or a number of days after the start; undefined when it is neither, which has then been said. */
export const dayCell = (
  { cell, fault }: SheetRow,
  column: 'planned' | 'from' | 'to',
): TemplateDay | undefined => {
  const text = plain(cell(column))
  if (/^\d{1,4}$/.test(text)) return Number(text)
  const read = inYear.test(text) ? readDate(text, { today: '2199-12-31' }) : undefined
  if (read?.ok && read.value.precision === 'day') return read.value.date
  fault('not-a-plan-day', { typed: cell(column).slice(0, 20) })
  return undefined
}

const namedCounters = counters.map((code) => ({ code, name: counterNames[code] }))

export const counterCell = ({ cell, fault }: SheetRow): Counter | undefined => {
  const typed = plain(cell('counter'))
  const code = called(namedCounters, typed)
  if (typed !== '' && code === undefined)
    fault('unknown-counter', { name: typed.slice(0, 20), ...choicesOf(namedCounters) })
  return counters.find((counter) => counter === code)
}
