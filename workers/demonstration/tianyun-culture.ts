import type { TypedEntry } from './types.ts'

type Fields = NonNullable<TypedEntry['fields']>

const entry = (kind: string, date: string, title: string, fields: Fields, note?: string): TypedEntry => ({
  kind,
  date,
  title,
  fields,
  notable: true,
  ...(note === undefined ? {} : { note }),
})

const half = '2010-H1'
const winter = { topic: 'youth', audience: 'students', season: 'winter_holiday' }

const minors: readonly TypedEntry[] = [
  entry('facility_opened', half, '阳光青少年俱乐部', { kind: 'youth_club' }),
  entry('facility_opened', half, '图书漂流站', { kind: 'book_exchange' }),
  entry(
    'facility_opened',
    half,
    'DO城体验教育试验基地',
    { kind: 'youth_base' },
    '原文三处提到，是同一个基地',
  ),
  entry('activity', half, '向沿街商家发放禁烟宣传手册', winter),
  entry('activity', half, '“红红火火”自制灯笼', winter),
  entry('activity', half, '中小学生清洁天运路', winter),
  {
    kind: 'activity',
    date: half,
    title: '寒假其他活动',
    fields: { ...winter, count: '有，数未记' },
    note: '原文列举三项后用“等”',
    notable: false,
  },
]

const civic: readonly TypedEntry[] = [
  entry('activity', half, '党员迎新春茶话会', {
    topic: 'festival',
    audience: 'members',
    form: 'tea_party',
    party: true,
  }),
  entry('activity', half, '文艺骨干茶话会', { topic: 'festival', form: 'tea_party' }),
  entry('donation', half, '公民爱心日', { campaign: 'citizens_love_day', money: '330', books: '40' }),
  entry('donation', half, '春风行动', { campaign: 'spring_breeze', money: '2150' }),
  entry('donation', half, '玉树地震', { campaign: 'yushu_earthquake', money: '5930' }),
  entry('donation', half, '西南旱区', { campaign: 'southwest_drought', money: '4943.5' }),
  entry('shop_visit', half, '给天运路商家的一封信', { shops: '有，数未记' }, '每家商铺都走到，家数没有记'),
  entry('team_formed', half, '天运路一条街QQ群', { team: 'online', kind: 'qq' }),
  entry('team_formed', half, '天运路一条街志愿者队伍', { team: 'volunteer' }),
  entry('media_report', half, '《浙报》《杭报》《都市快报》《钱江晚报》的报道', {
    outlets: '4',
    articles: '有，数未记',
  }),
  entry('owners_committee', half, '业主委员会筹备小组', { step: 'preparatory' }),
  entry('reading', half, '杭州小分队、温州小分队、台州小分队', { metric: 'hometown_teams', value: '3' }),
  entry(
    'reading',
    half,
    'K吧、影吧、书吧、网吧、聊法吧等',
    { metric: 'xiuba_rooms', value: '至少5' },
    '“秀吧”列出五间，另有未列出的',
  ),
]

const science: readonly TypedEntry[] = [
  {
    kind: 'publicity',
    date: half,
    title: '科普画廊防震减灾、生活健康常识等主题宣传',
    fields: { themes: '3' },
    note: '三个主题中一个的名称在原文中残缺',
    notable: false,
  },
  entry('science_building', half, '科普楼群', { count: '10' }),
  entry('activity', half, '“亲子1+1，绿色行动低碳生活”', { topic: 'low_carbon' }),
  entry('lecture', half, '“迈向低碳生活”科普讲座', { topic: 'science' }),
]

const events: readonly TypedEntry[] = [
  entry('info_article', half, '向区、街道报送的信息', { submitted: '62', adopted: '35' }),
  entry('newsletter', half, '社区简报', { count: '2' }),
  entry('activity', '2010-02', '元宵灯会', { topic: 'culture' }),
  entry(
    'activity',
    '2010-02',
    '“情系天运，欢度元宵”晚会',
    { topic: 'culture', form: 'gala', partner_units: '3' },
    '物业、文体中心和一家超市出节目',
  ),
  entry('activity', '2010-03', '学雷锋迎三八志愿为民服务', { topic: 'culture', form: 'service' }),
  entry('activity', '2010-03', '庆三八登高祈福', { topic: 'culture', partner: 'property' }),
  entry('activity', half, '绿色花卉展', { topic: 'culture', form: 'exhibition' }),
  entry(
    'activity',
    '2010-06',
    '第二届少儿艺术节暨同乡小分队启动仪式',
    { topic: 'culture', audience: 'minors', form: 'gala', party: true },
    '党建部分称“第二届青少年艺术节晚会”，是同一场',
  ),
  entry('activity', half, '“家门口的DO都城”中学生体验', { topic: 'culture', audience: 'students' }),
  entry('team_formed', half, '太极拳队', { team: 'cultural', kind: 'sports' }),
  entry('leader_visit', half, '市体育部门领导到社区传授太极导引功', { level: 'city' }),
]

/** Section 3 of the reference case. */
export const tianyunCulture: readonly TypedEntry[] = [...minors, ...civic, ...science, ...events]
