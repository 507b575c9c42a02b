import type { Chance } from './random.ts'
import type { TypedEntry } from './types.ts'

/** How large an invented stock is: so many per thousand residents, or so many whatever the size. */
type Stock = {
  title: string
  metric: string
  dimension?: string
  low: number
  high: number
  whatever?: boolean
}

const stocks: readonly Stock[] = [
  { title: '辖区单位', metric: 'units_in_area', low: 8, high: 20 },
  { title: '沿街商铺', metric: 'shops', low: 5, high: 25 },
  { title: '流动人口', metric: 'floating_population', low: 80, high: 300 },
  { title: '60岁以上老年人', metric: 'elderly_60plus', low: 120, high: 210 },
  { title: '出租房', metric: 'rental_housing', low: 40, high: 110 },
  { title: '社区工作人员', metric: 'staff', low: 6, high: 11, whatever: true },
  { title: '在册党员', metric: 'party_members', low: 18, high: 45 },
  {
    title: '预备党员',
    metric: 'party_members',
    dimension: 'type=probationary',
    low: 0,
    high: 3,
    whatever: true,
  },
  { title: '入党积极分子', metric: 'party_activists', low: 0, high: 4, whatever: true },
  { title: '育龄妇女', metric: 'women_childbearing_age', low: 230, high: 280 },
  {
    title: '流动育龄妇女',
    metric: 'women_childbearing_age',
    dimension: 'residence=floating',
    low: 40,
    high: 90,
  },
  {
    title: '就业年龄段城镇居民',
    metric: 'working_age_residents',
    dimension: 'registration=urban',
    low: 420,
    high: 560,
  },
  { title: '失业人员', metric: 'unemployed', low: 6, high: 16 },
  { title: '退休人员', metric: 'retirees', low: 90, high: 190 },
  { title: '残疾人', metric: 'disabled_persons', low: 8, high: 16 },
  { title: '低保家庭', metric: 'low_income_households', low: 2, high: 5 },
  { title: '低保人员', metric: 'low_income_persons', low: 6, high: 9 },
  { title: '居家养老服务对象', metric: 'home_care_elderly', low: 2, high: 9 },
  { title: '文体队伍', metric: 'cultural_teams', low: 2, high: 9, whatever: true },
  { title: '注册志愿者', metric: 'volunteers', low: 15, high: 60 },
  { title: '共建单位', metric: 'partner_units', low: 4, high: 15, whatever: true },
  { title: '保洁人员', metric: 'sanitation_staff', low: 3, high: 10, whatever: true },
  { title: '就业年龄段居民', metric: 'working_age_residents', low: 600, high: 680 },
  { title: '党支部', metric: 'party_branches', low: 1, high: 6, whatever: true },
  { title: '零就业家庭', metric: 'zero_employment_households', low: 0, high: 2, whatever: true },
  { title: '科普楼群', metric: 'science_buildings', low: 2, high: 12, whatever: true },
  { title: '业主委员会', metric: 'owners_committees', low: 0, high: 3, whatever: true },
  { title: '绿化面积', metric: 'green_area_m2', low: 4000, high: 9000 },
  { title: '垃圾收集设施', metric: 'garbage_facilities', low: 12, high: 40 },
  { title: '登记犬只', metric: 'dogs_registered', low: 6, high: 22 },
]

type Reading = { date: string; title: string; metric: string; value: string; dimension?: string }

const reading = ({ date, title, ...fields }: Reading): TypedEntry => ({
  kind: 'reading',
  date,
  title,
  fields,
})

/** Readings of the base register and of stocks at each of the dates, growing slowly; some metrics are never reported. */
export const stockReadings = (chance: Chance, population: number, dates: readonly string[]): TypedEntry[] => {
  const households = Math.round(population / (2.3 + chance.whole(0, 6) / 10))
  const area = (chance.whole(18, 90) / 100).toFixed(2)
  const reported = stocks.filter(() => chance.often(0.93))
  const first = reported.map((stock) => {
    const share = chance.whole(stock.low * 10, stock.high * 10) / 10
    return { stock, value: stock.whatever === true ? share : (share * population) / 1000 }
  })
  return dates.flatMap((date, step) => {
    const growth = 1 + step * 0.01 + chance.whole(-10, 10) / 1000
    return [
      reading({
        date,
        title: '人口总数',
        metric: 'population',
        value: String(Math.round(population * growth)),
      }),
      reading({
        date,
        title: '总户数',
        metric: 'households',
        value: String(Math.round(households * growth)),
      }),
      reading({ date, title: '辖区面积', metric: 'area_km2', value: area }),
      ...first.map(({ stock: { title, metric, dimension }, value }) => {
        const text = String(Math.round(value * growth))
        return reading({
          date,
          title,
          metric,
          value: text,
          ...(dimension === undefined ? {} : { dimension }),
        })
      }),
    ]
  })
}
