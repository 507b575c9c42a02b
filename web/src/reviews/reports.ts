import type { Replied } from '@linli/contract/operations'
import { call } from '../api.ts'
import { useQuery } from '../queries.ts'

/** One community's report of a half-year, where it is looked for. */
export type Where = { street: string; community: string; period: string }

export type ReadReport = NonNullable<Replied<'readReport'>['report']>
export type Remark = ReadReport['remarks'][number]

const keyOf = ({ street, community, period }: Where): string => `${street}/${community}/${period}`

/** The report as it stands. */
export const useReport = (where: Where) =>
  useQuery(`report/${keyOf(where)}/review`, () =>
    call('readReport', {
      params: { street: where.street, community: where.community },
      query: { period: where.period },
    }),
  )

/** What changed in it since it was submitted before. */
export const useChanges = (where: Where, report: string) =>
  useQuery(`changes/${keyOf(where)}/${report}`, () =>
    call('readChanges', { params: { street: where.street, community: where.community, report } }),
  )

/** The community's figures of the half-year, with last year's. */
export const useFigures = (where: Where) =>
  useQuery(
    `figures/${keyOf(where)}/review`,
    () =>
      call('listFigures', {
        params: { street: where.street, community: where.community },
        query: { period: where.period },
      }),
    60_000,
  )

/** Remarks made on the last submission that are not settled: with them a report is returned, not approved. */
export const freshRemarks = ({ remarks, submissions }: ReadReport): Remark[] =>
  remarks.filter(({ settled, submission }) => !settled && submission === submissions)
