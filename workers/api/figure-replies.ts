import type { Figure as FigureReply } from '@linli/contract/figures'
import type { Figure } from '@linli/domain/figures'

const inUnit = (thousandths: number | null): number | null =>
  thousandths === null ? null : thousandths / 1000

/** A figure as it is answered; null where there is none. */
export const figureReply = (figure: Figure | undefined): FigureReply | null =>
  figure === undefined
    ? null
    : {
        ...figure,
        value: inUnit(figure.value),
        ...(figure.recordsValue === undefined ? {} : { recordsValue: inUnit(figure.recordsValue) }),
      }
