import { daysBetween } from './days.ts'
import { coverageProgress } from './targets/coverage-phases.ts'
import type { DaySums, TractStanding } from './targets/coverages.ts'
import { metricOf } from './metrics.ts'
import { firstDay, lastDay, monthsFrom, samePeriodLastYear, type Period } from './periods.ts'
import { inUnits } from './quantities.ts'
import { isWhole } from './units.ts'
import type { Series } from './target-standings.ts'
import { checklistProgress } from './targets/checklists.ts'
import { dutyTargetProgress, type DutyFacts } from './targets/duties.ts'
import {
  amountLinked,
  amountUntil,
  figureMeasured,
  metricProgress,
  spanOf,
  type Amount,
  type KnownIn,
} from './targets/measures.ts'
import { milestoneProgress } from './targets/milestones.ts'
import type { Evidence, Mark, Progress, Target } from './targets.ts'

/** A coverage's tracts with their latest counts, and its sums by day. */
export type CoverageFacts = { tracts: readonly TractStanding[]; series: readonly DaySums[] }

/** What tells how far a target is: marks, live linked records up to the day, and what is known of the community's figures. */
export type ProgressFacts = {
  marks: readonly Mark[]
  evidence: readonly Evidence[]
  knownIn: KnownIn
  /** Of a coverage; nothing is counted where it is left out. */
  coverage?: CoverageFacts | undefined
  /** Of a duty; nobody is known where it is left out. */
  duty?: DutyFacts | undefined
}

const amountOf = ({ start, due, plan }: Target, facts: ProgressFacts, today: string): Amount | undefined => {
  if (plan.kind !== 'metric') return undefined
  const key = figureMeasured(plan)
  if (key === undefined) return amountLinked(facts.evidence)
  return amountUntil(facts.knownIn, key, spanOf({ start, due }), today < due ? today : due)
}

/** How far a target is on a day, whatever its kind. */
export const progressOf = (target: Target, facts: ProgressFacts, today: string): Progress => {
  const { plan, due } = target
  switch (plan.kind) {
    case 'metric':
      return metricProgress(plan, amountOf(target, facts, today), { due, today })
    case 'checklist':
      return checklistProgress(plan, facts.marks, facts.evidence, { level: target.level, due, today })
    case 'milestone':
      return milestoneProgress(plan, facts.marks, today)
    case 'coverage':
      return coverageProgress(plan, {
        ...(facts.coverage ?? { tracts: [], series: [] }),
        marks: facts.marks,
        today,
      })
    case 'duty':
      return dutyTargetProgress(plan, facts.duty ?? { members: [], counts: [] }, { due, today })
  }
}

/** What a month brought, in units; null where its amount is not noted or nothing is known of it. */
const amountIn = (facts: ProgressFacts, target: Target, month: Period): number | null => {
  const key = target.plan.kind === 'metric' ? figureMeasured(target.plan) : undefined
  const amount = key && amountUntil(facts.knownIn, key, month, lastDay(month))
  return amount?.value == null ? null : inUnits(amount.value)
}

/** The months that a target touches up to a day, with what each brought in units; empty where no sum measures it. */
export const monthsOfTarget = (
  target: Target,
  facts: ProgressFacts,
  today: string,
): { month: Period; amount: number }[] => {
  const { plan, start, due } = target
  if (plan.kind !== 'metric' || metricOf(plan.metric ?? '')?.nature !== 'flow') return []
  return monthsFrom(firstDay(spanOf({ start, due })), today < due ? today : due).map((month) => ({
    month,
    amount: amountIn(facts, target, month) ?? 0,
  }))
}

/** The mean length of a month, for the part of one that is still to come. */
const daysInMonth = 365.25 / 12

/** What has come in month by month, for pace and forecast; undefined where no sum measures the target. */
export const seriesOf = (target: Target, facts: ProgressFacts, today: string): Series | undefined => {
  const { plan, start, due } = target
  const metric = plan.kind === 'metric' ? metricOf(plan.metric ?? '') : undefined
  if (metric?.nature !== 'flow' || today > due) return undefined
  // Only months that are over tell the pace; what the running one has brought so far is part of what is reached.
  const months = monthsOfTarget(target, facts, today)
  const over = months.filter(({ month }) => lastDay(month) <= today)
  return {
    steps: over.map(({ amount }) => amount),
    now: months.reduce((sum, { amount }) => sum + amount, 0),
    remaining: daysBetween(today, due) / daysInMonth,
    kind: isWhole(metric.unit) ? 'counts' : 'amounts',
    lastYear: monthsFrom(start, due).map((month) => amountIn(facts, target, samePeriodLastYear(month))),
  }
}
