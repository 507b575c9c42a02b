import { actorsOf } from '@linli/data/directory/actors'
import { openDirectory, reaches } from '@linli/data/open'
import { listEvents as findEvents, type StoredEvent } from '@linli/data/tenant/audits'
import { toldOf } from '@linli/domain/audit-events'
import { dayAfter, endOfDay } from '@linli/domain/days'
import { refused } from '@linli/domain/refusals'
import { numberAt, numberCursor } from './cursors.ts'
import { hasCommunities } from './doors.ts'
import type { Given, Handlers } from './given.ts'
import { instant } from './ids.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { readDay } from './typed-days.ts'

type Span = { from: number; until: number }

/** Days of the filter as moments: from the beginning of the first to the end of the last. */
const spanOf = ({ query, outside }: Given<'listEvents'>): Span | Refusing => {
  const from = query.from === undefined ? undefined : readDay(outside, 'from', query.from)
  const until = query.until === undefined ? undefined : readDay(outside, 'until', query.until)
  const errors = [from, until].flatMap((read) => (read?.ok === false ? [read.reason] : []))
  if (errors.length > 0) return invalid(...errors)
  return {
    from: from?.ok ? endOfDay(dayAfter(from.value, -1)) : 0,
    until: until?.ok ? endOfDay(until.value) : Number.MAX_SAFE_INTEGER,
  }
}

const isKnown = async ({ outside, street, reach }: Given<'listEvents'>, community: string) =>
  reaches(reach, community) && (await hasCommunities(outside, street, [community]))

const withActors = async ({ outside, street }: Given<'listEvents'>, events: readonly StoredEvent[]) => {
  const actors = await actorsOf(
    openDirectory(outside.connect),
    street.id,
    events.map(({ actor }) => actor),
  )
  return events.map(({ sequence, type, community, subject, actor, at, data }) => ({
    sequence,
    type,
    ...(community === null ? {} : { community }),
    subject,
    actor: { id: actor, ...(actors.get(actor) ?? { kind: 'service' as const }) },
    at: instant(at),
    data: toldOf(data),
  }))
}

const listEvents: Handlers['listEvents'] = async (given) => {
  const { tenant, reach, query } = given
  // The log tells of every section: who is limited to some would learn of the others.
  if (reach.sections !== 'all') return refuse('not-permitted')
  const before = query.cursor === undefined ? undefined : numberAt(query.cursor)
  if (query.cursor !== undefined && before === undefined) return invalid(refused('cursor', 'bad-cursor'))
  const span = spanOf(given)
  if (isRefusing(span)) return span
  const { actor, type, community, limit } = query
  if (community !== undefined && !(await isKnown(given, community)))
    return invalid(refused('community', 'not-a-community'))
  const found = await findEvents(tenant, reach, { actor, type, community, ...span }, { before, limit })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last ? { next: numberCursor(last.sequence) } : {}
  return { events: await withActors(given, shown), ...next }
}

export const auditHandlers: Pick<Handlers, 'listEvents'> = { listEvents }
