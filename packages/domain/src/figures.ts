import type { FactDate } from './dates.ts'
import { typedDate } from './dates.ts'
import { metricOf, type FigureKey, type Metric } from './metrics.ts'
import { firstDay, lastDay, type Period } from './periods.ts'
import { bounds as allBounds, boundOfSum, type Bound, type Quantity } from './quantities.ts'

/** The sum and count of a flow in one span, and how many of its parts carry which bound. */
export type FlowBalance = { sum: number; count: number; bounds: Partial<Record<Bound, number>> }
/** The latest reading of a stock. */
export type StockBalance = { value: number; bound: Bound; fact: FactDate; count: number }
export type DeclaredFigure = { value: number; bound: Bound; statement: string }
/** What is declared of a shorter period inside the one asked for, and the records' sums that it stands in for. */
export type DeclaredWithin = DeclaredFigure & { period: Period; replaced: FlowBalance[] }

/** A figure that exists. `value` in thousandths; null: happened, amount not stated. */
export type Figure = {
  value: number | null
  bound: Bound
  from: 'records' | 'reading' | 'declared' | 'ratio'
  records: number
  asOf?: string
  stale?: true
  recordsValue?: number | null
  statement?: string
  /** From the frozen snapshot of an approved report (已核定). */
  approved?: true
  /** Where records changed since it was approved (已变更): what they say now; null: nothing any more. */
  live?: { value: number | null; bound: Bound } | null
}

/** A figure as it stands in an approved report. */
export type ApprovedFigure = Pick<Figure, 'value' | 'bound' | 'from' | 'records' | 'asOf' | 'statement'>

/** What is known of one community in one period, by figure ({@link figureName}). */
export type Known = {
  flows: ReadonlyMap<string, readonly FlowBalance[]>
  stocks: ReadonlyMap<string, StockBalance>
  declared: ReadonlyMap<string, DeclaredFigure>
  /** What is declared of shorter periods inside this one: of the months of a half-year, of the halves of a year. */
  within: ReadonlyMap<string, readonly DeclaredWithin[]>
  /** The values of the approved report of this very period; they stand before all else. */
  approved?: ReadonlyMap<string, ApprovedFigure> | undefined
}

/** The text by which a figure is looked up: `births|sex=male`, `births|`. */
export const figureId = ({ metric, dimension }: FigureKey): string => `${metric}|${dimension}`

/** A figure from its text: `births`, `births|sex=male`. */
export const figureKeyOf = (text: string): FigureKey => {
  const [metric = '', dimension = ''] = text.split('|', 2)
  return { metric, dimension }
}

const valueOf = (sum: number, bound: Bound): number | null => (bound === 'unstated' ? null : sum)

const flowFigure = (parts: readonly FlowBalance[]): Figure => {
  const bounds: Partial<Record<Bound, number>> = {}
  let [sum, records] = [0, 0]
  for (const part of parts) {
    sum += part.sum
    records += part.count
    for (const bound of allBounds) bounds[bound] = (bounds[bound] ?? 0) + (part.bounds[bound] ?? 0)
  }
  const bound = boundOfSum(bounds, records)
  return { value: valueOf(sum, bound), bound, from: 'records', records }
}

/** A stock older than twelve months at the period's end is marked 未更新. */
const isStale = (asOf: string, period: Period): boolean =>
  asOf < `${Number(lastDay(period).slice(0, 4)) - 1}${lastDay(period).slice(4)}`

const stockFigure = ({ value, bound, fact, count }: StockBalance, period: Period): Figure => ({
  value: valueOf(value, bound),
  bound,
  from: 'reading',
  records: count,
  asOf: typedDate(fact),
  ...(isStale(fact.date, period) ? { stale: true as const } : {}),
})

const isInside = (inner: Period, outer: Period): boolean =>
  inner !== outer && firstDay(inner) >= firstDay(outer) && lastDay(inner) <= lastDay(outer)

const negative = ({ sum, count, bounds }: FlowBalance): FlowBalance => ({
  sum: -sum,
  count: -count,
  bounds: Object.fromEntries(allBounds.map((bound) => [bound, -(bounds[bound] ?? 0)])),
})

/**
 * A flow of which shorter periods are declared: there the declaration counts, and elsewhere the records. Of a month and
 * a quarter that holds it, the quarter's declaration counts.
 */
const partlyDeclared = (flows: readonly FlowBalance[], within: readonly DeclaredWithin[]): Figure => {
  const kept = within.filter(({ period }) => !within.some((other) => isInside(period, other.period)))
  const stated = kept.map(({ value, bound }) => ({ sum: value, count: 1, bounds: { [bound]: 1 } }))
  const records = flowFigure(flows)
  return {
    ...flowFigure([...flows, ...stated, ...kept.flatMap(({ replaced }) => replaced.map(negative))]),
    from: 'declared',
    records: records.records,
    ...(flows.length === 0 ? {} : { recordsValue: records.value }),
  }
}

const recorded = (known: Known, id: string, period: Period): Figure | undefined => {
  const stock = known.stocks.get(id)
  if (stock !== undefined) return stockFigure(stock, period)
  const flows = known.flows.get(id) ?? []
  const within = known.within.get(id) ?? []
  if (within.length > 0 && metricOf(figureKeyOf(id).metric)?.nature === 'flow')
    return partlyDeclared(flows, within)
  return flows.length > 0 ? flowFigure(flows) : undefined
}

const widest = (one: Bound, other: Bound): Bound => boundOfSum({ [one]: 1, [other]: 1 }, 2)

