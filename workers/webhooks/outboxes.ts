import type { TenantDb } from '@linli/data/open'
import type { StoredEndpoint } from '@linli/data/tenant/endpoints'
import { readMessageDetails } from '@linli/data/tenant/message-details'
import {
  missingEvents,
  readOutbox,
  sendMissing,
  writeOutbox,
  type LoggedEvent,
  type MadeDelivery,
  type MadeMessage,
} from '@linli/data/tenant/outboxes'
import type { EndpointContent } from '@linli/domain/endpoints'
import { isForRobots } from '@linli/domain/robot-texts'
import { webhookTypeOf, type WebhookType } from '@linli/domain/webhook-events'
import type { Outside } from '../outside.ts'
import { detailed, messageBody, messageId, type Place } from './messages.ts'

/** How many events are looked through at once. */
const most = 200
const day = 24 * 3_600_000

type Told = LoggedEvent & { webhook: WebhookType }
type Matched = { endpoint: StoredEndpoint; event: Told }

const toldOf = (events: readonly LoggedEvent[]): Told[] =>
  events.flatMap((event) => {
    const webhook = webhookTypeOf(event.type)
    return webhook === undefined ? [] : [{ ...event, webhook }]
  })

/** Whether an endpoint is told of an event: its types, its communities, and nothing from before it was there. */
const wants = (endpoint: StoredEndpoint, { webhook, community, subject, sequence }: Told): boolean => {
  if (webhook === 'endpoint.ping') return subject === endpoint.id
  if (sequence <= endpoint.fromSequence) return false
  if (endpoint.kind !== 'webhook' && !isForRobots(webhook)) return false
  if (endpoint.types !== 'all' && !endpoint.types.includes(webhook)) return false
  return endpoint.communities === 'all' || community === null || endpoint.communities.includes(community)
}

const matchesOf = (endpoints: readonly StoredEndpoint[], events: readonly Told[]): Matched[] =>
  events.flatMap((event) =>
    endpoints.filter((endpoint) => wants(endpoint, event)).map((endpoint) => ({ endpoint, event })),
  )

const bodiesOf = async (
  tenant: TenantDb,
  place: Place,
  matches: readonly Matched[],
  content: EndpointContent,
  now: number,
): Promise<MadeMessage[]> => {
  const wanted = matches.filter(({ endpoint }) => endpoint.content === content)
  const events = [...new Set(wanted.map(({ event }) => event))]
  if (events.length === 0) return []
  const details = content === 'full' ? await readMessageDetails(tenant, detailed(events)) : undefined
  return events.map((event) => ({
    sequence: event.sequence,
    content,
    body: messageBody(event.webhook, place, event, details),
    keepUntil:
      now +
      day * Math.max(...wanted.filter((one) => one.event === event).map(({ endpoint }) => endpoint.daysKept)),
  }))
}

const madeOf = async (tenant: TenantDb, place: Place, matches: readonly Matched[], now: number) => {
  const messages = [
    ...(await bodiesOf(tenant, place, matches, 'thin', now)),
    ...(await bodiesOf(tenant, place, matches, 'full', now)),
  ]
  const deliveries = matches.map(({ endpoint, event }): MadeDelivery => ({
    endpoint: endpoint.id,
    sequence: event.sequence,
    message: messageId(place.street, event),
    type: event.webhook,
    community: event.community,
    subject: event.subject,
  }))
  return { messages, deliveries }
}

/**
 * Looks through what happened since the last time and makes the deliveries that follow, each part in one batch that also moves the
 * outbox on: however often and from wherever this runs, an endpoint gets each event once.
 */
export const fanOut = async (outside: Outside, street: string, tenant: TenantDb): Promise<void> => {
  const place = { origin: outside.publicOrigin, street }
  for (;;) {
    const outbox = await readOutbox(tenant, most)
    if (outbox.newest === outbox.after) return
    const matches = matchesOf(outbox.endpoints, toldOf(outbox.events))
    const { messages, deliveries } = await madeOf(tenant, place, matches, outside.now())
    const moved = await writeOutbox(tenant, outbox, messages, deliveries, outside.now())
    // Another host is at it: what is left is left to it.
    if (!moved || !outbox.more) return
  }
}

/** Sends an endpoint what happened since a moment and was never sent to it. @returns how many messages */
export const fanOutMissing = async (
  outside: Outside,
  street: string,
  tenant: TenantDb,
  endpoint: StoredEndpoint,
  since: number,
): Promise<number> => {
  const place = { origin: outside.publicOrigin, street }
  let sent = 0
  let after = 0
  for (;;) {
    const events = await missingEvents(tenant, endpoint.id, { since, after, most })
    const last = events[events.length - 1]
    if (last === undefined) return sent
    after = last.sequence
    // What happened before the endpoint was there is missing all the same, when it is asked for.
    const asked = { ...endpoint, fromSequence: 0 }
    const matches = matchesOf([asked], toldOf(events)).filter(
      ({ event }) => event.webhook !== 'endpoint.ping',
    )
    const { messages, deliveries } = await madeOf(tenant, place, matches, outside.now())
    if (deliveries.length > 0) sent += await sendMissing(tenant, messages, deliveries, outside.now())
  }
}
