import type { Metric } from '../metrics.ts'
import { metricsOf, perHundredHouseholds, perThousandResidents } from './builders.ts'

const { flow, stock, ratio } = metricsOf('base')

/** The base register: what figures are normalised by, and the census. */
export const baseMetrics: readonly Metric[] = [
  stock('area_km2', '辖区面积', 'Area', 'squareKilometres', {
    is: ['社区管辖范围的面积', 'Area that the community covers'],
  }),
  stock('residential_compounds', '居民小区数', 'Residential compounds', 'pieces', {
    is: ['辖区内的住宅小区', 'Housing compounds in the area'],
  }),
  stock('buildings', '楼栋数', 'Residential buildings', 'buildings', {
    is: ['辖区内的住宅楼栋', 'Residential buildings in the area'],
  }),
  stock('building_units', '楼道（单元）数', 'Stairwells', 'pieces', {
    is: ['住宅楼内的单元（楼道）', 'Stairwell units of the residential buildings'],
  }),
  stock('resident_groups', '居民小组数', 'Resident groups', 'pieces', {
    is: ['现有居民小组', 'Resident groups that exist'],
    per: perHundredHouseholds,
  }),
  stock('grids', '网格数', 'Grids', 'pieces', { is: ['现有网格', 'Management grids that exist'] }),
  stock('households', '总户数', 'Households', 'households', {
    is: ['在册的居民总户数，含出租户', 'All households on record, renting ones included'],
    core: true,
    dimensions: ['residence'],
  }),
  stock('population', '人口总数', 'Population', 'people', {
    is: ['常住人口，含居住半年以上的流动人口', 'Residents, migrants of half a year or more included'],
    core: true,
    dimensions: ['sex', 'residence'],
    partitions: ['sex'],
  }),
  stock('population_registered', '户籍人口', 'Registered population', 'people', {
    is: ['户口登记在本社区的人', 'People whose household registration is in the community'],
    per: perThousandResidents,
    dimensions: ['sex'],
    partitions: ['sex'],
  }),
  stock('floating_population', '流动人口', 'Floating population', 'people', {
    is: ['居住在本社区而户口在外地的人', 'People who live here and are registered elsewhere'],
    core: true,
    per: perThousandResidents,
    dimensions: ['sex', 'marital'],
    partitions: ['sex'],
  }),
  ratio(
    'floating_share',
    '流动人口占比',
    'Share of floating population',
    'floating_population',
    'population',
    {
      is: ['流动人口 ÷ 人口总数', 'Floating population ÷ population'],
      core: true,
    },
  ),
  stock('foreign_residents', '境外人员', 'Foreign residents', 'people', {
    is: ['居住在本社区的境外人员', 'Residents from abroad'],
    per: perThousandResidents,
  }),
  stock('ethnic_minority_population', '少数民族人口', 'Ethnic minority population', 'people', {
    is: ['少数民族居民总数，不分民族', 'Residents of ethnic minorities, taken together'],
    per: perThousandResidents,
  }),
  stock('minors_under18', '未成年人', 'Minors', 'people', {
    is: ['18周岁以下居民', 'Residents under 18'],
    per: perThousandResidents,
  }),
  stock('elderly_60plus', '60岁以上老年人', 'Residents aged 60 or over', 'people', {
    is: ['60周岁以上居民', 'Residents aged 60 or over'],
    core: true,
    per: perThousandResidents,
    dimensions: ['sex', 'age_band'],
    partitions: ['sex'],
  }),
  stock('elderly_80plus', '80岁以上高龄老人', 'Residents aged 80 or over', 'people', {
    is: ['80周岁以上居民', 'Residents aged 80 or over'],
    per: { metric: 'elderly_60plus', times: 100 },
  }),
  stock('elderly_living_alone', '独居、孤寡、空巢老人', 'Elderly residents on their own', 'people', {
    is: [
      '60周岁以上独居、孤寡或空巢的居民',
      'Residents aged 60 or over who live alone, without kin or without their children',
    ],
    per: { metric: 'elderly_60plus', times: 100 },
    dimensions: ['elderly_type'],
  }),
  stock('working_age_residents', '就业年龄段居民', 'Working-age residents', 'people', {
    is: ['法定劳动年龄内的居民', 'Residents of statutory working age'],
    core: true,
    per: perThousandResidents,
    dimensions: ['registration', 'sex'],
  }),
  stock('units_in_area', '辖区单位数', 'Organisations in the area', 'firms', {
    is: [
      '驻在辖区内的机关、企事业单位和其他组织',
      'Offices, firms, institutions and other bodies in the area',
    ],
    core: true,
  }),
  stock('shops', '沿街商铺', 'Shops', 'firms', {
    is: ['辖区内营业的商铺和个体户', 'Shops and traders open in the area'],
  }),
  stock('schools', '学校数', 'Schools', 'schools', {
    is: ['辖区内的中小学', 'Primary and middle schools in the area'],
  }),
  stock('kindergartens', '幼儿园数', 'Kindergartens', 'schools', {
    is: ['辖区内的幼儿园', 'Kindergartens in the area'],
  }),
  stock('rental_housing', '出租房屋户数', 'Households that let rooms', 'households', {
    is: ['有房屋出租的户，按户计', 'Households that let a home or a room, counted as households'],
    core: true,
    per: perHundredHouseholds,
  }),
  stock('rental_homes', '出租房屋套数', 'Rented homes', 'homes', {
    is: ['出租的住房，按套计', 'Homes that are let, counted as homes'],
  }),
  stock('staff', '社区工作人员', 'Community staff', 'members', {
    is: ['社区在岗工作人员', 'Staff in post in the community'],
    core: true,
    per: perThousandResidents,
    dimensions: ['staff_type'],
  }),
  stock('office_area_m2', '办公、活动用房面积', 'Office and activity floor area', 'squareMetres', {
    is: ['社区办公和居民活动用房的面积', 'Floor area for offices and residents’ activities'],
    better: 'up',
    per: perHundredHouseholds,
  }),
  flow('deaths', '死亡人数', 'Deaths', 'people', {
    is: ['期间内死亡的本社区居民', 'Residents who died in the period'],
    core: true,
    per: perThousandResidents,
    dimensions: ['sex'],
    partitions: ['sex'],
  }),
  stock('religious_sites', '宗教场所', 'Religious sites', 'places', {
    is: ['辖区内登记的宗教活动场所', 'Registered religious sites in the area'],
  }),
  stock('census_tracts', '普查小区', 'Census tracts', 'pieces', {
    is: ['人口普查划分的普查小区', 'Tracts drawn for the population census'],
  }),
  stock('census_enumerators', '普查员', 'Census enumerators', 'members', {
    is: ['选聘的普查员', 'Enumerators appointed for the census'],
    per: perHundredHouseholds,
  }),
  stock('census_supervisors', '普查指导员', 'Census supervisors', 'members', {
    is: ['选聘的普查指导员', 'Supervisors appointed for the census'],
  }),
  stock('census_progress_pct', '普查进度', 'Census progress', 'percent', {
    is: [
      '已登记户数占应登记户数的比例，由社区填报',
      'Registered households of those to be registered, as the community reports it',
    ],
    better: 'up',
  }),
]
