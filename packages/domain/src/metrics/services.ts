import type { Metric } from '../metrics.ts'
import { metricsOf, perHundredHouseholds, perThousandResidents } from './builders.ts'

const { flow, stock, ratio } = metricsOf('services')

/** Services for residents. */
export const servicesMetrics: readonly Metric[] = [
  stock('women_childbearing_age', '育龄妇女', 'Women of childbearing age', 'people', {
    is: ['15至49周岁妇女，按社区在册数', 'Women aged 15 to 49, as on the community’s record'],
    core: true,
    per: perThousandResidents,
    dimensions: ['residence', 'marital'],
  }),
  flow('births', '出生人数', 'Births', 'people', {
    is: ['期间内出生并在社区登记的婴儿', 'Babies born in the period and recorded in the community'],
    core: true,
    per: perThousandResidents,
    dimensions: ['sex', 'parity', 'policy', 'residence'],
    partitions: ['sex'],
  }),
  ratio(
    'policy_compliant_birth_rate',
    '符合政策生育率',
    'Policy-compliant birth rate',
    'births|policy=planned',
    'births',
    {
      is: [
        '计划内出生 ÷ 出生人数；只适用于当时的生育政策',
        'Births within the plan ÷ births; only under the family-planning policy of the time',
      ],
      better: 'up',
      core: true,
    },
  ),
  stock('pregnancies_tracked', '孕期跟踪', 'Pregnancies followed', 'people', {
    is: ['正在跟踪服务的孕妇', 'Pregnant women being followed'],
  }),
  flow('first_marriages', '初婚人数', 'First marriages', 'people', {
    is: ['期间内初次结婚的居民', 'Residents who married for the first time'],
  }),
  flow('one_child_certificates', '独生子女证办理', 'One-child certificates', 'pieces', {
    is: ['办理的《独生子女父母光荣证》', 'One-child parents’ certificates issued'],
    core: true,
    until: '2015-12-31',
  }),
  flow(
    'reproductive_health_certificates',
    '生殖保健服务证办理',
    'Reproductive health certificates',
    'copies',
    {
      is: ['办理的《生殖保健服务证》', 'Reproductive health certificates issued'],
      core: true,
    },
  ),
  flow('family_planning_recipients', '计生奖励、补助人数', 'Family-planning benefit recipients', 'people', {
    is: ['领取计生奖励或补助的人', 'People who received a family-planning benefit'],
    better: 'up',
  }),
  flow('prenatal_checks', '孕前优生检查', 'Pre-pregnancy checks', 'people', {
    is: ['参加孕前优生检查的人', 'People who took a pre-pregnancy check'],
    better: 'up',
  }),
  flow('contraceptives_distributed', '避孕药具发放', 'Contraceptives handed out', 'boxes', {
    is: ['发放的避孕药具，按盒计', 'Contraceptives handed out, in boxes'],
  }),
  flow('newborn_family_visits', '新生儿家庭看望', 'Families of newborns visited', 'households', {
    is: [
      '出生登记后上门看望的家庭，一孩一户',
      'Families visited after a birth, one household for each newborn',
    ],
    better: 'up',
  }),
  stock('unemployed', '失业人员', 'Unemployed residents', 'people', {
    is: ['在册的失业人员', 'Unemployed residents on record'],
    core: true,
    better: 'down',
    per: { metric: 'working_age_residents', times: 100 },
    dimensions: ['unemployed_type'],
  }),
  ratio(
    'unemployment_rate',
    '失业率',
    'Unemployment rate',
    'unemployed',
    'working_age_residents|registration=urban',
    {
      is: ['失业人员 ÷ 就业年龄段城镇居民', 'Unemployed ÷ urban residents of working age'],
      core: true,
      better: 'down',
    },
  ),
  flow('reemployed', '失业人员再就业', 'People re-employed', 'people', {
    is: ['期间内再就业的失业人员', 'Unemployed people who found work in the period'],
    core: true,
    better: 'up',
    per: { metric: 'unemployed', times: 100 },
  }),
  stock('hard_to_employ', '就业困难人员', 'Hard-to-employ residents', 'people', {
    is: ['认定的就业困难人员', 'Residents recognised as hard to employ'],
    better: 'down',
    per: perThousandResidents,
  }),
  stock('employment_rate_pct', '就业率', 'Employment rate', 'percent', {
    is: ['由社区填报的就业率', 'Employment rate as the community reports it'],
    better: 'up',
  }),
  stock('zero_employment_households', '零就业家庭', 'Zero-employment households', 'households', {
    is: ['有劳动能力而无人就业的家庭', 'Households able to work in which nobody does'],
    core: true,
    better: 'down',
    per: perHundredHouseholds,
  }),
  flow('startups_helped', '帮助创业', 'Start-ups helped', 'people', {
    is: ['得到创业帮扶的居民', 'Residents helped to start a business'],
    better: 'up',
  }),
  flow('employment_surveys', '就业调查', 'Employment surveys', 'times', {
    is: ['开展居民就业调查的次数', 'Surveys of residents’ employment'],
  }),
  stock('retirees', '退休人员', 'Retirees', 'people', {
    is: ['纳入社区管理的退休人员', 'Retirees in the community’s care'],
    core: true,
    per: perThousandResidents,
  }),
  stock('disabled_persons', '残疾人', 'Disabled residents', 'people', {
    is: ['持证残疾人总数，不分类别', 'Residents with a disability card, taken together'],
    core: true,
    per: perThousandResidents,
  }),
  stock('rehabilitation_stations', '康复站', 'Rehabilitation stations', 'pieces', {
    is: ['现有康复站', 'Rehabilitation stations that exist'],
    better: 'up',
  }),
  stock('elderly_activity_rooms', '老年活动室', 'Elderly activity rooms', 'pieces', {
    is: ['现有老年活动室', 'Elderly activity rooms that exist'],
    better: 'up',
    per: { metric: 'elderly_60plus', times: 1000 },
  }),
  stock('elderly_room_services', '老年活动室项目', 'Elderly room services', 'items', {
    is: ['老年活动室提供的活动项目', 'Kinds of activity that the elderly rooms offer'],
    better: 'up',
  }),
  flow('facilities_opened', '新开放服务设施', 'Facilities opened', 'pieces', {
    is: ['期间内新建成开放的服务设施', 'Facilities newly opened in the period'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['facility_kind'],
    partitions: ['facility_kind'],
  }),
  stock('low_income_households', '低保户', 'Low-income households', 'households', {
    is: ['享受最低生活保障的户', 'Households on the minimum living allowance'],
    core: true,
    per: perHundredHouseholds,
    dimensions: ['low_income_category'],
  }),
  stock('low_income_persons', '低保人数', 'Low-income residents', 'people', {
    is: ['享受最低生活保障的人', 'People on the minimum living allowance'],
    core: true,
    per: perThousandResidents,
    dimensions: ['low_income_category'],
  }),
  flow(
    'low_income_applications_reviewed',
    '低保民主评议户数',
    'Low-income applications reviewed',
    'households',
    {
      is: ['经民主评议的低保申请户', 'Applicant households reviewed by residents'],
      dimensions: ['review_result'],
      partitions: ['review_result'],
    },
  ),
  flow('relief_person_times', '救助人次', 'Relief person-times', 'personTimes', {
    is: ['得到救助、帮困的人次', 'Times that a person received relief'],
    better: 'up',
    per: { metric: 'low_income_households', times: 100 },
  }),
  flow('relief_amount', '救助金额', 'Relief paid', 'yuan', {
    is: ['发放的救助、帮困款', 'Relief money paid'],
    core: true,
    better: 'up',
    per: { metric: 'low_income_persons', times: 1 },
  }),
  flow('visits_households', '走访慰问户数', 'Households visited in care', 'households', {
    is: ['走访慰问的户，按户记录的才计入', 'Care visits recorded as households'],
    core: true,
    better: 'up',
    per: perHundredHouseholds,
    dimensions: ['visited'],
  }),
  flow('visits_persons', '走访慰问人数', 'People visited in care', 'people', {
    is: ['走访慰问的人，按人记录的才计入', 'Care visits recorded as people'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['visited'],
  }),
  flow('visits_times', '走访慰问次数', 'Care visits', 'times', {
    is: ['走访慰问的次数，按次记录的才计入', 'Care visits recorded as times'],
    better: 'up',
    dimensions: ['visited'],
  }),
  flow('household_visits', '入户走访户数', 'Households called on', 'households', {
    is: ['日常入户走访的户，不含慰问', 'Households called on in daily work, care visits apart'],
    core: true,
    better: 'up',
    per: perHundredHouseholds,
  }),
  stock('home_care_elderly', '居家养老服务对象', 'Elderly in home care', 'people', {
    is: ['享受居家养老服务的老人', 'Elderly residents who receive home care'],
    core: true,
    better: 'up',
    per: { metric: 'elderly_60plus', times: 100 },
  }),
  flow('senior_cards_issued', '敬老卡、老年证办理', 'Senior cards issued', 'sheets', {
    is: ['办理的敬老卡、老年证', 'Senior cards issued'],
    better: 'up',
    per: { metric: 'elderly_60plus', times: 100 },
  }),
  stock('preferential_care_recipients', '优抚对象', 'Preferential-care recipients', 'people', {
    is: ['在册的优抚对象', 'People on record for preferential care'],
    per: perThousandResidents,
  }),
  flow('windows_handled', '窗口受理件', 'Cases at the service window', 'matters', {
    is: ['服务窗口受理的事项', 'Matters taken in at the service window'],
    dimensions: ['service_line'],
  }),
  flow('practical_deeds', '为民办实事', 'Practical deeds', 'matters', {
    is: ['列入计划并办成的为民实事', 'Planned deeds for residents that were carried out'],
    core: true,
    better: 'up',
    per: perThousandResidents,
  }),
  flow('health_checks_organised', '组织体检', 'Health checks organised', 'times', {
    is: ['组织居民体检的次数', 'Health checks organised for residents'],
    better: 'up',
    dimensions: ['audience'],
  }),
  flow('free_service_person_times', '便民服务受益人次', 'Beneficiaries of free services', 'personTimes', {
    is: ['得到志愿、无偿服务的人次', 'Times that a person received a free service'],
    better: 'up',
    per: perThousandResidents,
  }),
]
