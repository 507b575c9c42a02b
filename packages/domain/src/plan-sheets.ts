import type { RefusalDetails } from './cell-refusals.ts'
import { cellsIn } from './delimited-texts.ts'
import { planFaults, totalFaults, type PlacedFault, type PlanPlace } from './plan-checks.ts'
import type { PlanFault, PlanFaultReason } from './plan-faults.ts'
import { readHead, type SheetHead } from './plan-heads.ts'
import { readChecklist, readPhases, readSteps, type PlanBody } from './plan-bodies.ts'
import type { SheetRow } from './plan-cells.ts'
import { longestSheet, mostRows } from './plan-limits.ts'
import { no, ok, type Result } from './results.ts'
import type { TemplatePlan } from './target-templates.ts'

const faultAt =
  (faults: PlanFault[]) =>
  (line: number, reason: PlanFaultReason, details: RefusalDetails = {}): void => {
    faults.push({ line, reason, details })
  }

/** The rows below the heading that hold anything. */
const bodyRows = (rows: readonly string[][], head: SheetHead, faults: PlanFault[]): SheetRow[] =>
  rows.flatMap((cells, index) => {
    const line = index + 1
    if (line <= head.line || cells.every((cell) => cell === '')) return []
    return [
      {
        line,
        cell: (column) => cells[head.columns.indexOf(column)] ?? '',
        fault: (reason, details) => faultAt(faults)(line, reason, details),
      },
    ]
  })

const readBody = (rows: readonly SheetRow[], head: SheetHead): PlanBody => {
  if (head.columns.includes('planned')) return readSteps(rows)
  if (head.columns.includes('from')) return readPhases(rows)
  return readChecklist(rows, head)
}

const lineOf = (place: PlanPlace, head: SheetHead, lines: PlanBody['lines']): number => {
  if ('total' in place) return head.total?.line ?? 1
  if ('level' in place) return head.ladder.find(({ level }) => level === place.level)?.line ?? 1
  const { item, deduction } = place
  const at = lines[item]
  return (deduction === undefined ? at?.line : at?.deductions[deduction]) ?? 1
}

/** While single cells cannot be read, only what is certain all the same is said of the whole: nothing of sums, ladders and days. */
const wholeFaults = (plan: TemplatePlan, head: SheetHead, sound: boolean): PlacedFault[] => {
  const faults = planFaults(plan)
  if (sound) return [...faults, ...totalFaults(plan, head.total?.points)]
  return plan.kind === 'checklist' ? faults.filter(({ place }) => 'item' in place) : []
}

const sorted = (faults: readonly PlanFault[]): PlanFault[] =>
  faults.toSorted((one, other) => one.line - other.line)

/**
 * Reads a plan from a sheet: tab- or comma-separated text with a row of headings, one row for each item, step or phase, and above the
 * headings the total, the most of bonuses and the ladder. Columns are found by their names, in any order. A plan with a column of
 * planned days is a milestone, one with beginnings and ends is a coverage, any other is a checklist.
 * @returns the plan, or everything that is wrong with it, by rows
 */
export const readPlan = (text: string): Result<TemplatePlan, PlanFault[]> => {
  const faults: PlanFault[] = []
  if (text.length > longestSheet) return no([{ line: 1, reason: 'too-big', details: { max: longestSheet } }])
  const rows = cellsIn(text)
  const head = readHead(rows, faultAt(faults))
  // Rows mean nothing under headings that are not understood.
  if (head === undefined || faults.some(({ line }) => line === head.line)) return no(faults)
  const body = bodyRows(rows, head, faults)
  if (body.length === 0) faultAt(faults)(head.line, 'nothing')
  if (body.length > mostRows) faultAt(faults)(body[mostRows]?.line ?? 1, 'too-many', { max: mostRows })
  if (body.length === 0 || body.length > mostRows) return no(sorted(faults))
  const { plan, lines } = readBody(body, head)
  for (const { place, ...fault } of wholeFaults(plan, head, faults.length === 0))
    faults.push({ ...fault, line: lineOf(place, head, lines) })
  return faults.length === 0 ? ok(plan) : no(sorted(faults))
}
