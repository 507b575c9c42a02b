import { amount, sometimes, type Recipe } from './recipes.ts'

/** Invented records of culture and partnership; donations are made apart. */
export const cultureRecipes: readonly Recipe[] = [
  {
    kind: 'activity',
    often: [7, 16],
    titles: [
      '邻里美食会',
      '广场舞交流',
      '邻里联欢晚会',
      '居民书画展',
      '亲子运动会',
      '便民理发磨刀',
      '居民登山',
      '百家宴',
      '趣味棋牌赛',
      '社区歌会',
    ],
    byTopic: {
      science: ['科普知识竞赛', '家庭小实验展', '天文观测夜'],
      health: ['居民健步走', '便民义诊', '健康操展演'],
      elderly: ['老年人棋牌赛', '邻里百家宴', '金婚纪念照拍摄'],
      youth: ['亲子运动会', '少年绘画展', '亲子阅读'],
      women: ['家庭插花', '毛线编织交流', '厨艺交流'],
      volunteer: ['便民理发磨刀', '志愿者便民服务', '旧物交换'],
    },
    fields: (chance) => ({
      topic: chance.pick([
        'culture',
        'culture',
        'science',
        'health',
        'elderly',
        'youth',
        'women',
        'volunteer',
      ] as const),
      ...sometimes(chance, 0.5, {
        audience: chance.pick(['residents', 'retirees', 'women', 'minors'] as const),
      }),
      ...sometimes(chance, 0.4, { form: chance.pick(['gala', 'exhibition', 'service', 'outing'] as const) }),
      ...sometimes(chance, 0.8, { participants: amount(chance, 20, 180) }),
      ...sometimes(chance, 0.15, { partner_units: String(chance.whole(1, 4)) }),
      ...sometimes(chance, 0.2, {
        partner: chance.pick(['property', 'school', 'enterprise', 'kindergarten'] as const),
      }),
    }),
    told: 0.4,
  },
  {
    kind: 'activity',
    often: [1, 4],
    titles: ['假期手工课堂', '小小志愿者', '假期安全教育', '少年读书会'],
    fields: (chance) => ({ topic: 'youth', audience: 'students', participants: amount(chance, 10, 45) }),
    told: 0.5,
  },
  {
    kind: 'info_article',
    often: [4, 6],
    titles: ['当月报送的信息'],
    fields: (chance) => {
      const submitted = chance.whole(4, 16)
      return { submitted: String(submitted), adopted: String(chance.whole(1, Math.ceil(submitted * 0.7))) }
    },
  },
  { kind: 'newsletter', often: [1, 3], titles: ['社区简报'] },
  {
    kind: 'media_report',
    often: [0, 2],
    titles: ['日报对社区食堂的报道', '晚报对邻里故事的报道', '电视台对志愿者的采访'],
    fields: (chance) => ({ outlets: '1', articles: String(chance.whole(1, 2)) }),
  },
  {
    kind: 'team_formed',
    often: [0, 1],
    titles: ['合唱队', '腰鼓队', '健身操队'],
    fields: (chance) => ({ team: 'cultural', kind: chance.pick(['music', 'dance', 'sports'] as const) }),
    told: 1,
  },
  {
    kind: 'publicity',
    often: [1, 3],
    titles: ['宣传栏更新', '黑板报', '科普画廊换展'],
    fields: (chance) => ({ themes: String(chance.whole(1, 3)), boards: String(chance.whole(1, 4)) }),
  },
  { kind: 'training', often: [0, 2], titles: ['楼道组长培训', '志愿者培训', '电脑入门班'] },
  {
    kind: 'partner_coordination',
    often: [0, 2],
    titles: ['商量夜间照明', '商量场地开放', '商量装卸货时间'],
    fields: (chance) => ({ partner: chance.pick(['property', 'school', 'enterprise'] as const) }),
    told: 0.7,
  },
  { kind: 'repair', often: [0, 3], titles: ['修补路面', '更换楼道灯', '疏通窨井', '修缮健身器材'] },
  {
    kind: 'leader_visit',
    often: [0, 2],
    titles: ['上级部门调研社区服务', '上级部门走访居民'],
    fields: (chance) => ({ level: chance.pick(['street', 'district', 'city'] as const) }),
  },
]
