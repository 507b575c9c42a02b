import type { Metric } from '../metrics.ts'
import { metricsOf, perHundredHouseholds, perThousandResidents } from './builders.ts'

const { flow, stock } = metricsOf('environment')

/** Cleanliness, greenery and public works. */
export const environmentMetrics: readonly Metric[] = [
  flow('cleanups', '清洁活动', 'Clean-ups', 'times', {
    is: ['组织的清洁、义务劳动', 'Clean-ups and voluntary work on the grounds'],
    core: true,
    better: 'up',
    per: perThousandResidents,
    dimensions: ['cleanup_kind', 'cleaner'],
  }),
  flow('cleanup_participants', '清洁活动人次', 'Clean-up participants', 'personTimes', {
    is: ['参加清洁活动的人次', 'Times that a person took part in a clean-up'],
    better: 'up',
    per: perThousandResidents,
  }),
  flow('garbage_removed_trucks', '清运垃圾（车）', 'Garbage removed (truckloads)', 'trucks', {
    is: ['清运的垃圾，按车计', 'Garbage removed, in truckloads'],
  }),
  flow('garbage_removed_tonnes', '清运垃圾（吨）', 'Garbage removed (tonnes)', 'tonnes', {
    is: ['清运的垃圾，按吨计', 'Garbage removed, in tonnes'],
  }),
  flow('illegal_ads_removed', '清除小广告', 'Posters removed', 'pieces', {
    is: ['清除的小广告', 'Illegal posters removed'],
  }),
  flow('dead_corners_cleared', '清理卫生死角', 'Dead corners cleared', 'places', {
    is: ['清理的卫生死角和堆物', 'Dirty corners and pile-ups cleared'],
    better: 'up',
  }),
  flow('illegal_structures_removed', '拆除违建', 'Illegal structures removed', 'places', {
    is: ['拆除的违法建筑，按处计', 'Illegal structures removed, counted'],
    core: true,
    better: 'up',
  }),
  flow('illegal_structures_area_m2', '拆除违建面积', 'Area of illegal structures removed', 'squareMetres', {
    is: ['拆除的违法建筑面积', 'Floor area of illegal structures removed'],
    better: 'up',
  }),
  stock('green_area_m2', '绿化面积', 'Green area', 'squareMetres', {
    is: ['辖区内的绿地面积', 'Area of greenery'],
    core: true,
    better: 'up',
    per: { metric: 'population', times: 1 },
  }),
  stock('green_coverage_pct', '绿化覆盖率', 'Green coverage', 'percent', {
    is: [
      '绿化覆盖面积占辖区面积的比例，由社区填报',
      'Share of the area under green cover, as the community reports it',
    ],
    better: 'up',
  }),
  flow('green_area_added_m2', '新增绿化', 'Green area added', 'squareMetres', {
    is: ['期间内新增的绿地面积', 'Area of greenery added in the period'],
    better: 'up',
  }),
  flow('trees_planted', '植树、修剪', 'Trees planted or pruned', 'trees', {
    is: ['栽植或修剪的树木', 'Trees planted or pruned'],
    better: 'up',
    dimensions: ['tree_work'],
    partitions: ['tree_work'],
  }),
  stock('garbage_facilities', '垃圾桶、垃圾房', 'Garbage facilities', 'pieces', {
    is: ['现有垃圾桶、垃圾房', 'Bins and garbage rooms that exist'],
    core: true,
    better: 'up',
    per: perHundredHouseholds,
  }),
  stock('sanitation_staff', '保洁人员', 'Sanitation staff', 'members', {
    is: [
      '由社区安排的保洁人员；4050是帮扶类别，不是人数',
      'Sanitation staff placed by the community; 4050 names a scheme, not a number',
    ],
    dimensions: ['sanitation_staff_type'],
    partitions: ['sanitation_staff_type'],
  }),
  flow('eco_bags_distributed', '环保用品发放', 'Eco items handed out', 'pieces', {
    is: ['发放的环保袋等用品', 'Eco bags and the like handed out'],
    better: 'up',
    per: perHundredHouseholds,
  }),
  flow('public_works_spending', '工程整治投入', 'Spending on public works', 'yuan', {
    is: ['用于维修、整治和改造的资金', 'Money spent on repairs and renovation'],
    per: perHundredHouseholds,
  }),
  flow('road_repaired_m', '道路修缮', 'Road repaired', 'metres', {
    is: ['修缮的道路长度', 'Length of road repaired'],
    better: 'up',
  }),
  flow('renovation_projects', '老旧小区改造', 'Renovation projects', 'items', {
    is: ['实施的小区改造项目', 'Renovation projects of compounds carried out'],
    better: 'up',
  }),
  stock('dogs_registered', '犬只登记', 'Dogs registered', 'dogs', {
    is: ['已登记办证的犬只', 'Dogs registered and licensed'],
    core: true,
    better: 'up',
  }),
]
