import { givesUpAfter } from '@linli/domain/delivery-schedules'

const daysFailing = givesUpAfter / 86_400_000

const zh = {
  title: '消息',
  empty: '还没有消息',
  emptyText: '报告被催报、退回、核定，有社区提交报告，或者目标任务下达、快到期限时，会在这里告诉你。',
  fresh: '新',
  log: '看操作日志',
  types: {
    'report.urged': '催报',
    'report.returned': '退回',
    'report.approved': '已核定',
    'report.reopened': '重新打开',
    'report.submitted': '提交',
    'target.set': '新任务',
    'target.due-soon': '临近期限',
    'endpoint.gone': '已停用',
    'endpoint.failing': '已停用',
    'delivery.rejected': '对方未接受',
  },
  about: {
    'report.urged': (period: string) => `请尽快提交${period}工作总结`,
    'report.returned': (period: string) => `${period}工作总结被退回，请按意见修改并逐条答复`,
    'report.approved': (period: string) => `${period}工作总结已核定`,
    'report.reopened': (period: string) => `${period}工作总结已重新打开，可以修订`,
    'report.submitted': (period: string) => `提交了${period}工作总结，待审核`,
    'target.set': () => '有新的目标任务',
    'target.due-soon': () => '有目标任务快到期限',
    'endpoint.gone': (endpoint: string) => `推送地址“${endpoint}”已停用：对方答复410（已关闭）`,
    'endpoint.failing': (endpoint: string) => `推送地址“${endpoint}”已停用：连续${daysFailing}天无法送达`,
    'delivery.rejected': (endpoint: string) => `“${endpoint}”没有接受一条推送`,
  },
  other: (period: string) => `${period}工作总结有变化`,
  note: (text: string) => `“${text}”`,
}

const en: typeof zh = {
  title: 'Notices',
  empty: 'No notices yet',
  emptyText:
    'You are told here of reminders, of reports returned or approved, of reports that communities submit, and of targets that are given or fall due.',
  fresh: 'new',
  log: 'See the audit log',
  types: {
    'report.urged': 'Reminder',
    'report.returned': 'Returned',
    'report.approved': 'Approved',
    'report.reopened': 'Reopened',
    'report.submitted': 'Submitted',
    'target.set': 'New target',
    'target.due-soon': 'Due soon',
    'endpoint.gone': 'Switched off',
    'endpoint.failing': 'Switched off',
    'delivery.rejected': 'Not accepted',
  },
  about: {
    'report.urged': (period) => `Please submit the report of the ${period}`,
    'report.returned': (period) => `The report of the ${period} was returned: mend it and answer each remark`,
    'report.approved': (period) => `The report of the ${period} is approved`,
    'report.reopened': (period) => `The report of the ${period} is open for a revision`,
    'report.submitted': (period) => `submitted the report of the ${period} for review`,
    'target.set': () => 'has a new target',
    'target.due-soon': () => 'has a target that is due soon',
    'endpoint.gone': (endpoint) => `The endpoint “${endpoint}” was switched off: it answered 410 (gone)`,
    'endpoint.failing': (endpoint) =>
      `The endpoint “${endpoint}” was switched off: nothing reached it for ${daysFailing} days`,
    'delivery.rejected': (endpoint) => `“${endpoint}” did not accept a message`,
  },
  other: (period) => `The report of the ${period} changed`,
  note: (text) => `“${text}”`,
}

export const noticesWords = { zh, en }
