import * as z from 'zod'
import { webhookBody } from '@linli/contract/webhook-events'
import { webhookExamples } from '@linli/contract/webhook-examples'
import { signatureSchemes } from '@linli/domain/endpoints'
import { allWebhookTypes, webhookEvents } from '@linli/domain/webhook-events'
import type { Handlers } from './given.ts'

export const webhookEventHandlers: Pick<Handlers, 'listWebhookTypes'> = {
  listWebhookTypes: () =>
    Promise.resolve({
      signatures: [...signatureSchemes],
      types: allWebhookTypes.map((type) => ({
        type,
        version: webhookEvents[type].version,
        name: webhookEvents[type].name,
        told: webhookEvents[type].told,
        schema: z.json().parse(z.toJSONSchema(webhookBody(type))),
        example: z.json().parse({
          type,
          version: webhookEvents[type].version,
          timestamp: '2010-07-05T01:00:00.000Z',
          data: webhookExamples[type],
        }),
      })),
    }),
}
