import * as z from 'zod'
import { sections } from '@linli/domain/sections'
import { targetStates } from '@linli/domain/target-standings'
import { targetKinds, targetLevels } from '@linli/domain/targets'
import { operation } from './operation.ts'
import { bilingual, id, instant, nothing, text, typedQuantity, version } from './schemas.ts'
import { day, itemKey, plan, typedPlan } from './target-plans.ts'

/** The day on which targets are judged. */
export const on = day.optional().meta({
  description: 'The day on which targets are judged; today when left out. Later days are read as today.',
})

const template = z.strictObject({ id, version })

export const wantedTarget = z.strictObject({
  title: text(200),
  level: z.enum(targetLevels),
  section: z.enum(sections).default('base'),
  start: text(20).optional(),
  due: text(20),
  plan: typedPlan,
  template: template.optional(),
  owner: text(100).default(''),
  notes: text(2000).default(''),
})

const forecast = z.union([
  z.strictObject({ expected: z.number(), low: z.number(), high: z.number(), basis: z.int() }),
  z.strictObject({ none: bilingual }),
])

/** How a target stands on a day. Shares from 0 to 1, amounts in the target's unit. */
export const Standing = z.strictObject({
  state: z.enum(targetStates),
  reason: bilingual,
  begun: z.boolean(),
  share: z.number().optional(),
  expected: z.number().optional(),
  pace: z.enum(['linear', 'last-year']).optional(),
  now: z.number().optional(),
  of: z.number().optional(),
  unit: z.string(),
  vetoes: z.array(z.string()),
  next: z.array(z.strictObject({ item: z.string(), text: z.string(), due: day.optional() })),
  forecast: forecast.optional(),
})
export type Standing = z.infer<typeof Standing>

/** What a target and a task of the street are both made of. */
export const Aim = z.strictObject({
  id,
  title: z.string(),
  kind: z.enum(targetKinds),
  level: z.enum(targetLevels),
  section: z.enum(sections),
  start: day,
  due: day,
  plan,
  template: template.optional(),
  notes: z.string(),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})

export const Target = Aim.extend({
  community: id,
  /** The street's task that this is the community's part of. */
  task: id.optional(),
  owner: z.string(),
  /** How often it was carried over to a later period. */
  carried: z.int(),
})
export type Target = z.infer<typeof Target>

/** A target with how it stands. */
export const StandingTarget = Target.extend({ standing: Standing })
export type StandingTarget = z.infer<typeof StandingTarget>

/** What is noted of an item, phase or step, with the street's word on it. Points in points. */
export const Mark = z.strictObject({
  item: z.string(),
  met: z.boolean().optional(),
  score: z.number().optional(),
  deductions: z.record(z.string(), z.int()),
  planned: day.optional(),
  done: day.optional(),
  remark: z.string(),
  verifiedMet: z.boolean().optional(),
  verified: z.number().optional(),
  verifiedRemark: z.string(),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type Mark = z.infer<typeof Mark>

/** A record linked to an item, with what it adds to a counter. */
export const Evidence = z.strictObject({
  item: z.string(),
  entry: id,
  kind: z.string(),
  title: z.string(),
  date: day,
  amount: z.number(),
})
export type Evidence = z.infer<typeof Evidence>

const Step = z.strictObject({ key: z.string(), expected: day, done: day.optional(), late: z.int() })

/** What happened to a target, newest first. */
export const Happening = z.strictObject({
  at: instant,
  by: z.string(),
  type: z.string(),
  community: id,
  target: id,
  title: z.string(),
  item: z.string(),
})
export type Happening = z.infer<typeof Happening>

const params = { target: id }
const itemParams = { target: id, item: itemKey }
const evidenceParams = { ...itemParams, entry: id }
/** The item that stands for the target as a whole. */
export const wholeItem = 'whole'

export const targetOperations = {
  listTargets: operation('listTargets', {
    summary: 'A community’s targets and how they stand, soonest due first',
    query: { on },
    reply: z.strictObject({ on: day, targets: z.array(StandingTarget) }),
  }),
  readTarget: operation('readTarget', {
    summary: 'A target with its items, marks, linked records and months',
    params,
    query: { on },
    reply: z.strictObject({
      on: day,
      target: StandingTarget,
      marks: z.array(Mark),
      evidence: z.array(Evidence),
      steps: z.array(Step),
      /** What came in month by month, in the target's unit; empty where no metric measures it. */
      months: z.array(z.strictObject({ month: z.string(), amount: z.number() })),
      happenings: z.array(Happening),
    }),
  }),
  setTarget: operation('setTarget', {
    summary: 'Set a target for a community',
    body: wantedTarget,
    reply: Target,
    bodyLimit: 512 * 1024,
  }),
  changeTarget: operation('changeTarget', {
    summary: 'Change a target of the community’s own',
    params,
    body: wantedTarget,
    reply: Target,
    problems: ['set-by-street'],
    bodyLimit: 512 * 1024,
  }),
  removeTarget: operation('removeTarget', {
    summary: 'Remove a target of the community’s own',
    params,
    reply: nothing,
    problems: ['set-by-street'],
  }),
  restoreTarget: operation('restoreTarget', { summary: 'Take a removal back', params, reply: Target }),
  carryTarget: operation('carryTarget', {
    summary: 'Carry an unfinished target over to a later day',
    params,
    body: z.strictObject({ due: text(20) }),
    reply: Target,
    problems: ['set-by-street'],
  }),
  markItem: operation('markItem', {
    summary:
      'Note of an item, phase or step that it is met, scored, moved or done; `whole` is the target itself',
    params: itemParams,
    body: z.strictObject({
      met: z.boolean().nullable().default(null),
      score: typedQuantity.optional(),
      deductions: z.record(itemKey, z.int().min(0).max(1000)).default({}),
      planned: text(20).optional(),
      done: text(20).optional(),
      remark: text(500).default(''),
    }),
    reply: Mark,
  }),
  verifyItem: operation('verifyItem', {
    summary: 'The street’s word on an item of a checklist',
    params: itemParams,
    body: z.strictObject({
      met: z.boolean().nullable().default(null),
      score: typedQuantity.optional(),
      remark: text(500).default(''),
    }),
    reply: Mark,
  }),
  linkEvidence: operation('linkEvidence', {
    summary: 'Link a record of the ledger to an item; `whole` links it to the target itself',
    params: evidenceParams,
    body: z.strictObject({ amount: typedQuantity.default(1) }),
    reply: Evidence,
  }),
  unlinkEvidence: operation('unlinkEvidence', {
    summary: 'Take a linked record away from an item',
    params: evidenceParams,
    reply: nothing,
  }),
}
