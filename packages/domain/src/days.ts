const dayLong = 86_400_000

/** Days since 1970 of a day (YYYY-MM-DD). */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLong

/** The day (YYYY-MM-DD) so many days after another; before it where negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date((dayNumber(day) + days) * dayLong).toISOString().slice(0, 10)

/** How many days later one day is than another. */
export const daysBetween = (first: string, second: string): number => dayNumber(second) - dayNumber(first)
