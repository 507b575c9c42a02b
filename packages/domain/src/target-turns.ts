import type { TargetState } from './target-standings.ts'

/** What is told of a target by the passing of time: it was reached, or it fell behind. */
export type TargetTurn = 'reached' | 'behind'

/** What is noted of a target: a turn that is told, or where it stands without anybody being told. */
export type TargetNote = TargetTurn | 'stood'

/** What was noted of a target before: the state that was noted last, and when each turn was told last (ms since 1970). */
export type Noted = { state: TargetState } & Partial<Record<TargetTurn, number>>

/** A turn is not told again for so long, in ms: a target whose state goes to and fro is spoken of once a week at most. */
export const turnRests = 7 * 24 * 3_600_000

/** A target has left a noted state for good, not only a little: one that was behind is no longer at risk either. */
const hasLeft = (noted: TargetState | undefined, state: TargetState): boolean =>
  noted === 'done' ? state !== 'done' : noted === 'behind' && state !== 'behind' && state !== 'at-risk'

/**
 * What is to be noted of a target whose state was judged at a moment (ms since 1970); undefined where there is nothing new. What had
 * come about before a street's first look is noted and not told. After that each turn is told when it comes; again only after the
 * target was seen in another state, and no sooner than a week after it was told last.
 */
export const targetNote = (
  state: TargetState,
  noted: Noted | undefined,
  { now, first }: { now: number; first: boolean },
): TargetNote | undefined => {
  const turn = state === 'done' ? 'reached' : state === 'behind' ? 'behind' : undefined
  if (turn === undefined) return hasLeft(noted?.state, state) ? 'stood' : undefined
  if (noted?.state === state) return undefined
  if (first) return 'stood'
  const told = noted?.[turn]
  return told !== undefined && now - told < turnRests ? undefined : turn
}
