import type { Asked } from '@linli/contract/operations'
import type { FieldProblem } from '@linli/contract/refusals'
import type { Task } from '@linli/contract/target-boards'
import type { Section } from '@linli/domain/sections'
import type { TargetLevel } from '@linli/domain/targets'
import { emptyPlan, planFormOf, planSaid, type PlanForm } from './plans.ts'

/** A community's part as it is typed; `value` and `due` are '' where they are the task's. */
export type PartForm = { on: boolean; value: string; due: string; owner: string }

/** A task as it is being typed; its parts by community. */
export type TaskForm = {
  title: string
  level: TargetLevel
  section: Section
  start: string
  due: string
  notes: string
  plan: PlanForm
  template: Task['template']
  parts: Readonly<Record<string, PartForm>>
}

export const emptyPart: PartForm = { on: true, value: '', due: '', owner: '' }

/** A new task goes to all communities at first. */
export const emptyTask = (communities: readonly string[], due: string, section: Section): TaskForm => ({
  title: '',
  level: 'street',
  section,
  start: '',
  due,
  notes: '',
  plan: emptyPlan('metric'),
  template: undefined,
  parts: Object.fromEntries(communities.map((id) => [id, emptyPart])),
})

const partFormOf = (task: Task, part: Task['parts'][number]): PartForm => {
  const own = task.plan.kind === 'metric' && part.value !== task.plan.value
  return {
    on: true,
    value: own && part.value !== undefined ? String(part.value) : '',
    due: part.due === task.due ? '' : part.due,
    owner: part.owner,
  }
}

export const taskFormOf = (task: Task, communities: readonly string[]): TaskForm => {
  const { title, level, section, start, due, notes, template } = task
  const off = { ...emptyPart, on: false }
  const given = task.parts.map((part) => [part.community, partFormOf(task, part)] as const)
  const all = communities.map((id) => [id, off] as const)
  return {
    title,
    level,
    section,
    start,
    due,
    notes,
    template,
    plan: planFormOf(task.plan),
    parts: Object.fromEntries([...all, ...given]),
  }
}

/** The communities that get the task, in the order in which they are said to the server. */
export const givenTo = ({ parts }: TaskForm): string[] => Object.keys(parts).filter((id) => parts[id]?.on)

const partSaid = (community: string, { value, due, owner }: PartForm, measured: boolean) => ({
  community,
  owner,
  ...(due === '' ? {} : { due }),
  ...(value.trim() === '' || !measured ? {} : { value }),
})

/** What is said to the server; blank fields are left out. */
export const taskSaid = (form: TaskForm): Asked<'setTask'>['body'] => {
  const { title, level, section, start, due, notes, template, plan, parts } = form
  return {
    title,
    level,
    section,
    due,
    notes,
    plan: planSaid(plan),
    ...(start === '' ? {} : { start }),
    ...(template === undefined ? {} : { template }),
    parts: givenTo(form).map((id) => partSaid(id, parts[id] ?? emptyPart, plan.kind === 'metric')),
  }
}

/** Parts are numbered to the server; here they are called by their community: `parts.tianyun.value`. */
export const byCommunity = (problems: readonly FieldProblem[], form: TaskForm): FieldProblem[] => {
  const given = givenTo(form)
  return problems.map((problem) => {
    const [, at, rest = ''] = /^parts\[(\d+)\](.*)$/.exec(problem.field) ?? []
    const community = given[Number(at)]
    return at === undefined || community === undefined
      ? problem
      : { ...problem, field: `parts.${community}${rest}` }
  })
}

const texts = ['title', 'level', 'section', 'start', 'due', 'notes'] as const

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPart = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['on'] === 'boolean' &&
  [value['value'], value['due'], value['owner']].every((text) => typeof text === 'string')

const isPlan = (plan: unknown): boolean => {
  if (!isRecord(plan) || typeof plan['kind'] !== 'string') return false
  const { kind, steps, duties } = plan
  return (kind !== 'milestone' || Array.isArray(steps)) && (kind !== 'duty' || Array.isArray(duties))
}

/** Whether what was kept on this device is a form; older or foreign shapes are not taken. */
export const isTaskForm = (kept: unknown): kept is TaskForm =>
  isRecord(kept) &&
  texts.every((key) => typeof kept[key] === 'string') &&
  isPlan(kept['plan']) &&
  isRecord(kept['parts']) &&
  Object.values(kept['parts']).every(isPart)
