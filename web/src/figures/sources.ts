import type { FigureRow } from '@linli/contract/figures'
import { amount } from '../format.ts'
import type { figuresWords } from './words.ts'

export type Figure = NonNullable<FigureRow['now']>

/** Where a figure comes from, in a few words: 台账 9 条, 时点数, 补录 · 无明细, 计算. */
export const sourceText = (figure: Figure, words: typeof figuresWords.zh): string => {
  switch (figure.from) {
    case 'records':
      return words.records(figure.records)
    case 'reading':
      return words.reading
    case 'ratio':
      return words.computed
    case 'declared':
      return figure.records === 0
        ? `${words.declared} · ${words.withoutRecords}`
        : `${words.declared} · ${words.recordsSay(figure.records, amount(figure.recordsValue ?? null, 'exact'))}`
  }
}
