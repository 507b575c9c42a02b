const zh = {
  caption: '日志',
  lead: '谁在什么时候做了什么，新的在前。姓名和文字内容不写进日志。',
  filters: { type: '哪一类', community: '社区', from: '从哪天', until: '到哪天' },
  any: { type: '全部类别', community: '全部社区' },
  onlyOf: (who: string) => `只看 ${who}`,
  clear: '清除筛选',
  columns: { time: '时间', what: '做了什么', who: '谁', community: '社区', details: '详情' },
  kinds: { person: '', token: '令牌', service: '系统' },
  unknown: '（已不在）',
  wholeStreet: '全街道',
  empty: '还没有日志',
  noneFound: '没有符合筛选的日志',
}

const en: typeof zh = {
  caption: 'Log',
  lead: 'Who did what and when, newest first. Names and free text are never in the log.',
  filters: { type: 'Area', community: 'Community', from: 'From day', until: 'Until day' },
  any: { type: 'Every area', community: 'Every community' },
  onlyOf: (who) => `Only ${who}`,
  clear: 'Clear the filters',
  columns: { time: 'Time', what: 'What', who: 'Who', community: 'Community', details: 'Details' },
  kinds: { person: '', token: 'Token', service: 'The system' },
  unknown: '(no longer here)',
  wholeStreet: 'The whole street',
  empty: 'Nothing is logged yet',
  noneFound: 'Nothing in the log fits the filters',
}

export const eventWords = { zh, en }
