import { dimensionKey, dimensions, dimensionText, dimensionValues, type DimensionKey } from './dimensions.ts'
import { takesDimension } from './entries.ts'
import { metrics, type Metric } from './metrics.ts'
import { both, type Bilingual } from './results.ts'
import { plain } from './typing.ts'

/** What a metric is called, longest first, so that 出租房屋户数 is not read as a shorter name and a rest. */
const names = metrics
  .flatMap((metric) => [[plain(metric.zh), metric] as const, [metric.en, metric] as const])
  .sort(([one], [other]) => other.length - one.length)

const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character)

/** The metric whose Chinese or English name stands at a place of a text in half-width forms. */
export const metricNamedAt = (text: string, position: number): readonly [string, Metric] | undefined => {
  return names.find(
    ([name]) =>
      text.startsWith(name, position) && !(isWord(name.at(-1)) && isWord(text[position + name.length])),
  )
}

/** How many letters must be changed, added or dropped to make one text the other (Levenshtein 1966). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1]
    for (let j = 0; j < other.length; j += 1)
      next.push(
        Math.min((row[j] ?? 0) + (one[i] === other[j] ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      )
    row = next
  }
  return row[other.length] ?? 0
}

const nearest = (wanted: string): Metric | undefined => {
  const most = wanted.length / 2
  // What differs more than that in length alone need not be looked at letter by letter.
  const from = (name: string): number =>
    Math.abs(name.length - wanted.length) > most ? Infinity : distance(wanted, name)
  const far = metrics.map(({ code, zh }) => Math.min(from(code), from(zh)))
  const least = Math.min(...far)
  return least <= most ? metrics[far.indexOf(least)] : undefined
}

/** The metric that was probably meant by a name that there is not. */
const closest = (wanted: string): Metric | undefined =>
  metrics.find(({ code, zh }) => code.startsWith(wanted) || zh.startsWith(wanted)) ??
  metrics.find(({ code, zh }) => code.includes(wanted) || zh.includes(wanted) || wanted.includes(zh)) ??
  nearest(wanted)

export const unknownMetric = (typed: string): Bilingual => {
  const word = typed.slice(0, 20)
  const near = closest(word)
  return both(
    `没有“${word}”这个指标${near === undefined ? '' : `，是不是“${near.zh}”`}`,
    `There is no metric “${word}”${near === undefined ? '' : `: did you mean “${near.code}”`}`,
  )
}

const isTable = (table: DimensionKey, said: string): boolean =>
  [table, dimensionKey(table), dimensions[table].zh, dimensions[table].en].includes(said)

/** One `性别=男`, `sex=male` or plain `男` as a pair of codes that the metric's tables offer. */
const pairOf = (metric: Metric, typed: string): readonly [string, string] | undefined => {
  const [said = '', key] = typed
    .split('=', 2)
    .map((part) => part.trim())
    .reverse()
  for (const table of metric.dimensions ?? [])
    if (key === undefined || isTable(table, key))
      for (const [code, name] of Object.entries(dimensionValues(table)))
        if ([code, plain(name.zh), name.en].includes(said)) return [dimensionKey(table), code]
  return undefined
}

/** The dimension that is meant by what stands in the brackets after a metric; undefined when it has no such part. */
export const dimensionIn = (metric: Metric, inside: string): string | undefined => {
  const pairs = inside.split(';').map((typed) => pairOf(metric, typed))
  const known = pairs.filter((pair) => pair !== undefined)
  const text = dimensionText(known)
  return known.length === pairs.length && takesDimension(metric, text) ? text : undefined
}

export const unknownDimension = (metric: Metric, inside: string): Bilingual => {
  const tables = (metric.dimensions ?? []).map((table) => dimensions[table])
  const [zh, en] = [tables.map((table) => table.zh).join('、'), tables.map((table) => table.en).join(', ')]
  return both(
    `“${metric.zh}”没有“${inside.slice(0, 20)}”这种分组${zh === '' ? '' : `，可按${zh}分`}`,
    `“${metric.en}” is not broken down by “${inside.slice(0, 20)}”${en === '' ? '' : `, only by: ${en}`}`,
  )
}

/** A dimension as it is written in an expression: `性别=男;居住=流动`. */
export const dimensionWritten = (
  metric: Metric,
  pairs: readonly (readonly [string, string])[],
): Bilingual => {
  const told = pairs.flatMap(([key, value]) =>
    (metric.dimensions ?? []).flatMap((table) => {
      const name = dimensionKey(table) === key ? dimensionValues(table)[value] : undefined
      return name === undefined ? [] : [{ table: dimensions[table], name }]
    }),
  )
  return both(
    told.map(({ table, name }) => `${table.zh}=${name.zh}`).join(';'),
    told.map(({ table, name }) => `${table.en}=${name.en}`).join(';'),
  )
}
