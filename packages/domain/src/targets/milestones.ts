import { dayAfter, daysBetween } from '../days.ts'
import type { Mark, MilestonePlan, Progress, Step } from '../targets.ts'
import { wholeProgress } from './wholes.ts'

/** A step as it stands: the day first planned, the day it was or will be done, and by how many days it is late. */
export type StepStanding = Step & { expected: string; done?: string | undefined; late: number }

const latest = (one: string, other: string): string => (one > other ? one : other)

/**
 * The steps with the days on which they were or will be done. A day moved by hand counts instead of the planned one; a step that
 * is late, or still open after its day, moves all that follow by as many days. One done early moves nothing.
 */
export const stepsOf = (plan: MilestonePlan, marks: readonly Mark[], today: string): StepStanding[] => {
  let slip = 0
  return plan.steps.map((step) => {
    const mark = marks.find(({ item }) => item === step.key)
    const done = mark?.done !== undefined && mark.done <= today ? mark.done : undefined
    const planned = mark?.planned ?? dayAfter(step.planned, slip)
    const expected = done ?? latest(planned, today)
    slip = Math.max(0, daysBetween(step.planned, expected))
    return { ...step, expected, done, late: slip }
  })
}

/** How many steps are done; a target without steps is done when somebody says so of the whole. */
export const milestoneProgress = (plan: MilestonePlan, marks: readonly Mark[], today: string): Progress => {
  if (plan.steps.length === 0) return wholeProgress(marks, 0, today)
  const steps = stepsOf(plan, marks, today)
  const done = steps.filter((step) => step.done !== undefined).length
  return {
    share: done / steps.length,
    reached: done === steps.length,
    begun: done > 0,
    vetoes: [],
    now: done * 1000,
    of: steps.length * 1000,
    unit: '步',
    next: steps
      .filter((step) => step.done === undefined)
      .map(({ key, text, expected }) => ({ item: key, text, due: expected })),
  }
}
