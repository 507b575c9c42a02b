import type { Token } from '@linli/contract/tokens'
import { forget, useQuery } from '../queries.ts'
import { ask } from './asking.ts'

const tokensKey = (street: string): string => `tokens/${street}`

const loadTokens = async (street: string): Promise<readonly Token[]> =>
  (await ask('listTokens', { params: { street } })).tokens

export const useTokens = (street: string) => useQuery(tokensKey(street), () => loadTokens(street))

export const tokensChanged = (street: string): void => forget(tokensKey(street))

/** A token as it is on the server now; undefined once it is revoked. */
export const latestToken = async (street: string, id: string): Promise<Token | undefined> =>
  (await loadTokens(street)).find((each) => each.id === id && each.state !== 'revoked')
