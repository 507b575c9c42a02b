import { seenOfChange, seenOfFigure, seenOfVersion } from './citations.ts'
import type { NotableEntry, Part } from './clauses.ts'
import { changeFrom } from './comparisons.ts'
import { dimensionName } from './dimensions.ts'
import { figureText } from './figure-texts.ts'
import { definitionChanged, figureId, figureOf, figuresKnown, type Figure, type Known } from './figures.ts'
import { kindOf } from './kinds.ts'
import type { FigureKey, Metric } from './metrics.ts'
import { samePeriodLastYear, type Period } from './periods.ts'
import type { Section } from './sections.ts'
import { units } from './units.ts'

/** Something that could be written into a report; it is never put in by itself. */
export type Offer = {
  kind: 'figure' | 'ratio' | 'change' | 'entry'
  section: Section
  label: string
  parts: Part[]
}

export type OfferMaterial = {
  metrics: readonly Metric[]
  known: Known
  lastYear: Known
  entries: readonly NotableEntry[]
  /** What the report cites already. */
  cited: { figures: readonly FigureKey[]; entries: readonly string[] }
}

const nameOf = (metric: Metric, dimension: string): string =>
  dimension === '' ? metric.zh : `${metric.zh}（${dimensionName(dimension).zh}）`

const figurePart = (metric: Metric, key: FigureKey, figure: Figure): Part => ({
  text: figureText(metric, figure),
  figure: key,
  seen: seenOfFigure(figure),
})

/** 同比 in words: 同比增长12.5%, 同比下降3个百分点, 与去年同期持平; undefined where nothing can be told. */
const changeText = (metric: Metric, now: Figure, then: Figure): string | undefined => {
  const unit = units[metric.unit]
  const inUnits = ({ value, bound }: Figure) => ({ value: value === null ? null : value / 1000, bound })
  const change = changeFrom({ unit }, inUnits(now), inUnits(then))
  if (change === undefined || change === 'from-zero') return undefined
  const by = Math.round(Math.abs(change.by) * 10) / 10
  if (by === 0) return '与去年同期持平'
  return `同比${change.by > 0 ? '增长' : '下降'}${by}${change.points ? '个百分点' : '%'}`
}

const changeOffer = (
  { lastYear }: OfferMaterial,
  metric: Metric,
  key: FigureKey,
  figure: Figure,
  period: Period,
): Offer[] => {
  const year = samePeriodLastYear(period)
  const then = figureOf(lastYear, key, year)
  if (then === undefined || definitionChanged(metric, year, period)) return []
  const text = changeText(metric, figure, then)
  if (text === undefined) return []
  const change = { text, figure: key, against: year, seen: seenOfChange(figure, then) }
  const parts = [{ text: metric.zh }, figurePart(metric, key, figure), { text: '，' }, change, { text: '。' }]
  return [{ kind: 'change', section: metric.section, label: `${metric.zh}${text}`, parts }]
}

const figureOffers = (material: OfferMaterial, period: Period): Offer[] => {
  const cited = new Set(material.cited.figures.map(figureId))
  return material.metrics.flatMap((metric) =>
    figuresKnown(material.known, [metric], period).flatMap(({ key, figure }) => {
      const name = nameOf(metric, key.dimension)
      const parts = [{ text: name }, figurePart(metric, key, figure), { text: '。' }]
      const kind = metric.nature === 'ratio' ? ('ratio' as const) : ('figure' as const)
      const label = `${name} ${figureText(metric, figure)}`
      const own = cited.has(figureId(key)) ? [] : [{ kind, section: metric.section, label, parts }]
      const change = key.dimension === '' ? changeOffer(material, metric, key, figure, period) : []
      return [...own, ...change]
    }),
  )
}

const entryOffer = ({ id, version, section, title, kind }: NotableEntry): Offer => {
  const text = title === '' ? (kindOf(kind)?.zh ?? kind) : title
  return {
    kind: 'entry',
    section,
    label: text,
    parts: [{ text, entry: id, seen: seenOfVersion(version) }],
  }
}

/**
 * What could still be written: figures that the report does not cite (totals and rates among them), changes against the same
 * period of last year where it is known and was counted alike, and notable records that it does not tell.
 */
export const offersFor = (material: OfferMaterial, period: Period): Offer[] => [
  ...figureOffers(material, period),
  ...material.entries.filter(({ id }) => !material.cited.entries.includes(id)).map(entryOffer),
]
