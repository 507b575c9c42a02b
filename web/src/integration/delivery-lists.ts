import type { Delivery } from '@linli/contract/deliveries'
import { deliveryStates } from '@linli/domain/endpoints'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useQuery } from '../queries.ts'
import { ask } from './asking.ts'

const pageSize = 50
/** The longest page that is answered. */
const most = 200

export const filterKeys = ['endpoint', 'state', 'type', 'community'] as const
export type Filters = Readonly<Record<(typeof filterKeys)[number], string>>

export const useFilters = () => {
  const { query, change } = useAddress()
  const filters: Filters = {
    endpoint: query['endpoint'] ?? '',
    state: deliveryStates.find((each) => each === query['state']) ?? '',
    type: query['type'] ?? '',
    community: query['community'] ?? '',
  }
  return {
    filters,
    any: filterKeys.some((key) => filters[key] !== ''),
    // Another list: the row in hand is not in it.
    set: (changes: Partial<Filters>) => change({ ...changes, of: undefined, panel: undefined }),
    clear: () => change({ endpoint: undefined, state: undefined, type: undefined, community: undefined }),
  }
}

export type Listed = { deliveries: readonly Delivery[]; more: boolean }

/** The newest so many, page by page. */
const load = async (street: string, filters: Filters, count: number): Promise<Listed> => {
  const state = deliveryStates.find((each) => each === filters.state)
  const asked = { ...filters, state }
  const found: Delivery[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(most, count - found.length)
    const page = await ask('listDeliveries', { params: { street }, query: { ...asked, cursor, limit } })
    found.push(...page.deliveries)
    cursor = page.next
  } while (cursor !== undefined && found.length < count)
  return { deliveries: found, more: cursor !== undefined }
}

/** The deliveries that the filters leave, and how to have more of them; what is shown stays until more has come. */
export const useDeliveries = (street: string, filters: Filters) => {
  const name = `deliveries/${street}/${filterKeys.map((key) => filters[key]).join('/')}`
  const [count, setCount] = useState(pageSize)
  const shown = useRef<{ name: string; value: Listed } | undefined>(undefined)
  useEffect(() => setCount(pageSize), [name])
  const query = useQuery(`${name}/${count}`, () => load(street, filters, count), 2000)
  if (query.value !== undefined) shown.current = { name, value: query.value }
  const value = shown.current?.name === name ? shown.current.value : undefined
  return {
    ...query,
    ...(value === undefined ? {} : { value }),
    more: () => setCount(count + pageSize),
  }
}
