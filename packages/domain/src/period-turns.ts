import { dayAfter, endOfDay } from './days.ts'
import type { Period } from './periods.ts'
import type { Schedule } from './reporting-periods.ts'

/** A reporting period that opened or closed, and the day (YYYY-MM-DD) that was set for it. */
export type PeriodTurn = { period: Period; turn: 'opened' | 'closed'; day: string }

/** A turn longer ago than this is not told any more, in ms: days are also set for periods long past. */
const toldFor = 30 * 24 * 3_600_000

type Dated = Pick<Schedule, 'opens' | 'closes'> & { period: Period; closesAt: number }

/** The turns of the last thirty days: an opening day begins, and a closing day is over, at midnight in China. Moments in ms since 1970. */
export const periodTurns = (periods: readonly Dated[], now: number): PeriodTurn[] => {
  const hasCome = (at: number): boolean => at <= now && at > now - toldFor
  return periods.flatMap(({ period, opens, closes, closesAt }) => [
    ...(opens !== '' && hasCome(endOfDay(dayAfter(opens, -1)))
      ? [{ period, turn: 'opened', day: opens } as const]
      : []),
    ...(hasCome(closesAt) ? [{ period, turn: 'closed', day: closes } as const] : []),
  ])
}

/** By what a turn is known: once for each day that is set. */
export const turnKey = ({ period, turn, day }: PeriodTurn): string => `${period} ${turn} ${day}`
