import type { Figure as FigureReply } from '@linli/contract/figures'
import type { Figure } from '@linli/domain/figures'
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
