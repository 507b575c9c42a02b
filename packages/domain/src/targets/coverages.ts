import { counters, type Counter } from '../targets.ts'

/** A tract (普查小区) of a coverage: how many households it has, and how many enumerators go there. Nobody is named. */
export type Tract = { code: string; name: string; households: number; enumerators: number }

/** Households counted, by counter; a counter that is not there was never entered (未报), which is not 0. */
export type Counts = { readonly [Each in Counter]?: number | undefined }

/** A tract with its latest counts. */
export type TractStanding = Tract & { counts: Counts }

/** What was entered for a tract on a day: all households counted up to then. */
export type DayCount = { day: string; tract: string; counter: Counter; households: number }

/** What a day adds to a counter's sum, and how many tracts report it for the first time; less than nothing after a correction. */
export type DayChange = { day: string; counter: Counter; households: number; tracts: number }

/** The households counted in all tracts together, and how many tracts that is. */
export type Sum = { households: number; tracts: number }
export type Sums = { readonly [Each in Counter]?: Sum | undefined }

/** The sums as of the end of a day. */
export type DaySums = { day: string; sums: Sums }

/** How many households all tracts have. */
export const householdsOf = (tracts: readonly { households: number }[]): number =>
  tracts.reduce((sum, { households }) => sum + households, 0)

const changesOfCell = (counts: readonly DayCount[]): DayChange[] =>
  counts
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
    .map(({ day, counter, households }, index, sorted) => {
      const before = sorted[index - 1]
      return { day, counter, households: households - (before?.households ?? 0), tracts: before ? 0 : 1 }
    })

const grouped = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

/** What each entered count changes in the sums: its difference from the one before of the same tract and counter. */
export const changesOf = (counts: readonly DayCount[]): DayChange[] =>
  grouped(counts, ({ tract, counter }) => `${counter} ${tract}`).flatMap(changesOfCell)

const added = (sums: Sums, { counter, households, tracts }: DayChange): Sums => {
  const before = sums[counter] ?? { households: 0, tracts: 0 }
  const after = { households: before.households + households, tracts: before.tracts + tracts }
  return { ...sums, [counter]: after }
}

/** Counters that no tract reports are left out. */
const reported = (sums: Sums): Sums =>
  Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== undefined && sum.tracts > 0))

/** The sums day by day, of every day on which something changed, from what each day changed. */
export const seriesOf = (changes: readonly DayChange[]): DaySums[] => {
  let sums: Sums = {}
  const sorted = changes.toSorted((one, other) => (one.day < other.day ? -1 : 1))
  return grouped(sorted, ({ day }) => day).map((ofDay) => {
    sums = ofDay.reduce(added, sums)
    return { day: ofDay[0]?.day ?? '', sums: reported(sums) }
  })
}

/**
 * The sums day by day: each tract counts with its last entry on or before the day, so that one that was not entered on a day
 * keeps what it had.
 */
export const coverageSeries = (counts: readonly DayCount[]): DaySums[] => seriesOf(changesOf(counts))

/** The sums as of a day. */
export const sumsOn = (series: readonly DaySums[], day: string): Sums =>
  series.findLast((point) => point.day <= day)?.sums ?? {}

/** Each tract with its last counts on or before a day. */
export const standingsOn = (
  tracts: readonly Tract[],
  counts: readonly DayCount[],
  day: string,
): TractStanding[] => {
  const known = counts.filter((count) => count.day <= day).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  return tracts.map((tract) => {
    const own = known.filter((count) => count.tract === tract.code)
    return { ...tract, counts: Object.fromEntries(own.map((count) => [count.counter, count.households])) }
  })
}

/** The sums of tracts as they stand. */
export const sumsOf = (tracts: readonly TractStanding[]): Sums => {
  const sumOf = (counter: Counter): Sum => {
    const counted = tracts.flatMap(({ counts }) => counts[counter] ?? [])
    return { households: counted.reduce((sum, one) => sum + one, 0), tracts: counted.length }
  }
  return reported(Object.fromEntries(counters.map((counter) => [counter, sumOf(counter)])))
}
