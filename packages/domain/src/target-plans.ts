import { dimensionValues } from './dimensions.ts'
import { takesDimension } from './entries.ts'
import { kindOf } from './kinds.ts'
import { metricOf } from './metrics.ts'
import { planFaults } from './plan-checks.ts'
import { planFaultText, type PlanFaultReason } from './plan-faults.ts'
import { decimal } from './quantities.ts'
import { refused, type Refusal } from './refusals.ts'
import type { Section } from './sections.ts'
import { pointsOf } from './targets/checklists.ts'
import type {
  ChecklistPlan,
  CoveragePlan,
  DutyPlan,
  MetricPlan,
  MilestonePlan,
  TargetLevel,
  TargetPlan,
} from './targets.ts'
import { targetLevels } from './targets.ts'

type Days = { start: string; due: string }
type Keyed = { key: string; text: string }

/** Each has words, and a key of its own. */
const keyedRefusals = (list: readonly Keyed[], field: string): Refusal[] =>
  list.flatMap(({ key, text }, i) => [
    ...(text === '' ? [refused(`${field}[${i}].text`, 'required')] : []),
    ...(list.findIndex((other) => other.key === key) < i ? [refused(`${field}[${i}].key`, 'twice')] : []),
  ])

const metricRefusals = ({ metric: code, dimension, value, aim }: MetricPlan): Refusal[] => {
  const metric = code === undefined ? undefined : metricOf(code)
  const unmeasured = metric === undefined ? dimension !== '' : !takesDimension(metric, dimension)
  return [
    ...(code !== undefined && metric === undefined ? [refused('plan.metric', 'not-a-metric')] : []),
    ...(unmeasured ? [refused('plan.dimension', 'not-a-dimension')] : []),
    ...(aim === 'at-most' && value === undefined ? [refused('plan.value', 'needs-value')] : []),
  ]
}

const rungOf = (level: TargetLevel): number => targetLevels.indexOf(level)

const ladderRefusals = (plan: ChecklistPlan): Refusal[] => {
  const most = pointsOf(plan) + plan.bonusMost
  return plan.ladder.flatMap(({ level, points }, i) => {
    const below = plan.ladder[i - 1]
    const rises = below === undefined || (below.points <= points && rungOf(below.level) < rungOf(level))
    return rises && points <= most ? [] : [refused(`plan.ladder[${i}].points`, 'ladder-order')]
  })
}

const ofOrder: readonly PlanFaultReason[] = ['cycle', 'unknown-item', 'veto-and-bonus']

/** What is wrong between items: their order, or a veto that is a bonus at the same time. */
const orderRefusals = (plan: ChecklistPlan): Refusal[] =>
  planFaults(plan).flatMap((fault) =>
    'item' in fault.place && ofOrder.includes(fault.reason)
      ? [refused(`plan.items[${fault.place.item}]`, 'bad-plan', planFaultText(fault))]
      : [],
  )

const checklistRefusals = (plan: ChecklistPlan): Refusal[] => [
  ...keyedRefusals(plan.items, 'plan.items'),
  ...plan.items.flatMap(({ points, deductions = [], kinds = [] }, i) => [
    ...keyedRefusals(deductions, `plan.items[${i}].deductions`),
    ...deductions.flatMap((deduction, j) =>
      deduction.points > points
        ? [refused(`plan.items[${i}].deductions[${j}].points`, 'above-most', { max: decimal(points) })]
        : [],
    ),
    ...kinds.flatMap((kind, j) =>
      kindOf(kind) === undefined ? [refused(`plan.items[${i}].kinds[${j}]`, 'unknown-kind')] : [],
    ),
  ]),
  ...plan.items.flatMap(({ metrics = [] }, i) =>
    metrics.flatMap((metric, j) =>
      metricOf(metric) === undefined ? [refused(`plan.items[${i}].metrics[${j}]`, 'not-a-metric')] : [],
    ),
  ),
  ...orderRefusals(plan),
  ...ladderRefusals(plan),
]

const ordered = (from: string, to: string, field: string): Refusal[] =>
  from <= to
    ? []
    : [refused(field, 'day-too-early', { name: '开始日期', nameEn: 'the first day', day: from })]

const coverageRefusals = ({ phases }: CoveragePlan): Refusal[] => [
  ...keyedRefusals(phases, 'plan.phases'),
  ...phases.flatMap(({ from, to }, i) => ordered(from, to, `plan.phases[${i}].to`)),
]

const milestoneRefusals = ({ steps }: MilestonePlan, { start, due }: Days): Refusal[] => [
  ...keyedRefusals(steps, 'plan.steps'),
  ...steps.flatMap(({ planned }, i) =>
    ordered(steps[i - 1]?.planned ?? start, planned, `plan.steps[${i}].planned`),
  ),
  ...steps.flatMap(({ planned }, i) =>
    planned > due
      ? [
          refused(`plan.steps[${i}].planned`, 'day-too-late', {
            name: '完成期限',
            nameEn: 'the due day',
            day: due,
          }),
        ]
      : [],
  ),
]

const dutyRefusals = ({ duties }: DutyPlan): Refusal[] => [
  ...keyedRefusals(duties, 'plan.duties'),
  ...duties.flatMap(({ key }, i) =>
    Object.hasOwn(dimensionValues('party_duty'), key) ? [] : [refused(`plan.duties[${i}].key`, 'not-a-duty')],
  ),
]

/** What is wrong with a plan, field by field. Amounts and points are in thousandths. */
export const planRefusals = (plan: TargetPlan, days: Days): Refusal[] => {
  switch (plan.kind) {
    case 'metric':
      return metricRefusals(plan)
    case 'checklist':
      return checklistRefusals(plan)
    case 'coverage':
      return coverageRefusals(plan)
    case 'milestone':
      return milestoneRefusals(plan, days)
    case 'duty':
      return dutyRefusals(plan)
  }
}

/** The line of work of a target: of one that measures a metric always that metric's. */
export const sectionOfPlan = (plan: TargetPlan, chosen: Section): Section =>
  (plan.kind === 'metric' && metricOf(plan.metric ?? '')?.section) || chosen
