import { columnsOf, type PlanColumn } from './plan-columns.ts'
import { deductionKey, planRows, planSettings, type PlanRow } from './plan-rows.ts'
import { both, type Bilingual } from './results.ts'
import type { TemplatePlan } from './target-templates.ts'
import type { Evidence, Mark } from './targets.ts'

/** An item, step, phase or deduction; a deduction's key begins with its item's. */
export type PlanRowName = { key: string; text: string }

/** What a cell or a setting said, and says now; blank where there is nothing. */
export type CellChange = { column: PlanColumn; before: Bilingual; after: Bilingual }
export type SettingChange = { name: Bilingual; before: string; after: string }

/** What another plan of the same kind changes for a target that is in use. */
export type PlanDifference = {
  added: readonly PlanRowName[]
  removed: readonly PlanRowName[]
  changed: readonly (PlanRowName & { cells: readonly CellChange[] })[]
  /** What stands in both stands in another order. */
  reordered: boolean
  settings: readonly SettingChange[]
  /** What something is noted of, or has records linked to it, and would no longer be there. */
  lostMarks: readonly string[]
  lostEvidence: readonly string[]
}

const nameOf = ({ key, cells }: PlanRow): PlanRowName => ({ key, text: cells.text?.zh ?? '' })

const nothing = both('', '')

const cellChanges = (before: PlanRow, after: PlanRow, columns: readonly PlanColumn[]): CellChange[] =>
  columns.flatMap((column) => {
    const [was, is] = [before.cells[column] ?? nothing, after.cells[column] ?? nothing]
    return was.zh === is.zh ? [] : [{ column, before: was, after: is }]
  })

const settingChanges = (before: TemplatePlan, after: TemplatePlan): SettingChange[] => {
  const [was, is] = [planSettings(before), planSettings(after)]
  const valueIn = (settings: typeof was, name: Bilingual): string =>
    settings.find((setting) => setting.name.zh === name.zh)?.value ?? ''
  const names = [...is, ...was.filter(({ name }) => valueIn(is, name) === '')].map(({ name }) => name)
  return names
    .map((name) => ({ name, before: valueIn(was, name), after: valueIn(is, name) }))
    .filter((change) => change.before !== change.after)
}

/** The keys of what is noted: items, and deductions that were found at least once. The target as a whole is always there. */
const notedKeys = (marks: readonly Mark[]): string[] =>
  marks.flatMap(({ item, deductions }) => [
    ...(item === '' ? [] : [item]),
    ...Object.entries(deductions)
      .filter(([, times]) => times > 0)
      .map(([key]) => deductionKey(item, key)),
  ])

const changedRows = (before: readonly PlanRow[], after: TemplatePlan): PlanDifference['changed'] => {
  const was = new Map(before.map((row) => [row.key, row]))
  return planRows(after).flatMap((row) => {
    const old = was.get(row.key)
    const cells = old === undefined ? [] : cellChanges(old, row, columnsOf[after.kind])
    return cells.length === 0 ? [] : [{ ...nameOf(row), cells }]
  })
}

/**
 * What a plan would change for a target in use: `before` is the target's own plan, `after` the one that is offered, with its days
 * counted for that target. Both are of the same kind.
 */
export const planDifference = (
  before: TemplatePlan,
  after: TemplatePlan,
  marks: readonly Mark[],
  evidence: readonly Evidence[],
): PlanDifference => {
  const [was, is] = [planRows(before), planRows(after)]
  const [oldKeys, newKeys] = [new Set(was.map(({ key }) => key)), new Set(is.map(({ key }) => key))]
  const stays = was.filter(({ key }) => newKeys.has(key)).map(({ key }) => key)
  const lost = (keys: readonly string[]): string[] =>
    [...new Set(keys)].filter((key) => oldKeys.has(key) && !newKeys.has(key))
  return {
    added: is.filter(({ key }) => !oldKeys.has(key)).map(nameOf),
    removed: was.filter(({ key }) => !newKeys.has(key)).map(nameOf),
    changed: changedRows(was, after),
    reordered: is.filter(({ key }) => oldKeys.has(key)).some(({ key }, at) => key !== stays[at]),
    settings: settingChanges(before, after),
    lostMarks: lost(notedKeys(marks)),
    lostEvidence: lost(evidence.map(({ item }) => item)),
  }
}

/** Whether a plan says nothing new. */
export const isSamePlan = ({ added, removed, changed, reordered, settings }: PlanDifference): boolean =>
  !reordered && [added, removed, changed, settings].every((list) => list.length === 0)

/** The items, steps or phases of a plan: what marks and records can be of, beside the target as a whole. */
export const keysOf = (plan: TemplatePlan): string[] => {
  switch (plan.kind) {
    case 'checklist':
      return plan.items.map(({ key }) => key)
    case 'milestone':
      return plan.steps.map(({ key }) => key)
    case 'coverage':
      return plan.phases.map(({ key }) => key)
  }
}

/** What stays noted or linked when a target takes another plan: what is of the target as a whole, or of a key that is still there. */
export const kept = <Noted extends { item: string }>(
  noted: readonly Noted[],
  after: TemplatePlan,
): Noted[] => {
  const keys = new Set(['', ...keysOf(after)])
  return noted.filter(({ item }) => keys.has(item))
}
