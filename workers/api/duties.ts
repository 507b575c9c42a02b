import { readDuties } from '@linli/data/tenant/duties'
import { dimensionValues } from '@linli/domain/dimensions'
import { dutyProgress, threeOnes } from '@linli/domain/duties'
import type { Handlers } from './given.ts'
import { today } from './ids.ts'
import { memberReply } from './member-replies.ts'

const duties = threeOnes.map(({ key, times }) => {
  const { zh, en } = dimensionValues('party_duty')[key] ?? { zh: key, en: key }
  return { key, zh, en, times }
})

/** Whether somebody was on the list in a year at all, or has a record in it. */
const belongs = (year: number, { since, until }: { since: string | null; until: string | null }): boolean =>
  (since ?? '') <= `${year}-12-31` && (until ?? '9999') >= `${year}-01-01`

export const dutyHandlers: Pick<Handlers, 'readDuties'> = {
  readDuties: async ({ outside, tenant, reach, community, query: { year } }) => {
    const told = await readDuties(tenant, reach, community, year)
    const listed = told.members.filter(
      (one) => !one.removed && (belongs(year, one) || told.counts.some(({ member }) => member === one.id)),
    )
    const { members, ...sums } = dutyProgress({
      members: listed.map(({ id, since, until }) => ({
        id,
        since: since ?? undefined,
        until: until ?? undefined,
      })),
      duties: threeOnes,
      counts: told.counts,
      year,
      today: today(outside),
    })
    const { share, ...counts } = sums
    return {
      year,
      duties,
      members: listed.map((row, at) => ({
        ...memberReply(row),
        owes: members[at]?.owes ?? false,
        cells: [...(members[at]?.cells ?? [])],
        lacking: [...(members[at]?.lacking ?? [])],
      })),
      ...counts,
      ...(share === undefined ? {} : { share }),
      unnamed: told.unnamed,
    }
  },
}
