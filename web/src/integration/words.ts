const zh = {
  title: '系统对接',
  tabs: '系统对接的各部分',
  endpoints: '推送',
  deliveries: '投递记录',
  catalogue: '消息目录',
  tokens: '令牌',
  developers: '开发文档',
  newWindow: '（新窗口）',
  noPermission: '系统对接由街道管理员管理',
  noPermissionHow: (street: string) =>
    `推送地址、密钥和令牌只有${street}的街道管理员能看能改。需要对接时请找管理员。`,
  back: '看社区对比',
  copy: '复制',
  copied: '已复制',
  notCopied: '这个浏览器不让复制，请选中后按 Ctrl+C',
  close: '关闭',
  cancel: '取消',
  all: '全部',
  more: '显示更多',
  notDone: (why: string) => `没有办成：${why}`,
  typeToConfirm: (name: string) => `输入“${name}”确认`,
}

const en: typeof zh = {
  title: 'Integrations',
  tabs: 'Parts of the integrations',
  endpoints: 'Endpoints',
  deliveries: 'Deliveries',
  catalogue: 'Messages',
  tokens: 'Tokens',
  developers: 'For developers',
  newWindow: ' (new window)',
  noPermission: 'Integrations are kept by the street’s administrator',
  noPermissionHow: (street) =>
    `Addresses, keys and tokens are for the administrator of ${street} only. Ask them to connect a system.`,
  back: 'See the comparison',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'This browser does not let pages copy: select it and press Ctrl+C',
  close: 'Close',
  cancel: 'Cancel',
  all: 'All',
  more: 'Show more',
  notDone: (why) => `Not done: ${why}`,
  typeToConfirm: (name) => `Type “${name}” to confirm`,
}

export const consoleWords = { zh, en }
