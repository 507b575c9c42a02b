/** Mappings to begin with, as they are written. */
export const mappingTemplates = {
  declared: {
    items: 'rows',
    makes: [
      {
        becomes: 'declared',
        community: { path: 'community', codes: { 对方的社区编码: '本系统的社区编号' } },
        period: { path: 'month', format: 'YYYY-MM' },
        metric: { value: 'criminal_cases' },
        value: { path: 'count' },
        source: { value: '派出所通报' },
        reason: { value: '系统对接' },
      },
    ],
  },
  entry: {
    items: 'rows',
    makes: [
      {
        becomes: 'entry',
        community: { path: 'community', codes: { 对方的社区编码: '本系统的社区编号' } },
        kind: { value: 'lecture' },
        date: { path: 'date', format: 'YYYY-MM-DD' },
        title: { path: 'title' },
        fields: {},
      },
    ],
  },
} as const

export const templateKeys = ['declared', 'entry'] as const
export type TemplateKey = (typeof templateKeys)[number]
