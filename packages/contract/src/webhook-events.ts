import * as z from 'zod'
import { signatureSchemes } from '@linli/domain/endpoints'
import type { WebhookType } from '@linli/domain/webhook-events'
import { operation } from './operation.ts'
import { bilingual, bound, dimension, id, instant, metricCode, section } from './schemas.ts'

const links = z.strictObject({
  api: z.string().meta({ description: 'Where the API tells of it.' }),
  page: z.string().meta({ description: 'Where people look at it.' }),
})
const street = id.meta({ description: 'The street.' })
const community = id.meta({ description: 'The community.' })
const version = z.int().meta({ description: 'The version that the change made.' })

/** Only for endpoints that ask for full messages. */
const details = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).optional()

const value = z.strictObject({
  metric: metricCode,
  dimension,
  value: z
    .number()
    .nullable()
    .meta({ description: 'In the metric’s unit; null where no amount was stated.' }),
  bound,
})

const entry = {
  street,
  community,
  entry: id,
  kind: z.string(),
  version,
  links,
  details: details({
    section,
    date: z.string(),
    notable: z.boolean(),
    deleted: z.boolean(),
    figures: z.array(value).meta({ description: 'What the record adds to which metric, as it stands now.' }),
  }),
}

const report = {
  street,
  community,
  report: z.string(),
  period: z.string(),
  revision: z.int(),
  links,
}

const target = {
  street,
  community,
  target: id,
  due: z.string(),
  links,
}

/** What each type of message carries as its `data`. */
export const webhookData = {
  'entry.recorded': z.strictObject(entry),
  'entry.corrected': z.strictObject({ ...entry, change: z.enum(['edited', 'deleted', 'restored']) }),
  'figure.declared': z.strictObject({
    street,
    community,
    declared: id,
    change: z.enum(['declared', 'redeclared', 'withdrawn']),
    metric: metricCode,
    dimension,
    period: z.string(),
    version,
    links,
    details: details({ value: z.number().nullable(), bound }),
  }),
  'report.submitted': z.strictObject(report),
  'report.returned': z.strictObject(report),
  'report.approved': z.strictObject({
    ...report,
    details: details({
      sha256: z.string().meta({ description: 'Of the frozen report, RFC 8785.' }),
      figures: z.array(value).meta({ description: 'Every approved figure.' }),
    }),
  }),
  'report.reopened': z.strictObject(report),
  'target.reached': z.strictObject(target),
  'target.behind': z.strictObject(target),
  'period.opened': z.strictObject({ street, period: z.string(), day: z.string(), links }),
  'period.closed': z.strictObject({ street, period: z.string(), day: z.string(), links }),
  'member.changed': z.strictObject({
    street,
    community,
    member: id,
    change: z.enum(['added', 'changed', 'removed', 'restored']),
    links,
  }),
  'endpoint.ping': z.strictObject({ street, endpoint: id }),
} satisfies Record<WebhookType, z.ZodObject>

export type WebhookData = { [Type in WebhookType]: z.infer<(typeof webhookData)[Type]> }

/** The whole body of a message, as Standard Webhooks 1.0.0 recommends it. */
export const webhookBody = (type: WebhookType) =>
  z.strictObject({
    type: z.literal(type),
    version: z.int().meta({ description: 'The version of this type of message.' }),
    timestamp: instant.meta({ description: 'When it happened.' }),
    data: webhookData[type],
  })

export const webhookEventOperations = {
  listWebhookTypes: operation('listWebhookTypes', {
    summary: 'The catalogue of messages to other systems: every type with its JSON Schema and an example',
    reply: z.strictObject({
      signatures: z.array(z.enum(signatureSchemes)),
      types: z.array(
        z.strictObject({
          type: z.string(),
          version: z.int(),
          name: bilingual,
          told: bilingual,
          schema: z.unknown().meta({ description: 'JSON Schema (2020-12) of the body.' }),
          example: z.unknown(),
        }),
      ),
    }),
  }),
}
