const dayLong = 86_400_000

/** Days since 1970 of a day (YYYY-MM-DD). */
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLong

/** The day (YYYY-MM-DD) so many days after another; before it where negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date((dayNumber(day) + days) * dayLong).toISOString().slice(0, 10)

/** How many days later one day is than another. */
export const daysBetween = (first: string, second: string): number => dayNumber(second) - dayNumber(first)

/** The moment at which a day (YYYY-MM-DD) is over in China (UTC+8), in ms since 1970. */
export const endOfDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) + (24 - 8) * 3_600_000

/** The same day so many years later (YYYY-MM-DD), to compare others with: of a leap day it is no day of the calendar. */
export const yearsAfter = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`
