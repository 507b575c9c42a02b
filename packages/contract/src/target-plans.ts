import * as z from 'zod'
import { aims, counters, evidenceSorts, targetLevels } from '@linli/domain/targets'
import { dimension, metricCode, text, typedQuantity } from './schemas.ts'

export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
/** The key of an item, phase, step or duty inside its plan. */
export const itemKey = z.string().regex(/^[A-Za-z0-9_.-]{1,40}$/)

/** Points, in points and tenths of them. */
const points = z.number().min(0).max(10_000)

const deduction = z.strictObject({ key: itemKey, text: text(200), points })

const item = z.strictObject({
  key: itemKey,
  area: text(100),
  text: text(500),
  points,
  evidence: z.array(z.enum(evidenceSorts)).max(4),
  veto: z.literal(true).optional(),
  bonus: z.literal(true).optional(),
  deductions: z.array(deduction).max(20).optional(),
  kinds: z.array(z.string().max(64)).max(20).optional(),
  metrics: z.array(metricCode).max(20).optional(),
  after: z.array(itemKey).max(20).optional(),
  unsure: z.literal(true).optional(),
})

const metricPlan = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({
    kind: z.literal('metric'),
    metric: metricCode.optional(),
    dimension: dimension.default(''),
    unit: text(20).default(''),
    value: value.optional(),
    aim: z.enum(aims).default('at-least'),
  })

const otherPlans = [
  z.strictObject({
    kind: z.literal('checklist'),
    items: z.array(item).max(200).default([]),
    ladder: z
      .array(z.strictObject({ level: z.enum(targetLevels), points }))
      .max(5)
      .default([]),
    bonusMost: points.default(0),
  }),
  z.strictObject({
    kind: z.literal('coverage'),
    phases: z
      .array(
        z.strictObject({
          key: itemKey,
          text: text(200),
          from: day,
          to: day,
          counter: z.enum(counters).optional(),
        }),
      )
      .max(20)
      .default([]),
  }),
  z.strictObject({
    kind: z.literal('milestone'),
    steps: z
      .array(z.strictObject({ key: itemKey, text: text(200), planned: day }))
      .max(50)
      .default([]),
  }),
  z.strictObject({
    kind: z.literal('duty'),
    duties: z
      .array(z.strictObject({ key: itemKey, text: text(200), times: z.int().min(1).max(1000) }))
      .max(10)
      .default([]),
  }),
] as const

/** What a target asks for, as a person types it. */
export const typedPlan = z.discriminatedUnion('kind', [metricPlan(typedQuantity), ...otherPlans])
export type TypedPlan = z.output<typeof typedPlan>

/** What a target asks for. Amounts and points in their units. */
export const plan = z.discriminatedUnion('kind', [metricPlan(z.number()), ...otherPlans])
export type Plan = z.output<typeof plan>
