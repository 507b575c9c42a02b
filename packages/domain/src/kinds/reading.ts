import type { Kind } from '../kinds.ts'
import { amount, choice, kindsOf, needed, text } from './builders.ts'

const kind = kindsOf('base')

/** A stock read at a date. Which metric it posts to is said by its own fields, so it has no rule here. */
export const readingKinds: readonly Kind[] = [
  kind('reading', '现有数登记', 'Reading', {
    untitled: true,
    fields: [
      { key: 'metric', zh: '指标', en: 'Metric', type: 'metric', required: true },
      { key: 'dimension', zh: '分组', en: 'Breakdown', type: 'dimension' },
      needed(amount('value', '数值', 'Value', 'asMetric')),
      text('source', '来源', 'Source', 100),
      choice('basis', '依据', 'Basis', 'basis'),
    ],
    posts: [],
    line: '{metric}[（{dimension}）]{value}[，{title}][，{source}]',
  }),
]
