import type { Dimension } from './dimensions/builders.ts'
import { cultureDimensions } from './dimensions/culture.ts'
import { peopleDimensions } from './dimensions/people.ts'
import { safetyDimensions } from './dimensions/safety.ts'
import { servicesDimensions } from './dimensions/services.ts'
import type { Bilingual } from './results.ts'

/** Every way in which a metric may be broken down, and every list a ledger field chooses from. */
export const dimensions = {
  ...peopleDimensions,
  ...servicesDimensions,
  ...cultureDimensions,
  ...safetyDimensions,
} as const

export type DimensionKey = keyof typeof dimensions

const table: Readonly<Record<string, Dimension>> = dimensions

/** The values that a dimension's table offers, by code. */
export const dimensionValues = (name: string): Readonly<Record<string, Bilingual>> =>
  table[name]?.values ?? {}

/** What the text of a dimension says before the `=` for values of this table: `kind` for `facility_kind`. */
export const dimensionKey = (name: DimensionKey): string => table[name]?.key ?? name

/** Names by `key=value`, over all tables that serve the key. */
const names = new Map(
  Object.entries(table).flatMap(([name, dimension]) =>
    Object.entries(dimension.values).map(
      ([value, said]) => [`${dimension.key ?? name}=${value}`, said] as const,
    ),
  ),
)

/** Canonical text of a dimension: `key=value` pairs sorted by key, joined by `;`. An empty list is the whole, ''. */
export const dimensionText = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([key, value]) => `${key}=${value}`)
    // Not toSorted: the old browsers this runs in lack it.
    .sort()
    .join(';')

const pairOf = (text: string): [string, string] => {
  const [key = '', value = ''] = text.split('=', 2)
  return [key, value]
}

/** The pairs of a canonical dimension text. */
export const dimensionPairs = (text: string): [string, string][] =>
  text === '' ? [] : text.split(';').map(pairOf)

/** Whether a text is canonical and made of values that these tables offer, one value per key; '' always is. */
export const dimensionFits = (text: string, tables: readonly DimensionKey[]): boolean => {
  const pairs = dimensionPairs(text)
  const offered = (key: string, value: string) =>
    tables.some((name) => dimensionKey(name) === key && Object.keys(dimensionValues(name)).includes(value))
  return (
    dimensionText(pairs) === text &&
    new Set(pairs.map(([key]) => key)).size === pairs.length &&
    pairs.every(([key, value]) => offered(key, value))
  )
}

/** How a dimension reads: `已婚、流动` / `married, floating`. */
export const dimensionName = (text: string): Bilingual => {
  const said = dimensionPairs(text).map(
    ([key, value]) => names.get(`${key}=${value}`) ?? { zh: value, en: value },
  )
  return { zh: said.map((name) => name.zh).join('、'), en: said.map((name) => name.en).join(', ') }
}
