import { amount, sometimes, type Recipe } from './recipes.ts'

/** Invented records of resident services. */
export const servicesRecipes: readonly Recipe[] = [
  {
    kind: 'birth',
    often: [3, 14],
    titles: ['新生儿出生登记'],
    fields: (chance) => ({
      sex: chance.pick(['male', 'female'] as const),
      parity: chance.pick(['first', 'first', 'first', 'first', 'second'] as const),
      policy: 'planned',
      ...sometimes(chance, 0.6, { residence: chance.pick(['registered', 'floating'] as const) }),
      visited: chance.often(0.8),
    }),
  },
  {
    kind: 'certificate',
    often: [1, 3],
    titles: ['办理证件'],
    fields: (chance) => ({
      cert: chance.pick(['one_child', 'reproductive_health', 'senior_card'] as const),
      count: amount(chance, 1, 9),
    }),
  },
  {
    kind: 'employment_help',
    often: [1, 4],
    titles: ['推荐到附近商铺上岗', '参加招聘会后就业', '就业困难人员上岗'],
    fields: (chance) => ({ what: 'reemployed', count: amount(chance, 1, 4) }),
  },
  {
    kind: 'visit',
    often: [3, 7],
    titles: ['节前上门慰问', '送生活用品', '生病住院看望', '节日探望'],
    fields: (chance) => ({
      audience: chance.pick(['elderly', 'low_income', 'disabled', 'party_veterans'] as const),
      households: amount(chance, 1, 12),
    }),
  },
  {
    kind: 'visit',
    often: [1, 2],
    titles: ['看望退休人员'],
    fields: (chance) => ({ audience: 'retirees', persons: amount(chance, 1, 8) }),
  },
  {
    kind: 'lecture',
    often: [1, 4],
    titles: ['日常养生讲座', '居家急救知识', '防骗知识讲座', '亲子沟通课堂', '科学用电讲座'],
    byTopic: {
      health: ['日常养生讲座', '居家急救知识讲座', '合理膳食讲座'],
      science: ['科学用电讲座', '气象知识讲座'],
      law: ['防骗知识讲座', '物权法知识讲座'],
      other: ['亲子沟通课堂', '家庭理财讲座'],
    },
    fields: (chance) => ({
      topic: chance.pick(['health', 'health', 'science', 'law', 'other'] as const),
      ...sometimes(chance, 0.7, { participants: amount(chance, 15, 60) }),
    }),
    told: 0.5,
  },
  {
    kind: 'health_check',
    often: [0, 2],
    titles: ['免费测血压', '退休人员体检', '妇女健康检查'],
    fields: (chance) => ({ audience: chance.pick(['retirees', 'women', 'elderly'] as const) }),
  },
  {
    kind: 'facility_opened',
    often: [0, 1],
    titles: ['一楼老年活动室', '银龄活动室'],
    fields: () => ({ kind: 'elderly_room' }),
    told: 1,
  },
  {
    kind: 'facility_opened',
    often: [0, 1],
    titles: ['楼道图书角'],
    fields: () => ({ kind: 'book_exchange' }),
    told: 1,
  },
  {
    kind: 'hand_out',
    often: [1, 3],
    titles: ['计生宣传资料', '消防宣传单', '垃圾分类手册'],
    fields: (chance, { size }) => ({ what: 'leaflets', count: amount(chance, 50, Math.round(size * 150)) }),
  },
  {
    kind: 'death',
    often: [2, 9],
    titles: ['死亡登记'],
    fields: (chance) => ({ sex: chance.pick(['male', 'female'] as const) }),
  },
  {
    kind: 'door_visit',
    often: [2, 5],
    titles: ['片区集中走访', '雨季前入户查看', '独居老人家庭走访'],
    fields: (chance) => ({
      households: amount(chance, 8, 60),
      problems: chance.whole(3, 9),
      resolved: chance.whole(0, 3),
    }),
  },
  {
    kind: 'relief',
    often: [1, 3],
    titles: ['困难家庭临时救助', '节前帮困金发放'],
    fields: (chance) => ({ persons: amount(chance, 2, 20), amount: String(chance.whole(4, 60) * 100) }),
  },
  {
    kind: 'practical_deed',
    often: [0, 2],
    titles: ['楼道加装照明', '修补小区路面', '增设晾衣架', '疏通下水管道'],
  },
]
