import type { Delivery } from '@linli/contract/deliveries'
import { deliveryStates } from '@linli/domain/endpoints'
import { useAddress } from '../address.ts'
import { ask } from './asking.ts'
import { firstOf, useGrowing, type Listed } from './growing.ts'

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

const load = (street: string, filters: Filters, count: number): Promise<Listed<Delivery>> => {
  const state = deliveryStates.find((each) => each === filters.state)
  return firstOf(count, async (page) => {
    const query = { ...filters, state, ...page }
    const { deliveries: items, next } = await ask('listDeliveries', { params: { street }, query })
    return { items, next }
  })
}

/** The deliveries that the filters leave, the newest first. */
export const useDeliveries = (street: string, filters: Filters) =>
  useGrowing(`deliveries/${street}/${filterKeys.map((key) => filters[key]).join('/')}`, (count) =>
    load(street, filters, count),
  )
