import type { Field, Known, Metric } from '../catalogue.ts'
import { pick } from '../language.tsx'

/** One thing that can be chosen by typing its name, or the first letters of its pinyin. */
export type Option = { code: string; name: string; initials: string }

/** Every metric that is read at a date. */
export const metricOptions = (known: Known): Option[] =>
  known.metrics
    .filter(({ nature }) => nature === 'stock')
    .map((metric) => ({ code: metric.code, name: pick(metric), initials: metric.initials }))

const metricTyped = (typed: string, known: Known): Metric | undefined => {
  const wanted = typed.trim()
  return known.metrics.find(({ code, zh, en }) => code === wanted || zh === wanted || en === wanted)
}

type Values = readonly (readonly [string, string])[]

/** The texts `key=value` of each table by which the metric is broken down. */
const tablesOf = (metric: Metric, known: Known): Values[] =>
  metric.dimensions.map((name) => {
    const table = known.dimensions[name]
    return Object.keys(table?.values ?? {}).map((value) => [table?.key ?? name, value] as const)
  })

const textOf = (pairs: Values): string =>
  pairs
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(';')

/** Every part of a metric that can be read apart: one value, or two of different tables (已婚、流动). */
export const dimensionOptions = (typedMetric: string, known: Known): Option[] => {
  const metric = metricTyped(typedMetric, known)
  if (metric === undefined) return []
  const tables = tablesOf(metric, known)
  const single = tables.flat().map((pair) => [pair])
  const double = tables.flatMap((table, at) =>
    tables.slice(at + 1).flatMap((other) => table.flatMap((one) => other.map((two) => [one, two]))),
  )
  return [...single, ...double].map((pairs) => {
    const code = textOf(pairs)
    return { code, name: pick(known.dimensionName(metric.code, code)), initials: '' }
  })
}

/** The code that a typed name stands for; what names nothing goes on as it is, for the server to say so. */
export const codeTyped = (type: Field['type'], typed: string, typedMetric: string, known: Known): string => {
  if (type === 'metric') return metricTyped(typed, known)?.code ?? typed
  if (type !== 'dimension') return typed
  return dimensionOptions(typedMetric, known).find(({ name }) => name === typed.trim())?.code ?? typed
}

/** How a stored code is typed again: by its name. */
export const shownCode = (
  type: 'metric' | 'dimension',
  code: string,
  metric: string,
  known: Known,
): string => {
  const found = known.metricOf(type === 'metric' ? code : metric)
  if (found === undefined) return code
  return type === 'metric' ? pick(found) : pick(known.dimensionName(metric, code))
}

/** The unit in which a reading is typed. */
export const unitOfMetric = (typed: string, known: Known): { zh: string; en: string } | undefined =>
  metricTyped(typed, known)?.unit

/** Those options whose name or initials hold what is typed. */
export const matching = (options: readonly Option[], typed: string): Option[] => {
  const wanted = typed.trim().toLowerCase()
  return options.filter(
    ({ name, initials, code }) =>
      name.toLowerCase().includes(wanted) || initials.startsWith(wanted) || code === wanted,
  )
}
