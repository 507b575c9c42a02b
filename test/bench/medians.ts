/** What runs against each other, by name; what is returned is awaited, then the clock stops. */
export type Contestants = Readonly<Record<string, () => Promise<unknown>>>

/** The value that this share of the others is below. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}

const median = (values: readonly number[]): number => quantile(values, 0.5)

/**
 * Runs every contestant once per round, in turn, so that a busy moment of the machine meets all of them.
 * @returns the median of each in milliseconds, by name
 */
export const interleave = async (contestants: Contestants, rounds: number): Promise<Map<string, number>> => {
  const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of Object.entries(contestants)) {
      const started = performance.now()
      await run()
      times.get(name)?.push(performance.now() - started)
    }
  return new Map([...times].map(([name, all]) => [name, median(all)]))
}

const ms = (time: number): string => `${time < 10 ? time.toFixed(3) : time.toFixed(1)} ms`

/** Prints each median, and how many times the first goes into it. */
export const tell = (title: string, medians: ReadonlyMap<string, number>): void => {
  const [first = Number.NaN] = medians.values()
  console.log(`\n${title}`)
  for (const [name, time] of medians)
    console.log(`  ${name.padEnd(52)} ${ms(time).padStart(12)}  ${(time / first).toFixed(2).padStart(8)}×`)
}

/** Prints one ratio beside what it should reach. */
export const tellRatio = (what: string, ratio: number, aim: number): void =>
  console.log(`  → ${what}: ${ratio.toFixed(2)} (aim ≥ ${aim})${ratio < aim ? '  MISSED' : ''}`)
