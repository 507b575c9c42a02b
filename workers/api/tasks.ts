import type * as z from 'zod'
import type { Task as TaskReply } from '@linli/contract/target-boards'
import { reaches } from '@linli/data/open'
import { changeTargetGuard, setTargetStatement, type StoredTarget } from '@linli/data/tenant/targets'
import {
  changeTaskGuard,
  partsWithin,
  readTask,
  setTaskStatement,
  type StoredTask,
  type TaskFile,
} from '@linli/data/tenant/tasks'
import { inUnits } from '@linli/domain/quantities'
import { refused, type Refusal } from '@linli/domain/refusals'
import type { TargetPlan } from '@linli/domain/targets'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers, InStreet, Said } from './given.ts'
import { newId } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { exactAmount } from './target-plans.ts'
import { aimReply } from './target-replies.ts'
import { dayRead, figuresOfPlan, readWanted, type Aimed } from './target-wanted.ts'

type Wanting = Given<'setTask'> | Given<'changeTask'>
/** A community's part as it is typed, read. */
type Part = { community: string; value: number | undefined; due: string; owner: string }

const taskReply = (row: StoredTask, parts: readonly StoredTarget[]): z.input<typeof TaskReply> => ({
  ...aimReply(row),
  parts: parts.map(({ id, community, plan, due, owner }) => ({
    community,
    target: id,
    due,
    owner,
    ...(plan.kind === 'metric' && plan.value !== undefined ? { value: inUnits(plan.value) } : {}),
  })),
})

const partRead = (given: Wanting, aimed: Aimed, i: number): { part: Part } | { refusals: Refusal[] } => {
  const typed = given.body.parts[i]
  const field = `parts[${i}]`
  const refusals: Refusal[] = []
  if (typed === undefined) return { refusals }
  const known = given.outside.communities.get(given.street.id)
  if (!reaches(given.reach, typed.community) || known?.has(typed.community) === false)
    refusals.push(refused(`${field}.community`, 'not-a-community'))
  if (given.body.parts.findIndex(({ community }) => community === typed.community) < i)
    refusals.push(refused(`${field}.community`, 'twice'))
  const value = exactAmount(typed.value, `${field}.value`, false)
  if ('refusal' in value) refusals.push(value.refusal)
  const due = typed.due === undefined ? { day: aimed.due } : dayRead(given, typed.due, `${field}.due`)
  if ('refusal' in due) refusals.push(due.refusal)
  else if (due.day < aimed.start)
    refusals.push(
      refused(`${field}.due`, 'day-too-early', {
        name: '开始日期',
        nameEn: 'the first day',
        day: aimed.start,
      }),
    )
  if (refusals.length > 0 || 'refusal' in value || 'refusal' in due) return { refusals }
  return {
    part: { community: typed.community, value: value.value, due: due.day, owner: typed.owner },
  }
}

/** The parts as they are typed, read; or everything that is wrong with them. */
const partsRead = (given: Wanting, aimed: Aimed): Part[] | Refusing => {
  const read = given.body.parts.map((_, i) => partRead(given, aimed, i))
  const refusals = read.flatMap((one) => ('refusals' in one ? one.refusals : []))
  return refusals.length > 0 ? invalid(...refusals) : read.flatMap((one) => ('part' in one ? [one.part] : []))
}

/** The task's plan with the community's own value. */
const planFor = (plan: TargetPlan, { value }: Part): TargetPlan =>
  plan.kind === 'metric' && value !== undefined ? { ...plan, value } : plan

