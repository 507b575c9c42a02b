import {
  changeFrom,
  isMissing,
  markNames,
  marksOf,
  perName,
  viewed,
  type Cell,
  type View,
} from '@linli/domain/comparisons'
import { dimensionName } from '@linli/domain/dimensions'
import { definitionOn, metricOf, type Metric } from '@linli/domain/metrics'
import { lastDay, period, periodName } from '@linli/domain/periods'
import { sectionNames } from '@linli/domain/sections'
import { units } from '@linli/domain/units'
import { comparisonWords as words } from './comparison-words.ts'
import type { ComparisonReply } from './comparisons.ts'
import { csv } from './csv.ts'
import type { Language } from './refusals.ts'

type Row = ComparisonReply['rows'][number]
type Line = (string | number | null)[]

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 1000) / 1000

const measured = (metric: Metric) => ({
  nature: metric.nature,
  unit: units[metric.unit],
  better: metric.better,
})

const unitOf = (view: View, metric: Metric, language: Language): string => {
  const own = units[metric.unit][language]
  if (view === 'value') return own
  if (view === 'per') {
    const name = metric.per && metricOf(metric.per.metric)
    return metric.per && name
      ? `${own} ${perName(metric.per.times, { ...name, unit: units[name.unit] })[language]}`
      : own
  }
  return metric.unit === 'percent' && view !== 'share' ? { zh: '百分点', en: 'points' }[language] : '%'
}

type Telling = { view: View; language: Language; missing: string | null }

const cellText = (
  { view, language, missing }: Telling,
  metric: Metric,
  cell: Cell,
  beside: Parameters<typeof viewed>[3] & { broken: boolean },
) => {
  if (cell === null || isMissing(cell)) return missing
  if (cell.value === null) return markNames.unstated[language]
  const compared = view === 'yoy' || view === 'before'
  if (compared && beside.broken) return words[language].broken
  if (compared && changeFrom(measured(metric), cell, beside.base) === 'from-zero')
    return words[language].fromZero
  return rounded(viewed(view, measured(metric), cell, beside)) ?? ''
}

const marksText = (comparison: ComparisonReply, row: Row, language: Language): string =>
  row.now
    .flatMap((cell, i) => {
      const found = marksOf(cell).filter((mark) => mark !== 'missing' && mark !== 'ratio')
      const asOf = cell?.asOf === undefined ? [] : [cell.asOf]
      const told = [...found.map((mark) => markNames[mark][language]), ...(found.length > 0 ? asOf : [])]
      return told.length === 0 ? [] : [`${comparison.communities[i]?.shortName ?? ''} ${told.join(' ')}`]
    })
    .join('；')

/** The street in a view: only over communities that can be taken together. */
const totalCell = (comparison: ComparisonReply, row: Row, metric: Metric, telling: Telling) => {
  const { view } = telling
  if (view === 'per') return rounded(row.perTotal ?? undefined) ?? ''
  const incomplete = row.reported !== comparison.communitiesInStreet
  const beside = { base: row.paired.base, total: incomplete ? null : row.total, broken: row.broken }
  const compared = view === 'yoy' || view === 'before'
  return cellText(telling, metric, compared ? row.paired.now : row.total, beside)
}

const line = (comparison: ComparisonReply, row: Row, metric: Metric, telling: Telling): Line => {
  const { view, language } = telling
  const denominators = metric.per && comparison.denominators[metric.per.metric]
  const times = metric.per?.times
  const incomplete = row.reported !== comparison.communitiesInStreet
  const cell = (now: Cell, base: Cell | undefined, denominator: Cell | undefined) =>
    cellText(telling, metric, now, {
      base,
      denominator,
      times,
      total: incomplete ? null : row.total,
      broken: row.broken,
    })
  const part = row.dimension === '' ? '' : `（${dimensionName(row.dimension)[language]}）`
  const definition = definitionOn(metric, lastDay(period(comparison.period)))
  return [
    sectionNames[metric.section][language],
    `${metric[language]}${part}`,
    unitOf(view, metric, language),
    ...row.now.map((now, i) => cell(now, row.base[i], denominators?.cells[i])),
    totalCell(comparison, row, metric, telling),
    view === 'value' ? row.average : null,
    row.reported === null ? '' : comparison.communitiesInStreet - row.reported,
    marksText(comparison, row, language),
    definition?.[language] ?? '',
  ]
}

/** The comparison as a table: what it is, its head, and a line for each figure; the last column holds the definitions. */
export const comparisonTable = (
  comparison: ComparisonReply,
  view: View,
  language: Language,
  missing: string | null,
): { title: Line[]; head: string[]; lines: Line[] } => {
  const said = words[language]
  const name = (text: string) => periodName(period(text))[language]
  return {
    title: [
      [`${comparison.streetName} ${said.title}`, said.views[view]],
      [
        said.period,
        name(comparison.period),
        said.base,
        name(comparison.base),
        said.cutOff,
        comparison.cutOff,
      ],
      [said.notice],
    ],
    head: [
      said.section,
      said.metric,
      said.unit,
      ...comparison.communities.map((one) => one.name),
      said.total,
      said.average,
      said.incomplete,
      said.marks,
      said.definition,
    ],
    lines: comparison.rows.flatMap((row) => {
      const metric = metricOf(row.metric)
      return metric ? [line(comparison, row, metric, { view, language, missing })] : []
    }),
  }
}

/** The comparison as CSV for Excel: a head that says what it is, the cells of one view, marks and definitions. */
export const comparisonCsv = (comparison: ComparisonReply, view: View, language: Language): string => {
  const { title, head, lines } = comparisonTable(comparison, view, language, words[language].missing)
  return csv([...title, [], head, ...lines])
}
