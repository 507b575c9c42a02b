import { dayAfter } from './days.ts'
import type { Bilingual } from './results.ts'
import { greenCommunity2004 } from './templates/green-communities-2004.ts'
import { greenCommunity2020 } from './templates/green-communities-2020.ts'
import { regulatedDogKeeping } from './templates/dog-keeping.ts'
import { facility, ownersCommittee } from './templates/milestones.ts'
import { census2010 } from './templates/censuses.ts'
import type { ChecklistPlan, Phase, Step, TargetPlan } from './targets.ts'

/** A day of a template: so many days after the target begins, or a day that is fixed from above (YYYY-MM-DD). */
export type TemplateDay = number | string

export type TemplateStep = Omit<Step, 'planned'> & { planned: TemplateDay }
export type TemplatePhase = Omit<Phase, 'from' | 'to'> & { from: TemplateDay; to: TemplateDay }

/** A plan that does not know yet when it begins. */
export type TemplatePlan =
  | ChecklistPlan
  | { kind: 'milestone'; steps: readonly TemplateStep[] }
  | { kind: 'coverage'; phases: readonly TemplatePhase[] }

/** The kinds of target that there are templates of. */
export const templateKinds = ['checklist', 'milestone', 'coverage'] as const

/**
 * What a target can be made from. `source` names the document it follows; `text` says what of it is to be confirmed.
 * `version` is raised when the plan changes; a target in use keeps its own plan until somebody adopts the new one.
 */
export type TargetTemplate = {
  id: string
  version: number
  name: Bilingual
  source: Bilingual
  text: Bilingual
  plan: TemplatePlan
}

/** The templates that everybody has. */
export const targetTemplates: readonly TargetTemplate[] = [
  greenCommunity2004,
  greenCommunity2020,
  regulatedDogKeeping,
  ownersCommittee,
  facility,
  census2010,
]

/** The built-in template of that id, if there is one. */
export const targetTemplateOf = (id: string): TargetTemplate | undefined =>
  targetTemplates.find((template) => template.id === id)

/** A target's first and last day, both inclusive, YYYY-MM-DD. */
export type Span = { start: string; due: string }

/** Days that are counted from the beginning end at the latest when the target is due; fixed days stay where they are. */
const dayIn = (day: TemplateDay, { start, due }: Span): string => {
  if (typeof day === 'string') return day
  const counted = dayAfter(start, day)
  return counted < due ? counted : due
}

/** The plan of a target that is made from a template. */
export const planFrom = (plan: TemplatePlan, span: Span): TargetPlan => {
  switch (plan.kind) {
    case 'checklist':
      return plan
    case 'milestone':
      return {
        ...plan,
        steps: plan.steps.map((step) => ({ ...step, planned: dayIn(step.planned, span) })),
      }
    case 'coverage':
      return {
        ...plan,
        phases: plan.phases.map((phase) => ({
          ...phase,
          from: dayIn(phase.from, span),
          to: dayIn(phase.to, span),
        })),
      }
  }
}
