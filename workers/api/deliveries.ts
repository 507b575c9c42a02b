import type * as z from 'zod'
import type { Attempt, Delivery as DeliveryWire } from '@linli/contract/deliveries'
import { commit } from '@linli/data/commit'
import {
  acknowledgeStatement,
  deliveriesOf,
  lastPing,
  listDeliveries,
  readDelivery,
  replayFailedStatement,
  replayStatement,
  type StoredAttempt,
  type StoredDelivery,
} from '@linli/data/tenant/deliveries'
import { readEndpoint } from '@linli/data/tenant/endpoints'
import { reaches } from '@linli/data/open'
import { replayedDays } from '@linli/domain/endpoints'
import { refused } from '@linli/domain/refusals'
import { fanOutMissing } from '../webhooks/outboxes.ts'
import { messageId, sequenceOf } from '../webhooks/messages.ts'
import { eventOf } from './committing.ts'
import { deliveryAt, deliveryCursor } from './cursors.ts'
import type { Given, Handlers } from './given.ts'
import { instant } from './ids.ts'
import { invalid, isRefusing, refuse } from './refusals.ts'

const day = 24 * 3_600_000

const acknowledgementOf = (row: StoredDelivery) =>
  row.acknowledgement === null
    ? {}
    : {
        acknowledgement: {
          state: row.acknowledgement,
          reason: row.acknowledgementReason ?? '',
          at: instant(row.acknowledgedAt ?? row.createdAt),
        },
      }

const deliveryReply = (row: StoredDelivery): z.input<typeof DeliveryWire> => ({
  endpoint: row.endpoint,
  endpointName: row.endpointName,
  message: row.message,
  type: row.type,
  community: row.community,
  subject: row.subject,
  state: row.state,
  attempts: row.attempts,
  ...(row.state === 'waiting' && { dueAt: instant(row.dueAt) }),
  createdAt: instant(row.createdAt),
  ...(row.settledAt !== null && { settledAt: instant(row.settledAt) }),
  ...acknowledgementOf(row),
})

const attemptReply = ({ status, failure, at, ...row }: StoredAttempt): Attempt => ({
  ...row,
  at: instant(at),
  ...(status !== null && { status }),
  ...(failure !== null && { failure: failure as NonNullable<Attempt['failure']> }),
})

type AboutMessage = Given<'readDelivery'> | Given<'replayDelivery'> | Given<'acknowledgeDelivery'>

const lookUp = async ({ tenant, street, params }: AboutMessage) => {
  const sequence = sequenceOf(street.id, params.message)
  const found = sequence === undefined ? undefined : await readDelivery(tenant, params.endpoint, sequence)
  return found?.delivery.message === params.message ? found : refuse('not-found')
}

const replayOne = async (given: Given<'replayDelivery'>) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  if (found.body === undefined) return refuse('no-longer-kept')
  const { endpoint, sequence, message } = found.delivery
  const now = given.outside.now()
  const done = await commit(given.tenant, {
    statements: [replayStatement(endpoint, sequence, now)],
    events: [eventOf(given, 'endpoint.replayed', endpoint, { message })],
  })
  if (done !== 'committed') return refuse('not-working')
  return deliveryReply({ ...found.delivery, state: 'waiting', dueAt: now, settledAt: null })
}

const replaySome = async (given: Given<'replayDeliveries'>) => {
  const { tenant, outside, params, body } = given
  const endpoint = await readEndpoint(tenant, params.endpoint)
  if (endpoint === undefined) return refuse('not-found')
  const now = outside.now()
  const since = Date.parse(body.since)
  if (since < now - replayedDays * day)
    return invalid(refused('since', 'too-long-ago', { days: replayedDays }))
  const event = eventOf(given, 'endpoint.replayed', endpoint.id, { which: body.which, since: body.since })
  const noted = await commit(tenant, { statements: [], events: [event] })
  if (noted !== 'committed') return refuse('not-working')
  if (body.which === 'missing')
    return { messages: await fanOutMissing(outside, given.street.id, tenant, endpoint, since) }
  const done = await tenant.client.execute(replayFailedStatement(endpoint.id, since, now))
  return { messages: done.rowsAffected }
}

const acknowledge = async (given: Given<'acknowledgeDelivery'>) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  const { endpoint, endpointName, sequence, message, community, subject, type } = found.delivery
  if (community !== null && !reaches(given.reach, community)) return refuse('not-found')
  const { state, reason } = given.body
  const at = given.outside.now()
  const data = { endpoint, by: endpointName, message, told: type, community, note: reason }
  const done = await commit(given.tenant, {
    statements: [acknowledgeStatement({ endpoint, sequence }, { state, reason, at })],
    events: [eventOf(given, `delivery.${state}`, subject, data)],
  })
  return done === 'committed'
    ? { acknowledgement: { state, reason, at: instant(at) } }
    : refuse('not-working')
}

export const deliveryHandlers: Pick<
  Handlers,
  | 'listDeliveries'
  | 'readDelivery'
  | 'replayDelivery'
  | 'replayDeliveries'
  | 'acknowledgeDelivery'
  | 'listAcknowledgements'
  | 'pingEndpoint'
> = {
  listDeliveries: async ({ tenant, query: { cursor, limit, ...filter } }) => {
    const before = cursor === undefined ? undefined : deliveryAt(cursor)
    if (cursor !== undefined && before === undefined) return invalid(refused('cursor', 'bad-cursor'))
    const rows = await listDeliveries(tenant, filter, { before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const last = shown[shown.length - 1]
    return {
      deliveries: shown.map(deliveryReply),
      ...(rows.length > limit && last !== undefined && { next: deliveryCursor(last) }),
    }
  },

  readDelivery: async (given) => {
    const found = await lookUp(given)
    if (isRefusing(found)) return found
    return {
      ...deliveryReply(found.delivery),
      ...(found.body !== undefined && { body: found.body }),
      log: found.attempts.map(attemptReply),
    }
  },
  replayDelivery: replayOne,
  replayDeliveries: replaySome,
  acknowledgeDelivery: acknowledge,

  listAcknowledgements: async ({ tenant, reach, community, query }) => ({
    deliveries: (await deliveriesOf(tenant, reach, community, query.subject)).map((row) => ({
      endpointName: row.endpointName,
      type: row.type,
      state: row.state,
      at: instant(row.settledAt ?? row.createdAt),
      ...acknowledgementOf(row),
    })),
  }),

  pingEndpoint: async (given) => {
    const found = await readEndpoint(given.tenant, given.params.endpoint)
    if (found === undefined) return refuse('not-found')
    const events = [eventOf(given, 'endpoint.pinged', found.id)]
    const done = await commit(given.tenant, { statements: [], events })
    const event = await lastPing(given.tenant, found.id)
    if (done !== 'committed' || event === undefined) return refuse('not-working')
    return { message: messageId(given.street.id, event) }
  },
}
