import type { AuditEvent } from '@linli/contract/audits'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useQuery } from '../queries.ts'
import { ask } from './asking.ts'

const pageSize = 50
/** The longest page that is answered. */
const most = 200

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

type Listed = { events: readonly AuditEvent[]; more: boolean }

/** The newest so many, page by page. */
const load = async (street: string, filters: EventFilters, count: number): Promise<Listed> => {
  const type = filters.type === '' ? '' : `${filters.type}.`
  const found: AuditEvent[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(most, count - found.length)
    const query = { ...filters, type, cursor, limit }
    const page = await ask('listEvents', { params: { street }, query })
    found.push(...page.events)
    cursor = page.next
  } while (cursor !== undefined && found.length < count)
  return { events: found, more: cursor !== undefined }
}

/** The events that the filters leave, and how to have more of them; what is shown stays until more has come. */
export const useEvents = (street: string, filters: EventFilters) => {
  const name = `events/${street}/${filterKeys.map((key) => filters[key]).join('/')}`
  const [count, setCount] = useState(pageSize)
  const shown = useRef<{ name: string; value: Listed } | undefined>(undefined)
  useEffect(() => setCount(pageSize), [name])
  const query = useQuery(`${name}/${count}`, () => load(street, filters, count), 2000)
  if (query.value !== undefined) shown.current = { name, value: query.value }
  const value = shown.current?.name === name ? shown.current.value : undefined
  return { ...query, ...(value === undefined ? {} : { value }), more: () => setCount(count + pageSize) }
}
