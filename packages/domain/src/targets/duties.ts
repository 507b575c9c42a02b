import { dutyProgress, type DutyCount, type DutyMember } from '../duties.ts'
import type { DutyPlan, Progress } from '../targets.ts'

/** A community's members, and how often each did what in the year of the target, up to the day. */
export type DutyFacts = { members: readonly DutyMember[]; counts: readonly DutyCount[] }

/**
 * How many of what the members owe is done: one for each member and duty, however often it was done beyond.
 * Undefined where no members are known: then nobody can say who lacks what.
 */
export const dutyTargetProgress = (
  { duties }: DutyPlan,
  { members, counts }: DutyFacts,
  { due, today }: { due: string; today: string },
): Progress => {
  const keys = new Set(duties.map(({ key }) => key))
  const done = counts.filter(({ duty }) => keys.has(duty))
  const { met, owed, share } = dutyProgress({
    members,
    duties,
    counts: done,
    year: Number(due.slice(0, 4)),
    today: today < due ? today : due,
  })
  return {
    share,
    reached: owed > 0 && met === owed,
    begun: done.length > 0,
    vetoes: [],
    now: owed === 0 ? undefined : met * 1000,
    of: owed === 0 ? undefined : owed * 1000,
    unit: '人次',
    next: [],
  }
}
