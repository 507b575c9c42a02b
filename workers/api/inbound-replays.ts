import { commit } from '@linli/data/commit'
import {
  changeMessageGuard,
  type InboundOutcome,
  type StoredMessage,
} from '@linli/data/tenant/inbound-messages'
import { readAnySource, type StoredSource } from '@linli/data/tenant/sources'
import { mapMessage, type MappedItem, type Mapping } from '@linli/domain/inbound-mappings'
import { refused } from '@linli/domain/refusals'
import { stateOf } from '@linli/domain/sources'
import { eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { changesFor, factsFor, mostAttempts, planFor, type Reading } from './inbound-commits.ts'
import { lookUpSeen, messageReply, openBody, type FoundMessage } from './inbound-messages.ts'
import { outcomeOf, wholeOutcome } from './inbound-outcomes.ts'
import { sourceWriter } from './inbound-writers.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'

type Asked = Given<'replayInboundMessage'>

const doneIn = ({ outcome }: Pick<StoredMessage, 'outcome'>): InboundOutcome[] =>
  outcome.filter(({ state }) => state === 'done')

/** Today's mapping. Where some items are done already the list stays where it was found, because they are known by their place in it. */
const mappingFor = ({ mapping }: StoredSource, message: StoredMessage): Mapping =>
  doneIn(message).length > 0 ? { ...mapping, items: message.itemsPath } : mapping

const revised = (
  { seen, outside, caller }: Asked,
  { message, source, mapping }: Replay,
  fresh: readonly InboundOutcome[],
): StoredMessage => {
  const outcome = [...doneIn(message), ...fresh].sort((one, other) => one.item - other.item)
  const done = doneIn({ outcome }).length
  return {
    ...message,
    mappingVersion: source.mappingVersion,
    itemsPath: mapping.items,
    items: outcome.length,
    done,
    state: stateOf(outcome.length, done),
    outcome,
    version: seen + 1,
    updatedAt: outside.now(),
    updatedBy: caller.person.name,
  }
}

type Replay = Reading & { source: StoredSource; message: StoredMessage }

const write = async (
  given: Asked,
  replay: Replay,
  fresh: readonly InboundOutcome[],
  changes: ReturnType<typeof changesFor>,
): Promise<StoredMessage | Refusing | undefined> => {
  const next = revised(given, replay, fresh)
  const { source: system, state, items, done: fitted } = next
  const event = eventOf(given, 'inbound.replayed', next.id, { system, state, items, done: fitted })
  const done = await commit(given.tenant, {
    guard: changeMessageGuard(next),
    statements: changes.statements,
    events: [event, ...changes.events],
  })
  if (done === 'stale') return refuse('stale')
  return done === 'committed' ? next : undefined
}

const attempt = async (given: Asked, replay: Replay, items: readonly MappedItem[]) => {
  const planned = await planFor(replay, items, await factsFor(replay, items))
  if (isRefusing(planned)) return planned
  return write(given, replay, outcomeOf(planned), changesFor(replay, planned))
}

const replayItems = async (given: Asked, replay: Replay, value: unknown) => {
  const mapped = mapMessage(replay.mapping, value)
  const done = new Set(doneIn(replay.message).map(({ item }) => item))
  for (let times = 0; times < mostAttempts; times += 1) {
    const next = mapped.ok
      ? await attempt(
          given,
          replay,
          mapped.value.filter(({ item }) => !done.has(item)),
        )
      : await write(given, replay, wholeOutcome(mapped.reason), { statements: [], events: [] })
    if (next !== undefined) return next
  }
  return refuse('try-again', { retryAfter: 60 })
}

/** A message of which something waits, in the version seen. */
const lookUpWaiting = async (given: Asked): Promise<FoundMessage | Refusing> => {
  const found = await lookUpSeen(given)
  if (isRefusing(found)) return found
  const { state } = found.message
  if (state === 'dismissed') return invalid(refused('state', 'is-dismissed'))
  return state === 'accepted' ? invalid(refused('state', 'nothing-waiting')) : found
}

export const inboundReplayHandlers: Pick<Handlers, 'replayInboundMessage'> = {
  replayInboundMessage: async (given) => {
    const found = await lookUpWaiting(given)
    if (isRefusing(found)) return found
    const { message } = found
    const body = await openBody(given, message)
    if (isRefusing(body)) return body
    const source = await readAnySource(given.tenant, message.source)
    if (source === undefined) return refuse('not-found')
    const writer = sourceWriter(given.outside, given.street, given.tenant, source)
    const replay = { writer, source, mapping: mappingFor(source, message), message }
    const next = await replayItems(given, replay, body.value)
    return isRefusing(next) ? next : messageReply({ ...found, message: next }, given.language)
  },
}
