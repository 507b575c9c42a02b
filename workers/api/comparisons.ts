import type * as z from 'zod'
import type { Cell as CellReply } from '@linli/contract/comparisons'
import { forAverages, reaches, type Reach } from '@linli/data/open'
import {
  balancesFor,
  balanceStatements,
  figuresFor,
  gather,
  knownOf,
  metricsWithin,
  type KnownByCommunity,
} from '@linli/data/tenant/figures'
import { streetStatements, type Community } from '@linli/data/tenant/streets'
import {
  definitionChanged,
  figureKeyOf,
  figureOf,
  ratioOf,
  type Figure,
  hidesEach,
  meanOf,
} from '@linli/domain/figures'
import { perDenominator } from '@linli/domain/comparisons'
import { takesDimension } from '@linli/domain/entries'
import { inForce, metricOf, type FigureKey, type Metric } from '@linli/domain/metrics'
import {
  firstDay,
  grainOf,
  lastDay,
  period as periodFrom,
  periodBefore,
  samePeriodLastYear,
  type Period,
} from '@linli/domain/periods'
import { boundOfSum, type Bound } from '@linli/domain/quantities'
import { refused } from '@linli/domain/refusals'
import { comparisonCsv } from './comparison-exports.ts'
import { fileHeaders } from './csv.ts'
import { inUnit } from './figure-replies.ts'
import type { Given, Handlers } from './given.ts'
import { invalid, isRefusing, type Refusing } from './refusals.ts'

type Asked = Given<'readComparison'> | Given<'exportComparison'>
type Cell = z.input<typeof CellReply>
type Reply = Awaited<ReturnType<Handlers['readComparison']>>
export type ComparisonReply = Exclude<Reply, Refusing>

const mostRows = 300

const wantedRows = (
  asked: string | undefined,
  reach: Asked['reach'],
  period: Period,
): FigureKey[] | Refusing => {
  const within = (keep: (metric: Metric) => boolean) =>
    metricsWithin(reach)
      .filter((metric) => keep(metric) && inForce(metric, firstDay(period), lastDay(period)))
      .map(({ code }) => ({ metric: code, dimension: '' }))
  if (asked === undefined || asked === 'core') return within(({ core }) => core)
  if (asked === 'all') return within(() => true)
  const keys = [...new Set(asked.split(',').map((text) => text.trim()))]
    .filter((text) => text !== '')
    .map(figureKeyOf)
  const known = keys.every(({ metric, dimension }) => {
    const [found] = metricsWithin(reach, [metric])
    return found !== undefined && takesDimension(found, dimension)
  })
  return known && keys.length <= mostRows ? keys : invalid(refused('metrics', 'not-a-metric'))
}

const wantedColumns = (
  asked: string | undefined,
  all: readonly Community[],
  reach: Asked['reach'],
): Community[] | Refusing => {
  const inReach = all.filter(({ id }) => reaches(reach, id))
  if (asked === undefined) return inReach
  const chosen = [...new Set(asked.split(',').map((id) => id.trim()))].map((id) =>
    inReach.find((one) => one.id === id),
  )
  const found = chosen.filter((one) => one !== undefined)
  return found.length === chosen.length ? found : invalid(refused('communities', 'not-a-community'))
}

const cellOf = (figure: Figure | undefined): Cell | null =>
  figure === undefined
    ? null
    : {
        value: inUnit(figure.value),
        ...(figure.bound === 'exact' ? {} : { bound: figure.bound }),
        ...(figure.from === 'records' ? {} : { from: figure.from }),
        ...(figure.asOf === undefined ? {} : { asOf: figure.asOf }),
        ...(figure.stale ? { stale: figure.stale } : {}),
      }

