import type { Catalogue } from '@linli/contract/catalogue'
import { call } from './api.ts'
import { useQuery } from './queries.ts'

type Bilingual = { zh: string; en: string }
export type Metric = Catalogue['metrics'][number]
export type Kind = Catalogue['kinds'][number]
export type Field = Kind['fields'][number]
type Choice = Bilingual & { code: string }

/** The catalogue with what one looks up in it. */
export type Known = Catalogue & {
  metricOf: (code: string) => Metric | undefined
  kindOf: (code: string) => Kind | undefined
  /** How a figure is called: its metric, and for a part which part: 出生人数（男）. */
  figureName: (metric: string, dimension: string) => Bilingual
  /** How a part is called: 男; 已婚、流动. */
  dimensionName: (metric: string, dimension: string) => Bilingual
  /** How a member is shown, on the screens that know. */
  memberMask?: (id: string) => string
  /** What a dimension, or a field that chooses from it, offers. */
  choices: (dimension: string) => readonly Choice[]
}

const byCode = <Value extends { code: string }>(values: readonly Value[]): Map<string, Value> =>
  new Map(values.map((value) => [value.code, value]))

/** Several tables may serve one key (`kind=…`), so the metric's own are looked in before the others. */
const partName = (catalogue: Catalogue, metric: Metric | undefined, pair: string): Bilingual => {
  const [key = '', value = ''] = pair.split('=', 2)
  const own = (metric?.dimensions ?? []).map((name) => catalogue.dimensions[name])
  const tables = [catalogue.dimensions[key], ...own, ...Object.values(catalogue.dimensions)]
  return tables.find((table) => table?.values[value] !== undefined)?.values[value] ?? { zh: value, en: value }
}

const known = (catalogue: Catalogue): Known => {
  const [metrics, kinds] = [byCode(catalogue.metrics), byCode(catalogue.kinds)]
  const dimensionName = (metric: string, dimension: string): Bilingual => {
    const pairs = dimension === '' ? [] : dimension.split(';')
    const parts = pairs.map((pair) => partName(catalogue, metrics.get(metric), pair))
    return { zh: parts.map((part) => part.zh).join('、'), en: parts.map((part) => part.en).join(', ') }
  }
  const figureName = (metric: string, dimension: string): Bilingual => {
    const { zh, en } = metrics.get(metric) ?? { zh: metric, en: metric }
    const part = dimensionName(metric, dimension)
    return dimension === '' ? { zh, en } : { zh: `${zh}（${part.zh}）`, en: `${en} (${part.en})` }
  }
  const choices = (dimension: string) =>
    Object.entries(catalogue.dimensions[dimension]?.values ?? {}).map(([code, { zh, en }]) => ({
      code,
      zh,
      en,
    }))
  return {
    ...catalogue,
    metricOf: (code) => metrics.get(code),
    kindOf: (code) => kinds.get(code),
    figureName,
    dimensionName,
    choices,
  }
}

/** The sections, metrics and kinds of ledger record; undefined until they have come. They are loaded once. */
export const useCatalogue = (): Known | undefined => useCatalogueQuery().value

/** The same with its state, for the screens' frame, which says so when it cannot be loaded. */
export const useCatalogueQuery = () =>
  useQuery('catalogue', async () => known(await call('readCatalogue')), Infinity)
