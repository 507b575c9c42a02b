import type { Asked } from '@linli/contract/operations'
import type { Plan } from '@linli/contract/target-plans'
import type { Target } from '@linli/contract/targets'
import type { Section } from '@linli/domain/sections'
import {
  aims,
  targetKinds,
  targetLevels,
  type Aim,
  type TargetKind,
  type TargetLevel,
} from '@linli/domain/targets'

/** The three things that each party member does in a year, as the ledger calls them. */
export const dutyKeys = ['public_service', 'good_deed', 'suggestion'] as const

/** A target as it is being typed, each field as text so that it is kept and compared simply. */
export type TargetForm = {
  title: string
  kind: TargetKind
  level: TargetLevel
  section: Section
  start: string
  due: string
  owner: string
  notes: string
  /** Code of a metric, or '' for none. */
  metric: string
  dimension: string
  aim: Aim
  value: string
  unit: string
  /** A step a line, its day at the end. */
  steps: string
  /** How often in the year each thing is to be done; '' where it is not asked for. */
  public_service: string
  good_deed: string
  suggestion: string
  /** A plan that is not typed here, as JSON: the items of a checklist, the phases of a coverage. */
  plan: string
  /** The template that it is made from, with its version after `@`; '' for none. */
  template: string
}

export const formKeys = [
  'title',
  'kind',
  'level',
  'section',
  'start',
  'due',
  'owner',
  'notes',
  'metric',
  'dimension',
  'aim',
  'value',
  'unit',
  'steps',
  'public_service',
  'good_deed',
  'suggestion',
  'plan',
  'template',
] as const satisfies readonly (keyof TargetForm)[]

const blankPlans: Partial<Record<TargetKind, Plan>> = {
  checklist: { kind: 'checklist', items: [], ladder: [], bonusMost: 0 },
  coverage: { kind: 'coverage', phases: [] },
}

export const emptyForm = (start: string, due: string): TargetForm => ({
  title: '',
  kind: 'milestone',
  level: 'community',
  section: 'base',
  start,
  due,
  owner: '',
  notes: '',
  metric: '',
  dimension: '',
  aim: 'at-least',
  value: '',
  unit: '',
  steps: '',
  public_service: '',
  good_deed: '',
  suggestion: '',
  plan: '',
  template: '',
})

/** What a plan is as it is typed. */
export const planFields = (plan: Plan): Partial<TargetForm> => {
  switch (plan.kind) {
    case 'metric':
      return {
        metric: plan.metric ?? '',
        dimension: plan.dimension,
        aim: plan.aim,
        value: plan.value === undefined ? '' : String(plan.value),
        unit: plan.unit,
      }
    case 'milestone':
      return { steps: plan.steps.map(({ text, planned }) => `${text} ${planned}`).join('\n') }
    case 'duty':
      return Object.fromEntries(plan.duties.map(({ key, times }) => [key, String(times)]))
    default:
      return { plan: JSON.stringify(plan) }
  }
}

export const formOf = (target: Target): TargetForm => ({
  ...emptyForm(target.start, target.due),
  title: target.title,
  kind: target.kind,
  level: target.level,
  section: target.section,
  owner: target.owner,
  notes: target.notes,
  template: target.template === undefined ? '' : `${target.template.id}@${target.template.version}`,
  ...planFields(target.plan),
})

const lineOf = (line: string): { text: string; planned: string } => {
  const [, text = line, planned = ''] = /^(.*?)[\s,，;；]+(\d{4}[-./]\d{1,2}[-./]\d{1,2})$/.exec(line) ?? []
  const [year = '', month = '', day = ''] = planned.split(/[-./]/)
  return {
    text: text.trim(),
    planned: planned === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  }
}

/** The steps that lines tell: 选址 2010-08-31. A step keeps its key as long as its place in the list. */
export const stepsIn = (text: string): { key: string; text: string; planned: string }[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line, i) => ({ key: `s${i + 1}`, ...lineOf(line) }))

type Body = Asked<'setTarget'>['body']

const keptSteps = (form: TargetForm, was: Target | undefined) => {
  const before = was?.plan.kind === 'milestone' ? was.plan.steps : []
  return stepsIn(form.steps).map((step, i) => {
    const same = before.find(({ text }) => text === step.text) ?? before[i]
    return { ...step, key: same?.key ?? step.key }
  })
}

const planOf = (form: TargetForm, was: Target | undefined, names: Record<string, string>): Body['plan'] => {
  switch (form.kind) {
    case 'metric':
      return {
        kind: 'metric',
        ...(form.metric === '' ? {} : { metric: form.metric, dimension: form.dimension }),
        ...(form.value.trim() === '' ? {} : { value: form.value }),
        unit: form.unit,
        aim: form.aim,
      }
    case 'milestone':
      return { kind: 'milestone', steps: keptSteps(form, was) }
    case 'duty':
      return {
        kind: 'duty',
        duties: dutyKeys
          .filter((key) => form[key].trim() !== '')
          .map((key) => ({ key, text: names[key] ?? key, times: Number(form[key]) })),
      }
    default:
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by planFields from a plan of the server
      return form.plan === '' ? (blankPlans[form.kind] as Plan) : (JSON.parse(form.plan) as Plan)
  }
}

const templateOf = ({ template }: TargetForm): Pick<Body, 'template'> => {
  const [id = '', version = ''] = template.split('@')
  return id === '' ? {} : { template: { id, version: Number(version) } }
}

/** What is said to the server; blank fields are left out. `names` call the duties. */
export const bodyOf = (form: TargetForm, was: Target | undefined, names: Record<string, string>): Body => ({
  title: form.title,
  level: form.level,
  section: form.section,
  ...(form.start === '' ? {} : { start: form.start }),
  due: form.due,
  owner: form.owner,
  notes: form.notes,
  ...templateOf(form),
  plan: planOf(form, was, names),
})

export const differing = (mine: TargetForm, theirs: TargetForm): (keyof TargetForm)[] =>
  formKeys.filter((key) => mine[key].trim() !== theirs[key].trim())

export const isKind = (text: string): text is TargetKind => (targetKinds as readonly string[]).includes(text)
export const isLevel = (text: string): text is TargetLevel =>
  (targetLevels as readonly string[]).includes(text)
export const isAim = (text: string): text is Aim => (aims as readonly string[]).includes(text)

/** Whether what was kept on this device is a form; older or foreign shapes are not taken. */
export const isForm = (kept: unknown): kept is TargetForm =>
  typeof kept === 'object' &&
  kept !== null &&
  formKeys.every((key) => typeof new Map<string, unknown>(Object.entries(kept)).get(key) === 'string')
