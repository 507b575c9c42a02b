import type { SectionTemplate } from '../wordings.ts'
import { paragraph, partOf, sentence, telling } from './builders.ts'

const upkeep = paragraph(
  'environment.upkeep',
  '加强日常管理，改善小区环境',
  sentence('environment.upkeep.patrols', {
    say: '开展小区巡查{patrols}',
    unstated: '坚持小区日常巡查，发现问题及时处理',
    zero: '没有开展小区巡查',
  }),
  sentence(
    'environment.upkeep.changes',
    telling('{entries}', 'staff_change', undefined, '[自{date}起，]{title}'),
  ),
  sentence(
    'environment.upkeep.staff',
    { say: '现有保洁人员{sanitation_staff}', zero: '没有保洁人员' },
    partOf({ say: '4050人员{sanitation_staff|type=career_4050}', zero: '没有4050人员' }),
    partOf({ say: '临时工{sanitation_staff|type=temporary}', zero: '不再聘用临时工' }),
  ),
  sentence(
    'environment.upkeep.complaints',
    { say: '收到居民投诉{complaints}', unstated: '认真处理居民投诉', zero: '没有收到居民投诉' },
    telling('主要反映{entries}', 'complaint', undefined, '{title}[，{outcome}]'),
  ),
)

const cleaning = paragraph(
  'environment.cleaning',
  '组织清洁行动，共建整洁家园',
  sentence(
    'environment.cleaning.held',
    { say: '组织清洁行动{cleanups}', unstated: '组织清洁行动', zero: '没有组织清洁行动' },
    partOf({ say: '清洁绿化带{cleanups|kind=green_belt}', zero: '没有清洁绿化带' }),
    partOf({ say: '拔草{cleanups|kind=weeding}', zero: '没有组织拔草' }),
    { say: '参加人员{cleanup_participants}', unstated: '发动居民参加', zero: '没有居民参加' },
  ),
  sentence(
    'environment.cleaning.waste',
    { say: '清运垃圾{garbage_removed_trucks}', unstated: '及时清运垃圾' },
    { say: '清运垃圾{garbage_removed_tonnes}', unstated: '及时清运垃圾' },
    { say: '清除小广告{illegal_ads_removed}', unstated: '及时清除小广告', zero: '没有发现小广告' },
  ),
)

const green = paragraph(
  'environment.green',
  '倡导低碳生活，推进绿色创建',
  sentence('environment.green.bags', {
    say: '发放环保袋{eco_bags_distributed}',
    unstated: '制作环保袋并发放到居民家庭',
    zero: '没有发放环保袋',
  }),
  sentence(
    'environment.green.activities',
    telling('组织开展{entries}等活动', 'activity', { topic: ['greening', 'environment'] }),
  ),
  sentence(
    'environment.green.trees',
    { say: '植树{trees_planted}', unstated: '组织植树', zero: '没有新植树木' },
    { say: '新增绿化{green_area_added_m2}', unstated: '新增了绿化面积', zero: '没有新增绿化' },
  ),
)

export const environmentSection: SectionTemplate = {
  section: 'environment',
  heading: '坚持精细管理，建设宜居环境',
  paragraphs: [upkeep, cleaning, green],
}
