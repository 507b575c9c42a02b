import { heatSteps, isMissing, perName, type View } from '@linli/domain/comparisons'
import { sections } from '@linli/domain/sections'
import type { Comparison } from '@linli/contract/comparisons'
import type { Known, Metric } from '../catalogue.ts'
import { dateText } from '../format.ts'
import { pick } from '../language.tsx'
import { amountText, shownCell, type Shown } from './cells.ts'
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

const lineId = ({ metric, dimension }: { metric: string; dimension: string }): string =>
  `${metric}|${dimension}`

/** Whether such a view exists for a metric: not every one has a denominator, and ratios are no part of a sum. */
const isShown = (view: View, metric: Metric): boolean => {
  if (view === 'per') return metric.per !== undefined
  return view !== 'share' || (metric.nature !== 'ratio' && metric.unit.zh !== '%')
}

const unitOf = (view: View, metric: Metric, catalogue: Known, words: MatrixWords): string => {
  const own = pick(metric.unit)
  const over = metric.per && catalogue.metricOf(metric.per.metric)
  if (view === 'per' && metric.per && over)
    return [own, pick(perName(metric.per.times, over))].join(' ').trim()
  if (view === 'yoy' || view === 'before') {
    const change = words.changeUnit[metric.unit.zh === '%' ? 'points' : 'percent']
    return [own, change].filter((text) => text !== '').join(' · ')
  }
  return view === 'share' ? ['%', words.views.share].join(' ') : own
}

/** What does not add up has no total, unless the server works it out from the sums of its inputs. */
const addsUp = (metric: Metric): boolean => metric.nature === 'ratio' || metric.unit.zh !== '%'

/** What is compared, divided or shared out for the street as a whole. */
const streetCell = (row: Row, metric: Metric, { sight, words }: Told): Shown => {
  const { view } = sight
  if (view === 'value') return shownCell(view, metric, row.total, { pair: pairOf(row) }, words)
  if (view === 'yoy' || view === 'before') {
    const pair = pairOf(row)
    return shownCell(view, metric, pair.now, { pair, base: pair.base }, words)
  }
  const whole = view === 'per' ? row.perTotal : (row.total?.value ?? null)
  const over = view === 'per' ? { value: metric.per?.times ?? 1 } : { value: whole }
  const shown = shownCell(view, metric, { value: whole }, { denominator: over, total: over }, words)
  const under = { text: amountText(row.total, words), direction: 'none', strong: false } as const
  if (row.total === null) return shownCell(view, metric, null, {}, words)
  return whole === null ? { ...shown, state: 'none', text: '—', raw: '', under } : { ...shown, under }
}

/** How many communities are missing from the street's sum; none where nothing is told of the street. */
const lacksOf = (row: Row, { communitiesInStreet }: Comparison): number =>
  row.reported === null ? 0 : communitiesInStreet - row.reported

/** Only communities that reported in both periods can be compared: a first report is no growth. */
const pairOf = (row: Row): Row['paired'] => (row.broken ? { now: null, base: null } : row.paired)

const totalShown = (row: Row, metric: Metric, told: Told): Shown => {
  const { comparison, sight, words } = told
  const shown = streetCell(row, metric, told)
  const lacks = lacksOf(row, comparison)
  const compares = sight.view === 'yoy' || sight.view === 'before' || sight.view === 'value'
  const notes = [
    lacks > 0 && shown.state === 'known' ? words.lacksSaid(lacks) : '',
    compares && row.paired.now !== null ? words.comparable : '',
  ]
  return { ...shown, said: [shown.said, ...notes].filter((text) => text !== '').join('，') }
}

const totalOf = (row: Row, metric: Metric, told: Told): Shown =>
  addsUp(metric) && row.reported !== null
    ? totalShown(row, metric, told)
    : { ...shownCell(told.sight.view, metric, null, {}, told.words), state: 'none', text: '—', raw: '' }

/** The street's mean; a dash where it is withheld, since that is not 未报. */
const averageShown = (row: Row, metric: Metric, words: MatrixWords): Shown => {
  const shown = shownCell('value', metric, row.average === null ? null : { value: row.average }, {}, words)
  return row.reported === null ? { ...shown, state: 'none', text: '—', raw: '' } : shown
}

const lineOf = (row: Row, metric: Metric, told: Told): Line => {
  const { comparison, catalogue, sight, words } = told
  const denominators = comparison.denominators[metric.per?.metric ?? '']?.cells
  // A share of an incomplete sum would say too much.
  const total = lacksOf(row, comparison) === 0 ? row.total : null
  const cells = row.now.map((cell, i) => {
    const beside = { denominator: denominators?.[i], total, base: row.broken ? null : row.base[i] }
    return shownCell(sight.view, metric, cell, beside, words)
  })
  const judged = metric.better !== 'none' && sight.view !== 'yoy' && sight.view !== 'before'
  const average = averageShown(row, metric, words)
  return {
    id: lineId(row),
    key: { metric: row.metric, dimension: row.dimension },
    metric,
    name: pick(catalogue.figureName(row.metric, row.dimension)),
    unit: unitOf(sight.view, metric, catalogue, words),
    redefined: row.broken,
    cells,
    steps: judged ? heatSteps(cells.map(({ amount }) => amount)) : cells.map(() => undefined),
    total: totalOf(row, metric, told),
    lacks: lacksOf(row, comparison),
    ...(sight.view === 'value' ? { average } : {}),
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
    .filter(({ row }) => !sight.gaps || row.now.some(isMissing))
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
  rows.reduce((count, { now }) => count + now.filter(isMissing).length, 0)

/** The days of the denominators that are not the period's last: an assumed register is older than the rest. */
export const denominatorDays = (comparison: Comparison): string => {
  const cells = Object.values(comparison.denominators).flatMap((denominator) => denominator.cells)
  const days = [...new Set(cells.flatMap((cell) => cell?.asOf ?? []))].sort()
  const [first = '', last = ''] = [days[0] ?? '', days[days.length - 1] ?? ''].map((day) => dateText(day))
  return first === last ? first : `${first} ~ ${last}`
}