/** The sum of the figures that are there; undefined when none is. */
const sumOf = (figures: readonly (Figure | undefined)[]): Figure | undefined => {
  const there = figures.filter((figure) => figure !== undefined)
  if (there.length === 0) return undefined
  const bounds: Partial<Record<Bound, number>> = {}
  for (const { bound } of there) bounds[bound] = (bounds[bound] ?? 0) + 1
  const bound = boundOfSum(bounds, there.length)
  const dates = there.flatMap(({ asOf }) => asOf ?? []).sort()
  return {
    value: bound === 'unstated' ? null : there.reduce((sum, figure) => sum + (figure.value ?? 0), 0),
    bound,
    from: there.some(({ from }) => from === 'declared') ? 'declared' : (there[0]?.from ?? 'records'),
    records: there.reduce((sum, { records }) => sum + records, 0),
    // A sum is as old as its oldest reading.
    ...(dates[0] === undefined ? {} : { asOf: dates[0] }),
    ...(there.some(({ stale }) => stale) ? { stale: true as const } : {}),
  }
}

type Everywhere = (key: FigureKey) => readonly (Figure | undefined)[]

const isKnown = (figure: Figure | undefined): boolean => figure?.value != null

/**
 * The street's figure over the communities that count: a sum; for a ratio, that of the inputs' sums over those that know both.
 * @param counts which communities, by their place in the street's order
 */
const totalOf = (
  everywhere: Everywhere,
  key: FigureKey,
  counts: (i: number) => boolean,
): Figure | undefined => {
  const metric = metricOf(key.metric)
  // Percentages do not add up; a ratio's total is that of its inputs.
  if (metric?.unit === 'percent' && metric.ratio === undefined) return undefined
  if (metric?.ratio === undefined) return sumOf(everywhere(key).filter((_, i) => counts(i)))
  const [of, over] = [everywhere(metric.ratio.of), everywhere(metric.ratio.over)]
  const both = (_: unknown, i: number) => counts(i) && isKnown(of[i]) && isKnown(over[i])
  return ratioOf(metric, sumOf(of.filter(both)), sumOf(over.filter(both)))
}

/** A period of the whole street, seen by figure. */
const sideOf = (
  known: KnownByCommunity,
  reach: Reach,
  all: readonly Community[],
  columns: readonly Community[],
  period: Period,
) => {
  const figure = (key: FigureKey, id: string) => figureOf(knownOf(known, id, period), key, period)
  const everywhere: Everywhere = (key) => all.map(({ id }) => figure(key, id))
  const others = all.filter(({ id }) => !reaches(reach, id))
  return {
    hides: (key: FigureKey) => {
      const reported = others.map(({ id }) => figure(key, id)).filter((one) => one !== undefined)
      return others.length === 0 || reported.length === 0 || hidesEach(reported)
    },
    everywhere,
    cells: (key: FigureKey) => columns.map(({ id }) => cellOf(figure(key, id))),
    total: (key: FigureKey, counts: (i: number) => boolean = () => true) =>
      cellOf(totalOf(everywhere, key, counts)),
    average: (key: FigureKey) => inUnit(meanOf(everywhere(key))),
    reported: (key: FigureKey) => everywhere(key).filter((one) => one !== undefined).length,
  }
}

type Side = ReturnType<typeof sideOf>

/** Whether a figure was counted by another definition in one of the two periods. */
const isBroken = ({ metric }: FigureKey, one: Period, other: Period): boolean => {
  const found = metricOf(metric)
  const [earlier, later] = one < other ? [one, other] : [other, one]
  return found !== undefined && definitionChanged(found, earlier, later)
}

/** The street by the metric's denominator, over the communities that know both; in the metric's unit. */
const normalisedTotal = (key: FigureKey, now: Side): number | null => {
  const per = metricOf(key.metric)?.per
  if (per === undefined) return null
  const over = { metric: per.metric, dimension: '' }
  const [values, denominators] = [now.everywhere(key), now.everywhere(over)]
  const both = (i: number) => isKnown(values[i]) && isKnown(denominators[i])
  return perDenominator(now.total(key, both), now.total(over, both), per.times) ?? null
}

/** Sums over the communities that know the figure in both periods: what alone can be compared. */
const pairedTotals = (key: FigureKey, now: Side, base: Side) => {
  const [values, before] = [now.everywhere(key), base.everywhere(key)]
  const both = (i: number) => isKnown(values[i]) && isKnown(before[i])
  return { now: now.total(key, both), base: base.total(key, both) }
}