/** The value of a ratio, in thousandths; undefined when an input is missing, not stated, or the denominator is 0. */
export const ratioOf = (
  metric: Metric,
  of: Figure | undefined,
  over: Figure | undefined,
): Figure | undefined => {
  if (metric.ratio === undefined || of?.value == null || over?.value == null || over.value === 0)
    return undefined
  const value = Math.round((of.value * metric.ratio.times * 1000) / over.value)
  const bound = of.bound === 'exact' && over.bound === 'exact' ? 'exact' : widest(of.bound, over.bound)
  return {
    value,
    bound: bound === 'at-least' || bound === 'at-most' ? 'about' : bound,
    from: 'ratio',
    records: 0,
  }
}

/**
 * What records and declarations say: declared if it is, else the sum of the records or the latest reading; a ratio from its two
 * inputs. Undefined where nothing is known: 未报, which is not 0.
 */
export const liveFigureOf = (known: Known, key: FigureKey, period: Period): Figure | undefined => {
  const metric = metricOf(key.metric)
  if (metric?.ratio !== undefined)
    return ratioOf(
      metric,
      liveFigureOf(known, metric.ratio.of, period),
      liveFigureOf(known, metric.ratio.over, period),
    )
  const id = figureId(key)
  const records = recorded(known, id, period)
  const declared = known.declared.get(id)
  if (declared === undefined) return records
  const summed = records?.from === 'declared' ? records.recordsValue : records?.value
  return {
    value: valueOf(declared.value, declared.bound),
    bound: declared.bound,
    from: 'declared',
    records: records?.records ?? 0,
    ...(summed === undefined ? {} : { recordsValue: summed }),
    ...(declared.statement === '' ? {} : { statement: declared.statement }),
  }
}

/** Whether two figures say the same: the same number, bounding the truth the same way. */
export const saysTheSame = (
  one: Pick<Figure, 'value' | 'bound'> | undefined,
  other: Pick<Figure, 'value' | 'bound'> | undefined,
): boolean => one?.value === other?.value && one?.bound === other?.bound

const frozen = (figure: ApprovedFigure, live: Figure | undefined, period: Period): Figure => ({
  ...figure,
  approved: true,
  ...(figure.asOf !== undefined && isStale(figure.asOf, period) ? { stale: true as const } : {}),
  ...(saysTheSame(figure, live)
    ? {}
    : { live: live === undefined ? null : { value: live.value, bound: live.bound } }),
})

/**
 * The value of a cell: what the approved report of the period says, if there is one, else what records and declarations say.
 * What was not reported when it was approved stays 未报 ({@link reportedSince}).
 */
export const figureOf = (known: Known, key: FigureKey, period: Period): Figure | undefined => {
  const live = liveFigureOf(known, key, period)
  if (known.approved === undefined) return live
  const approved = known.approved.get(figureId(key))
  return approved && frozen(approved, live, period)
}

/**
 * What records and declarations say of a figure that nobody had reported when the report of the period was approved: it stays
 * 未报, and that it is otherwise now is told beside it (已变更).
 */
export const reportedSince = (
  known: Known,
  key: FigureKey,
  period: Period,
): Pick<Figure, 'value' | 'bound'> | undefined => {
  if (known.approved === undefined || known.approved.has(figureId(key))) return undefined
  const live = liveFigureOf(known, key, period)
  return live && { value: live.value, bound: live.bound }
}

/** Every figure that is known of a period, ratios among them, in the order of their metrics; a whole before its parts. */
export const figuresKnown = (
  known: Known,
  among: readonly Metric[],
  period: Period,
): { key: FigureKey; figure: Figure }[] =>
  among.flatMap((metric) =>
    ['', ...dimensionsIn(metric, [known])].flatMap((dimension) => {
      const key = { metric: metric.code, dimension }
      const figure = figureOf(known, key, period)
      return figure === undefined ? [] : [{ key, figure }]
    }),
  )

/** The parts of a metric that are known in any of these, without the whole. */
export const dimensionsIn = (metric: Metric, all: readonly Known[]): string[] => {
  const found = new Set<string>()
  for (const { flows, stocks, declared, within, approved } of all)
    for (const ids of [flows, stocks, declared, within, approved ?? new Map<string, unknown>()])
      for (const id of ids.keys())
        if (id.startsWith(`${metric.code}|`)) found.add(id.slice(metric.code.length + 1))
  found.delete('')
  return [...found].sort()
}

/** The mean of the figures that have a number, in thousandths; undefined when none has. */
export const meanOf = (figures: readonly (Figure | undefined)[]): number | undefined => {
  const values = figures.flatMap((figure) => figure?.value ?? [])
  return values.length === 0
    ? undefined
    : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}

/**
 * Whether a sum or mean over the street may be told to who sees only some of its communities: the others must be so many
 * that none of them can be worked out from it.
 */
export const hidesEach = (others: readonly (Figure | undefined)[]): boolean =>
  others.filter((figure) => figure !== undefined).length >= 3

/** A quantity as a figure states it. */
export const quantityOfFigure = (figure: Figure): Pick<Quantity, 'thousandths' | 'bound'> => ({
  thousandths: figure.value ?? 0,
  bound: figure.bound,
})

/** Whether the definition (口径) changed between two periods, so that they cannot simply be compared. */
export const definitionChanged = (metric: Metric, from: Period, to: Period): boolean =>
  metric.definitions.some(
    ({ from: since }) => since !== undefined && since > firstDay(from) && since <= lastDay(to),
  )
