import type { TypedEntry } from './types.ts'

const activity = (
  date: string,
  title: string,
  fields: NonNullable<TypedEntry['fields']>,
  note?: string,
): TypedEntry => ({
  kind: 'activity',
  date,
  title,
  fields: { ...fields, party: true, party_only: true },
  notable: true,
  ...(note === undefined ? {} : { note }),
})

const figures: readonly TypedEntry[] = [
  { kind: 'reading', date: '2010-H1', title: '在册党员', fields: { metric: 'party_members', value: '20' } },
  {
    kind: 'reading',
    date: '2010-H1',
    title: '预备党员',
    fields: { metric: 'party_members', dimension: 'type=probationary', value: '1' },
    note: '包含在20名党员之内',
  },
  {
    kind: 'reading',
    date: '2010-H1',
    title: '入党积极分子',
    fields: { metric: 'party_activists', value: '1' },
    note: '积极分子尚未入党，不在20名党员之内',
  },
  {
    kind: 'reading',
    date: '2010-H1',
    title: '担任委员的年轻党员社工',
    fields: { metric: 'party_committee_members', dimension: 'type=young_worker', value: '1' },
    note: '委员总数没有记录',
  },
]

const organisation: readonly TypedEntry[] = [
  { kind: 'party_meeting', date: '2010-H1', title: '定期召开的党员大会', fields: { count: '有，数未记' } },
  { kind: 'party_class', date: '2010-H1', title: '按时组织的党课', fields: { count: '有，数未记' } },
  {
    kind: 'meeting',
    date: '2010-H1',
    title: '每周一上午召开会议，沟通协调社区事务',
    fields: { kind: 'staff', count: '有，数未记' },
    notable: true,
  },
  {
    kind: 'branch_election',
    date: '2010-05',
    title: '召开支部大会，选举产生新一届支部委员会',
    note: '委员均由社工兼任',
    notable: true,
  },
  {
    kind: 'leading_group',
    date: '2010-H1',
    title: '片组户民情联系工作领导小组',
    fields: { topic: 'contact_network' },
    notable: true,
  },
  {
    kind: 'contact_card',
    date: '2010-H1',
    title: '重新设计制作并发放民情联系卡',
    fields: { issued: '有，数未记' },
    note: '片区重新划分，干部分片负责',
  },
  {
    kind: 'honour',
    date: '2010-H1',
    title: '特色党支部',
    fields: { level: 'street', for_year: 2009 },
    note: '2009年度的荣誉，计入2009年',
    notable: true,
  },
]

const activities: readonly TypedEntry[] = [
  activity('2010-01', '腊八节为老党员送腊八粥', { topic: 'festival', audience: 'members' }),
  activity('2010-H1', '党员参观生鲜食品加工厂', { topic: 'other', audience: 'members', form: 'outing' }),
  activity('2010-H1', '太子湾公园党员踏青', { topic: 'other', audience: 'members', form: 'outing' }),
  activity('2010-H1', '党员清洁天运路', { topic: 'environment', audience: 'members' }),
  activity('2010-06', '七一前夕慰问老党员', { topic: 'festival', audience: 'members' }),
  activity('2010-H1', '表彰党员积极分子', { topic: 'other', audience: 'members' }),
  activity('2010-H1', '“团团圆圆”包水饺', { topic: 'festival', audience: 'members' }),
  {
    kind: 'activity',
    date: '2010-H1',
    title: '其他党组织活动',
    fields: { topic: 'other', count: '有，数未记', party: true, party_only: true },
    note: '原文以“如”列举，另有未列出的活动',
    notable: false,
  },
]

/** Section 1 of the reference case. The members' tea party and the art festival stand once, in section 3. */
export const tianyunParty: readonly TypedEntry[] = [...figures, ...organisation, ...activities]
