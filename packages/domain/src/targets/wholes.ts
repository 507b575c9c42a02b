import type { Mark, Progress } from '../targets.ts'

/** A target that is not divided: it is reached on the day that somebody says it is done. */
export const wholeProgress = (marks: readonly Mark[], evidence: number, today: string): Progress => {
  const reached = marks.some(({ item, done }) => item === '' && done !== undefined && done <= today)
  return {
    share: reached ? 1 : 0,
    reached,
    begun: reached || evidence > 0,
    vetoes: [],
    now: undefined,
    of: undefined,
    unit: '',
    next: [],
  }
}
