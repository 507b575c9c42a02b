import type { InStatement, ResultSet, Row } from '@libsql/client'
import type { Precision } from '@linli/domain/dates'
import type { FieldValue } from '@linli/domain/entries'
import {
  figureId,
  type ApprovedFigure,
  type DeclaredFigure,
  type DeclaredWithin,
  type FlowBalance,
  type Known,
  type StockBalance,
} from '@linli/domain/figures'
import {
  metricOf,
  metrics as allMetrics,
  type FigureKey,
  type Metric,
  type Nature,
} from '@linli/domain/metrics'
import {
  balanceSpans,
  countedPrecisions,
  firstDay,
  grainOf,
  lastDay,
  periodOf,
  periodsWithin,
  type Period,
} from '@linli/domain/periods'
import type { Bound } from '@linli/domain/quantities'
import type { Section } from '@linli/domain/sections'
import { reachesSection, type Reach } from '../open.ts'
import type { StoredEntry } from './entries.ts'

/** Which balances are wanted: of these communities (all in reach when left out), for these periods and metrics. */
export type Wanted = {
  communities?: readonly string[] | undefined
  periods: readonly Period[]
  metrics: readonly string[]
  /** These figures alone; with every breakdown of the metrics when left out. */
  figures?: readonly FigureKey[] | undefined
  /** Of these periods what records and declarations say, also where an approved report stands. */
  live?: readonly Period[] | undefined
}

/** What is known, by community and period. */
export type KnownByCommunity = ReadonlyMap<string, ReadonlyMap<Period, Known>>

/** The metrics that a reach may see, of those named (all when none is). */
export const metricsWithin = (reach: Reach, codes?: readonly string[]): Metric[] =>
  (codes ?? allMetrics.map((metric) => metric.code))
    .map(metricOf)
    .filter((metric): metric is Metric => metric !== undefined && reachesSection(reach, metric.section))

/** The metrics whose balances make these: ratios are made of their inputs, normalised views of their denominators. */
export const balancesFor = (metrics: readonly Metric[]): string[] => [
  ...new Set(
    metrics.flatMap((metric) => [
      ...(metric.ratio ? [metric.code, metric.ratio.of.metric, metric.ratio.over.metric] : [metric.code]),
      ...(metric.per ? [metric.per.metric] : []),
    ]),
  ),
]

/** The very figures that make these: a ratio its two inputs, a normalised view its denominator's whole. */
export const figuresFor = (keys: readonly FigureKey[]): FigureKey[] => {
  const made = keys.flatMap((key) => {
    const metric = metricOf(key.metric)
    const own = metric?.ratio ? [key, metric.ratio.of, metric.ratio.over] : [key]
    return metric?.per ? [...own, { metric: metric.per.metric, dimension: '' }] : own
  })
  return [...new Map(made.map((key) => [figureId(key), key])).values()]
}

const communitiesIn = (
  reach: Reach,
  wanted: readonly string[] | undefined,
): { sql: string; args: string[] } => {
  const limits = [wanted, reach.communities === 'all' ? undefined : reach.communities].filter(
    (list) => list !== undefined,
  )
  if (limits.length === 0) return { sql: 'SELECT id FROM community', args: [] }
  const [first = [], second] = limits
  const ids = second === undefined ? first : first.filter((id) => second.includes(id))
  return { sql: 'SELECT value FROM json_each(?)', args: [JSON.stringify(ids)] }
}

const stockSpan = (period: Period): { grain: 'month' | 'half'; span: string } => {
  const grain = grainOf(period) === 'month' || grainOf(period) === 'quarter' ? 'month' : 'half'
  return { grain, span: periodOf(lastDay(period), grain) }
}

type Among = { communities: ReturnType<typeof communitiesIn>; metrics: string; figures: string | undefined }

const amongst = (reach: Reach, wanted: Wanted): Among => ({
  communities: communitiesIn(reach, wanted.communities),
  metrics: JSON.stringify(wanted.metrics),
  figures:
    wanted.figures && JSON.stringify(wanted.figures.map(({ metric, dimension }) => [metric, dimension])),
})

/** What is wanted of one nature: no reading is looked for of what adds up, nor a sum of what is read. */
const ofNature = (wanted: Wanted, nature: Nature): Wanted => ({
  ...wanted,
  metrics: wanted.metrics.filter((code) => metricOf(code)?.nature === nature),
  figures: wanted.figures?.filter(({ metric }) => metricOf(metric)?.nature === nature),
})

