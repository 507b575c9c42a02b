import { both, type Bilingual } from '../results.ts'

/** A rule in the language of expressions: what should hold between figures. */
export type ConsistencyRule = { code: string; expression: string; message: Bilingual }

const rule = (code: string, expression: string, zh: string, en: string): ConsistencyRule => ({
  code,
  expression,
  message: both(zh, en),
})

/** What holds whoever counts: a part is not larger than what it is part of, under another name. */
export const consistencyRules: readonly ConsistencyRule[] = [
  rule(
    'adopted-within-submitted',
    'info_articles_adopted <= info_articles_submitted',
    '信息录用篇数不应多于上报篇数',
    'No more articles can be adopted than were submitted',
  ),
  rule(
    'rectified-within-found',
    'hazards_rectified <= hazards_found',
    '隐患整改数不应多于发现数',
    'No more hazards can be rectified than were found',
  ),
  rule(
    'settled-within-mediated',
    'disputes_settled <= disputes_mediated',
    '调解成功数不应多于调处数',
    'No more disputes can be settled than were mediated',
  ),
  rule(
    'resolved-within-identified',
    'problems_resolved <= problems_identified',
    '解决问题数不应多于收集问题数',
    'No more problems can be resolved than were identified',
  ),
  rule(
    'registered-within-population',
    'population_registered <= population',
    '户籍人口不应多于人口总数',
    'The registered population cannot exceed the population',
  ),
  rule(
    'floating-within-population',
    'floating_population <= population',
    '流动人口不应多于人口总数',
    'The floating population cannot exceed the population',
  ),
  rule(
    'elderly-within-population',
    'elderly_60plus <= population',
    '60岁以上老年人不应多于人口总数',
    'Residents aged 60 or over cannot exceed the population',
  ),
  rule(
    'oldest-within-elderly',
    'elderly_80plus <= elderly_60plus',
    '80岁以上高龄老人不应多于60岁以上老年人',
    'Residents aged 80 or over cannot exceed those aged 60 or over',
  ),
  rule(
    'unemployed-within-working-age',
    'unemployed <= working_age_residents',
    '失业人员不应多于就业年龄段居民',
    'The unemployed cannot exceed the residents of working age',
  ),
  rule(
    'minors-within-population',
    'minors_under18 <= population',
    '未成年人不应多于人口总数',
    'Minors cannot exceed the population',
  ),
  rule(
    'rented-within-households',
    'rental_housing <= households',
    '出租房屋户数不应多于总户数',
    'Rented households cannot exceed all households',
  ),
  rule(
    'low-income-within-households',
    'low_income_households <= households',
    '低保户不应多于总户数',
    'Low-income households cannot exceed all households',
  ),
]
