import { commit } from '@linli/data/commit'
import { streetById } from '@linli/data/directory/people'
import {
  openDirectory,
  openForJobs,
  tenantSchema,
  type StreetLocation,
  type TenantDb,
} from '@linli/data/open'
import {
  addMessageStatement,
  type EarlierMessage,
  type InboundOutcome,
  type StoredMessage,
} from '@linli/data/tenant/inbound-messages'
import { readSource, type StoredSource } from '@linli/data/tenant/sources'
import { mapMessage, type MappedItem } from '@linli/domain/inbound-mappings'
import { refused } from '@linli/domain/refusals'
import { both } from '@linli/domain/results'
import { deepestMessage, idIsSigned, stateOf } from '@linli/domain/sources'
import { readJson, utf8 } from '../webhooks/message-texts.ts'
import { messageId, verifySource } from '../webhooks/source-signatures.ts'
import { announce, nudge } from '../webhooks/work.ts'
import { eventOf } from './committing.ts'
import type { Answer, Given, Handlers } from './given.ts'
import { newId } from './ids.ts'
import { changesFor, factsFor, mostAttempts, planFor, type Reading } from './inbound-commits.ts'
import { outcomeOf, outcomeReply, wholeOutcome } from './inbound-outcomes.ts'
import { sourceWriter } from './inbound-writers.ts'
import { invalid, isRefusing, refuse, type Language, type Refusing } from './refusals.ts'
import { sealerOf, type Sealer } from './sealing.ts'
import { bodyPlace, goodSecrets, tokenHash } from './source-secrets.ts'

type Asked = Given<'receiveMessage'>
type Found = { street: StreetLocation; tenant: TenantDb; source: StoredSource }

/** A street's source, if there is one that is not removed. */
const findSource = async ({ outside, params }: Asked): Promise<Found | undefined | Refusing> => {
  const street = await streetById(openDirectory(outside.connect), params.street)
  if (street === undefined) return undefined
  if (street.schemaVersion !== tenantSchema) return refuse('tenant-upgrading', { retryAfter: 60 })
  const { tenant } = openForJobs(outside.connect, street)
  const source = await readSource(tenant, params.source)
  return source && { street, tenant, source }
}

/** Nobody's source, against which a message is checked where there is none, so that the answer and its time tell nothing. */
const nobody = { receiving: { kind: 'standard' }, secrets: [`whsec_${'A'.repeat(43)}=`] } as const

const verified = async (given: Asked, sealer: Sealer, body: string): Promise<Found | Refusing> => {
  const found = await findSource(given)
  if (isRefusing(found)) return found
  const now = given.outside.now()
  const secrets = found === undefined ? nobody.secrets : await goodSecrets(sealer, found.source, now)
  const receiving = found === undefined ? nobody.receiving : found.source.receiving
  const arrived = { headers: given.request.headers, body, now }
  const verdict = await verifySource(receiving, secrets, arrived, (token) => tokenHash(sealer, token))
  if (found === undefined || verdict === 'wrong') return refuse('not-verified')
  if (verdict === 'stale') return refuse('not-on-time')
  return found.source.state === 'paused' ? refuse('source-paused', { retryAfter: 3600 }) : found
}

const notJson = (): Refusing =>
  refuse('not-json', {
    detail: both('内容不是有效的 UTF-8 JSON', 'The content is not valid JSON in UTF-8'),
  })

/** A message that is a source's own: what it says, and by what another delivery of it is recognised. */
type Inbound = Found & {
  sealer: Sealer
  text: string
  value: unknown
  size: number
  externalId: string
  bodyHash: string
  once: string
}

const readInbound = async (given: Asked): Promise<Inbound | Refusing> => {
  const sealer = await sealerOf(given.outside, given.params.street)
  if (isRefusing(sealer)) return sealer
  const text = utf8(given.body)
  if (text === undefined) return notJson()
  const found = await verified(given, sealer, text)
  if (isRefusing(found)) return found
  const read = readJson(text)
  if (read === 'not-json') return notJson()
  if (read === 'too-deep') return invalid(refused('body', 'too-deep', { max: deepestMessage }))
  const bodyHash = await sealer.hash(text, 'inbound-body')
  const { receiving } = found.source
  const externalId = messageId(receiving, given.request.headers, read.value, bodyHash)
  if (externalId === undefined) return invalid(refused('id', 'not-an-id'))
  const once = idIsSigned(receiving) ? `id:${externalId}` : `body:${bodyHash}`
  return { ...found, sealer, text, value: read.value, size: given.body.length, externalId, bodyHash, once }
}