// Joined in the order written, so that each figure of each community is one seek and nothing else is read.
const figureTable =
  'WITH figure AS MATERIALIZED (SELECT value ->> 0 AS metric, value ->> 1 AS dimension FROM json_each(?))'
const sameFigure = (table: string): string =>
  `${table}.metric = figure.metric AND ${table}.dimension = figure.dimension`

const flowStatement = ({ communities, metrics, figures }: Among, spans: string): InStatement => {
  const line = `json_group_array(json_array(b.span, b.community, b.metric, b.dimension, b.sum, b.count,
    b.at_least, b.at_most, b.about, b.estimated, b.unstated))`
  if (figures === undefined)
    return {
      sql: `SELECT ${line} FROM flow_balance b WHERE b.span IN (SELECT value FROM json_each(?))
        AND b.community IN (${communities.sql}) AND b.metric IN (SELECT value FROM json_each(?))`,
      args: [spans, ...communities.args, metrics],
    }
  return {
    sql: `${figureTable}, place (id) AS MATERIALIZED (${communities.sql})
      SELECT ${line} FROM json_each(?) AS wanted CROSS JOIN place CROSS JOIN figure CROSS JOIN flow_balance b
      WHERE b.span = wanted.value AND b.community = place.id AND ${sameFigure('b')}`,
    args: [figures, ...communities.args, spans],
  }
}

const stockStatement = ({ communities, metrics, figures }: Among, period: Period): InStatement => {
  const { grain, span } = stockSpan(period)
  const line = 'json_group_array(json_array(community, metric, dimension, date, precision, value, bound))'
  if (figures === undefined)
    return {
      sql: `SELECT ${line} FROM (
        SELECT community, metric, dimension, max(span), date, precision, value, bound FROM stock_balance
        WHERE grain = ? AND span <= ? AND community IN (${communities.sql}) AND metric IN (SELECT value FROM json_each(?))
        GROUP BY community, metric, dimension)`,
      args: [grain, span, ...communities.args, metrics],
    }
  return {
    sql: `${figureTable}, place (id) AS MATERIALIZED (${communities.sql})
      SELECT ${line} FROM (SELECT b.* FROM place CROSS JOIN figure CROSS JOIN stock_balance b
        WHERE b.community = place.id AND b.grain = ? AND ${sameFigure('b')} AND b.span = (
          SELECT max(span) FROM stock_balance last
          WHERE last.community = place.id AND last.grain = ? AND ${sameFigure('last')} AND last.span <= ?))`,
    args: [figures, ...communities.args, grain, grain, span],
  }
}

const declaredStatement = ({ communities, metrics }: Among, periods: readonly Period[]): InStatement => ({
  sql: `SELECT json_group_array(json_array(period, community, metric, dimension, value, bound, statement)) FROM declared
    WHERE withdrawn = 0 AND period IN (SELECT value FROM json_each(?)) AND community IN (${communities.sql})
      AND metric IN (SELECT value FROM json_each(?))`,
  args: [JSON.stringify([...new Set(periods)]), ...communities.args, metrics],
})

/** The records' balances of the shorter periods that are declared: what the declarations stand in for. */
const replacedStatement = ({ communities, metrics }: Among, inner: readonly Period[]): InStatement => ({
  sql: `SELECT json_group_array(json_array(d.period, b.community, b.metric, b.dimension, b.sum, b.count,
      b.at_least, b.at_most, b.about, b.estimated, b.unstated))
    FROM json_each(?) AS part CROSS JOIN declared d CROSS JOIN flow_balance b
    WHERE d.period = part.value ->> 0 AND d.withdrawn = 0 AND d.community IN (${communities.sql})
      AND d.metric IN (SELECT value FROM json_each(?))
      AND b.span = part.value ->> 1 AND b.community = d.community AND b.metric = d.metric AND b.dimension = d.dimension`,
  args: [
    JSON.stringify(inner.flatMap((period) => balanceSpans(period).map((span) => [period, span]))),
    ...communities.args,
    metrics,
  ],
})

/** Which communities have an approved report of the periods, and what it says of the metrics. */
const approvedStatement = ({ communities, metrics }: Among, { periods, live = [] }: Wanted): InStatement => {
  const wanted = [...new Set(periods)].filter((period) => !live.includes(period))
  if (wanted.length === 0) return "SELECT '[]', '[]'"
  const among = communities.sql.replace('?', '?2')
  return {
    sql: `SELECT (SELECT json_group_array(json_array(period, community)) FROM approved_report
        WHERE period IN (SELECT value FROM json_each(?1)) AND community IN (${among})),
      (SELECT json_group_array(json_array(period, community, metric, dimension, value, bound, origin, records, as_of, statement))
        FROM approved_value WHERE period IN (SELECT value FROM json_each(?1)) AND community IN (${among})
        AND metric IN (SELECT value FROM json_each(?3)))`,
    args: [JSON.stringify(wanted), communities.args[0] ?? '', metrics],
  }
}

