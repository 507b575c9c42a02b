import * as z from 'zod'
import { acknowledgements, deliveryStates } from '@linli/domain/endpoints'
import { operation } from './operation.ts'
import { id, instant, text } from './schemas.ts'

const message = z
  .string()
  .regex(/^msg_[A-Za-z0-9_-]{1,100}$/)
  .meta({ description: 'The id that the receiver sees as webhook-id.' })

/** What the receiver said of the message in its own books. */
const Acknowledged = z.strictObject({
  state: z.enum(acknowledgements),
  reason: z.string(),
  at: instant,
})

export const Delivery = z.strictObject({
  endpoint: id,
  endpointName: z.string(),
  message,
  type: z.string(),
  community: id.nullable(),
  subject: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  dueAt: instant.optional().meta({ description: 'When the next attempt is due.' }),
  createdAt: instant,
  settledAt: instant.optional(),
  acknowledgement: Acknowledged.optional(),
})
export type Delivery = z.infer<typeof Delivery>

const Attempt = z.strictObject({
  number: z.int(),
  at: instant,
  took: z.int().meta({ description: 'In ms.' }),
  status: z.int().optional(),
  failure: z
    .enum([
      'forbidden-address',
      'no-such-host',
      'no-connection',
      'no-tls',
      'timed-out',
      'broken-off',
      'refused-by-robot',
    ])
    .optional()
    .meta({ description: 'Why there was no answer that counts.' }),
  answer: z.string().meta({ description: 'The first 20 kB of the answer.' }),
})
export type Attempt = z.infer<typeof Attempt>

const params = { endpoint: id, message }

export const deliveryOperations = {
  listDeliveries: operation('listDeliveries', {
    summary: 'The log of messages, newest first',
    query: {
      endpoint: id.optional(),
      state: z.enum(deliveryStates).optional(),
      type: z.string().max(64).optional(),
      community: id.optional(),
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    },
    reply: z.strictObject({ deliveries: z.array(Delivery), next: z.string().optional() }),
  }),
  readDelivery: operation('readDelivery', {
    summary: 'One message to one endpoint: what was sent, and what each attempt came to',
    params,
    reply: z.strictObject({
      ...Delivery.shape,
      body: z.string().optional().meta({ description: 'What was sent, as long as it is kept.' }),
      log: z.array(Attempt),
    }),
  }),
  replayDelivery: operation('replayDelivery', {
    summary: 'Send a message again, under its own id',
    params,
    reply: Delivery,
    problems: ['no-longer-kept'],
  }),
  replayDeliveries: operation('replayDeliveries', {
    summary: 'Send again what failed since a moment, or what was never sent (up to 14 days back)',
    params: { endpoint: id },
    body: z.strictObject({ which: z.enum(['failed', 'missing']), since: z.iso.datetime() }),
    reply: z.strictObject({ messages: z.int() }),
  }),
  acknowledgeDelivery: operation('acknowledgeDelivery', {
    summary: 'Say what came of a message in the receiver’s own books',
    params,
    body: z.strictObject({ state: z.enum(acknowledgements), reason: text(500).default('') }),
    reply: z.strictObject({ acknowledgement: Acknowledged }),
  }),
  listAcknowledgements: operation('listAcknowledgements', {
    summary: 'Which systems were told of a record, a figure, a report or a target, and what they made of it',
    query: { subject: z.string().regex(/^[A-Za-z0-9._-]{1,100}$/) },
    reply: z.strictObject({
      deliveries: z.array(
        z.strictObject({
          endpointName: z.string(),
          type: z.string(),
          state: z.enum(deliveryStates),
          at: instant.meta({
            description: 'When it was delivered or given up; when it was made, while it waits.',
          }),
          acknowledgement: Acknowledged.optional(),
        }),
      ),
    }),
  }),
}
