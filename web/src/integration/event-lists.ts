import type { AuditEvent } from '@linli/contract/audits'
import { useAddress } from '../address.ts'
import { ask } from './asking.ts'
import { firstOf, useGrowing, type Listed } from './growing.ts'

const filterKeys = ['type', 'community', 'from', 'until', 'actor'] as const
export type EventFilters = Readonly<Record<(typeof filterKeys)[number], string>>

/** What of the log is listed; all of it stands in the address. */
export const useEventFilters = () => {
  const { query, change } = useAddress()
  const filters: EventFilters = {
    type: query['type'] ?? '',
    community: query['community'] ?? '',
    from: query['from'] ?? '',
    until: query['until'] ?? '',
    actor: query['actor'] ?? '',
  }
  return {
    filters,
    any: filterKeys.some((key) => filters[key] !== ''),
    set: (changes: Partial<EventFilters>) => change(changes),
    clear: () =>
      change({ type: undefined, community: undefined, from: undefined, until: undefined, actor: undefined }),
  }
}

const load = (street: string, filters: EventFilters, count: number): Promise<Listed<AuditEvent>> =>
  firstOf(count, async (page) => {
    const type = filters.type === '' ? '' : `${filters.type}.`
    const query = { ...filters, type, ...page }
    const { events: items, next } = await ask('listEvents', { params: { street }, query })
    return { items, next }
  })

/** The events that the filters leave, the newest first. */
export const useEvents = (street: string, filters: EventFilters) =>
  useGrowing(`events/${street}/${filterKeys.map((key) => filters[key]).join('/')}`, (count) =>
    load(street, filters, count),
  )
