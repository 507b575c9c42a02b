import type { RefusalDetails } from './cell-refusals.ts'
import { readPoints } from './plan-cells.ts'
import {
  bonusMostName,
  columnNames,
  columnsOf,
  planColumns,
  totalName,
  type PlanColumn,
} from './plan-columns.ts'
import type { PlanFaultReason } from './plan-faults.ts'
import type { Bilingual } from './results.ts'
import { levelNames } from './target-names.ts'
import { targetLevels, type TargetLevel } from './targets.ts'
import { plain } from './typing.ts'

type Points = { line: number; points: number }

/** The rows of a sheet down to its heading. Points in thousandths. */
export type SheetHead = {
  /** The row of the headings, from 1 on. */
  line: number
  columns: readonly (PlanColumn | undefined)[]
  total: Points | undefined
  bonusMost: Points | undefined
  ladder: readonly (Points & { level: TargetLevel })[]
}

type Say = (line: number, reason: PlanFaultReason, details?: RefusalDetails) => void

const isCalled = ({ zh, en }: Bilingual, cell: string): boolean =>
  [zh, en.toLowerCase()].includes(
    plain(cell)
      .replace(/[:：*]$/, '')
      .toLowerCase(),
  )

const columnCalled = (cell: string): PlanColumn | undefined =>
  planColumns.find((column) => isCalled(columnNames[column], cell))

const isHeading = (cells: readonly string[]): boolean => {
  const columns = cells.map(columnCalled)
  return columns.includes('key') && columns.includes('text')
}

const kindOfColumns = (columns: readonly (PlanColumn | undefined)[]): keyof typeof columnsOf =>
  columns.includes('planned') ? 'milestone' : columns.includes('from') ? 'coverage' : 'checklist'

const checkColumns = (line: number, cells: readonly string[], say: Say): void => {
  const columns = cells.map(columnCalled)
  const wanted = columnsOf[kindOfColumns(columns)]
  const choices = {
    choices: wanted.map((column) => columnNames[column].zh).join('、'),
    choicesEn: wanted.map((column) => columnNames[column].en).join(', '),
  }
  columns.forEach((column, at) => {
    const name = (cells[at] ?? '').slice(0, 20)
    if (name !== '' && (column === undefined || !wanted.includes(column)))
      say(line, 'unknown-column', { name, ...choices })
    else if (column !== undefined && columns.indexOf(column) < at) say(line, 'column-twice', { name })
  })
  if (columns.includes('from') && !columns.includes('to'))
    say(line, 'column-missing', { name: columnNames.to.zh, nameEn: columnNames.to.en })
}

type Setting = 'total' | 'bonusMost' | TargetLevel

const settings: readonly (readonly [Setting, Bilingual])[] = [
  ['total', totalName],
  ['bonusMost', bonusMostName],
  ...targetLevels.map((level) => [level, levelNames[level]] as const),
]

/** The settings above the heading, each with its row. */
const readSettings = (rows: readonly (readonly string[])[], say: Say): Map<Setting, Points> => {
  const read = new Map<Setting, Points>()
  rows.forEach(([name = '', value = ''], index) => {
    const line = index + 1
    const [setting] = settings.find(([, names]) => isCalled(names, name)) ?? []
    if (name === '' && value === '') return
    if (setting === undefined) return say(line, 'unknown-setting', { name: name.slice(0, 20) })
    if (read.has(setting)) return say(line, 'setting-twice', { name })
    const points = readPoints(value, (reason, details) => say(line, reason, details))
    if (points !== undefined) read.set(setting, { line, points })
  })
  return read
}

/** Finds the heading and reads what stands above it; undefined when there is none, which has then been said. */
export const readHead = (rows: readonly (readonly string[])[], say: Say): SheetHead | undefined => {
  const at = rows.findIndex(isHeading)
  const cells = rows[at]
  if (cells === undefined) {
    say(1, 'no-header')
    return undefined
  }
  checkColumns(at + 1, cells, say)
  const read = readSettings(rows.slice(0, at), say)
  return {
    line: at + 1,
    columns: cells.map(columnCalled),
    total: read.get('total'),
    bonusMost: read.get('bonusMost'),
    ladder: targetLevels.flatMap((level) => {
      const rung = read.get(level)
      return rung === undefined ? [] : [{ level, ...rung }]
    }),
  }
}
