const zh = {
  brand: '邻里',
  home: '邻里，首页',
  navigation: '主导航',
  tabs: '底部导航',
  ledger: '台账',
  figures: '数据',
  draft: '报告',
  targets: '目标',
  compare: '对比',
  settings: '设置',
  street: '街道',
  community: '社区',
  menu: '用户菜单',
  account: '账号',
  signOut: '退出',
  other: 'English',
}

const en: typeof zh = {
  brand: 'Linli',
  home: 'Linli, home',
  navigation: 'Main',
  tabs: 'Main, bottom',
  ledger: 'Ledger',
  figures: 'Figures',
  draft: 'Report',
  targets: 'Targets',
  compare: 'Compare',
  settings: 'Settings',
  street: 'Street',
  community: 'Community',
  menu: 'Your menu',
  account: 'Account',
  signOut: 'Sign out',
  other: '中文',
}

export const words = { zh, en }
