import { v7 } from 'uuid'
import type { Outside } from '../outside.ts'

let last = { msecs: 0, seq: 0 }

/** A new id that sorts by time, and within a millisecond by the order of making. */
export const newId = (outside: Outside): string => {
  const msecs = outside.now()
  last = { msecs, seq: msecs === last.msecs ? last.seq + 1 : 0 }
  return v7({ ...last, random: outside.random(16) })
}

/** The day of a moment (ms since 1970) in China, where every street is: YYYY-MM-DD at UTC+8. */
export const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)

/** Today in China. */
export const today = (outside: Outside): string => dayOf(outside.now())

/** ms since 1970 as the wire says a moment. */
export const instant = (ms: number): string => new Date(ms).toISOString()
