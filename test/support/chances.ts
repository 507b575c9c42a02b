import type { StoredEntry } from '@linli/data/tenant/entries'
import { dimensionKey, dimensionText, dimensionValues } from '@linli/domain/dimensions'
import { readEntry, type Entry, type TypedValue } from '@linli/domain/entries'
import { kinds, type Field, type Kind } from '@linli/domain/kinds'
import { metricOf, metrics } from '@linli/domain/metrics'
import type { Chance } from '@linli/workers/demonstration/random'

/** The day on which every invented record is typed. */
const typedOn = '2011-12-31'

/** One of several, each as likely. */
export const oneOf = <Item>(chance: Chance, items: readonly Item[]): Item => {
  const found = items[chance.whole(0, items.length - 1)]
  if (found === undefined) throw new RangeError('nothing to choose from')
  return found
}

const amounts = [
  '0',
  '1',
  '2',
  '31',
  '三十一',
  '1,234',
  '10余',
  '近百',
  '约30',
  '不到20',
  '有，数未记',
  '至少5',
]

// Few stocks and few days, so that readings of one stock often fall on one day and the latest is often corrected.
const stocks = ['households', 'population', 'party_members', 'floating_population']
const allStocks = metrics.filter(({ nature }) => nature === 'stock').map(({ code }) => code)

const dimensionOf = (chance: Chance, metric: string): string => {
  const tables = metricOf(metric)?.dimensions ?? []
  if (tables.length === 0 || chance.often(0.7)) return ''
  const table = oneOf(chance, tables)
  return dimensionText([[dimensionKey(table), oneOf(chance, Object.keys(dimensionValues(table)))]])
}

const valueOf = (chance: Chance, field: Field, metric: string): TypedValue => {
  switch (field.type) {
    case 'count':
      return oneOf(chance, amounts)
    case 'amount':
      return oneOf(chance, [...amounts, '4943.5', '0.125', '约3.5'])
    case 'choice':
      return oneOf(chance, Object.keys(dimensionValues(field.of)))
    case 'flag':
      return chance.often(0.5)
    case 'year':
      return String(chance.whole(2008, 2011))
    case 'metric':
      return metric
    case 'dimension':
      return dimensionOf(chance, metric)
    case 'member':
      return ''
    case 'text':
      return oneOf(chance, ['南门', '来自居民小组', '第二次'])
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** A typed date of 2009 or 2010, of every precision; days fall on few days of the month. */
const dateByChance = (chance: Chance): string => {
  const year = chance.whole(2009, 2010)
  const month = `${year}-${two(chance.whole(1, 12))}`
  const precision = chance.whole(1, 20)
  if (precision === 1) return String(year)
  if (precision === 2) return `${year}-H${chance.whole(1, 2)}`
  return precision <= 4 ? month : `${month}-${two(oneOf(chance, [1, 15, 28]))}`
}

const fieldsByChance = (chance: Chance, kind: Kind): Record<string, TypedValue> => {
  const metric = chance.often(0.85) ? oneOf(chance, stocks) : oneOf(chance, allStocks)
  const filled = kind.fields.filter((field) => field.required === true || chance.often(0.7))
  return Object.fromEntries(filled.map((field) => [field.key, valueOf(chance, field, metric)]))
}

/** A record of that kind (any kind when none is named) as the rules accept it. */
export const entryByChance = (chance: Chance, wanted?: string): Entry => {
  const kind = kinds.find(({ code }) => code === wanted) ?? oneOf(chance, kinds)
  for (let tries = 0; tries < 50; tries += 1) {
    const typed = { kind: kind.code, date: dateByChance(chance), title: '便民服务', note: '' }
    const read = readEntry({ ...typed, fields: fieldsByChance(chance, kind) }, { today: typedOn })
    if (read.ok) return read.value
  }
  throw new Error(`no record of kind ${kind.code} was accepted`)
}

/** A kind, readings far more often than others. */
export const kindByChance = (chance: Chance): string =>
  chance.often(0.35) ? 'reading' : oneOf(chance, kinds).code

/** A record as it is first kept; `number` orders ids as time would. */
export const storedByChance = (
  chance: Chance,
  place: { number: number; community: string; kind?: string },
): StoredEntry => {
  const [at, by] = [1_275_000_000_000 + place.number, '王芳']
  return {
    ...entryByChance(chance, place.kind ?? kindByChance(chance)),
    id: `entry-${String(place.number).padStart(8, '0')}`,
    community: place.community,
    deleted: false,
    version: 1,
    createdAt: at,
    createdBy: by,
    updatedAt: at,
    updatedBy: by,
  }
}
