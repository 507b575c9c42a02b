import {
  afterCell,
  areaCell,
  counterCell,
  dayCell,
  evidenceCell,
  flagCell,
  keyCell,
  metricsCell,
  pointsCell,
  recordsCell,
  textCell,
  type SheetRow,
} from './plan-cells.ts'
import type { SheetHead } from './plan-heads.ts'
import type { TemplatePlan } from './target-templates.ts'
import type { ChecklistItem, Deduction } from './targets.ts'

/** In which row an item, step or phase stands, and its deductions. */
export type PlanLine = { line: number; deductions: readonly number[] }

/** A plan as far as it could be read, and where its parts stand. */
export type PlanBody = { plan: TemplatePlan; lines: readonly PlanLine[] }

const readItem = (row: SheetRow): ChecklistItem => ({
  key: keyCell(row),
  area: areaCell(row),
  text: textCell(row),
  points: pointsCell(row, 'points'),
  evidence: evidenceCell(row),
  veto: flagCell(row, 'veto'),
  bonus: flagCell(row, 'bonus'),
  kinds: recordsCell(row),
  metrics: metricsCell(row),
  after: afterCell(row),
  unsure: flagCell(row, 'unsure'),
})

const readDeduction = (row: SheetRow): Deduction => {
  if (row.cell('points') !== '') row.fault('points-and-deduction')
  return { key: keyCell(row), text: textCell(row), points: pointsCell(row, 'deduct') }
}

type Group = { item: SheetRow; deductions: SheetRow[] }

/** Each item's row with the rows of deductions below it. */
const groupsOf = (rows: readonly SheetRow[]): Group[] => {
  const groups: Group[] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (row.cell('deduct') === '') groups.push({ item: row, deductions: [] })
    else if (group === undefined) row.fault('deduction-without-item')
    else group.deductions.push(row)
  }
  return groups
}

export const readChecklist = (rows: readonly SheetRow[], head: SheetHead): PlanBody => {
  const groups = groupsOf(rows)
  const items = groups.map(({ item, deductions }) => ({
    ...readItem(item),
    ...(deductions.length === 0 ? {} : { deductions: deductions.map(readDeduction) }),
  }))
  const ladder = head.ladder.map(({ level, points }) => ({ level, points }))
  return {
    plan: { kind: 'checklist', items, ladder, bonusMost: head.bonusMost?.points ?? 0 },
    lines: groups.map(({ item, deductions }) => ({
      line: item.line,
      deductions: deductions.map(({ line }) => line),
    })),
  }
}

const linesOf = (rows: readonly SheetRow[]): PlanLine[] => rows.map(({ line }) => ({ line, deductions: [] }))

/** A day that cannot be read has been told of; what it stands as does not matter. */
const unread = 0

export const readSteps = (rows: readonly SheetRow[]): PlanBody => ({
  plan: {
    kind: 'milestone',
    steps: rows.map((row) => ({
      key: keyCell(row),
      text: textCell(row),
      planned: dayCell(row, 'planned') ?? unread,
    })),
  },
  lines: linesOf(rows),
})

export const readPhases = (rows: readonly SheetRow[]): PlanBody => ({
  plan: {
    kind: 'coverage',
    phases: rows.map((row) => ({
      key: keyCell(row),
      text: textCell(row),
      from: dayCell(row, 'from') ?? unread,
      to: dayCell(row, 'to') ?? unread,
      counter: counterCell(row),
    })),
  },
  lines: linesOf(rows),
})