const stampOf = (given: InStreet & Pick<Said<'setTask'>, 'outside'>) => ({
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

const targetFor = (given: Wanting, task: string, aimed: Aimed, part: Part): StoredTarget => {
  const plan = planFor(aimed.plan, part)
  return {
    id: newId(given.outside),
    community: part.community,
    task,
    ...aimed,
    plan,
    due: part.due,
    figures: figuresOfPlan(plan),
    owner: part.owner,
    carried: 0,
    removed: false,
    version: 1,
    ...stampOf(given),
  }
}

const told = (given: Wanting | Given<'removeTask'>, type: string, { id, community, title }: StoredTarget) =>
  eventOf({ ...given, community }, type, id, { by: given.caller.person.name, target: id, note: title })

const setTask: Handlers['setTask'] = async (given) => {
  const aimed = readWanted(given, given.body)
  if (isRefusing(aimed)) return aimed
  const parts = partsRead(given, aimed)
  if (isRefusing(parts)) return parts
  const row: StoredTask = {
    id: newId(given.outside),
    ...aimed,
    removed: false,
    version: 1,
    ...stampOf(given),
  }
  const targets = parts.map((part) => targetFor(given, row.id, aimed, part))
  return commitOnce(
    given,
    'setTask',
    taskReply(row, targets),
    {
      statements: [
        setTaskStatement(row),
        ...targets.map((target) => setTargetStatement(given.tenant, target)),
      ],
      events: [
        eventOf(given, 'task.set', row.id, { by: row.updatedBy }),
        ...targets.map((target) => told(given, 'target.set', target)),
      ],
    },
    invalid(refused('parts', 'not-a-community')),
  )
}

/** The task of the version seen, if there is one in reach with every part of it. */
const lookUp = async (given: Given<'changeTask'> | Given<'removeTask'>): Promise<TaskFile | Refusing> => {
  const found = await readTask(given.tenant, given.reach, given.params.task)
  if (found === undefined) return refuse('not-found')
  if (found.parts.some(({ removed, community }) => !removed && !reaches(given.reach, community)))
    return refuse('not-permitted')
  return found.task.version === given.seen ? found : refuse('stale')
}

/** The parts after a change: kept ones follow the task, new ones are set, the others are taken back; what is unchanged stays. */
const changedParts = (given: Given<'changeTask'>, found: TaskFile, aimed: Aimed, parts: readonly Part[]) => {
  const stamp = stampOf(given)
  const kept = found.parts.flatMap((row) => {
    const part = parts.find(({ community }) => community === row.community)
    if (part === undefined)
      return row.removed ? [] : [{ ...row, ...stamp, removed: true, version: row.version + 1 }]
    const { id, carried } = row
    return [{ ...targetFor(given, found.task.id, aimed, part), id, carried, version: row.version + 1 }]
  })
  const added = parts
    .filter(({ community }) => !found.parts.some((row) => row.community === community))
    .map((part) => targetFor(given, found.task.id, aimed, part))
  return { kept, added }
}

const changeTask: Handlers['changeTask'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const aimed = readWanted(given, given.body)
  if (isRefusing(aimed)) return aimed
  if (aimed.kind !== found.task.kind) return invalid(refused('plan.kind', 'kind-fixed'))
  const parts = partsRead(given, aimed)
  if (isRefusing(parts)) return parts
  const next = { ...found.task, ...aimed, ...stampOf(given), version: given.seen + 1 }
  const { kept, added } = changedParts(given, found, aimed, parts)
  const inForce = [...kept.filter(({ removed }) => !removed), ...added]
  return commitEdit(given, taskReply(next, inForce), {
    guard: changeTaskGuard(next),
    statements: [
      ...kept.map(changeTargetGuard),
      ...added.map((target) => setTargetStatement(given.tenant, target)),
    ],
    events: [
      eventOf(given, 'task.changed', next.id, { by: next.updatedBy }),
      ...kept.map((row) => told(given, row.removed ? 'target.removed' : 'target.changed', row)),
      ...added.map((row) => told(given, 'target.set', row)),
    ],
  })
}

const removeTask: Handlers['removeTask'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const stamp = stampOf(given)
  const gone = partsWithin(given.reach, found).map((row) => ({
    ...row,
    ...stamp,
    removed: true,
    version: row.version + 1,
  }))
  const next = { ...found.task, ...stamp, removed: true, version: given.seen + 1 }
  return commitEdit(
    given,
    {},
    {
      guard: changeTaskGuard(next),
      statements: gone.map(changeTargetGuard),
      events: [
        eventOf(given, 'task.removed', next.id, { by: stamp.updatedBy }),
        ...gone.map((row) => told(given, 'target.removed', row)),
      ],
    },
  )
}

const readOne: Handlers['readTask'] = async (given) => {
  const found = await readTask(given.tenant, given.reach, given.params.task)
  return found === undefined ? refuse('not-found') : taskReply(found.task, partsWithin(given.reach, found))
}

export const taskHandlers: Pick<Handlers, 'readTask' | 'setTask' | 'changeTask' | 'removeTask'> = {
  readTask: readOne,
  setTask,
  changeTask,
  removeTask,
}
