import { call } from '../api.ts'
import { useQuery } from '../queries.ts'

export const noticesKey = (street: string): string => `notices/${street}`

/** How long notices are shown without asking again, in milliseconds. */
export const noticesRest = 60_000

/** The newest notices for the reader in this street. */
export const useNotices = (street: string, fresh: number = noticesRest) =>
  useQuery(noticesKey(street), () => call('listNotices', { params: { street } }), fresh)
