const zh = {
  label: '对接系统的回执',
  of: (name: string) => `${name}：`,
  waiting: '待发送',
  delivered: '已送达',
  failed: '没有送达',
  synced: (when: string) => `已同步 ${when}`,
  rejected: '未接受',
  rejectedBecause: (why: string) => `未接受：${why}`,
}

const en: typeof zh = {
  label: 'What other systems made of it',
  of: (name) => `${name}: `,
  waiting: 'waiting to be sent',
  delivered: 'delivered',
  failed: 'not delivered',
  synced: (when) => `in their books ${when}`,
  rejected: 'not accepted',
  rejectedBecause: (why) => `not accepted: ${why}`,
}

export const acknowledgementWords = { zh, en }
