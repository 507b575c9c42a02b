import { tianyunCulture } from './tianyun-culture.ts'
import { tianyunEnvironment } from './tianyun-environment.ts'
import { tianyunParty } from './tianyun-party.ts'
import { tianyunSafety } from './tianyun-safety.ts'
import { tianyunServices } from './tianyun-services.ts'
import type { TypedDeclaration, TypedEntry, TypedTarget } from './types.ts'

const assumed = (title: string, metric: string, value: string): TypedEntry => ({
  kind: 'reading',
  date: '2010-01-01',
  title: `${title}（演示假定）`,
  fields: { metric, value, basis: 'assumed', source: '演示假定，不是实际数据' },
})

const base: readonly TypedEntry[] = [
  assumed('人口总数', 'population', '3980'),
  assumed('总户数', 'households', '1520'),
  assumed('辖区面积', 'area_km2', '0.31'),
  assumed('辖区单位数', 'units_in_area', '46'),
]

/** The reference case, first half of 2010, as ledger records. */
export const tianyunEntries: readonly TypedEntry[] = [
  ...base,
  ...tianyunParty,
  ...tianyunServices,
  ...tianyunCulture,
  ...tianyunSafety,
  ...tianyunEnvironment,
]

const police = {
  metric: 'criminal_cases',
  period: '2010-H1',
  source: '派出所',
  reason: '案件数由派出所通报，社区没有逐件记录；原文未说明下降的是总数还是可防性案件',
  statement: '较去年同期有所下降',
}

/** Totals of the reference case that come without records. */
export const tianyunDeclared: readonly TypedDeclaration[] = [
  { ...police, dimension: '', value: '31' },
  { ...police, dimension: 'type=preventable', value: '6' },
]

const duty = (title: string, unit: string): TypedTarget => ({
  title,
  kind: 'duty',
  level: 'community',
  due: '2010-12-31',
  value: '1',
  unit,
})

const plan = { level: 'community', due: '2010-12-31' } as const

/** The yearly duties of each member, the title sought in the half-year, and the plan for the second half. */
export const tianyunTargets: readonly TypedTarget[] = [
  duty('参加一次公益活动', '次'),
  duty('做一件好事', '件'),
  duty('提一条合理化建议', '条'),
  { title: '杭州市科普示范社区', kind: 'checklist', level: 'city', due: '2010-06-30' },
  { ...plan, title: '第六次人口普查', kind: 'coverage' },
  { ...plan, title: '建立一处生育文化园', kind: 'milestone', value: '1', unit: '处' },
  { ...plan, title: '新增一处室外健身场所', kind: 'milestone', value: '1', unit: '处' },
  { ...plan, title: '成立业主委员会', kind: 'milestone' },
  {
    ...plan,
    title: '举办社区同乡会系列活动',
    kind: 'metric',
    metric: 'activities',
    dimension: 'topic=hometown',
  },
  { ...plan, title: '市级绿色社区', kind: 'checklist', level: 'city' },
  { ...plan, title: '规范化养犬社区', kind: 'checklist' },
]
