import * as z from 'zod'
import type { StoredEndpoint } from '@linli/data/tenant/endpoints'
import type { Attempted, TakenDelivery } from '@linli/data/tenant/delivery-runs'
import {
  afterAttempt,
  isDelivered,
  readRetryAfter,
  type AttemptOutcome,
} from '@linli/domain/delivery-schedules'
import { acknowledgements, type EndpointKind } from '@linli/domain/endpoints'
import { robotText } from '@linli/domain/robot-texts'
import type { Outgoing, Outside, Sent } from '../outside.ts'
import type { EndpointKeys, EndpointSecrets } from './endpoint-secrets.ts'
import { robotOutcome, robotRequest, type RobotKind } from './robots.ts'
import { signSm3, signV1, signV1a, type Message } from './signatures.ts'

/** How much of a reason that a receiver gives is kept, in characters. */
const longestReason = 500

const sign = (scheme: string, { secret, privateKey }: EndpointKeys, message: Message): Promise<string> => {
  if (scheme === 'v1a') return signV1a(privateKey, message)
  return scheme === 'v1sm3' ? signSm3(secret, message) : signV1(secret, message)
}

/** Every signature that the endpoint asks for, by the present keys and, while they overlap, by the old ones. */
const signatures = async (
  { signatures: schemes }: StoredEndpoint,
  { keys, old }: EndpointSecrets,
  message: Message,
): Promise<string> => {
  const all = [keys, ...(old === undefined ? [] : [old])]
  const signed = await Promise.all(
    all.flatMap((each) => schemes.map((scheme) => sign(scheme, each, message))),
  )
  return signed.join(' ')
}

const webhookRequest = async (
  endpoint: StoredEndpoint,
  secrets: EndpointSecrets,
  { message: id }: TakenDelivery,
  body: string,
  now: number,
): Promise<Outgoing> => {
  const timestamp = Math.floor(now / 1000)
  return {
    url: secrets.url,
    headers: {
      ...secrets.headers,
      'content-type': 'application/json',
      'user-agent': 'Linli-Webhooks/1.0',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': await signatures(endpoint, secrets, { id, timestamp, body }),
    },
    body,
  }
}

const told = z.looseObject({
  data: z.looseObject({
    period: z.string().optional(),
    links: z.looseObject({ page: z.string() }).optional(),
  }),
})

const robotMessage = (
  kind: RobotKind,
  { url, keys }: EndpointSecrets,
  { type, community }: TakenDelivery,
  { body, names, now }: { body: string; names: ReadonlyMap<string, string>; now: number },
): Promise<Outgoing> => {
  const { data } = told.parse(JSON.parse(body))
  const text = robotText(type, {
    community: community === null ? undefined : names.get(community),
    period: data.period,
  })
  return robotRequest(kind, { url, secret: keys.secret }, { ...text, link: data.links?.page ?? '' }, now)
}

const answered = z.looseObject({
  acknowledgement: z.looseObject({ state: z.enum(acknowledgements), reason: z.string().default('') }),
})

/** What a receiver says in its answer of the message in its own books, if it says anything. */
const said = (body: string): Attempted['acknowledgement'] => {
  // Most say nothing or `ok`, and an error for each of them costs more than the signature.
  if (!/^\s*\{/.test(body)) return undefined
  try {
    const { state, reason } = answered.parse(JSON.parse(body)).acknowledgement
    return { state, reason: reason.slice(0, longestReason) }
  } catch {
    return undefined
  }
}

/** A request that was answered at all. */
type Answer = Exclude<Sent, { failed: unknown }>

type Judged = Pick<Attempted, 'status' | 'failure' | 'answer' | 'acknowledgement'> & {
  outcome: AttemptOutcome
}

const judgeWebhook = ({ status, headers, body }: Answer, now: number): Judged => {
  return {
    status,
    failure: null,
    answer: body,
    outcome: { status, retryAfter: readRetryAfter(headers['retry-after'], now) },
    ...(isDelivered(status) && { acknowledgement: said(body) }),
  }
}

/** A robot says in the body of a 200 whether it took the message. */
const judgeRobot = (kind: RobotKind, sent: Answer): Judged => {
  const { status, body: answer } = sent
  const came = robotOutcome(kind, sent)
  if (came === 'delivered') return { status, failure: null, answer, outcome: { status } }
  const { retryAfter = 0, reason } = came
  // A robot that was taken out of its group is as gone as an address that says so.
  const outcome = reason === 'no-such-robot' ? { status: 410 } : { silence: retryAfter * 1000 }
  return { status, failure: 'refused-by-robot', answer, outcome }
}

const judge = (kind: EndpointKind, sent: Sent, now: number): Judged => {
  if ('failed' in sent) return { status: null, failure: sent.failed, answer: '', outcome: {} }
  return kind === 'webhook' ? judgeWebhook(sent, now) : judgeRobot(kind, sent)
}

export type Attempting = {
  outside: Pick<Outside, 'now' | 'random' | 'send'>
  endpoint: StoredEndpoint
  secrets: EndpointSecrets
  /** The names of the street's communities, for chat groups. */
  names: ReadonlyMap<string, string>
}

const chance = ({ random }: Pick<Outside, 'random'>): number => {
  const [high = 0, low = 0] = random(2)
  return (high * 256 + low) / 65_535
}

/** Makes one attempt to deliver a message, and says what follows from it. */
export const attempt = async (
  { outside, endpoint, secrets, names }: Attempting,
  delivery: TakenDelivery,
): Promise<Attempted> => {
  const at = outside.now()
  const { body } = delivery
  const nothing = { delivery, at, took: 0, status: null, failure: null, answer: '' }
  if (body === null) return { ...nothing, after: { next: 'failed' } }
  const { kind } = endpoint
  const request =
    kind === 'webhook'
      ? await webhookRequest(endpoint, secrets, delivery, body, at)
      : await robotMessage(kind, secrets, delivery, { body, names, now: at })
  const begun = performance.now()
  const sent = await outside.send(request)
  const took = Math.round(performance.now() - begun)
  const { outcome, ...judged } = judge(kind, sent, at)
  const jitter = isDelivered(outcome.status) ? 0 : chance(outside)
  const after = afterAttempt(outcome, delivery.step + 1, jitter)
  return { delivery, at, took, ...judged, after }
}
