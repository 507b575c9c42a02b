import { changeFrom, comparableTotals, heatSteps, perName, type View } from '@linli/domain/comparisons'
import { firstDay, lastDay } from '@linli/domain/periods'
import { sections } from '@linli/domain/sections'
import type { Comparison } from '@linli/contract/comparisons'
import type { Known, Metric } from '../catalogue.ts'
import { pick } from '../language.tsx'
import { shownCell, type Beside, type Shown } from './cells.ts'
import type { Sight } from './sights.ts'
import type { MatrixWords } from './words.ts'

type Row = Comparison['rows'][number]

/** One metric across all communities. */
export type Line = {
  /** `births|sex=male`; the whole has nothing after the bar. */
  id: string
  key: { metric: string; dimension: string }
  metric: Metric
  name: string
  unit: string
  redefined: boolean
  cells: Shown[]
  steps: (number | undefined)[]
  total: Shown
  /** How many communities of the street the total lacks. */
  lacks: number
  /** The mean of what was reported; in the view of plain values alone. */
  average?: Shown
}

export type Block = { section: string; name: string; lines: Line[] }

/** What lines are made from. */
export type Told = { comparison: Comparison; catalogue: Known; sight: Sight; words: MatrixWords }

export const lineId = ({ metric, dimension }: { metric: string; dimension: string }): string =>
  `${metric}|${dimension}`

/** Whether such a view exists for a metric: not every one has a denominator, and ratios are no part of a sum. */
const isShown = (view: View, metric: Metric): boolean => {
  if (view === 'per') return metric.per !== undefined
  return view !== 'share' || (metric.nature !== 'ratio' && metric.unit.zh !== '%')
}

const unitOf = (view: View, metric: Metric, catalogue: Known, words: MatrixWords): string => {
  const own = pick(metric.unit)
  const over = metric.per && catalogue.metricOf(metric.per.metric)
  if (view === 'per' && metric.per && over) return [own, pick(perName(metric.per.times, over))].join(' ').trim()
  return view === 'share' ? ['%', words.views.share].join(' ') : own
}

/** Whether the definition (口径) changed between the two periods, so that no change is told. */
const isRedefined = (metric: Metric, { base, period }: Sight): boolean => {
  const [from, to] = base < period ? [base, period] : [period, base]
  return metric.definitions.some(({ from: since }) => since !== undefined && since > firstDay(from) && since <= lastDay(to))
}

/** A change of the street's total, over the communities that reported twice; only where all of them are seen. */
const totalBeside = (row: Row, metric: Metric, comparison: Comparison): { beside: Beside; communities: number } => {
  const whole = comparison.communities.length === comparison.communitiesInStreet
  const pair = whole ? comparableTotals(metric, row.now, row.base) : undefined
  const change = pair && changeFrom(metric, pair.now, pair.base)
  return { beside: { change, total: row.total }, communities: pair?.communities ?? 0 }
}

const totalOf = (row: Row, metric: Metric, { comparison, sight, words }: Told): Shown => {
  const addsUp = metric.nature === 'ratio' || metric.unit.zh !== '%'
  const { beside, communities } = totalBeside(row, metric, comparison)
  const street = comparison.denominators[metric.per?.metric ?? '']?.street
  const shown = shownCell(sight.view, metric, addsUp ? row.total : null, { ...beside, denominator: street }, words)
  if (!addsUp) return { ...shown, state: 'none', text: '—', raw: '' }
  const lacks = comparison.communitiesInStreet - row.reported
  const notes = [
    lacks > 0 && lacks < comparison.communitiesInStreet ? words.lacksSaid(lacks) : '',
    beside.change !== undefined && communities < comparison.communitiesInStreet ? words.comparable(communities) : '',
  ]
  return { ...shown, said: [shown.said, ...notes].filter((text) => text !== '').join('，') }
}

const lineOf = (row: Row, metric: Metric, told: Told): Line => {
  const { comparison, catalogue, sight, words } = told
  const redefined = isRedefined(metric, sight)
  const denominators = comparison.denominators[metric.per?.metric ?? '']?.cells
  const cells = row.now.map((cell, i) => {
    const beside = { denominator: denominators?.[i], total: row.total, base: redefined ? null : row.base[i] }
    return shownCell(sight.view, metric, cell, beside, words)
  })
  const judged = metric.better !== 'none' && sight.view !== 'yoy' && sight.view !== 'before'
  const average = row.average === null ? null : { value: row.average }
  return {
    id: lineId(row),
    key: { metric: row.metric, dimension: row.dimension },
    metric,
    name: pick(catalogue.figureName(row.metric, row.dimension)),
    unit: unitOf(sight.view, metric, catalogue, words),
    redefined,
    cells,
    steps: judged ? heatSteps(cells.map(({ amount }) => amount)) : cells.map(() => undefined),
    total: totalOf(row, metric, told),
    lacks: comparison.communitiesInStreet - row.reported,
    ...(sight.view === 'value' ? { average: shownCell('value', metric, average, {}, words) } : {}),
  }
}

const fits = ({ metric, name }: Pick<Line, 'metric' | 'name'>, q: string): boolean =>
  [metric.zh, metric.en.toLowerCase(), metric.initials, metric.code, name.toLowerCase()].some((text) =>
    text.includes(q),
  )

/** Every line that can be shown this way and fits the filter, by section in the order of the report. */
export const blocksOf = (told: Told): { blocks: Block[]; hidden: number } => {
  const { comparison, catalogue, sight } = told
  const known = comparison.rows.flatMap((row) => {
    const metric = catalogue.metricOf(row.metric)
    return metric === undefined ? [] : [{ row, metric }]
  })
  const possible = known.filter(({ metric }) => isShown(sight.view, metric))
  const q = sight.q.trim().toLowerCase()
  const lines = possible
    .filter(({ row }) => !sight.gaps || row.now.includes(null))
    .map(({ row, metric }) => lineOf(row, metric, told))
    .filter((line) => fits(line, q))
  const blocks = sections.map((section) => ({
    section,
    name: pick(catalogue.sections[section] ?? { zh: section, en: section }),
    lines: lines.filter(({ metric }) => metric.section === section),
  }))
  return { blocks: blocks.filter((block) => block.lines.length > 0), hidden: known.length - possible.length }
}

/** How many cells of the comparison were not reported. */
export const gapsIn = ({ rows }: Comparison): number =>
  rows.reduce((count, { now }) => count + now.filter((cell) => cell === null).length, 0)

/** The days of the denominators that are not the period's last: an assumed register is older than the rest. */
export const denominatorDays = (comparison: Comparison): string => {
  const cells = Object.values(comparison.denominators).flatMap((denominator) => denominator.cells)
  const days = [...new Set(cells.flatMap((cell) => cell?.asOf ?? []))].sort()
  const [first = '', last = ''] = [days[0], days[days.length - 1]]
  return first === last ? first : `${first} ~ ${last}`
}

