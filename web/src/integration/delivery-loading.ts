import type { Replied } from '@linli/contract/operations'
import { useQuery } from '../queries.ts'
import { ask } from './asking.ts'

export type ReadDelivery = Replied<'readDelivery'>

/** One message to one endpoint. */
export type Spot = { endpoint: string; message: string }

/** How the address names it. */
export const spotKey = ({ endpoint, message }: Spot): string => `${message}.${endpoint}`

export const spotOf = (key: string | undefined): Spot | undefined => {
  const [, message, endpoint] = /^(msg_[\w-]+)\.([\w-]+)$/.exec(key ?? '') ?? []
  return message === undefined || endpoint === undefined ? undefined : { message, endpoint }
}

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
