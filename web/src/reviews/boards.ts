import type { BoardRow } from '@linli/contract/report-boards'
import type { Street } from '@linli/contract/streets'
import { firstDay, isPeriod, periodOf, type Period } from '@linli/domain/periods'
import { call } from '../api.ts'
import { forget, useQuery } from '../queries.ts'
import { renewFigures } from '../renewals.ts'
import { useSession } from '../session.tsx'

/** Everything known of a street's boards begins so. */
export const boardKey = (street: string): string => `board/${street}/`

/** The half-year that an address is about: reports are of half-years. */
export const halfOf = (asked: string | undefined, street: Pick<Street, 'currentPeriod'>): string => {
  const found = [asked ?? '', street.currentPeriod].find(isPeriod)
  return found === undefined ? street.currentPeriod : periodOf(firstDay(found), 'half')
}

/** The half-year under review. */
export const useHalf = (): Period => {
  const { period } = useSession()
  return periodOf(firstDay(period), 'half')
}

/** How a community is called. */
export const useNames = (): ((community: string) => string) => {
  const { communities } = useSession().street
  return (community) => communities.find(({ id }) => id === community)?.name ?? community
}

/** How far the communities are with the reports of a half-year. */
export const useBoard = (street: string, period: string, fresh?: number) =>
  useQuery(
    `${boardKey(street)}${period}`,
    () => call('readBoard', { params: { street }, query: { period } }),
    fresh,
  )

/** After a step of a report: whatever shows reports or figures asks again. */
export const renewReports = (): void => {
  for (const shown of ['board/', 'report/', 'summary/', 'changes/']) forget(shown)
  renewFigures()
}

/** How a report stands on the board; `none`: nobody has begun it. */
export const standings = ['approved', 'submitted', 'returned', 'draft', 'none'] as const
export type Standing = (typeof standings)[number]

export const standingOf = ({ state }: Pick<BoardRow, 'state'>): Standing => state ?? 'none'

/** What the community still has to hand in. */
export const isOwed = (row: Pick<BoardRow, 'state'>): boolean =>
  ['returned', 'draft', 'none'].includes(standingOf(row))
