import type * as z from 'zod'
import type { Cell as CellReply, Comparison } from '@linli/contract/comparisons'
import { reaches, type Reach } from '@linli/data/open'
import { knownOf, type KnownByCommunity } from '@linli/data/tenant/figures'
import type { Community } from '@linli/data/tenant/streets'
import { perDenominator } from '@linli/domain/comparisons'
import {
  definitionChanged,
  figureId,
  figureOf,
  hidesEach,
  meanOf,
  reportedSince,
  type Figure,
} from '@linli/domain/figures'
import { metricOf, type FigureKey } from '@linli/domain/metrics'
import type { Period } from '@linli/domain/periods'
import { isKnown, totalOf, type Everywhere } from '@linli/domain/street-totals'
import { inUnit } from './figure-replies.ts'

type Cell = z.input<typeof CellReply>

const cellOf = (figure: Figure | undefined): Cell | null =>
  figure === undefined
    ? null
    : {
        value: inUnit(figure.value),
        ...(figure.bound === 'exact' ? {} : { bound: figure.bound }),
        ...(figure.from === 'records' ? {} : { from: figure.from }),
        ...(figure.asOf === undefined ? {} : { asOf: figure.asOf }),
        ...(figure.stale ? { stale: figure.stale } : {}),
        ...(figure.approved ? { approved: figure.approved } : {}),
        ...(figure.live === undefined
          ? {}
          : { live: figure.live && { ...figure.live, value: inUnit(figure.live.value) } }),
      }

/** A figure that was not reported when the report was approved, and is now. */
const missingCell = (live: Pick<Figure, 'value' | 'bound'>): Cell => ({
  value: null,
  missing: true,
  approved: true,
  live: { ...live, value: inUnit(live.value) },
})

/** A period of the whole street, seen by figure. */
export const sideOf = (
  known: KnownByCommunity,
  reach: Reach,
  all: readonly Community[],
  columns: readonly Community[],
  period: Period,
) => {
  const figure = (key: FigureKey, id: string) => figureOf(knownOf(known, id, period), key, period)
  const seen = new Map<string, readonly (Figure | undefined)[]>()
  const everywhere: Everywhere = (key) => {
    const found = seen.get(figureId(key)) ?? all.map(({ id }) => figure(key, id))
    seen.set(figureId(key), found)
    return found
  }
  const cell = (key: FigureKey, id: string): Cell | null => {
    const since = reportedSince(knownOf(known, id, period), key, period)
    return since === undefined ? cellOf(figure(key, id)) : missingCell(since)
  }
  const others = all.filter(({ id }) => !reaches(reach, id))
  return {
    hides: (key: FigureKey) => {
      const reported = others.map(({ id }) => figure(key, id)).filter((one) => one !== undefined)
      return others.length === 0 || reported.length === 0 || hidesEach(reported)
    },
    everywhere,
    cells: (key: FigureKey) => columns.map(({ id }) => cell(key, id)),
    total: (key: FigureKey, counts: (i: number) => boolean = () => true) =>
      cellOf(totalOf(everywhere, key, counts)),
    average: (key: FigureKey) => inUnit(meanOf(everywhere(key))),
    reported: (key: FigureKey) => everywhere(key).filter((one) => one !== undefined).length,
  }
}

type Side = ReturnType<typeof sideOf>

/** Whether a figure was counted by another definition in one of the two periods. */
export const isBroken = ({ metric }: FigureKey, one: Period, other: Period): boolean => {
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

/** One row of the comparison: cells of both periods, and what is told of the street. */
export const rowOf = (key: FigureKey, now: Side, base: Side, broken: boolean) => ({
  ...key,
  ...streetOf(key, now, base),
  broken,
  now: now.cells(key),
  base: base.cells(key),
})

/** The denominators that the rows are normalised by. */
export const denominatorsOf = (
  rows: readonly FigureKey[],
  now: Side,
): z.input<typeof Comparison>['denominators'] => {
  const codes = new Set(rows.flatMap(({ metric }) => metricOf(metric)?.per?.metric ?? []))
  return Object.fromEntries(
    [...codes].map((metric) => {
      const key = { metric, dimension: '' }
      return [metric, { cells: now.cells(key) }]
    }),
  )
}
