import type { Metric } from '../metrics.ts'
import { metricsOf, perThousandResidents } from './builders.ts'

const { flow, stock } = metricsOf('partnership')

/** Partner units, property and the economy. */
export const partnershipMetrics: readonly Metric[] = [
  stock('partner_units', '共建单位', 'Partner units', 'firms', {
    is: ['签约或长期参与共建的单位', 'Units with a partnership agreement or lasting part in it'],
    core: true,
    better: 'up',
    per: { metric: 'units_in_area', times: 100 },
  }),
  flow('partner_participations', '共建单位参与', 'Participations of partner units', 'firms', {
    is: ['共建单位参与社区活动的家次', 'Partner units in activities, counted for each activity'],
    better: 'up',
  }),
  flow('joint_activities', '共建活动', 'Joint activities', 'times', {
    is: ['与共建单位共同举办的活动', 'Activities held jointly with a partner'],
    core: true,
    better: 'up',
    per: { metric: 'partner_units', times: 1 },
    dimensions: ['partner'],
  }),
  stock('social_organisations', '社会组织', 'Social organisations', 'pieces', {
    is: ['在社区活动的社会组织', 'Social organisations active in the community'],
    better: 'up',
    per: perThousandResidents,
  }),
  stock('owners_committees', '业主委员会', 'Owners’ committees', 'pieces', {
    is: ['现有业主委员会', 'Owners’ committees that exist'],
    core: true,
    better: 'up',
    per: { metric: 'residential_compounds', times: 100 },
    dimensions: ['owners_committee_stage'],
  }),
  flow('owners_committees_set_up', '新成立业主委员会', 'Owners’ committees set up', 'pieces', {
    is: ['期间内选举成立的业主委员会', 'Owners’ committees elected in the period'],
    better: 'up',
  }),
  flow(
    'owners_committee_prep_groups',
    '业主委员会筹备小组成立',
    'Preparatory groups of owners’ committees',
    'pieces',
    {
      is: ['期间内成立的业主委员会筹备小组', 'Preparatory groups set up in the period'],
      better: 'up',
    },
  ),
  flow('owners_committees_filed', '业主委员会备案', 'Owners’ committees filed', 'pieces', {
    is: ['期间内完成备案的业主委员会', 'Owners’ committees filed with the authority in the period'],
    better: 'up',
  }),
  stock('property_companies', '物业公司', 'Property companies', 'firms', {
    is: ['在辖区服务的物业公司', 'Property companies at work in the area'],
  }),
  flow('facility_repairs', '设施维修', 'Facility repairs', 'places', {
    is: ['维修、整修的公共设施', 'Public facilities repaired'],
    better: 'up',
    dimensions: ['repair_kind'],
  }),
  flow('suggestions_collected', '意见建议', 'Suggestions collected', 'proposals', {
    is: ['收集的居民意见建议', 'Suggestions collected from residents'],
    better: 'up',
    per: perThousandResidents,
  }),
  flow('problems_identified', '收集问题', 'Problems raised', 'pieces', {
    is: ['走访、排查收集的问题', 'Problems raised in visits and checks'],
  }),
  flow('problems_resolved', '解决问题', 'Problems resolved', 'pieces', {
    is: ['期间内解决的问题', 'Problems resolved in the period'],
    core: true,
    better: 'up',
    per: perThousandResidents,
  }),
  flow('investment_attracted', '招商引资', 'Investment attracted', 'yuan', {
    is: ['引进项目的到位资金', 'Money paid in by projects that were attracted'],
    better: 'up',
  }),
  flow('fixed_asset_investment', '固定资产投资', 'Fixed-asset investment', 'yuan', {
    is: ['完成的固定资产投资', 'Fixed-asset investment carried out'],
    better: 'up',
  }),
  flow('enterprises_settled', '入驻企业', 'Enterprises settled', 'firms', {
    is: ['期间内入驻的企业', 'Enterprises that moved in'],
    better: 'up',
  }),
  stock('target_completion_pct', '目标完成率', 'Target completion', 'percent', {
    is: ['由社区填报的目标完成率', 'Target completion as the community reports it'],
    better: 'up',
  }),
  flow('leader_visits', '上级调研、外来接待', 'Visits by leaders and delegations', 'times', {
    is: ['上级领导调研和外来参观的次数', 'Visits by leaders from above and by delegations'],
    dimensions: ['level'],
  }),
]
