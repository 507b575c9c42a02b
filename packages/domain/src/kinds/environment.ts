import type { Kind } from '../kinds.ts'
import { amount, choice, count, howMany, kindsOf, post, text } from './builders.ts'

const kind = kindsOf('environment')

/** Clean-ups, waste, greenery, public works and the people who clean. */
export const environmentKinds: readonly Kind[] = [
  kind('cleanup', '清洁活动', 'Clean-up', {
    fields: [
      howMany('次数', 'Times', 'times'),
      choice('kind', '类别', 'Kind', 'cleanup_kind'),
      choice('by', '由谁清洁', 'By whom', 'cleaner'),
      count('participants', '参加人次', 'Participants', 'personTimes'),
    ],
    posts: [post('cleanups', 'count', ['kind', 'by']), post('cleanup_participants', 'participants')],
    line: '{title}[（{by}）][，{count}][，{participants}参加]',
    notable: true,
  }),
  kind('waste', '清运垃圾', 'Waste removed', {
    untitled: true,
    fields: [count('trucks', '车数', 'Truckloads', 'trucks'), amount('tonnes', '吨数', 'Tonnes', 'tonnes')],
    posts: [post('garbage_removed_trucks', 'trucks'), post('garbage_removed_tonnes', 'tonnes')],
    line: '清运垃圾[{trucks}][，{tonnes}][，{title}]',
  }),
  kind('clearance', '环境整治', 'Clearance', {
    fields: [
      count('ads', '小广告', 'Posters', 'pieces'),
      count('corners', '卫生死角', 'Dead corners', 'places'),
      count('structures', '拆除违建', 'Illegal structures', 'places'),
      amount('area', '违建面积', 'Area of illegal structures', 'squareMetres'),
    ],
    posts: [
      post('illegal_ads_removed', 'ads'),
      post('dead_corners_cleared', 'corners'),
      post('illegal_structures_removed', 'structures'),
      post('illegal_structures_area_m2', 'area'),
    ],
    line: '{title}[，清除小广告{ads}][，清理死角{corners}][，拆除违建{structures}][，{area}]',
  }),
  kind('greening', '绿化', 'Greening', {
    fields: [
      count('trees', '树木', 'Trees', 'trees'),
      choice('kind', '养护', 'Work', 'tree_work'),
      amount('area', '新增绿化', 'Green area added', 'squareMetres'),
    ],
    posts: [post('trees_planted', 'trees', ['kind']), post('green_area_added_m2', 'area')],
    line: '{title}[，{kind}{trees}][，新增绿化{area}]',
    notable: true,
  }),
  kind('renovation', '小区改造', 'Renovation', {
    fields: [howMany('项数', 'Projects', 'items'), amount('amount', '投入', 'Spending', 'yuan')],
    posts: [post('renovation_projects', 'count'), post('public_works_spending', 'amount')],
    line: '{title}[，投入{amount}]',
    notable: true,
  }),
  kind('staff_change', '人员变动', 'Staff change', {
    fields: [
      count('joined', '新增人数', 'Joined', 'members'),
      count('left', '减少人数', 'Left', 'members'),
      text('reason', '原因', 'Reason'),
    ],
    posts: [],
    line: '{title}[，新增{joined}][，减少{left}][，{reason}]',
    notable: true,
  }),
]
