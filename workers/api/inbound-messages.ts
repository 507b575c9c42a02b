import { commit } from '@linli/data/commit'
import {
  changeMessageGuard,
  listMessages,
  readMessage,
  type InboundOutcome,
  type ListedMessage,
  type StoredMessage,
} from '@linli/data/tenant/inbound-messages'
import { refused } from '@linli/domain/refusals'
import { stateOf } from '@linli/domain/sources'
import { readJson } from '../webhooks/message-texts.ts'
import { commitEdit, eventOf } from './committing.ts'
import { cursorOf, rowAt } from './cursors.ts'
import type { Answer, Given, Handlers, InStreet } from './given.ts'
import { dayOf, instant } from './ids.ts'
import { outcomeReply } from './inbound-outcomes.ts'
import { invalid, isRefusing, refuse, type Language, type Refusing } from './refusals.ts'
import { sealerOf } from './sealing.ts'
import { bodyPlace } from './source-secrets.ts'

type Line = Answer<'listInboundMessages'>['messages'][number]

const lineReply = (row: ListedMessage): Line => ({
  id: row.id,
  source: row.source,
  sourceName: row.sourceName,
  kind: row.kind,
  externalId: row.externalId,
  receivedAt: instant(row.receivedAt),
  size: row.size,
  state: row.state,
  items: row.items,
  done: row.done,
  mappingVersion: row.mappingVersion,
  kept: row.kept,
  ...(row.dismissal === '' ? {} : { dismissal: row.dismissal }),
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})

export type FoundMessage = NonNullable<Awaited<ReturnType<typeof readMessage>>>

/** A message with what came of it, as it is answered: without what it says. */
export const messageReply = (
  { message, sourceName, kind }: FoundMessage,
  language: Language,
): Answer<'readInboundMessage'> => ({
  ...lineReply({ ...message, kept: message.sealedBody !== null, sourceName, kind }),
  outcome: outcomeReply(message.outcome, language),
})

/** A message of the street. */
export const lookUpMessage = async ({
  tenant,
  params,
}: Pick<InStreet, 'tenant'> & { params: { message: string } }): Promise<FoundMessage | Refusing> =>
  (await readMessage(tenant, params.message)) ?? refuse('not-found')

/** What a message says, opened; refused where it is forgotten, or sealed with another key than the present one. */
export const openBody = async (
  { outside, street }: Pick<InStreet, 'street'> & Pick<Given<'readInboundBody'>, 'outside'>,
  { id, sealedBody }: Pick<StoredMessage, 'id' | 'sealedBody'>,
): Promise<{ text: string; value: unknown } | Refusing> => {
  if (sealedBody === null) return refuse('no-longer-kept')
  const sealer = await sealerOf(outside, street.id)
  if (isRefusing(sealer)) return sealer
  const text = await sealer.open(sealedBody, bodyPlace(id))
  const read = text === undefined ? 'not-json' : readJson(text)
  return text === undefined || typeof read === 'string' ? refuse('not-set-up') : { text, value: read.value }
}

/** Nobody reads a message before it is noted that they did. */
const readInboundBody: Handlers['readInboundBody'] = async (given) => {
  const found = await lookUpMessage(given)
  if (isRefusing(found)) return found
  const { message } = found
  const body = await openBody(given, message)
  if (isRefusing(body)) return body
  const event = eventOf(given, 'inbound.read', message.id, { system: message.source })
  const noted = await commit(given.tenant, { statements: [], events: [event] })
  if (noted !== 'committed') return refuse('not-working')
  return { body: body.text, outcome: outcomeReply(message.outcome, given.language, body.value) }
}

type Editing = Given<'dismissInboundMessage'> | Given<'reinstateInboundMessage'>

const revise = (
  given: Editing,
  found: FoundMessage,
  changes: Pick<StoredMessage, 'state' | 'dismissal'>,
  type: string,
) => {
  const next: StoredMessage = {
    ...found.message,
    ...changes,
    version: given.seen + 1,
    updatedAt: given.outside.now(),
    updatedBy: given.caller.person.name,
  }
  return commitEdit(given, messageReply({ ...found, message: next }, given.language), {
    guard: changeMessageGuard(next),
    statements: [],
    events: [eventOf(given, type, next.id, { system: next.source, state: next.state })],
  })
}

/** A message in the version seen. */
export const lookUpSeen = async (
  given: InStreet & { params: { message: string }; seen: number },
): Promise<FoundMessage | Refusing> => {
  const found = await lookUpMessage(given)
  if (isRefusing(found)) return found
  return found.message.version === given.seen ? found : refuse('stale')
}

const dismissInboundMessage: Handlers['dismissInboundMessage'] = async (given) => {
  const found = await lookUpSeen(given)
  if (isRefusing(found)) return found
  const { state } = found.message
  if (state === 'dismissed') return invalid(refused('state', 'is-dismissed'))
  if (state === 'accepted') return invalid(refused('state', 'nothing-waiting'))
  if (given.body.reason === '') return invalid(refused('reason', 'required'))
  const changes = { state: 'dismissed', dismissal: given.body.reason } as const
  return revise(given, found, changes, 'inbound.dismissed')
}

const isDone = ({ state }: InboundOutcome): boolean => state === 'done'

const reinstateInboundMessage: Handlers['reinstateInboundMessage'] = async (given) => {
  const found = await lookUpSeen(given)
  if (isRefusing(found)) return found
  const { state, outcome } = found.message
  if (state !== 'dismissed') return invalid(refused('state', 'is-not-dismissed'))
  const back = stateOf(outcome.length, outcome.filter(isDone).length)
  return revise(given, found, { state: back, dismissal: '' }, 'inbound.reinstated')
}

const listInboundMessages: Handlers['listInboundMessages'] = async ({ tenant, query }) => {
  const { source, state, cursor, limit } = query
  const after = cursor === undefined ? undefined : rowAt(cursor)
  if (cursor !== undefined && after === undefined) return invalid(refused('cursor', 'bad-cursor'))
  const found = await listMessages(tenant, { source, state }, { after: after?.id, limit })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const next =
    found.length > limit && last ? { next: cursorOf({ date: dayOf(last.receivedAt), id: last.id }) } : {}
  return { messages: rows.map(lineReply), ...next }
}

export const inboundMessageHandlers: Pick<
  Handlers,
  | 'listInboundMessages'
  | 'readInboundMessage'
  | 'readInboundBody'
  | 'dismissInboundMessage'
  | 'reinstateInboundMessage'
> = {
  listInboundMessages,
  readInboundMessage: async (given) => {
    const found = await lookUpMessage(given)
    return isRefusing(found) ? found : messageReply(found, given.language)
  },
  readInboundBody,
  dismissInboundMessage,
  reinstateInboundMessage,
}
