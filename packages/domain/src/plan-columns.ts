import { both, type Bilingual } from './results.ts'
import type { TemplatePlan } from './target-templates.ts'

/** The columns of a plan as a sheet. `deduct` has a value in the rows of deductions, which stand below their item. */
export const columnNames = {
  key: both('编号', 'Key'),
  area: both('方面', 'Area'),
  text: both('内容', 'Text'),
  points: both('分值', 'Points'),
  deduct: both('每次扣分', 'Off each time'),
  evidence: both('佐证', 'Evidence'),
  veto: both('一票否决', 'Veto'),
  bonus: both('加分项', 'Bonus'),
  records: both('台账类别', 'Kinds of record'),
  metrics: both('指标', 'Metrics'),
  after: both('先完成', 'After'),
  unsure: both('待确认', 'To be confirmed'),
  planned: both('计划日期', 'Planned'),
  from: both('开始', 'From'),
  to: both('结束', 'To'),
  counter: both('计数', 'Counter'),
} satisfies Record<string, Bilingual>

export type PlanColumn = keyof typeof columnNames

/** Which columns a plan has, by its kind. */
export const columnsOf: Record<TemplatePlan['kind'], readonly PlanColumn[]> = {
  checklist: [
    'key',
    'area',
    'text',
    'points',
    'deduct',
    'evidence',
    'veto',
    'bonus',
    'records',
    'metrics',
    'after',
    'unsure',
  ],
  milestone: ['key', 'text', 'planned'],
  coverage: ['key', 'text', 'from', 'to', 'counter'],
}

/** Every column of any plan. */
export const planColumns: readonly PlanColumn[] = [...new Set(Object.values(columnsOf).flat())]

export const totalName = both('总分', 'Total')
export const bonusMostName = both('加分上限', 'Bonuses at most')
