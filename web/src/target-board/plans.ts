import type { Asked } from '@linli/contract/operations'
import type { Plan } from '@linli/contract/target-plans'
import { targetKinds, type TargetKind } from '@linli/domain/targets'

/** What a target asks for, as it is being typed. */
export type PlanForm = Asked<'setTarget'>['body']['plan']
export type PlanOf<Kind extends TargetKind> = Extract<PlanForm, { kind: Kind }>
export type StepForm = NonNullable<PlanOf<'milestone'>['steps']>[number]
export type DutyForm = NonNullable<PlanOf<'duty'>['duties']>[number]

export const isTargetKind = (text: string): text is TargetKind =>
  (targetKinds as readonly string[]).includes(text)

/** The kinds whose plan comes from a template and is not written here. */
export const isFromTemplate = (kind: TargetKind): boolean => kind === 'checklist' || kind === 'coverage'

const empty: { [Kind in TargetKind]: PlanOf<Kind> } = {
  metric: { kind: 'metric', dimension: '', unit: '', value: '', aim: 'at-least' },
  milestone: { kind: 'milestone', steps: [{ key: 's1', text: '', planned: '' }] },
  duty: { kind: 'duty', duties: [] },
  checklist: { kind: 'checklist', items: [], ladder: [], bonusMost: 0 },
  coverage: { kind: 'coverage', phases: [] },
}

export const emptyPlan = (kind: TargetKind): PlanForm => empty[kind]

/** A plan as it is on the server, to be changed. */
export const planFormOf = (plan: Plan): PlanForm =>
  plan.kind === 'metric' ? { ...plan, value: plan.value === undefined ? '' : String(plan.value) } : plan

const isBlank = ({ text, planned }: StepForm): boolean => text.trim() === '' && planned === ''

/** What is said to the server: blank steps are left out, and so is a blank value. */
export const planSaid = (plan: PlanForm): PlanForm => {
  if (plan.kind === 'milestone')
    return { ...plan, steps: (plan.steps ?? []).filter((step) => !isBlank(step)) }
  if (plan.kind !== 'metric') return plan
  const { value, ...rest } = plan
  return value === undefined || String(value).trim() === '' ? rest : { ...rest, value }
}

/** A key that none of these has. */
export const freshStepKey = (steps: readonly StepForm[]): string => {
  let count = steps.length + 1
  while (steps.some(({ key }) => key === `s${count}`)) count += 1
  return `s${count}`
}

const dayIn = /^(.*?)[\s,，;；]*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/

/** A day as spreadsheets write it, as YYYY-MM-DD; otherwise what was written. */
export const dayRead = (text: string): string => {
  const [, before, year, month = '', day = ''] = dayIn.exec(text.trim()) ?? []
  return year === undefined || before !== ''
    ? text.trim()
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Steps from pasted lines; a day at the end of a line is the step's. */
export const stepsRead = (pasted: string): Omit<StepForm, 'key'>[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, text = '', year, month = '', day = ''] = dayIn.exec(line) ?? []
      return year === undefined
        ? { text: line, planned: '' }
        : { text: text.trim(), planned: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
    })
