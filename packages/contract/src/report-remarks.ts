import * as z from 'zod'
import { remarkReasons, reportPlaces } from '@linli/domain/reports'
import { operation } from './operation.ts'
import { dimension, id, instant, metricCode, text, version } from './schemas.ts'

/** A reviewer's remark, pinned to a sentence or a figure, with the community's answer. */
export const Remark = z.strictObject({
  id,
  section: z.enum(reportPlaces),
  paragraph: id.optional(),
  sentence: z.string().optional(),
  metric: metricCode.optional(),
  dimension: z.string().optional(),
  quote: z.string().meta({ description: 'The words or the figure it was pinned to, as they were.' }),
  reason: z.enum(remarkReasons),
  text: z.string(),
  submission: z.int().meta({ description: 'The submission it was made on.' }),
  at: instant,
  by: z.string(),
  answer: z.string().optional(),
  answeredAt: instant.optional(),
  answeredBy: z.string().optional(),
  settled: z.boolean(),
  version,
})
export type Remark = z.infer<typeof Remark>

const params = { report: id }
const one = { ...params, remark: id }

export const remarkOperations = {
  addRemark: operation('addRemark', {
    summary: 'Make a remark on a sentence, a figure or a section of a submitted report',
    params,
    body: z.strictObject({
      section: z.enum(reportPlaces),
      paragraph: id.optional(),
      sentence: z.string().max(120).optional(),
      metric: metricCode.optional(),
      dimension: dimension.optional(),
      reason: z.enum(remarkReasons),
      text: text(500),
    }),
    reply: Remark,
    problems: ['wrong-state'],
  }),
  answerRemark: operation('answerRemark', {
    summary: 'Answer a remark, as the community',
    params: one,
    body: z.strictObject({ text: text(500) }),
    reply: Remark,
    problems: ['wrong-state'],
  }),
  settleRemark: operation('settleRemark', {
    summary: 'Settle a remark, as the street',
    params: one,
    reply: Remark,
    problems: ['wrong-state'],
  }),
}
