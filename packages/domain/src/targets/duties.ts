import { dutyProgress, type DutyCount, type DutyMember } from '../duties.ts'
import type { DutyPlan, NextThing, Progress } from '../targets.ts'

/** A community's members, and how often each did what in the year of the target, up to the day. */
export type DutyFacts = { members: readonly DutyMember[]; counts: readonly DutyCount[] }

const nextOf = (members: number, lacking: number): NextThing[] => {
  if (members === 0) return [{ item: 'members', text: '先登记党员名册' }]
  return lacking === 0 ? [] : [{ item: 'members', text: `还有${lacking}名党员没有完成` }]
}

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
  const {
    met,
    owed,
    share,
    members: told,
  } = dutyProgress({
    members,
    duties,
    counts: done,
    year: Number(due.slice(0, 4)),
    today: today < due ? today : due,
  })
  const lacking = told.filter((member) => member.lacking.length > 0).length
  return {
    share,
    reached: owed > 0 && met === owed,
    begun: done.length > 0,
    vetoes: [],
    now: owed === 0 ? undefined : met * 1000,
    of: owed === 0 ? undefined : owed * 1000,
    unit: '人次',
    next: nextOf(members.length, lacking),
  }
}
