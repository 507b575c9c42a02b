import { forAverages, reaches, type Reach } from '@linli/data/open'
import {
  balancesFor,
  balanceStatements,
  gather,
  gatherRecords,
  knownOf,
  metricsWithin,
  recordsBehind,
  type KnownByCommunity,
} from '@linli/data/tenant/figures'
import { declaredForStatement, declaredIn } from '@linli/data/tenant/declared'
import { streetStatements } from '@linli/data/tenant/streets'
import { takesDimension } from '@linli/domain/entries'
import { definitionChanged, dimensionsIn, figureOf, hidesEach, meanOf } from '@linli/domain/figures'
import { inForce, type FigureKey, type Metric } from '@linli/domain/metrics'
import {
  firstDay,
  lastDay,
  period as periodFrom,
  periodBefore,
  periodsWithin,
  samePeriodLastYear,
  type Period,
} from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { cursorOf, rowAt } from './cursors.ts'
import { declaredReply } from './declarations.ts'
import { amount, entryReply } from './entry-replies.ts'
import { figureReply, inUnit, sinceReply } from './figure-replies.ts'
import type { Given, Handlers } from './given.ts'
import { invalid, refuse } from './refusals.ts'

const periodsShown = 6

/** Which of the periods compared with were counted by another definition. */
const breaksOf = (metric: Metric, now: Period): ('lastYear' | 'before')[] => [
  ...(definitionChanged(metric, samePeriodLastYear(now), now) ? (['lastYear'] as const) : []),
  ...(definitionChanged(metric, periodBefore(now), now) ? (['before'] as const) : []),
]

type Asked = Pick<Given<'listFigures'>, 'tenant' | 'reach' | 'community' | 'query'>

/** Every figure of a community that the caller reaches, with last year's and the period before. */
export const listFigures = async ({ tenant, reach, community, query }: Asked) => {
  const period = periodFrom(query.period)
  const periods = [period, samePeriodLastYear(period), periodBefore(period)] as const
  const asked = query.metrics?.split(',').map((code) => code.trim())
  const metrics = metricsWithin(reach, asked).filter((metric) =>
    inForce(metric, firstDay(period), lastDay(period)),
  )
  const live = query.values === 'live' ? periods : []
  const wanted = { communities: [community], periods, metrics: balancesFor(metrics), live }
  const statements = [...streetStatements, ...balanceStatements(reach, wanted)]
  const [, words, ...results] = await tenant.client.batch(statements, 'read')
  const known = gather(wanted, results)
  const [now, lastYear, before] = [
    knownOf(known, community, periods[0]),
    knownOf(known, community, periods[1]),
    knownOf(known, community, periods[2]),
  ]
  const row = (metric: Metric, dimension: string) => ({
    metric: metric.code,
    dimension,
    breaks: breaksOf(metric, period),
    now: figureReply(figureOf(now, { metric: metric.code, dimension }, periods[0])),
    lastYear: figureReply(figureOf(lastYear, { metric: metric.code, dimension }, periods[1])),
    before: figureReply(figureOf(before, { metric: metric.code, dimension }, periods[2])),
    ...sinceReply(now, { metric: metric.code, dimension }, periods[0]),
  })
  const rows = metrics.flatMap((metric) => {
    const parts = dimensionsIn(metric, [now, lastYear, before])
    return ['', ...parts].map((dimension) => row(metric, dimension))
  })
  return {
    period: periods[0],
    lastYear: periods[1],
    before: periods[2],
    cutOff: String(words?.rows[0]?.['cut_off'] ?? ''),
    rows,
  }
}

/**
 * The street's mean in the metric's unit; null when nobody has a number, or when it would give away what one of a few other
 * communities reported.
 */
const average = (all: KnownByCommunity, reach: Reach, key: FigureKey, of: Period): number | null => {
  const figure = (community: string) => figureOf(knownOf(all, community, of), key, of)
  const others = [...all.keys()].filter((community) => !reaches(reach, community)).map(figure)
  const isTold = others.every((one) => one === undefined) || hidesEach(others)
  return isTold ? inUnit(meanOf([...all.keys()].map(figure))) : null
}

