import type { Source } from '@linli/contract/sources'
import { forget, useQuery } from '../queries.ts'
import { ask } from './asking.ts'

const key = (street: string): string => `sources/${street}`

export const loadSources = async (street: string): Promise<readonly Source[]> =>
  (await ask('listSources', { params: { street } })).sources

export const useSources = (street: string) => useQuery(key(street), () => loadSources(street))

export const sourcesChanged = (street: string): void => forget(key(street))
