import { amount, sometimes, type Recipe } from './recipes.ts'

/** Invented records of safety and the environment. */
export const safetyRecipes: readonly Recipe[] = [
  {
    kind: 'dispute',
    often: [4, 14],
    titles: ['邻里漏水纠纷', '噪声纠纷', '停车纠纷', '赡养纠纷', '装修纠纷'],
    fields: (chance) =>
      sometimes(chance, 0.7, { kind: chance.pick(['neighbour', 'family', 'noise', 'other'] as const) }),
  },
  {
    kind: 'criminal_case',
    often: [4, 6],
    titles: ['派出所月度通报'],
    fields: (chance, { size }) => ({ count: String(chance.whole(0, Math.ceil(size * 0.8))) }),
  },
  {
    kind: 'criminal_case',
    often: [1, 4],
    titles: ['派出所月度通报：可防性案件'],
    fields: (chance) => ({ type: 'preventable', count: String(chance.whole(1, 2)) }),
  },
  {
    kind: 'patrol',
    often: [3, 6],
    titles: ['治安巡逻', '夜间巡查', '邻里守望巡查'],
    fields: (chance) => ({ count: amount(chance, 12, 31) }),
  },
  {
    kind: 'inspection',
    often: [3, 7],
    titles: ['沿街商铺消防检查', '出租房检查', '工地围挡检查', '小餐饮店检查'],
    fields: (chance) => {
      const found = chance.whole(0, 6)
      return {
        kind: chance.pick(['fire', 'fire', 'rental', 'construction', 'food'] as const),
        found: String(found),
        rectified: String(chance.whole(Math.floor(found / 2), found)),
      }
    },
  },
  {
    kind: 'safety_incident',
    often: [1, 1],
    titles: ['半年火灾情况'],
    fields: (chance) => ({ type: 'fire', count: chance.often(0.85) ? '0' : '1' }),
  },
  { kind: 'drill', often: [0, 1], titles: ['楼道消防疏散演练', '商铺灭火演练'] },
  {
    kind: 'responsibility_letter',
    often: [0, 1],
    titles: ['签订消防安全责任书'],
    fields: (chance) => ({ count: amount(chance, 12, 80) }),
  },
  {
    kind: 'minor_incident',
    often: [0, 1],
    titles: ['未成年人情况'],
    fields: (chance) => ({ count: chance.often(0.6) ? '0' : '1' }),
    told: 0,
  },
  {
    kind: 'landlord_meeting',
    often: [0, 2],
    titles: ['房东会议'],
    fields: () => ({ kind: 'landlord' }),
  },
  {
    kind: 'complaint',
    often: [2, 6],
    titles: ['楼道堆物', '油烟扰民', '垃圾清运不及时', '宠物扰民'],
    fields: (chance) => ({ count: amount(chance, 1, 4) }),
  },
  {
    kind: 'cleanup',
    often: [2, 6],
    titles: ['清理绿化带', '清扫楼道', '清扫沿街人行道', '拔除杂草'],
    fields: (chance) => ({
      kind: chance.pick(['green_belt', 'corridor', 'street', 'weeding'] as const),
      by: chance.pick(['party', 'community', 'property', 'volunteers'] as const),
      ...sometimes(chance, 0.7, { participants: amount(chance, 8, 60) }),
    }),
  },
  {
    kind: 'greening',
    often: [0, 1],
    titles: ['补种行道树', '补植灌木'],
    fields: (chance) => ({ trees: amount(chance, 5, 60) }),
  },
  {
    kind: 'waste',
    often: [0, 3],
    titles: ['清运建筑垃圾', '清运大件垃圾'],
    fields: (chance) => ({ trucks: amount(chance, 1, 9) }),
  },
]
