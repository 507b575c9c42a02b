import type { Figure as FigureReply, FigureRow as FigureRowReply } from '@linli/contract/figures'
import { reportedSince, type Figure, type Known } from '@linli/domain/figures'
import type { FigureKey } from '@linli/domain/metrics'
import type { Period } from '@linli/domain/periods'
import { inUnits } from '@linli/domain/quantities'

/** An amount in its unit; null where there is none, or none was stated. */
export const inUnit = (thousandths: number | null | undefined): number | null =>
  thousandths == null ? null : inUnits(thousandths)

/** A figure as it is answered; null where there is none. */
export const figureReply = (figure: Figure | undefined): FigureReply | null =>
  figure === undefined
    ? null
    : {
        ...figure,
        value: inUnit(figure.value),
        ...(figure.recordsValue === undefined ? {} : { recordsValue: inUnit(figure.recordsValue) }),
        ...(figure.live == null ? {} : { live: { ...figure.live, value: inUnit(figure.live.value) } }),
      }

/** What was reported of a figure only after the report of the period was approved; nothing where it was not so. */
export const sinceReply = (
  known: Known,
  key: FigureKey,
  period: Period,
): Pick<FigureRowReply, 'reportedSince'> => {
  const since = reportedSince(known, key, period)
  return since === undefined ? {} : { reportedSince: { ...since, value: inUnit(since.value) } }
}
