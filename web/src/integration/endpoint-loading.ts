import type { Endpoint } from '@linli/contract/endpoints'
import { forget, useQuery } from '../queries.ts'
import { ask } from './asking.ts'

export const endpointsKey = (street: string): string => `endpoints/${street}`

const loadEndpoints = async (street: string): Promise<readonly Endpoint[]> =>
  (await ask('listEndpoints', { params: { street } })).endpoints

export const useEndpoints = (street: string) => useQuery(endpointsKey(street), () => loadEndpoints(street))

export const endpointsChanged = (street: string): void => {
  for (const prefix of [endpointsKey(street), `delivery/${street}`, `deliveries/${street}`]) forget(prefix)
}

/** An endpoint as it is on the server now. */
export const latestEndpoint = async (street: string, id: string): Promise<Endpoint | undefined> =>
  (await loadEndpoints(street)).find((each) => each.id === id)
