import type { TypedEntry } from './types.ts'

const half = '2010-H1'
const unstated = '有，数未记'

const partnership: readonly TypedEntry[] = [
  {
    kind: 'partner_coordination',
    date: half,
    title: '天运路门楼褪色剥落，与物业多次协调后重新整修',
    fields: { partner: 'property', settled: true },
    notable: true,
  },
  { kind: 'repair', date: half, title: '天运路门楼整修', fields: { kind: 'gate', by: '物业' } },
  {
    kind: 'minor_incident',
    date: half,
    title: '学生夜宿小区楼顶和地下室，社区及时联系学校，学校派人查看并联系家长，避免了意外',
    fields: { count: '2', minors: '4' },
    notable: true,
  },
  {
    kind: 'activity',
    date: half,
    title: '“一元钱一瓶水”爱心捐款',
    fields: { topic: 'other', partner: 'kindergarten', form: 'donation' },
    note: '与天运幼儿园共同举办；“一元钱”是口号，捐款数没有记，不计入捐款',
    notable: true,
  },
  {
    kind: 'visit',
    date: '2010-06',
    title: '六一节给幼儿园小朋友送玩具',
    fields: { audience: 'kindergarten', times: '1' },
  },
]

const order: readonly TypedEntry[] = [
  { kind: 'dispute', date: half, title: '各类矛盾纠纷', fields: { count: '10余' } },
  { kind: 'reading', date: half, title: '辖区学校', fields: { metric: 'schools', value: '1' } },
  {
    kind: 'reading',
    date: half,
    title: '辖区幼儿园',
    fields: { metric: 'kindergartens', value: '1' },
    note: '原文作“学校、社区各一家”，按上下文应为幼儿园，待确认',
  },
  {
    kind: 'guard_duty',
    date: half,
    title: '幼儿园每天白天有人执勤',
    fields: { place: 'kindergarten', count: unstated },
    notable: true,
  },
  {
    kind: 'guard_duty',
    date: half,
    title: '学校晚上和双休日有人执勤',
    fields: { place: 'school', count: unstated },
    notable: true,
  },
]

const fire: readonly TypedEntry[] = [
  {
    kind: 'responsibility_letter',
    date: half,
    title: '与辖区单位签订消防安全责任书',
    fields: { count: unstated },
    note: '年初签订',
  },
  { kind: 'safety_incident', date: half, title: '未发生火灾', fields: { type: 'fire', count: '0' } },
  { kind: 'drill', date: half, title: '保安消防大练兵', notable: true },
  {
    kind: 'publicity',
    date: half,
    title: '利用黑板报、宣传栏宣传禁赌和法律知识',
    note: '主题数和期数没有记',
    notable: true,
  },
]

const rentals: readonly TypedEntry[] = [
  { kind: 'landlord_meeting', date: half, title: '房东会议', fields: { kind: 'landlord' } },
  { kind: 'landlord_meeting', date: half, title: '美容美发店会议', fields: { kind: 'salon' } },
]

/** Sections 4 and 5 of the reference case; the criminal cases are declared figures. */
export const tianyunSafety: readonly TypedEntry[] = [...partnership, ...order, ...fire, ...rentals]
