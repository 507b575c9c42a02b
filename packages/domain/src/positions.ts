/** How far apart things stand that were put in order at once: room for some twenty to come between any two. */
const step = 2 ** 20

/** The position of the n-th of things put in order at once. */
export const positionAt = (index: number): number => (index + 1) * step

/**
 * The position of something put after another.
 * @param positions those of its neighbours, in order
 * @param after the place of the one it follows; -1 for the beginning
 * @returns undefined when there is no room left: all are then to be placed anew
 */
export const positionAfter = (positions: readonly number[], after: number): number | undefined => {
  const before = positions[after] ?? 0
  const next = positions[after + 1] ?? before + 2 * step
  const middle = Math.floor((before + next) / 2)
  return middle > before && middle < next ? middle : undefined
}
