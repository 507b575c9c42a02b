import type { Replied } from '@linli/contract/operations'
import { inboundStates, type InboundState } from '@linli/domain/sources'
import { useAddress } from '../address.ts'
import { forget, useQuery } from '../queries.ts'
import { ask } from './asking.ts'
import { firstOf, useGrowing, type Listed } from './growing.ts'

export type Line = Replied<'listInboundMessages'>['messages'][number]

/** What is shown: what is to be dealt with unless something else is asked for. */
export const shownStates = ['waiting', 'all', ...inboundStates] as const
type ShownState = (typeof shownStates)[number]
export type InboundFilters = { source: string; state: ShownState }

export const useInboundFilters = () => {
  const { query, change } = useAddress()
  const state = shownStates.find((each) => each === query['state']) ?? 'waiting'
  const filters: InboundFilters = { source: query['source'] ?? '', state }
  return {
    filters,
    // Another list: the row in hand is not in it.
    set: (changes: Partial<InboundFilters>) => change({ ...changes, of: undefined, panel: undefined }),
  }
}

const load = (
  street: string,
  source: string,
  state: InboundState | undefined,
  count: number,
): Promise<Listed<Line>> =>
  firstOf(count, async (page) => {
    const query = { source, state, ...page }
    const { messages: items, next } = await ask('listInboundMessages', { params: { street }, query })
    return { items, next }
  })

const byTime = (one: Line, other: Line): number => (one.receivedAt < other.receivedAt ? 1 : -1)

/** What is to be dealt with is in two states. */
const loadWaiting = async (street: string, source: string, count: number): Promise<Listed<Line>> => {
  const [held, partly] = await Promise.all([
    load(street, source, 'quarantined', count),
    load(street, source, 'partly', count),
  ])
  const all = [...held.items, ...partly.items].sort(byTime)
  return { items: all.slice(0, count), more: held.more || partly.more || all.length > count }
}

/** The messages that the filters leave, the newest first. */
export const useInbound = (street: string, { source, state }: InboundFilters) =>
  useGrowing(`inbound/${street}/${source}/${state}`, (count) =>
    state === 'waiting'
      ? loadWaiting(street, source, count)
      : load(street, source, state === 'all' ? undefined : state, count),
  )

export const useInboundMessage = (street: string, message: string) =>
  useQuery(
    `inbound/${street}/one/${message}`,
    () => ask('readInboundMessage', { params: { street, message } }),
    0,
  )

export const inboundChanged = (street: string): void => {
  for (const prefix of [`inbound/${street}`, `sources/${street}`]) forget(prefix)
}
