const zh = {
  caption: '推送地址',
  add: '新增推送地址',
  empty: '还没有推送地址',
  emptyText:
    '台账新增或更正、数据补录、报告提交和核定、目标完成或滞后时，系统会把消息发到这里登记的网址或群机器人。先新增一个，再点“测试”看对方是否收到。',
  howTo: '对方怎么接、怎么验签，见开发文档',
  columns: { name: '名称', to: '发往', what: '发什么', state: '状态（近 24 小时）', acts: '操作' },
  types: (count: number) => `${count} 种消息`,
  allTypes: '全部消息',
  communities: (names: string) => `只发 ${names}`,
  allCommunities: '全部社区',
  contents: { thin: '只发编号和链接', full: '附带内容' },
  day: (delivered: number, waiting: number, failed: number) =>
    `送达 ${delivered} · 待发 ${waiting} · 失败 ${failed}`,
  untried: '还没有发送过，可先发一条测试',
  succeeded: (when: string) => `最近送达 ${when}`,
  failingSince: (when: string) => `${when} 起一直失败`,
  because: (why: string) => `原因：${why}`,
  test: '测试',
  testOf: (name: string) => `测试 ${name}`,
  onlyActive: '启用后才能测试',
  edit: '修改',
  editOf: (name: string) => `修改 ${name}`,
  keys: { walk: '上下', panel: '详情', close: '收起' },
}

const en: typeof zh = {
  caption: 'Endpoints',
  add: 'New endpoint',
  empty: 'There is no endpoint yet',
  emptyText:
    'When records are made or corrected, figures declared, reports submitted or approved, targets reached or behind, a message is sent to the addresses and chat robots listed here. Add one, then press “Test” to see whether it arrives.',
  howTo: 'How to receive and verify messages is told in the pages for developers',
  columns: { name: 'Name', to: 'Where to', what: 'What', state: 'State (last 24 hours)', acts: 'Actions' },
  types: (count) => (count === 1 ? '1 type' : `${count} types`),
  allTypes: 'Every type',
  communities: (names) => `Only ${names}`,
  allCommunities: 'Every community',
  contents: { thin: 'Ids and links only', full: 'With contents' },
  day: (delivered, waiting, failed) => `${delivered} delivered · ${waiting} waiting · ${failed} failed`,
  untried: 'Nothing was sent yet: send a test first',
  succeeded: (when) => `Last delivered ${when}`,
  failingSince: (when) => `Everything has failed since ${when}`,
  because: (why) => `Why: ${why}`,
  test: 'Test',
  testOf: (name) => `Test ${name}`,
  onlyActive: 'Only an active endpoint can be tested',
  edit: 'Change',
  editOf: (name) => `Change ${name}`,
  keys: { walk: 'up, down', panel: 'details', close: 'close' },
}

export const endpointWords = { zh, en }
export type EndpointWords = typeof zh
