import * as z from 'zod'
import { targetKinds, targetLevels } from '@linli/domain/targets'
import { operation } from './operation.ts'
import { dimension, id, instant, metricCode, nothing, text, typedQuantity, version } from './schemas.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

const wanted = z.strictObject({
  title: text(200),
  kind: z.enum(targetKinds),
  level: z.enum(targetLevels),
  due: text(20),
  metric: metricCode.optional(),
  dimension: dimension.default(''),
  value: typedQuantity.optional(),
  unit: text(20).default(''),
})

export const Target = z.strictObject({
  id,
  title: z.string(),
  kind: z.enum(targetKinds),
  level: z.enum(targetLevels),
  due: day,
  metric: metricCode.optional(),
  dimension: z.string(),
  value: z.number().optional(),
  unit: z.string(),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type Target = z.infer<typeof Target>

const params = { target: id }

export const targetOperations = {
  listTargets: operation('listTargets', {
    summary: 'A community’s targets, soonest due first',
    reply: z.strictObject({ targets: z.array(Target) }),
  }),
  setTarget: operation('setTarget', { summary: 'Set a target for a community', body: wanted, reply: Target }),
  changeTarget: operation('changeTarget', {
    summary: 'Change a target',
    params,
    body: wanted,
    reply: Target,
  }),
  removeTarget: operation('removeTarget', { summary: 'Remove a target', params, reply: nothing }),
}
