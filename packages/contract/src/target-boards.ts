import * as z from 'zod'
import { targetStates } from '@linli/domain/target-standings'
import { targetKinds, targetLevels } from '@linli/domain/targets'
import { sections } from '@linli/domain/sections'
import { operation } from './operation.ts'
import { bilingual, id, nothing, text, typedQuantity } from './schemas.ts'
import { day } from './target-plans.ts'
import { Aim, Happening, on, wantedTarget } from './targets.ts'

/** A community's part in a task: its own value and due day where they differ from the task's. */
const part = z.strictObject({
  community: id,
  value: typedQuantity.optional(),
  due: text(20).optional(),
  owner: text(100).default(''),
})

const wantedTask = wantedTarget.omit({ owner: true }).extend({ parts: z.array(part).min(1).max(200) })

export const Task = Aim.extend({
  parts: z.array(
    z.strictObject({ community: id, target: id, value: z.number().optional(), due: day, owner: z.string() }),
  ),
})
export type Task = z.infer<typeof Task>

/** One community's target on the board: a state and a number. */
const Cell = z.strictObject({
  community: id,
  target: id,
  due: day,
  state: z.enum(targetStates),
  reason: bilingual,
  share: z.number().optional(),
  now: z.number().optional(),
  of: z.number().optional(),
  unit: z.string(),
})

/** A task of the street and where each community is with it; or, without `task`, a target of one community's own. */
export const BoardLine = z.strictObject({
  task: id.optional(),
  title: z.string(),
  kind: z.enum(targetKinds),
  level: z.enum(targetLevels),
  section: z.enum(sections),
  due: day,
  cells: z.array(Cell),
})
export type BoardLine = z.infer<typeof BoardLine>

const params = { task: id }

export const targetBoardOperations = {
  readTargetBoard: operation('readTargetBoard', {
    summary: 'Where each community in reach is with the street’s tasks and its own targets',
    query: { on },
    reply: z.strictObject({
      on: day,
      communities: z.array(z.strictObject({ id, name: z.string(), shortName: z.string() })),
      lines: z.array(BoardLine),
      /** What happened in the last seven days, newest first. */
      happenings: z.array(Happening),
    }),
  }),
  readTask: operation('readTask', {
    summary: 'A task of the street and its parts in reach',
    params,
    reply: Task,
  }),
  setTask: operation('setTask', {
    summary: 'Give communities a task: each gets a target of its own value and day',
    body: wantedTask,
    reply: Task,
    bodyLimit: 512 * 1024,
  }),
  changeTask: operation('changeTask', {
    summary: 'Change a task, the communities it is given to and their values',
    params,
    body: wantedTask,
    reply: Task,
    bodyLimit: 512 * 1024,
  }),
  removeTask: operation('removeTask', {
    summary: 'Remove a task with its parts',
    params,
    reply: nothing,
  }),
}
