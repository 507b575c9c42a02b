const zh = {
  title: '审核',
  views: '看什么',
  board: '进度',
  queue: '队列',
  summary: '汇总',
  rules: '校验规则',
  noPermission: '你可以写和看报告，不能审核',
  noPermissionHow: (street: string) => `审核由${street}的科员和街道管理员做。需要时请找街道管理员开通。`,
  back: '看社区对比',
  notBegun: '未开始',
  late: '逾期',
  submittedLate: '应报日后提交',
  revision: (count: number) => `第 ${count} 版`,
  open: '打开报告',
  submitted: (by: string, when: string) => `${when} ${by}`,
  cancel: '取消',
  close: '关闭',
}

const en: typeof zh = {
  title: 'Review',
  views: 'View',
  board: 'Progress',
  queue: 'Queue',
  summary: 'Summary',
  rules: 'Rules',
  noPermission: 'You may write and read reports, not review them',
  noPermissionHow: (street) =>
    `Reports are reviewed by the officers and the admin of ${street}. Ask the admin if you need to.`,
  back: 'See the comparison',
  notBegun: 'Not begun',
  late: 'overdue',
  submittedLate: 'after the due day',
  revision: (count) => `Revision ${count}`,
  open: 'Open report',
  submitted: (by, when) => `${when} ${by}`,
  cancel: 'Cancel',
  close: 'Close',
}

export const reviewsWords = { zh, en }