/** What is told of the whole street; withheld where it would give away what one of a few other communities reported. */
const streetOf = (key: FigureKey, now: Side, base: Side) =>
  now.hides(key) && base.hides(key)
    ? {
        total: now.total(key),
        average: now.average(key),
        baseAverage: base.average(key),
        paired: pairedTotals(key, now, base),
        perTotal: normalisedTotal(key, now),
        reported: now.reported(key),
      }
    : {
        total: null,
        average: null,
        baseAverage: null,
        paired: { now: null, base: null },
        perTotal: null,
        reported: null,
      }

const rowOf = (key: FigureKey, now: Side, base: Side, broken: boolean) => ({
  ...key,
  ...streetOf(key, now, base),
  broken,
  now: now.cells(key),
  base: base.cells(key),
})

const denominatorsOf = (rows: readonly FigureKey[], now: Side): ComparisonReply['denominators'] => {
  const codes = new Set(rows.flatMap(({ metric }) => metricOf(metric)?.per?.metric ?? []))
  return Object.fromEntries(
    [...codes].map((metric) => {
      const key = { metric, dimension: '' }
      return [metric, { cells: now.cells(key) }]
    }),
  )
}

/**
 * Reads the whole street in one statement batch, whatever the caller sees of it: sums and averages are over every community.
 * A district sees approved figures only; as long as no report is approved, there are none.
 */
const readKnown = async (given: Asked, keys: readonly FigureKey[], periods: readonly [Period, Period]) => {
  const metrics = metricsWithin(
    given.reach,
    keys.map(({ metric }) => metric),
  )
  const wanted = { periods, metrics: balancesFor(metrics), figures: figuresFor(keys) }
  const balances = balanceStatements(forAverages(given.reach), wanted)
  const [list, words, ...results] = await given.tenant.client.batch(
    [...streetStatements, ...balances],
    'read',
  )
  const known: KnownByCommunity =
    given.membership.role === 'district-viewer' ? new Map() : gather(wanted, results)
  const all = JSON.parse(String(list?.rows[0]?.[0])) as Community[]
  return { known, all, cutOff: String(words?.rows[0]?.['cut_off'] ?? '') }
}

/** Last year's same period; for the view of the period before, that one. */
const usualBase = ({ query }: Asked, period: Period): Period =>
  'view' in query && query.view === 'before' ? periodBefore(period) : samePeriodLastYear(period)

const compare = async (given: Asked): Promise<ComparisonReply | Refusing> => {
  const period = periodFrom(given.query.period)
  const base = given.query.base === undefined ? usualBase(given, period) : periodFrom(given.query.base)
  if (grainOf(base) !== grainOf(period)) return invalid(refused('base', 'other-length'))
  const rows = wantedRows(given.query.metrics, given.reach, period)
  if (isRefusing(rows)) return rows
  const { known, all, cutOff } = await readKnown(given, rows, [period, base])
  const columns = wantedColumns(given.query.communities, all, given.reach)
  if (isRefusing(columns)) return columns
  const [now, then] = [
    sideOf(known, given.reach, all, columns, period),
    sideOf(known, given.reach, all, columns, base),
  ]
  return {
    streetName: given.street.name,
    period,
    base,
    cutOff,
    communities: columns,
    communitiesInStreet: all.length,
    denominators: denominatorsOf(rows, now),
    rows: rows.map((key) => rowOf(key, now, then, isBroken(key, period, base))),
  }
}

export const comparisonHandlers: Pick<Handlers, 'readComparison' | 'exportComparison'> = {
  readComparison: compare,

  exportComparison: async (given) => {
    const comparison = await compare(given)
    if (isRefusing(comparison)) return comparison
    const { view, lang } = given.query
    fileHeaders(given.headers, `${lang === 'zh' ? '社区对比' : 'comparison'}-${comparison.period}.csv`)
    return comparisonCsv(comparison, view, lang)
  },
}