/**
 * The statements that read balances, each answering one JSON value: flows of all spans, the last readings not after the end of
 * each period, declared figures, approved ones. They touch balance tables only, so their cost does not grow with the ledger; where the
 * figures are named, nor with the years that it covers.
 */
export const balanceStatements = (reach: Reach, wanted: Wanted): InStatement[] => {
  const among = amongst(reach, wanted)
  const [flows, stocks] = [
    amongst(reach, ofNature(wanted, 'flow')),
    amongst(reach, ofNature(wanted, 'stock')),
  ]
  const spans = JSON.stringify([...new Set(wanted.periods.flatMap(balanceSpans))])
  const inner = [...new Set(wanted.periods.flatMap(periodsWithin))]
  return [
    flowStatement(flows, spans),
    declaredStatement(among, [...wanted.periods, ...inner]),
    replacedStatement(among, inner),
    approvedStatement(among, wanted),
    ...wanted.periods.map((period) => stockStatement(stocks, period)),
  ]
}

type FlowRow = [string, string, string, string, number, number, number, number, number, number, number]
type DeclaredRow = [string, string, string, string, number, Bound, string]
type StockRow = [string, string, string, string, Precision, number, Bound]

const rowsOf = <Told>(result: ResultSet | undefined): Told[] =>
  JSON.parse(String(result?.rows[0]?.[0] ?? '[]')) as Told[]

type ApprovedRow = [
  Period,
  string,
  string,
  string,
  number | null,
  Bound,
  ApprovedFigure['from'],
  number,
  string | null,
  string,
]

type Gathered = {
  approved?: Map<string, ApprovedFigure>
  flows: Map<string, FlowBalance[]>
  stocks: Map<string, StockBalance>
  declared: Map<string, DeclaredFigure>
  within: Map<string, DeclaredWithin[]>
}

const balanceOf = ([
  ,
  ,
  ,
  ,
  sum,
  count,
  atLeast,
  atMost,
  about,
  estimated,
  unstated,
]: FlowRow): FlowBalance => ({
  sum,
  count,
  bounds: { 'at-least': atLeast, 'at-most': atMost, about, estimated, unstated },
})

const append = <Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void => {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}

/** For each row's period or span, the periods asked for that it is part of. */
const partOf = (
  periods: readonly Period[],
  parts: (period: Period) => readonly Period[],
): Map<string, Period[]> => {
  const found = new Map<string, Period[]>()
  for (const period of new Set(periods)) for (const part of parts(period)) append(found, part, period)
  return found
}

const idOf = ([, , metric, dimension]: FlowRow | DeclaredRow): string => figureId({ metric, dimension })

const gatherDeclared = (
  known: (community: string, period: Period) => Gathered,
  periods: readonly Period[],
  rows: readonly DeclaredRow[],
  replaced: readonly FlowRow[],
): void => {
  const balances = new Map<string, FlowBalance[]>()
  for (const row of replaced) append(balances, `${row[0]}|${row[1]}|${idOf(row)}`, balanceOf(row))
  const outer = partOf(periods, periodsWithin)
  for (const row of rows) {
    const [text, community, , , value, bound, statement] = row
    const period = text as Period
    const figure = { value, bound, statement }
    if (periods.includes(period)) known(community, period).declared.set(idOf(row), figure)
    const stoodInFor = balances.get(`${text}|${community}|${idOf(row)}`) ?? []
    for (const whole of outer.get(text) ?? [])
      append(known(community, whole).within, idOf(row), { ...figure, period, replaced: stoodInFor })
  }
}

const gatherApproved = (
  known: (community: string, period: Period) => Gathered,
  result: ResultSet | undefined,
): void => {
  const [reports, rows] = [0, 1].map((at) => JSON.parse(String(result?.rows[0]?.[at] ?? '[]')) as unknown)
  for (const [period, community] of reports as [Period, string][])
    known(community, period).approved ??= new Map()
  for (const [
    period,
    community,
    metric,
    dimension,
    value,
    bound,
    from,
    records,
    asOf,
    statement,
  ] of rows as ApprovedRow[])
    known(community, period).approved?.set(figureId({ metric, dimension }), {
      value,
      bound,
      from,
      records,
      ...(asOf === null ? {} : { asOf }),
      ...(statement === '' ? {} : { statement }),
    })
}

