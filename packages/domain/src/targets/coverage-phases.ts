import type { Counter, CoveragePlan, Mark, NextThing, Phase, Progress } from '../targets.ts'
import { householdsOf, sumsOn, type DaySums, type Sums, type TractStanding } from './coverages.ts'

/** What of a mark counts for a phase. */
export type CoverageMark = Pick<Mark, 'item' | 'met' | 'planned' | 'done'>

/** What a coverage is judged by: its tracts with their latest counts, the sums by day, what people noted, and the day. */
export type CoverageStanding = {
  tracts: readonly TractStanding[]
  series: readonly DaySums[]
  marks: readonly CoverageMark[]
  today: string
}

/** What phases are judged by: all households, the sums as of the day, what people noted, and the day. */
export type PhaseGround = {
  households: number
  sums: Sums
  marks: readonly CoverageMark[]
  today: string
}

/** `late`: its last day has passed and it is not done; `now`: its days hold today; `ahead`: they are to come. */
export type PhaseState = 'done' | 'late' | 'now' | 'ahead'

/** How far a phase is; `to` is its last day as it stands after being moved. */
export type PhaseStanding = Phase & {
  state: PhaseState
  /** From 0 to 1; undefined where no household is known, or none of the tracts was ever entered. */
  share?: number | undefined
}

const shareOfSum = (sums: Sums, counter: Counter, of: number): number | undefined => {
  const sum = sums[counter]
  return sum === undefined || of === 0 ? undefined : Math.max(0, Math.min(1, sum.households / of))
}

const isMarkedDone = (mark: CoverageMark | undefined, today: string): boolean | undefined =>
  mark?.met ?? (mark?.done === undefined ? undefined : mark.done <= today)

const stateOf = ({ from, to }: Phase, done: boolean, today: string): PhaseState =>
  done ? 'done' : today > to ? 'late' : today < from ? 'ahead' : 'now'

/**
 * How far each phase is on a day. One with a counter is done when all households are counted, any other when somebody says so;
 * the word of a person also closes or re-opens one with a counter, but never changes its share. A last day moved by hand counts.
 */
export const phaseStandings = (
  { phases }: CoveragePlan,
  { households, sums, marks, today }: PhaseGround,
): PhaseStanding[] =>
  phases.map((phase) => {
    const mark = marks.find(({ item }) => item === phase.key)
    const marked = isMarkedDone(mark, today)
    const counted = phase.counter && shareOfSum(sums, phase.counter, households)
    const moved = { ...phase, to: mark?.planned ?? phase.to }
    const share = phase.counter === undefined ? Number(marked ?? false) : counted
    return { ...moved, share, state: stateOf(moved, marked ?? share === 1, today) }
  })

/** The phase that people work in: of those whose days hold today the first that is not done, else the next to come. */
export const currentPhase = (phases: readonly PhaseStanding[], today: string): PhaseStanding | undefined =>
  phases.find(({ state }) => state === 'now') ??
  phases.find(({ from, to }) => from <= today && today <= to) ??
  phases.find(({ state }) => state === 'ahead')

/** The tracts that have most left to count, furthest behind first; those never entered come before all that were. */
export const tractsBehind = (
  tracts: readonly TractStanding[],
  counter: Counter,
  most: number,
): TractStanding[] => {
  const shareOf = ({ counts, households }: TractStanding) => {
    const counted = counts[counter]
    return counted === undefined ? -1 : counted / households
  }
  return tracts
    .filter(({ counts, households }) => households > (counts[counter] ?? 0))
    .toSorted((one, other) => shareOf(one) - shareOf(other))
    .slice(0, most)
}

/** How many tracts are named under a phase. */
const named = 3

const tractWords = ({ name, counts, households }: TractStanding, counter: Counter): string =>
  `${name} ${counts[counter] ?? '—'}/${households}`

const nextOf = (phase: PhaseStanding, tracts: readonly TractStanding[]): NextThing => {
  const behind = phase.counter === undefined ? [] : tractsBehind(tracts, phase.counter, named)
  const words = behind.map((tract) => tractWords(tract, phase.counter ?? 'listed'))
  return {
    item: phase.key,
    text: words.length === 0 ? phase.text : `${phase.text}（${words.join('，')}）`,
    due: phase.to,
  }
}

/**
 * What is to be done: phases that are late, then those under way, by their last day, each with the tracts furthest behind (`—`
 * for one that was never entered); where there is none of these, the next to come.
 */
export const nextPhases = (
  phases: readonly PhaseStanding[],
  tracts: readonly TractStanding[],
): NextThing[] => {
  const open = phases.filter(({ state }) => state === 'late' || state === 'now')
  const ahead = phases.filter(({ state }) => state === 'ahead').slice(0, 1)
  return (open.length > 0 ? open : ahead)
    .toSorted((one, other) => (one.to < other.to ? -1 : one.to > other.to ? 1 : 0))
    .map((phase) => nextOf(phase, tracts))
}

/** Whether anything was entered or said to be done. */
const isBegun = (phases: readonly PhaseStanding[], sums: Sums): boolean =>
  Object.keys(sums).length > 0 || phases.some(({ state }) => state === 'done')

/**
 * How far all phases are together, from 0 to 1: their mean. One that nobody has entered yet stands at 0 as soon as anything else has
 * been; undefined before that, and where households are to be counted and none is known.
 */
export const coverageShare = (
  phases: readonly PhaseStanding[],
  { households, sums }: Pick<PhaseGround, 'households' | 'sums'>,
): number | undefined => {
  const unknown = households === 0 && phases.some(({ counter }) => counter !== undefined)
  if (phases.length === 0 || unknown || !isBegun(phases, sums)) return undefined
  return Math.min(1, phases.reduce((sum, { share }) => sum + (share ?? 0), 0) / phases.length)
}

/** Whether every phase is done. */
export const isCoverageReached = (phases: readonly PhaseStanding[]): boolean =>
  phases.length > 0 && phases.every(({ state }) => state === 'done')

/** The phase whose counter is told in figures: the current one, else the last that people have begun to count. */
const countedPhase = (phases: readonly PhaseStanding[], today: string): PhaseStanding | undefined => {
  const current = currentPhase(phases, today)
  return current?.counter === undefined
    ? phases.findLast(({ counter, share }) => counter !== undefined && share !== undefined)
    : current
}

/** How far a coverage is on a day. `now` and `of` are the households of the phase that people count in. */
export const coverageProgress = (
  plan: CoveragePlan,
  { tracts, series, marks, today }: CoverageStanding,
): Progress => {
  const [households, sums] = [householdsOf(tracts), sumsOn(series, today)]
  const phases = phaseStandings(plan, { households, sums, marks, today })
  const counted = countedPhase(phases, today)?.counter
  const now = counted && sums[counted]?.households
  return {
    share: coverageShare(phases, { households, sums }),
    reached: isCoverageReached(phases),
    begun: isBegun(phases, sums),
    vetoes: [],
    now: now === undefined ? undefined : now * 1000,
    of: households === 0 || counted === undefined ? undefined : households * 1000,
    unit: '户',
    next: nextPhases(phases, tracts),
  }
}
