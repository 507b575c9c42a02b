import { enterDayGuard, enterDayStatements } from '@linli/data/tenant/coverage-changes'
import { readCoverage, type Coverage as Stored, type StoredDay } from '@linli/data/tenant/coverages'
import { refused, type Refusal } from '@linli/domain/refusals'
import {
  coverageWarnings,
  enterableDays,
  readHouseholds,
  warningText,
  type DayCell,
} from '@linli/domain/targets/coverage-days'
import { coverageShare, isCoverageReached, phaseStandings } from '@linli/domain/targets/coverage-phases'
import { householdsOf, sumsOn } from '@linli/domain/targets/coverages'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { instant, today } from './ids.ts'
import { refuse } from './refusals.ts'

const dayReply = ({ day, version, updatedAt, updatedBy }: StoredDay) => ({
  day,
  version,
  ...(version === 0 ? {} : { updatedAt: instant(updatedAt), updatedBy }),
})

/** How far a coverage's phases are, and it as a whole. */
export const standingReply = (
  plan: Parameters<typeof phaseStandings>[0],
  ground: Parameters<typeof phaseStandings>[1],
) => {
  const phases = phaseStandings(plan, ground)
  return { share: coverageShare(phases, ground), reached: isCoverageReached(phases), phases }
}

/** The phases stand as of the day that is looked at; of one that is still to come, as of today. */
const asOf = ({ day }: StoredDay, now: string): string => (day < now ? day : now)

const coverageReply = ({ coverage, tracts, series, day }: Stored, now: string) => ({
  target: coverage.id,
  title: coverage.title,
  start: coverage.start,
  due: coverage.due,
  today: now,
  enterable: enterableDays(coverage, now),
  targetVersion: coverage.version,
  ...standingReply(coverage.plan, {
    households: householdsOf(tracts),
    sums: sumsOn(series, asOf(day, now)),
    marks: coverage.marks,
    today: asOf(day, now),
  }),
  tracts,
  series,
  entry: dayReply(day),
})

type Entering = Given<'enterCoverage'>
type Read = { cell: DayCell } | { refusal: Refusal }

const readCell = ({ body }: Entering, { tracts }: Stored, index: number): Read => {
  const { tract: code = '', counter = 'listed', households = null } = body.cells[index] ?? {}
  const tract = tracts.find((one) => one.code === code)
  if (tract === undefined) return { refusal: refused(`cells[${index}].tract`, 'not-a-tract') }
  const first = body.cells.findIndex((one) => one.tract === code && one.counter === counter)
  if (first !== index) return { refusal: refused(`cells[${index}]`, 'twice') }
  const read = readHouseholds(String(households ?? ''), tract)
  return read.ok
    ? { cell: { tract: code, counter, households: read.value } }
    : { refusal: refused(`cells[${index}].households`, read.reason.reason, read.reason.details) }
}

const warningsOf = ({ tracts }: Stored, cells: readonly DayCell[]) =>
  tracts.flatMap(({ code, before, entered }) => {
    const own = cells.filter(({ tract }) => tract === code)
    if (own.length === 0) return []
    const changed = Object.fromEntries(own.map(({ counter, households }) => [counter, households]))
    const day = Object.entries({ ...entered, ...changed }).filter(([, value]) => value !== undefined)
    return coverageWarnings(before, { ...before, ...Object.fromEntries(day) }).map((warning) => ({
      tract: code,
      counter: warning.counter,
      message: warningText(warning),
    }))
  })

const readCells = (given: Entering, found: Stored): { cells: DayCell[]; errors: Refusal[] } => {
  const days = enterableDays(found.coverage, today(given.outside))
  const outside = given.params.day < days.from || given.params.day > days.to
  const read = given.body.cells.map((_, index) => readCell(given, found, index))
  return {
    cells: read.flatMap((one) => ('cell' in one ? one.cell : [])),
    errors: [
      ...(outside ? [refused('day', 'out-of-range', days)] : []),
      ...read.flatMap((one) => ('refusal' in one ? one.refusal : [])),
    ],
  }
}

const enterCoverage: Handlers['enterCoverage'] = async (given) => {
  const { tenant, reach, community, outside, seen } = given
  const { target, day } = given.params
  const found = await readCoverage(tenant, reach, community, target, day)
  if (found === undefined) return refuse('not-found')
  if (found.day.version !== seen) return refuse('stale')
  const { cells, errors } = readCells(given, found)
  if (errors.length > 0) return refuse('invalid', { errors })
  const next = { day, version: seen + 1, updatedAt: outside.now(), updatedBy: given.caller.person.name }
  return commitEdit(
    given,
    { ...dayReply(next), warnings: warningsOf(found, cells) },
    {
      guard: enterDayGuard(target, next),
      statements: enterDayStatements(target, day, cells),
      events: [eventOf(given, 'coverage.entered', target, { day, cells: cells.length, by: next.updatedBy })],
    },
  )
}

export const coverageHandlers: Pick<Handlers, 'readCoverage' | 'enterCoverage'> = {
  readCoverage: async ({ tenant, reach, community, outside, params, query }) => {
    const now = today(outside)
    const found = await readCoverage(tenant, reach, community, params.target, query.day ?? now)
    return found === undefined ? refuse('not-found') : coverageReply(found, now)
  },
  enterCoverage,
}
