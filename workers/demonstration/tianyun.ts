import { tianyunCulture } from './tianyun-culture.ts'
import { tianyunEnvironment } from './tianyun-environment.ts'
import { tianyunParty } from './tianyun-party.ts'
import { tianyunSafety } from './tianyun-safety.ts'
import { tianyunServices } from './tianyun-services.ts'
import { planFrom, type TargetTemplate } from '@linli/domain/target-templates'
import { census2010 } from '@linli/domain/templates/censuses'
import { regulatedDogKeeping } from '@linli/domain/templates/dog-keeping'
import { greenCommunity2004 } from '@linli/domain/templates/green-communities-2004'
import { facility, ownersCommittee } from '@linli/domain/templates/milestones'
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

const year = { level: 'community', start: '2010-01-01', due: '2010-12-31' } as const
const secondHalf = { level: 'community', start: '2010-07-01', due: '2010-12-31' } as const

const duty = (key: string, title: string): TypedTarget => ({
  ...year,
  title,
  section: 'party',
  plan: { kind: 'duty', duties: [{ key, text: title, times: 1 }] },
})

const blank = { kind: 'checklist', items: [], ladder: [], bonusMost: 0 } as const

/** What a target is made from, in the second half of the year. */
const from = (template: TargetTemplate) => ({
  plan: planFrom(template.plan, secondHalf),
  template: template.id,
})

/** The yearly duties of each member, the title sought in the half-year, and the plan for the second half. */
export const tianyunTargets: readonly TypedTarget[] = [
  duty('public_service', '参加一次公益活动'),
  duty('good_deed', '做一件好事'),
  duty('suggestion', '提一条合理化建议'),
  {
    title: '杭州市科普示范社区',
    level: 'city',
    section: 'culture',
    start: '2010-01-01',
    due: '2010-06-30',
    plan: blank,
  },
  { ...secondHalf, title: '第六次人口普查', section: 'services', ...from(census2010) },
  { ...secondHalf, title: '建立一处生育文化园', section: 'culture', ...from(facility) },
  { ...secondHalf, title: '新增一处室外健身场所', section: 'culture', ...from(facility) },
  { ...secondHalf, title: '成立业主委员会', section: 'partnership', ...from(ownersCommittee) },
  {
    ...secondHalf,
    title: '举办社区同乡会系列活动',
    section: 'culture',
    plan: {
      kind: 'metric',
      metric: 'activities',
      dimension: 'topic=hometown',
      unit: '次',
      aim: 'at-least',
    },
  },
  {
    ...secondHalf,
    title: '市级绿色社区',
    level: 'city',
    section: 'environment',
    ...from(greenCommunity2004),
  },
  { ...secondHalf, title: '规范化养犬社区', section: 'environment', ...from(regulatedDogKeeping) },
]
