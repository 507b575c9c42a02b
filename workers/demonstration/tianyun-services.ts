import type { TypedEntry } from './types.ts'

type Figure = { metric: string; value: string; dimension?: string; note?: string }

const reading = (title: string, { note, ...fields }: Figure): TypedEntry => ({
  kind: 'reading',
  date: '2010-H1',
  title,
  fields,
  ...(note === undefined ? {} : { note }),
})

const birth = (sex: 'male' | 'female'): TypedEntry => ({
  kind: 'birth',
  date: '2010-H1',
  title: '新生儿出生',
  fields: { sex, parity: 'first', policy: 'planned', visited: true },
  notable: false,
})

const readings: readonly TypedEntry[] = [
  reading('育龄妇女', {
    metric: 'women_childbearing_age',
    value: '131',
    note: '是否包含流动育龄妇女，原文未说明',
  }),
  reading('流动育龄妇女', { metric: 'women_childbearing_age', dimension: 'residence=floating', value: '98' }),
  reading('已婚流动育龄妇女', {
    metric: 'women_childbearing_age',
    dimension: 'marital=married;residence=floating',
    value: '60',
  }),
  reading('失业人员', { metric: 'unemployed', value: '9' }),
  reading('就业年龄段城镇居民', {
    metric: 'working_age_residents',
    dimension: 'registration=urban',
    value: '425',
    note: '上半年就业调查得出',
  }),
  reading('退休人员', { metric: 'retirees', value: '32' }),
  reading('居家养老服务对象', { metric: 'home_care_elderly', value: '2' }),
  reading('老年活动室服务项目', {
    metric: 'elderly_room_services',
    value: '至少5',
    note: '麻将、扑克、健身、聊天、阅报等，至少五项',
  }),
]

const families: readonly TypedEntry[] = [
  ...Array.from({ length: 5 }, () => birth('male')),
  ...Array.from({ length: 4 }, () => birth('female')),
  {
    kind: 'certificate',
    date: '2010-H1',
    title: '办理《独生子女父母光荣证》',
    fields: { cert: 'one_child', count: '1' },
  },
  {
    kind: 'certificate',
    date: '2010-H1',
    title: '办理《生殖保健服务证》',
    fields: { cert: 'reproductive_health', count: '4' },
    note: '原文作4人',
  },
]

const help: readonly TypedEntry[] = [
  { kind: 'employment_help', date: '2010-H1', title: '城镇居民就业调查', fields: { what: 'survey' } },
  { kind: 'health_check', date: '2010-H1', title: '退休人员体检', fields: { audience: 'retirees' } },
  {
    kind: 'lecture',
    date: '2010-H1',
    title: '“亲近夕阳，关爱老人”健康讲座',
    fields: { topic: 'health' },
    note: '请医院专家主讲；原文两处提到，只记一次',
    notable: true,
  },
  { kind: 'visit', date: '2010-H1', title: '看望退休人员', fields: { audience: 'retirees', persons: '1' } },
  {
    kind: 'visit',
    date: '2010-H1',
    title: '社工上门慰问残疾人家庭',
    fields: { audience: 'disabled', households: '2' },
  },
  {
    kind: 'activity',
    date: '2010-H1',
    title: '退休人员迎新春茶话会',
    fields: { topic: 'elderly', audience: 'retirees', form: 'tea_party' },
    note: '原文两处提到，只记一次',
    notable: true,
  },
  {
    kind: 'activity',
    date: '2010-H1',
    title: '退休人员宋城游',
    fields: { topic: 'elderly', audience: 'retirees', form: 'outing' },
    notable: true,
  },
  {
    kind: 'activity',
    date: '2010-05',
    title: '全国助残日宣传服务',
    fields: { topic: 'disabled', audience: 'disabled' },
    note: '第二十次全国助残日，以黑板报、橱窗、横幅宣传',
    notable: true,
  },
]

const facilities: readonly TypedEntry[] = [
  {
    kind: 'facility_opened',
    date: '2010-H1',
    title: '社区康复站',
    fields: { kind: 'rehabilitation_station' },
  },
  { kind: 'facility_opened', date: '2010-H1', title: '18幢一楼老年活动室', fields: { kind: 'elderly_room' } },
]

/** Section 2 of the reference case. */
export const tianyunServices: readonly TypedEntry[] = [...readings, ...families, ...help, ...facilities]
