import type { PlanFault, PlanFaultReason } from './plan-faults.ts'
import type { RefusalDetails } from './cell-refusals.ts'
import { decimal } from './quantities.ts'
import { pointsOf } from './targets/checklists.ts'
import { counterNames } from './target-names.ts'
import type { TemplateDay, TemplatePhase, TemplatePlan, TemplateStep } from './target-templates.ts'
import { targetLevels, type ChecklistItem, type ChecklistPlan, type TargetLevel } from './targets.ts'

/**
 * Where in a plan a fault lies: the number of the item, step or phase from 0 on, with its deduction's where it is of one; or a level
 * of the ladder; or the total that was declared.
 */
export type PlanPlace =
  | { item: number; deduction?: number | undefined }
  | { level: TargetLevel }
  | { total: true }

export type PlacedFault = Omit<PlanFault, 'line'> & { place: PlanPlace }

const fault = (place: PlanPlace, reason: PlanFaultReason, details: RefusalDetails = {}): PlacedFault => ({
  place,
  reason,
  details,
})

type Keyed = { key: string }

const twiceIn = (keyed: readonly Keyed[], placeOf: (index: number) => PlanPlace): PlacedFault[] =>
  keyed.flatMap(({ key }, index) =>
    key !== '' && keyed.findIndex((other) => other.key === key) < index
      ? [fault(placeOf(index), 'duplicate-key', { key })]
      : [],
  )

/** The keys of a circle that an item stands in, beginning with it; undefined when it stands in none. */
const circleOf = (from: string, before: ReadonlyMap<string, readonly string[]>): string[] | undefined => {
  const paths = [[from]]
  const seen = new Set<string>()
  for (let path = paths.shift(); path !== undefined; path = paths.shift())
    for (const key of before.get(path.at(-1) ?? '') ?? []) {
      if (key === from) return [...path, from]
      if (!seen.has(key)) paths.push([...path, key])
      seen.add(key)
    }
  return undefined
}

/** Each circle is told once, at the first of its items. */
const cycles = (items: readonly ChecklistItem[]): PlacedFault[] => {
  const before = new Map<string, string[]>()
  for (const { key, after = [] } of items) before.set(key, [...(before.get(key) ?? []), ...after])
  const told = new Set<string>()
  return items.flatMap(({ key }, item) => {
    const circle = told.has(key) ? undefined : circleOf(key, before)
    for (const each of circle ?? []) told.add(each)
    return circle === undefined ? [] : [fault({ item }, 'cycle', { keys: circle.join(' → ') })]
  })
}

const itemFaults = (items: readonly ChecklistItem[]): PlacedFault[] => {
  const keys = new Set(items.map(({ key }) => key))
  return items.flatMap(({ veto, bonus, points, after = [], deductions = [] }, item) => [
    ...(veto && bonus ? [fault({ item }, 'veto-and-bonus')] : []),
    ...after.filter((key) => !keys.has(key)).map((key) => fault({ item }, 'unknown-item', { key })),
    ...twiceIn(deductions, (deduction) => ({ item, deduction })),
    ...deductions.flatMap((each, deduction) =>
      each.points > points
        ? [fault({ item, deduction }, 'deduction-above-item', { points: decimal(points) })]
        : [],
    ),
  ])
}

/** What can be reached at the most. */
const mostOf = (plan: ChecklistPlan): number => {
  const bonuses = plan.items.reduce((sum, { bonus, points }) => sum + (bonus ? points : 0), 0)
  return pointsOf(plan) + Math.min(bonuses, plan.bonusMost)
}

const ladderFaults = (plan: ChecklistPlan): PlacedFault[] => {
  const most = mostOf(plan)
  const ordered = plan.ladder.toSorted(
    (one, other) => targetLevels.indexOf(one.level) - targetLevels.indexOf(other.level),
  )
  return ordered.flatMap(({ level, points }, index) => {
    const below = ordered[index - 1]?.points ?? 0
    if (points <= 0) return [fault({ level }, 'ladder-without-points')]
    if (points > most)
      return [fault({ level }, 'ladder-above-total', { points: decimal(points), most: decimal(most) })]
    return points < below ? [fault({ level }, 'ladder-order', { points: decimal(below) })] : []
  })
}

const checklistFaults = (plan: ChecklistPlan): PlacedFault[] => [
  ...twiceIn(plan.items, (item) => ({ item })),
  ...itemFaults(plan.items),
  ...cycles(plan.items),
  ...ladderFaults(plan),
]

/** Dates and numbers of days cannot be put in order with each other. */
const mixed = (days: readonly TemplateDay[], placeOf: (index: number) => PlanPlace): PlacedFault[] => {
  const other = days.findIndex((day) => typeof day !== typeof days[0])
  return other < 0 ? [] : [fault(placeOf(other), 'mixed-days')]
}

const isBefore = (one: TemplateDay, other: TemplateDay): boolean => typeof one === typeof other && one < other

const outOfOrder = (days: readonly TemplateDay[]): PlacedFault[] =>
  days.flatMap((day, item) => {
    const above = days[item - 1]
    return above !== undefined && isBefore(day, above)
      ? [fault({ item }, 'days-out-of-order', { day: above })]
      : []
  })

const stepFaults = (steps: readonly TemplateStep[]): PlacedFault[] => {
  const days = steps.map(({ planned }) => planned)
  return [...twiceIn(steps, (item) => ({ item })), ...mixed(days, (item) => ({ item })), ...outOfOrder(days)]
}

const phaseFaults = (phases: readonly TemplatePhase[]): PlacedFault[] => [
  ...twiceIn(phases, (item) => ({ item })),
  ...mixed(
    phases.flatMap(({ from, to }) => [from, to]),
    (index) => ({ item: Math.floor(index / 2) }),
  ),
  ...phases.flatMap(({ from, to }, item) =>
    isBefore(to, from) ? [fault({ item }, 'end-before-start')] : [],
  ),
  ...outOfOrder(phases.map(({ from }) => from)),
  ...phases.flatMap(({ counter }, item) =>
    counter !== undefined && phases.findIndex((other) => other.counter === counter) < item
      ? [
          fault({ item }, 'counter-twice', {
            name: counterNames[counter].zh,
            nameEn: counterNames[counter].en,
          }),
        ]
      : [],
  ),
]

/** What is wrong with a plan as a whole, beyond its single cells. */
export const planFaults = (plan: TemplatePlan): PlacedFault[] => {
  switch (plan.kind) {
    case 'checklist':
      return checklistFaults(plan)
    case 'milestone':
      return stepFaults(plan.steps)
    case 'coverage':
      return phaseFaults(plan.phases)
  }
}

/** Whether the points add up to what was declared; both in thousandths. */
export const totalFaults = (plan: TemplatePlan, declared: number | undefined): PlacedFault[] =>
  plan.kind !== 'checklist' || declared === undefined || pointsOf(plan) === declared
    ? []
    : [
        fault({ total: true }, 'total-differs', {
          sum: decimal(pointsOf(plan)),
          total: decimal(declared),
        }),
      ]
