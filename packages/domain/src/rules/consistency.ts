import { both, type Bilingual } from '../results.ts'

/** A rule in the language of expressions: what should hold between figures. */
export type ConsistencyRule = {
  code: string
  severity: 'error' | 'warning'
  expression: string
  message: Bilingual
}

const of =
  (severity: ConsistencyRule['severity']) =>
  (code: string, expression: string, zh: string, en: string): ConsistencyRule => ({
    code,
    severity,
    expression,
    message: both(zh, en),
  })
const error = of('error')
const warning = of('warning')

/** What holds whoever counts: a part under another name is not larger than what it is part of. */
const certain: readonly ConsistencyRule[] = [
  error(
    'adopted-within-submitted',
    'info_articles_adopted <= info_articles_submitted',
    '信息录用篇数不应多于上报篇数',
    'No more articles can be adopted than were submitted',
  ),
  error(
    'births-by-parity-within-births',
    'births[parity=first] + births[parity=second] + births[parity=third_or_more] <= births',
    '各孩次出生人数合计不应多于出生人数',
    'Births of all parities together cannot exceed the births',
  ),
  error(
    'births-by-policy-within-births',
    'births[policy=planned] + births[policy=unplanned] <= births',
    '计划内、计划外出生人数合计不应多于出生人数',
    'Births within and outside the plan together cannot exceed the births',
  ),
  error(
    'committee-within-members',
    'party_committee_members <= party_members',
    '支部委员数不应多于党员数',
    'Committee members cannot exceed the Party members',
  ),
  error(
    'elderly-within-population',
    'elderly_60plus <= population',
    '60岁以上老年人不应多于人口总数',
    'Residents aged 60 or over cannot exceed the population',
  ),
  error(
    'oldest-within-elderly',
    'elderly_80plus <= elderly_60plus',
    '80岁以上高龄老人不应多于60岁以上老年人',
    'Residents aged 80 or over cannot exceed those aged 60 or over',
  ),
  error(
    'alone-within-elderly',
    'elderly_living_alone <= elderly_60plus',
    '独居、孤寡、空巢老人不应多于60岁以上老年人',
    'Elderly residents on their own cannot exceed those aged 60 or over',
  ),
  error(
    'minors-within-population',
    'minors_under18 <= population',
    '未成年人不应多于人口总数',
    'Minors cannot exceed the population',
  ),
  error(
    'working-age-within-population',
    'working_age_residents <= population',
    '就业年龄段居民不应多于人口总数',
    'Residents of working age cannot exceed the population',
  ),
  error(
    'unemployed-within-working-age',
    'unemployed <= working_age_residents',
    '失业人员不应多于就业年龄段居民',
    'The unemployed cannot exceed the residents of working age',
  ),
  error(
    'rented-within-households',
    'rental_housing <= households',
    '出租房屋户数不应多于总户数',
    'Households that let rooms cannot exceed all households',
  ),
  error(
    'low-income-within-households',
    'low_income_households <= households',
    '低保户不应多于总户数',
    'Low-income households cannot exceed all households',
  ),
  error(
    'zero-employment-within-households',
    'zero_employment_households <= households',
    '零就业家庭不应多于总户数',
    'Zero-employment households cannot exceed all households',
  ),
  ...[
    ['employment-rate', 'employment_rate_pct', '就业率', 'The employment rate'],
    ['satisfaction', 'satisfaction_pct', '居民满意率', 'Resident satisfaction'],
    ['study-coverage', 'party_study_coverage_pct', '党员学习覆盖面', 'The study coverage of members'],
    ['census-progress', 'census_progress_pct', '普查进度', 'The census progress'],
    ['green-coverage', 'green_coverage_pct', '绿化覆盖率', 'The green coverage'],
  ].map(([code, metric, zh, en]) =>
    error(`${code}-within-100`, `${metric} <= 100%`, `${zh}不应超过100%`, `${en} cannot exceed 100 %`),
  ),
]

/** What mostly holds, yet may not: what was begun before the period may end in it, and people may be counted elsewhere. */
const likely: readonly ConsistencyRule[] = [
  warning(
    'rectified-within-found',
    'hazards_rectified <= hazards_found',
    '隐患整改数一般不多于发现数，请核对是否含以前发现的',
    'Seldom more hazards are rectified than found: are earlier ones among them?',
  ),
  warning(
    'settled-within-mediated',
    'disputes_settled <= disputes_mediated',
    '调解成功数一般不多于调处数，请核对是否含以前受理的',
    'Seldom more disputes are settled than mediated: are earlier ones among them?',
  ),
  warning(
    'resolved-within-identified',
    'problems_resolved <= problems_identified',
    '解决问题数一般不多于收集问题数，请核对是否含以前收集的',
    'Seldom more problems are resolved than identified: are earlier ones among them?',
  ),
  warning(
    'registered-within-population',
    'population_registered <= population',
    '户籍人口一般不多于人口总数，请核对',
    'The registered population seldom exceeds the population: please check',
  ),
  warning(
    'floating-within-population',
    'floating_population <= population',
    '流动人口一般不多于人口总数，请核对',
    'The floating population seldom exceeds the population: please check',
  ),
]

/** Every rule between figures of different names, or between parts that do not divide a whole. */
export const consistencyRules: readonly ConsistencyRule[] = [...certain, ...likely]
