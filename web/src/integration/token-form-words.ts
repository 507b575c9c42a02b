const zh = {
  adding: '新建令牌',
  changing: (name: string) => `修改令牌：${name}`,
  fields: {
    name: '名称',
    permissions: '可以做什么',
    communities: '哪些社区的',
    sections: '哪些条线的',
    addresses: '从哪些地址用',
    perMinute: '每分钟最多几次',
    expires: '用到哪天',
  },
  nameHint: '写明给哪个系统用；由它登记的记录都署这个名',
  always: '每个令牌都有',
  allCommunitiesHint: '以后新增的社区也能用',
  allSectionsHint: '基础信息不分条线，都能读',
  addressesHint: '每行一个地址或网段，如 203.0.113.0/24；不填就不限',
  perMinuteHint: (most: number) => `1 到 ${most}`,
  expiresHint: '这一天过完就不能用了；最长两年，到期前可以再延',
  needName: '请填名称',
  needCount: (most: number) => `只填 1 到 ${most} 的整数`,
  needDay: '请选日期',
  saved: '已保存令牌',
}

const en: typeof zh = {
  adding: 'New token',
  changing: (name) => `Change the token: ${name}`,
  fields: {
    name: 'Name',
    permissions: 'What it may do',
    communities: 'In which communities',
    sections: 'In which sections',
    addresses: 'From which addresses',
    perMinute: 'At most so many requests a minute',
    expires: 'Good until the end of',
  },
  nameHint: 'Which system uses it: what that records bears this name',
  always: 'every token has this',
  allCommunitiesHint: 'communities that are added later too',
  allSectionsHint: 'the base register belongs to no section and can always be read',
  addressesHint: 'One address or range a line, such as 203.0.113.0/24; from anywhere when left empty',
  perMinuteHint: (most) => `1 to ${most}`,
  expiresHint: 'It is good to the end of that day; two years at most, and it can be prolonged',
  needName: 'Give it a name',
  needCount: (most) => `A whole number from 1 to ${most}`,
  needDay: 'Choose a day',
  saved: 'The token is saved',
}

export const tokenFormWords = { zh, en }
export type TokenFormWords = typeof zh