const answerOf = (
  { id, state, outcome }: Pick<EarlierMessage, 'id' | 'state' | 'outcome'>,
  language: Language,
  value: unknown,
): Answer<'receiveMessage'> => ({ message: id, state, items: outcomeReply(outcome, language, value) })

/** The same message that came before, or that its id is another's. */
const before = (
  { externalId, bodyHash }: Inbound,
  earlier: readonly EarlierMessage[],
): EarlierMessage | Refusing | undefined => {
  const named = earlier.find((one) => one.externalId === externalId)
  if (named === undefined) return earlier[0]
  return named.bodyHash === bodyHash ? named : refuse('message-id-reused')
}

const newMessage = async (
  { outside }: Asked,
  { source, sealer, text, size, externalId, bodyHash, once }: Inbound,
  outcome: readonly InboundOutcome[],
): Promise<StoredMessage> => {
  const [id, now] = [newId(outside), outside.now()]
  const done = outcome.filter(({ state }) => state === 'done').length
  return {
    id,
    source: source.id,
    externalId,
    bodyHash,
    once,
    receivedAt: now,
    sealedBody: await sealer.seal(text, bodyPlace(id)),
    size,
    mappingVersion: source.mappingVersion,
    itemsPath: source.mapping.items,
    items: outcome.length,
    done,
    state: stateOf(outcome.length, done),
    outcome,
    dismissal: '',
    version: 1,
    updatedAt: now,
    updatedBy: source.name,
  }
}

type Deliverable = { given: Asked; inbound: Inbound; reading: Reading }

/** Writes a message with everything that comes of it, in one batch; undefined where somebody else wrote meanwhile. */
const write = async (
  { given, inbound, reading }: Deliverable,
  outcome: readonly InboundOutcome[],
  changes: ReturnType<typeof changesFor>,
): Promise<StoredMessage | undefined> => {
  const message = await newMessage(given, inbound, outcome)
  const { source: system, id, state, items, done: fitted } = message
  const event = eventOf(reading.writer, 'inbound.received', id, { system, state, items, done: fitted })
  const done = await commit(inbound.tenant, {
    statements: [addMessageStatement(inbound.tenant, message), ...changes.statements],
    events: [event, ...changes.events],
  })
  return done === 'committed' ? message : undefined
}

const attempt = async (
  deliverable: Deliverable,
  items: readonly MappedItem[],
  whole: readonly InboundOutcome[] | undefined,
) => {
  const { inbound, reading } = deliverable
  const facts = await factsFor(reading, items, inbound)
  const earlier = before(inbound, facts.earlier)
  if (earlier !== undefined) return earlier
  if (whole !== undefined) return write(deliverable, whole, { statements: [], events: [] })
  const planned = await planFor(reading, items, facts)
  if (isRefusing(planned)) return planned
  return write(deliverable, outcomeOf(planned), changesFor(reading, planned))
}

/** Takes a message: what fits is written at once with it, what does not waits in quarantine. */
const deliver = async (given: Asked, inbound: Inbound): Promise<Answer<'receiveMessage'> | Refusing> => {
  const { source, street, tenant, value } = inbound
  const writer = sourceWriter(given.outside, street, tenant, source)
  const reading = { writer, source, mapping: source.mapping }
  const mapped = mapMessage(source.mapping, value)
  const items = mapped.ok ? mapped.value : []
  const whole = mapped.ok ? undefined : wholeOutcome(mapped.reason)
  for (let times = 0; times < mostAttempts; times += 1) {
    const done = await attempt({ given, inbound, reading }, items, whole)
    if (isRefusing(done)) return done
    if (done !== undefined) return answerOf(done, given.language, value)
  }
  return refuse('try-again', { retryAfter: 60 })
}

export const hookHandlers: Pick<Handlers, 'receiveMessage'> = {
  receiveMessage: async (given) => {
    const inbound = await readInbound(given)
    if (isRefusing(inbound)) return inbound
    await announce(given.outside, inbound.street.id)
    const answer = await deliver(given, inbound)
    if (!isRefusing(answer)) nudge(given.outside, inbound.street.id)
    return answer
  },
}
