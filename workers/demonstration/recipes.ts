import type { Chance } from './random.ts'
import type { TypedEntry } from './types.ts'

export type Fields = NonNullable<TypedEntry['fields']>

/** `size` is the community's population in thousands. */
export type Setting = { size: number; year: number }

/** How invented records of one kind are made: how many in a half-year, under which titles, with which fields. */
export type Recipe = {
  kind: string
  often: readonly [low: number, high: number]
  titles: readonly [string, ...string[]]
  /** Titles of their own for records of these topics. */
  byTopic?: Readonly<Record<string, readonly string[]>>
  fields?: (chance: Chance, where: Setting) => Fields
  /** The share of the records that are told in the report. */
  told?: number
}

/** An invented amount as people type it: mostly a number, now and then 概数 or one that nobody noted. */
export const amount = (chance: Chance, low: number, high: number): string => {
  const value = chance.whole(low, high)
  if (chance.often(0.03)) return '有，数未记'
  if (value > 20 && chance.often(0.06)) return `${Math.floor(value / 10) * 10}余`
  if (value > 20 && chance.often(0.03)) return `约${Math.round(value / 10) * 10}`
  return String(value)
}

/** The fields, in that share of the cases: not everything is always filled in. */
export const sometimes = (chance: Chance, share: number, fields: Fields): Fields =>
  chance.often(share) ? fields : {}