/** Puts the answers of {@link balanceStatements} together. */
export const gather = (
  wanted: Wanted,
  [flows, declared, replaced, approved, ...stocks]: readonly ResultSet[],
): KnownByCommunity => {
  const all = new Map<string, Map<Period, Gathered>>()
  const known = (community: string, period: Period): Gathered => {
    const ofCommunity = all.get(community) ?? new Map<Period, Gathered>()
    all.set(community, ofCommunity)
    const found = ofCommunity.get(period) ?? {
      flows: new Map(),
      stocks: new Map(),
      declared: new Map(),
      within: new Map(),
    }
    ofCommunity.set(period, found)
    return found
  }
  const periodsOfSpan = partOf(wanted.periods, balanceSpans)
  for (const row of rowsOf<FlowRow>(flows))
    for (const period of periodsOfSpan.get(row[0]) ?? [])
      append(known(row[1], period).flows, idOf(row), balanceOf(row))
  gatherDeclared(known, wanted.periods, rowsOf<DeclaredRow>(declared), rowsOf<FlowRow>(replaced))
  gatherApproved(known, approved)
  wanted.periods.forEach((period, i) => {
    for (const [community, metric, dimension, date, precision, value, bound] of rowsOf<StockRow>(stocks[i]))
      known(community, period).stocks.set(figureId({ metric, dimension }), {
        value,
        bound,
        fact: { date, precision },
        count: 1,
      })
  })
  return all
}

const nothing: Known = { flows: new Map(), stocks: new Map(), declared: new Map(), within: new Map() }

/** What is known of one community in one period. */
export const knownOf = (all: KnownByCommunity, community: string, period: Period): Known =>
  all.get(community)?.get(period) ?? nothing

/** A record behind a figure; `date` is the posting's, which is another than the record's where it is for another year. */
type Backing = { entry: StoredEntry; value: number; bound: Bound; date: string }

/** A ledger record from a row of a statement written by hand. */
export const entryFromRow = (row: Row): StoredEntry => ({
  id: String(row['id']),
  community: String(row['community']),
  kind: String(row['kind']),
  section: String(row['section']) as Section,
  fact: { date: String(row['date']), precision: String(row['precision']) as Precision },
  title: String(row['title']),
  fields: JSON.parse(String(row['fields'])) as Record<string, FieldValue>,
  note: String(row['note']),
  notable: row['notable'] === 1,
  deleted: row['deleted'] === 1,
  version: Number(row['version']),
  createdAt: Number(row['created_at']),
  createdBy: String(row['created_by']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

/**
 * The records behind a figure: those whose sum is a flow, newest first; the one reading that is a stock.
 * Whoever may see the figure may see what makes it, whichever section recorded it.
 */
export const recordsBehind = (
  community: string,
  key: FigureKey,
  period: Period,
  page: { after?: { date: string; id: string } | undefined; limit: number },
): InStatement[] => {
  const stock = metricOf(key.metric)?.nature === 'stock'
  // A stock read for a year stands in the half-year that ends it.
  const precisions = countedPrecisions(
    stock && grainOf(period) === 'half' ? periodOf(lastDay(period), 'year') : period,
  )
  const where = `p.community = ? AND p.metric = ? AND p.dimension = ? AND p.date ${stock ? '<= ?' : `BETWEEN '${firstDay(period)}' AND ?`}
    AND p.precision IN (${precisions.map((precision) => `'${precision}'`).join()})`
  const args = [community, key.metric, key.dimension, lastDay(period)]
  return [
    {
      sql: `SELECT e.*, p.value AS posted, p.bound AS posted_bound, p.date AS posted_date FROM posting p JOIN entry e ON e.id = p.entry
        WHERE ${where} AND (p.date, p.entry) < (?, ?) ORDER BY p.date DESC, p.entry DESC LIMIT ?`,
      args: [...args, page.after?.date ?? '9999', page.after?.id ?? '', stock ? 1 : page.limit + 1],
    },
    stock ? 'SELECT 1' : { sql: `SELECT count(*) FROM posting p WHERE ${where}`, args },
  ]
}

/** Puts the answers of {@link recordsBehind} together. */
export const gatherRecords = ([records, total]: readonly ResultSet[]): {
  records: Backing[]
  total: number
} => ({
  records: (records?.rows ?? []).map((row) => ({
    entry: entryFromRow(row),
    value: Number(row['posted']),
    bound: String(row['posted_bound']) as Bound,
    date: String(row['posted_date']),
  })),
  total: Number(total?.rows[0]?.[0] ?? 0),
})