const readEvidence = async (
  given: Given<'readFigure'>,
  metric: Metric,
  key: FigureKey,
  periods: Period[],
) => {
  const { tenant, reach, community, query } = given
  const after = query.cursor === undefined ? undefined : rowAt(query.cursor)
  const live = query.values === 'live' ? periods : []
  const wanted = { periods, metrics: balancesFor([metric]), live }
  const everywhere = forAverages(reach)
  const period = periodFrom(query.period)
  const behind = recordsBehind(community, key, period, { after, limit: query.limit })
  const [declared, ...results] = await tenant.client.batch(
    [
      declaredForStatement(community, key, [period, ...periodsWithin(period)]),
      ...behind,
      ...balanceStatements(everywhere, wanted),
    ],
    'read',
  )
  return {
    ...gatherRecords(results.slice(0, 2)),
    known: gather(wanted, results.slice(2)),
    declared: declaredIn(reach, declared),
  }
}

const readFigure: Handlers['readFigure'] = async (given) => {
  const { community, query, reach } = given
  const [metric] = metricsWithin(reach, [given.params.metric])
  if (metric === undefined) return refuse('not-found')
  if (!takesDimension(metric, query.dimension)) return invalid(refused('dimension', 'not-a-dimension'))
  if (query.cursor !== undefined && rowAt(query.cursor) === undefined)
    return invalid(refused('cursor', 'bad-cursor'))
  const period = periodFrom(query.period)
  const key = { metric: metric.code, dimension: query.dimension }
  const series = Array.from({ length: periodsShown }, (_, i) => periodBefore(period, periodsShown - 1 - i))
  const lastYear = samePeriodLastYear(period)
  const evidence = await readEvidence(given, metric, key, [...new Set([...series, lastYear])])
  const exactly = evidence.declared.find((row) => row.period === period)
  const figure = (of: FigureKey, at: Period) =>
    figureReply(figureOf(knownOf(evidence.known, community, at), of, at))
  const shown = evidence.records.slice(0, query.limit)
  const last = shown.at(-1)
  const more = evidence.records.length > query.limit && last !== undefined
  const parts =
    query.dimension === '' ? dimensionsIn(metric, [knownOf(evidence.known, community, period)]) : []
  return {
    ...key,
    period,
    lastYearPeriod: lastYear,
    beforePeriod: periodBefore(period),
    breaks: breaksOf(metric, period),
    now: figure(key, period),
    lastYear: figure(key, lastYear),
    before: figure(key, periodBefore(period)),
    ...sinceReply(knownOf(evidence.known, community, period), key, period),
    parts: parts.flatMap((dimension) => {
      const now = figure({ metric: metric.code, dimension }, period)
      return now === null ? [] : [{ dimension, now }]
    }),
    inputs: metric.ratio
      ? [metric.ratio.of, metric.ratio.over].map((input) => ({ ...input, now: figure(input, period) }))
      : [],
    denominator: metric.per
      ? { ...metric.per, now: figure({ metric: metric.per.metric, dimension: '' }, period) }
      : null,
    series: series.map((at) => ({
      period: at,
      now: figure(key, at),
      average: average(evidence.known, reach, key, at),
    })),
    declared: exactly ? declaredReply(exactly) : null,
    declaredWithin: evidence.declared.filter((row) => row !== exactly).map(declaredReply),
    records: shown.map(({ entry, value, bound }) => ({
      entry: entryReply(entry),
      value: amount(value, bound),
      bound,
    })),
    recordsTotal: metric.nature === 'stock' ? shown.length : evidence.total,
    ...(more ? { next: cursorOf({ date: last.date, id: last.entry.id }) } : {}),
  }
}

export const figureHandlers: Pick<Handlers, 'listFigures' | 'readFigure'> = { listFigures, readFigure }
