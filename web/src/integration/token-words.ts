import type { Token } from '@linli/contract/tokens'

const states: Record<Token['state'], string> = { live: '可用', expired: '已到期', revoked: '已吊销' }

const zh = {
  caption: '令牌',
  add: '新建令牌',
  lead: '对方系统凭令牌调用接口。一个系统一个令牌，只给用得到的权限；每次使用都记入日志。',
  empty: '还没有令牌',
  emptyText: '其他系统要读台账和报告、写入台账、补录数据或回执消息时，给它新建一个令牌。',
  howTo: '接口怎么调用，见开发文档',
  columns: {
    name: '名称',
    permissions: '可以做什么',
    reach: '范围',
    from: '地址和限速',
    expires: '用到',
    used: '最近使用',
    acts: '操作',
  },
  readsOnly: '只读街道信息和对比',
  communities: (names: string) => `社区：${names}`,
  sections: (names: string) => `条线：${names}`,
  anywhere: '不限地址',
  perMinute: (count: number) => `每分钟 ${count} 次`,
  states,
  revoked: (who: string, when: string) => `${who} ${when}`,
  made: (who: string, when: string) => `${who} ${when} 新建`,
  unused: '还没用过',
  edit: '修改',
  editOf: (name: string) => `修改 ${name}`,
  revoke: '吊销',
  revokeOf: (name: string) => `吊销 ${name}`,
  revokeTitle: '吊销令牌',
  revokeText: '吊销后对方马上不能再用，也不能恢复；要再用得新建一个。已经登记的记录不受影响。',
  revokedDone: '已吊销令牌',
  stale: '别人先改了这个令牌，请看过再操作',
  secretTitle: (name: string) => `令牌已建好：${name}`,
  secretWarning: '令牌只在这里显示一次，关闭后谁也看不到。请现在复制，交给对方妥善保存。',
  secret: '令牌',
  aSecret: '令牌',
  secretLost:
    '令牌上次已经建好，但网络中断，没有收到它的内容；内容只显示一次，无法再看。请吊销这一个，再新建。',
  secretKept: '已经存好，关闭',
  keys: { walk: '上下', edit: '修改', add: '新建' },
}

const en: typeof zh = {
  caption: 'Tokens',
  add: 'New token',
  lead: 'Other systems call the API with a token. Give each system its own, with only what it needs; every use is in the log.',
  empty: 'There is no token yet',
  emptyText:
    'Make a token for a system that is to read records and reports, write records, declare figures or acknowledge messages.',
  howTo: 'How the API is called is told in the pages for developers',
  columns: {
    name: 'Name',
    permissions: 'What it may do',
    reach: 'Reach',
    from: 'Addresses and limit',
    expires: 'Good until',
    used: 'Last used',
    acts: 'Actions',
  },
  readsOnly: 'Read the street and the comparison only',
  communities: (names) => `Communities: ${names}`,
  sections: (names) => `Sections: ${names}`,
  anywhere: 'From anywhere',
  perMinute: (count) => `${count} a minute`,
  states: { live: 'Live', expired: 'Expired', revoked: 'Revoked' },
  revoked: (who, when) => `by ${who}, ${when}`,
  made: (who, when) => `Made by ${who}, ${when}`,
  unused: 'Never used',
  edit: 'Change',
  editOf: (name) => `Change ${name}`,
  revoke: 'Revoke',
  revokeOf: (name) => `Revoke ${name}`,
  revokeTitle: 'Revoke the token',
  revokeText:
    'It stops working at once and for good: the system would need a new one. What it has recorded stays.',
  revokedDone: 'The token is revoked',
  stale: 'Somebody changed this token first: look at it before you go on',
  secretTitle: (name) => `The token is made: ${name}`,
  secretWarning:
    'The token is shown here once. After this is closed nobody can see it again: copy it now and hand it over to be kept safe.',
  secret: 'Token',
  aSecret: 'the token',
  secretLost:
    'The token was made by the earlier attempt, whose answer was lost on the way. Its text is told once only: revoke this one and make another.',
  secretKept: 'It is kept, close',
  keys: { walk: 'up, down', edit: 'change', add: 'new' },
}

export const tokenWords = { zh, en }
