import {
  changeFrom,
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
import type { ComparisonReply } from './comparisons.ts'
import { csv } from './csv.ts'
import type { Language } from './refusals.ts'

type Row = ComparisonReply['rows'][number]
type Line = (string | number | null)[]

const words = {
  zh: {
    title: '社区对比',
    notice: '内部工作资料，不作考核通报依据',
    period: '期间',
    base: '基期',
    cutOff: '数据截至',
    section: '条线',
    metric: '指标',
    unit: '单位',
    total: '合计',
    average: '平均',
    incomplete: '合计缺报社区数',
    marks: '标记',
    definition: '口径',
    missing: '未报',
    fromZero: '基期为0',
    broken: '口径调整',
    views: { value: '数值', per: '按分母折算', yoy: '同比', before: '环比', share: '占全街道比' },
  },
  en: {
    title: 'Comparison of communities',
    notice: 'Internal working material, not for assessment or publication',
    period: 'Period',
    base: 'Base period',
    cutOff: 'Data up to',
    section: 'Section',
    metric: 'Metric',
    unit: 'Unit',
    total: 'Total',
    average: 'Average',
    incomplete: 'Communities missing from the total',
    marks: 'Marks',
    definition: 'Definition',
    missing: 'not reported',
    fromZero: 'base is 0',
    broken: 'definition changed',
    views: {
      value: 'Values',
      per: 'By denominator',
      yoy: 'Year on year',
      before: 'Against the period before',
      share: 'Share of street',
    },
  },
}

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

const cellText = (
  view: View,
  metric: Metric,
  cell: Cell,
  beside: Parameters<typeof viewed>[3] & { broken: boolean },
  language: Language,
) => {
  if (cell === null) return words[language].missing
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
const totalCell = (comparison: ComparisonReply, row: Row, metric: Metric, view: View, language: Language) => {
  if (view === 'per') return rounded(row.perTotal ?? undefined) ?? ''
  const incomplete = row.reported !== comparison.communitiesInStreet
  const beside = { base: row.paired.base, total: incomplete ? null : row.total, broken: row.broken }
  const compared = view === 'yoy' || view === 'before'
  return cellText(view, metric, compared ? row.paired.now : row.total, beside, language)
}

const line = (
  comparison: ComparisonReply,
  row: Row,
  metric: Metric,
  view: View,
  language: Language,
): Line => {
  const denominators = metric.per && comparison.denominators[metric.per.metric]
  const times = metric.per?.times
  const incomplete = row.reported !== comparison.communitiesInStreet
  const cell = (now: Cell, base: Cell | undefined, denominator: Cell | undefined) =>
    cellText(
      view,
      metric,
      now,
      { base, denominator, times, total: incomplete ? null : row.total, broken: row.broken },
      language,
    )
  const part = row.dimension === '' ? '' : `（${dimensionName(row.dimension)[language]}）`
  const definition = definitionOn(metric, lastDay(period(comparison.period)))
  return [
    sectionNames[metric.section][language],
    `${metric[language]}${part}`,
    unitOf(view, metric, language),
    ...row.now.map((now, i) => cell(now, row.base[i], denominators?.cells[i])),
    totalCell(comparison, row, metric, view, language),
    view === 'value' ? row.average : null,
    row.reported === null ? '' : comparison.communitiesInStreet - row.reported,
    marksText(comparison, row, language),
    definition?.[language] ?? '',
  ]
}

/** The comparison as a table for Excel: a head that says what it is, the cells of one view, marks and definitions. */
export const comparisonCsv = (comparison: ComparisonReply, view: View, language: Language): string => {
  const said = words[language]
  const name = (text: string) => periodName(period(text))[language]
  const head: Line[] = [
    [`${comparison.streetName} ${said.title}`, said.views[view]],
    [said.period, name(comparison.period), said.base, name(comparison.base), said.cutOff, comparison.cutOff],
    [said.notice],
    [],
    [
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
  ]
  const rows = comparison.rows.flatMap((row) => {
    const metric = metricOf(row.metric)
    return metric ? [line(comparison, row, metric, view, language)] : []
  })
  return csv([...head, ...rows])
}
