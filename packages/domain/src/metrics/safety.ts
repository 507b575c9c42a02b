import type { Metric } from '../metrics.ts'
import { metricsOf, perHundredHouseholds, perThousandResidents } from './builders.ts'

const { flow, stock, ratio } = metricsOf('safety')

/** Disputes, safety and order. */
export const safetyMetrics: readonly Metric[] = [
  flow('disputes_mediated', '矛盾纠纷调处', 'Disputes mediated', 'cases', {
    is: ['社区受理并调处的矛盾纠纷', 'Disputes that the community took up and mediated'],
    core: true,
    per: perThousandResidents,
    dimensions: ['dispute_kind'],
  }),
  flow('disputes_settled', '矛盾纠纷调解成功', 'Disputes settled', 'cases', {
    is: ['调解成功的矛盾纠纷', 'Disputes settled by mediation'],
    better: 'up',
  }),
  ratio(
    'dispute_resolution_rate',
    '调解成功率',
    'Dispute resolution rate',
    'disputes_settled',
    'disputes_mediated',
    {
      is: ['调解成功数 ÷ 调处数', 'Disputes settled ÷ mediated'],
      better: 'up',
    },
  ),
  flow('criminal_cases', '刑事案件', 'Criminal cases', 'cases', {
    is: ['辖区内发生的刑事案件，以公安机关通报为准', 'Criminal cases in the area, as the police report them'],
    core: true,
    better: 'down',
    per: perThousandResidents,
    dimensions: ['crime_type'],
  }),
  ratio(
    'preventable_share',
    '可防性案件占比',
    'Share of preventable cases',
    'criminal_cases|type=preventable',
    'criminal_cases',
    {
      is: ['可防性案件 ÷ 刑事案件', 'Preventable cases ÷ criminal cases'],
      better: 'down',
    },
  ),
  flow('fire_incidents', '火灾事故', 'Fires', 'cases', {
    is: ['辖区内发生的火灾事故，未发生记0', 'Fires in the area; none is recorded as 0'],
    core: true,
    better: 'down',
    per: perHundredHouseholds,
  }),
  flow('safety_accidents', '安全生产事故', 'Work-safety accidents', 'cases', {
    is: ['辖区内发生的安全生产事故，未发生记0', 'Work-safety accidents in the area; none is recorded as 0'],
    better: 'down',
    per: { metric: 'units_in_area', times: 100 },
  }),
  flow('safety_inspections', '安全检查', 'Safety inspections', 'times', {
    is: [
      '消防、出租房、施工、食品等安全检查的次数',
      'Inspections of fire safety, rented homes, construction, food and others',
    ],
    core: true,
    better: 'up',
    per: { metric: 'units_in_area', times: 100 },
    dimensions: ['inspection_kind'],
  }),
  flow('hazards_found', '隐患发现', 'Hazards found', 'places', {
    is: ['检查发现的隐患', 'Hazards that inspections found'],
    core: true,
    dimensions: ['inspection_kind'],
  }),
  flow('hazards_rectified', '隐患整改', 'Hazards rectified', 'places', {
    is: ['已整改的隐患', 'Hazards put right'],
    core: true,
    better: 'up',
    dimensions: ['inspection_kind'],
  }),
  ratio(
    'hazard_rectification_rate',
    '隐患整改率',
    'Hazard rectification rate',
    'hazards_rectified',
    'hazards_found',
    {
      is: [
        '期间内整改数 ÷ 发现数，整改旧隐患时可超过100%',
        'Rectified ÷ found in the period; above 100% when older ones are put right',
      ],
      core: true,
      better: 'up',
    },
  ),
  flow('fire_drills', '消防演练', 'Fire drills', 'times', {
    is: ['组织的消防演练', 'Fire drills held'],
    core: true,
    better: 'up',
  }),
  flow('fire_responsibility_letters', '消防安全责任书', 'Fire responsibility letters', 'copies', {
    is: [
      '与辖区单位签订的消防安全责任书',
      'Fire responsibility letters signed with organisations in the area',
    ],
    better: 'up',
    per: { metric: 'units_in_area', times: 100 },
  }),
  flow('safety_publicity', '安全宣传活动', 'Safety publicity', 'times', {
    is: ['开展安全宣传的次数', 'Times that safety was publicised'],
    better: 'up',
  }),
  flow('landlord_meetings', '房东、行业业主会议', 'Meetings with landlords and traders', 'times', {
    is: [
      '召开房东和美容美发等行业业主会议的次数',
      'Meetings with landlords and with owners of salons and other trades',
    ],
    better: 'up',
    per: { metric: 'rental_housing', times: 100 },
    dimensions: ['landlord_meeting_kind'],
    partitions: ['landlord_meeting_kind'],
  }),
  flow('patrols', '巡查巡逻', 'Patrols', 'times', {
    is: ['组织治安巡逻和小区巡查的次数', 'Patrols of the area'],
    core: true,
    better: 'up',
  }),
  flow('guard_staff', '值守力量', 'Guards on duty', 'personTimes', {
    is: ['参加值守、巡逻的人次', 'Times that a person stood guard or went on patrol'],
  }),
  flow('school_guard_duty', '校园执勤', 'School guard duty', 'times', {
    is: ['到学校、幼儿园执勤的次数', 'Times on duty at schools and kindergartens'],
    better: 'up',
    dimensions: ['place'],
    partitions: ['place'],
  }),
  flow('group_rentals_found', '群租点位', 'Group rentals found', 'households', {
    is: ['排查发现的群租户', 'Overcrowded rented homes found'],
    better: 'down',
    per: { metric: 'rental_housing', times: 100 },
  }),
  flow('rectification_notices', '整改通知单', 'Rectification notices', 'copies', {
    is: ['开出的整改通知单', 'Rectification notices served'],
  }),
  flow('minor_incidents', '涉未成年人事件', 'Incidents with minors', 'cases', {
    is: ['辖区内发生的涉及未成年人的事件', 'Incidents in the area that involved minors'],
    better: 'down',
  }),
  flow('minors_involved', '涉事未成年人', 'Minors involved', 'people', {
    is: ['上述事件涉及的未成年人', 'Minors involved in such incidents'],
    better: 'down',
  }),
  flow('complaints', '居民投诉', 'Complaints', 'matters', {
    is: ['社区收到的居民投诉', 'Complaints that the community received'],
    core: true,
    better: 'down',
    per: perThousandResidents,
    dimensions: ['channel'],
  }),
  stock(
    'community_correction_persons',
    '社区矫正、安置帮教对象',
    'People in community correction',
    'people',
    {
      is: ['在册总数，只记数不记人', 'Number on record; only the number is kept'],
    },
  ),
  flow('covid_checks', '疫情核查人次', 'Epidemic checks', 'personTimes', {
    is: ['新冠疫情期间核查、隔离和核酸检测的人次', 'Checks, isolations and tests during the covid epidemic'],
    per: perThousandResidents,
    dimensions: ['epidemic_check_kind'],
    since: '2020-01-01',
    until: '2023-01-08',
  }),
]
