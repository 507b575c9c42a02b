import { readStreetCoverage, type CommunityPart } from '@linli/data/tenant/street-coverages'
import { phaseStandings } from '@linli/domain/targets/coverage-phases'
import { sumsOn } from '@linli/domain/targets/coverages'
import { standingReply } from './coverages.ts'
import type { Handlers } from './given.ts'
import { today } from './ids.ts'
import { refuse } from './refusals.ts'

const sumOf = (parts: readonly CommunityPart[], of: 'tracts' | 'enumerators' | 'households' | 'entered') =>
  parts.reduce((sum, part) => sum + part[of], 0)

const sizeOf = ({ tracts, enumerators, households, entered, sums }: CommunityPart) => ({
  tracts,
  enumerators,
  households,
  entered,
  sums,
})

export const streetCoverageHandlers: Pick<Handlers, 'readStreetCoverage'> = {
  readStreetCoverage: async ({ tenant, reach, outside, params, query }) => {
    const day = query.day ?? today(outside)
    const found = await readStreetCoverage(tenant, reach, params.task, day)
    if (found === undefined) return refuse('not-found')
    const { task, parts, series } = found
    const sums = sumsOn(series, day)
    const households = sumOf(parts, 'households')
    return {
      task: task.id,
      title: task.title,
      start: task.start,
      due: task.due,
      day,
      phases: phaseStandings(task.plan, { households, sums, marks: [], today: day }),
      communities: parts.map((part) => ({
        community: part.community,
        target: part.target,
        ...sizeOf(part),
        ...standingReply(part.plan, { ...part, today: day }),
      })),
      total: {
        tracts: sumOf(parts, 'tracts'),
        enumerators: sumOf(parts, 'enumerators'),
        households,
        entered: sumOf(parts, 'entered'),
        sums,
      },
      series,
    }
  },
}
