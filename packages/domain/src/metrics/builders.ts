import { both } from '../results.ts'
import type { Section } from '../sections.ts'
import type { Unit } from '../units.ts'
import type { FigureKey, Metric, Nature } from '../metrics.ts'

/** What may be said of a metric beyond its names; `is` is its definition as [中文, English]. */
type Saying = { is: readonly [string, string] } & Partial<
  Pick<Metric, 'better' | 'per' | 'dimensions' | 'partitions' | 'since' | 'until' | 'core'>
>

/** Denominators of the normalised view. */
export const perThousandResidents = { metric: 'population', times: 1000 }
export const perHundredHouseholds = { metric: 'households', times: 100 }
export const perHundredMembers = { metric: 'party_members', times: 100 }

/** A figure as `metric` or `metric|dimension`. */
const figure = (text: string): FigureKey => {
  const [metric = '', dimension = ''] = text.split('|')
  return { metric, dimension }
}

const metric = (
  section: Section,
  nature: Nature,
  code: string,
  zh: string,
  en: string,
  unit: Unit,
  said: Saying,
): Metric => {
  const { is, ...rest } = said
  return {
    code,
    zh,
    en,
    section,
    nature,
    unit,
    better: 'none',
    core: false,
    ...rest,
    definitions: [both(...is)],
  }
}

/** 期间数, 时点数 and ratios (percent, 比 `of` ÷ `over`) of one section. */
export const metricsOf = (section: Section) => ({
  flow: (code: string, zh: string, en: string, unit: Unit, said: Saying) =>
    metric(section, 'flow', code, zh, en, unit, said),
  stock: (code: string, zh: string, en: string, unit: Unit, said: Saying) =>
    metric(section, 'stock', code, zh, en, unit, said),
  ratio: (code: string, zh: string, en: string, of: string, over: string, said: Saying): Metric => ({
    ...metric(section, 'ratio', code, zh, en, 'percent', said),
    ratio: { of: figure(of), over: figure(over), times: 100 },
  }),
})
