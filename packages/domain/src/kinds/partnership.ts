import type { Kind } from '../kinds.ts'
import { amount, choice, count, flag, howMany, kindsOf, needed, post, postWhen, text } from './builders.ts'

const kind = kindsOf('partnership')

/** Partners, owners' committees, repairs and visitors. */
export const partnershipKinds: readonly Kind[] = [
  kind('partner_coordination', '共建协调', 'Partner coordination', {
    fields: [
      needed(choice('partner', '单位', 'Partner', 'partner')),
      text('outcome', '结果', 'Outcome'),
      flag('settled', '已办结', 'Settled'),
    ],
    posts: [],
    line: '{title}（{partner}）[，{outcome}]',
    notable: true,
  }),
  kind('owners_committee', '业主委员会', 'Owners’ committee', {
    fields: [
      needed(choice('step', '步骤', 'Step', 'owners_committee_step')),
      text('compound', '小区', 'Compound', 60),
    ],
    posts: [
      postWhen({ step: 'preparatory' }, post('owners_committee_prep_groups', 1)),
      postWhen({ step: 'set_up' }, post('owners_committees_set_up', 1)),
      postWhen({ step: 'filed' }, post('owners_committees_filed', 1)),
    ],
    line: '{title}（{step}）[，{compound}]',
    notable: true,
  }),
  kind('repair', '设施维修', 'Repair', {
    fields: [
      choice('kind', '类别', 'Kind', 'repair_kind'),
      howMany('处数', 'Places', 'places'),
      amount('metres', '道路长度', 'Length of road', 'metres'),
      amount('amount', '投入', 'Spending', 'yuan'),
      text('by', '由谁维修', 'Done by', 60),
    ],
    posts: [
      post('facility_repairs', 'count', ['kind']),
      post('road_repaired_m', 'metres'),
      post('public_works_spending', 'amount'),
    ],
    line: '{title}[，由{by}维修][，{metres}][，投入{amount}]',
    notable: true,
  }),
  kind('leader_visit', '上级调研、接待', 'Leader’s visit', {
    fields: [choice('level', '级别', 'Level', 'level'), text('organisation', '来访单位', 'From', 100)],
    posts: [post('leader_visits', 1, ['level'])],
    line: '{title}[，{organisation}]',
    notable: true,
  }),
  kind('enterprise_service', '经济服务', 'Work for the economy', {
    fields: [
      count('settled', '入驻企业', 'Enterprises settled', 'firms'),
      amount('investment', '招商引资', 'Investment attracted', 'yuan'),
      amount('fixed_assets', '固定资产投资', 'Fixed-asset investment', 'yuan'),
    ],
    posts: [
      post('enterprises_settled', 'settled'),
      post('investment_attracted', 'investment'),
      post('fixed_asset_investment', 'fixed_assets'),
    ],
    line: '{title}[，入驻企业{settled}][，引资{investment}][，固定资产投资{fixed_assets}]',
  }),
]
