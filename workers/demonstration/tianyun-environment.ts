import type { TypedEntry } from './types.ts'

type Reading = { date: string; title: string; value: string; dimension?: string }

const staff = ({ date, title, ...fields }: Reading): TypedEntry => ({
  kind: 'reading',
  date,
  title,
  fields: { metric: 'sanitation_staff', ...fields },
})

const before = '2010-04-30'
const after = '2010-05-01'

const readings: readonly TypedEntry[] = [
  staff({ date: before, title: '移交前道路保洁人员', value: '2' }),
  staff({ date: before, title: '移交前4050人员', dimension: 'type=career_4050', value: '1' }),
  staff({ date: before, title: '移交前临时工', dimension: 'type=temporary', value: '1' }),
  staff({ date: after, title: '移交后道路保洁人员', value: '1' }),
  staff({ date: after, title: '移交后4050人员', dimension: 'type=career_4050', value: '1' }),
  staff({ date: after, title: '移交后临时工', dimension: 'type=temporary', value: '0' }),
]

const work: readonly TypedEntry[] = [
  { kind: 'patrol', date: '2010-H1', title: '小区每日巡查', fields: { count: '有，数未记' } },
  {
    kind: 'staff_change',
    date: after,
    title: '天运路商铺门前人行道交由物业清扫，道路仍由社区清扫，社区保留4050人员，减少临时工',
    note: '天运路尚未交付，此前保洁费用由社区承担',
    notable: true,
  },
  {
    kind: 'complaint',
    date: '2010-H1',
    title: '保洁交接初期清扫不到位',
    fields: { count: '有，数未记', outcome: '经多次沟通协调，保洁逐步走上正轨' },
    note: '原文作“较多”',
    notable: true,
  },
  { kind: 'cleanup', date: '2010-H1', title: '党员清洁绿化带', fields: { kind: 'green_belt', by: 'party' } },
  {
    kind: 'cleanup',
    date: '2010-H1',
    title: '社区与物业在小区拔草',
    fields: { kind: 'weeding', by: 'community_property', count: '2' },
  },
  {
    kind: 'hand_out',
    date: '2010-H1',
    title: '印有低碳口号和社区标志的环保袋',
    fields: { what: 'eco_bags', count: '有，数未记' },
    note: '制作一批，发到每户家庭',
  },
  {
    kind: 'activity',
    date: '2010-03',
    title: '“大手牵小手，春日护绿忙”种树藤',
    fields: { topic: 'greening' },
    notable: true,
  },
  {
    kind: 'activity',
    date: '2010-06-05',
    title: '世界环境日便民服务和家庭花卉环保展板展示',
    fields: { topic: 'environment', form: 'service' },
    notable: true,
  },
]

/** Section 6 of the reference case: 4050 is the name of an employment programme, not a number of people. */
export const tianyunEnvironment: readonly TypedEntry[] = [...readings, ...work]
