import type { Replied } from '@linli/contract/operations'
import { useQuery } from '../queries.ts'
import { ask } from './asking.ts'
import type { Spot } from './spots.ts'

export type ReadDelivery = Replied<'readDelivery'>

const key = (street: string, { endpoint, message }: Spot): string =>
  `delivery/${street}/${endpoint}/${message}`

export const useDelivery = (street: string, spot: Spot) =>
  useQuery(key(street, spot), () => ask('readDelivery', { params: { street, ...spot } }), 0)

/** Why the newest message that did not arrive did not; undefined where that cannot be told. */
const lastFailure = async (street: string, endpoint: string) => {
  const newest = async (state: 'waiting' | 'failed') => {
    const query = { endpoint, state, limit: 1 }
    return (await ask('listDeliveries', { params: { street }, query })).deliveries[0]
  }
  const found = (await newest('waiting')) ?? (await newest('failed'))
  if (found === undefined || found.attempts === 0) return null
  const { log } = await ask('readDelivery', { params: { street, endpoint, message: found.message } })
  return log[log.length - 1] ?? null
}

export const useLastFailure = (street: string, endpoint: string) =>
  useQuery(`deliveries/${street}/last-failure/${endpoint}`, () => lastFailure(street, endpoint), 30_000)
