/** Repeatable chance: the same seed always gives the same sequence. */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  whole: (low: number, high: number) => number
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  /** True in that share of the cases. */
  often: (share: number) => boolean
}

/** The generator mulberry32 (Tommy Ettinger, 2017, public domain): 32 bits of state are plenty for invented figures. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const chanceOf = (seed: number): Chance => {
  const next = mulberry32(seed)
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    whole,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    often: (share) => next() < share,
  }
}
