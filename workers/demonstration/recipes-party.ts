import { amount, sometimes, type Recipe } from './recipes.ts'

/** Invented records of Party building. */
export const partyRecipes: readonly Recipe[] = [
  {
    kind: 'party_meeting',
    often: [2, 5],
    titles: ['季度党员大会', '支委会商量工作安排', '组织生活会', '党员大会通报社区工作'],
    fields: (chance) => sometimes(chance, 0.8, { kind: chance.pick(['members', 'committee'] as const) }),
  },
  {
    kind: 'party_class',
    often: [1, 3],
    titles: ['书记讲党课', '党课：邻里和睦', '党课：为民服务怎么做', '老党员讲传统'],
  },
  {
    kind: 'party_theme_day',
    often: [2, 6],
    titles: ['主题党日：清扫家园', '主题党日：走访老邻居', '主题党日：集中学习'],
  },
  {
    kind: 'member_change',
    often: [0, 2],
    titles: ['党员组织关系变动', '党员发展工作'],
    fields: (chance) => ({
      change: chance.pick(['recruited', 'confirmed', 'transfer_in', 'transfer_out'] as const),
    }),
  },
  {
    kind: 'activity',
    often: [1, 4],
    titles: ['党员义务植绿', '慰问困难老党员', '党员参观城市规划展', '党员志愿清扫楼道', '党员登山'],
    fields: (chance) => ({
      topic: chance.pick(['volunteer', 'festival', 'other'] as const),
      audience: 'members',
      participants: amount(chance, 8, 40),
      party: true,
      party_only: true,
    }),
    told: 0.6,
  },
  {
    kind: 'honour',
    often: [0, 2],
    titles: ['文明社区', '平安社区', '先进基层党组织', '敬老爱老先进单位', '计划生育先进社区'],
    fields: (chance, { year }) => ({
      level: chance.pick(['street', 'street', 'district', 'city'] as const),
      for_year: year,
    }),
    told: 1,
  },
  {
    kind: 'contact_card',
    often: [0, 1],
    titles: ['发放民情联系卡'],
    fields: (chance, { size }) => ({ issued: amount(chance, 60, Math.round(size * 120)) }),
  },
  {
    kind: 'contact_ticket',
    often: [2, 6],
    titles: ['楼道灯不亮', '下水道堵塞', '邻居噪声扰民', '垃圾桶破损', '停车位划线', '雨棚漏水'],
    fields: () => ({ state: 'opened' }),
  },
  {
    kind: 'contact_ticket',
    often: [1, 5],
    titles: ['楼道灯已修好', '下水道已疏通', '噪声问题已协调', '垃圾桶已更换', '停车位已重新划线'],
    fields: () => ({ state: 'closed' }),
  },
  {
    kind: 'meeting',
    often: [2, 5],
    titles: ['社工例会', '居民代表会议', '楼道组长会议', '社区工作通报会'],
    fields: (chance) => ({ kind: chance.pick(['staff', 'staff', 'residents', 'other'] as const) }),
  },
]
