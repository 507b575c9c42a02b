import { pick } from '../language.tsx'

type Words = readonly [zh: string, en: string]

/** What is acted on: how a type of event begins. */
const areas: Readonly<Record<string, Words>> = {
  entry: ['台账', 'Record'],
  file: ['佐证材料', 'File'],
  figure: ['数据', 'Figure'],
  coverage: ['覆盖数据', 'Coverage'],
  tracts: ['网格', 'Tracts'],
  report: ['报告', 'Report'],
  target: ['目标', 'Target'],
  task: ['任务', 'Task'],
  template: ['任务模板', 'Template'],
  rule: ['校验规则', 'Rule'],
  wording: ['用语', 'Wording'],
  member: ['成员', 'Member'],
  period: ['报告期', 'Period'],
  settings: ['设置', 'Settings'],
  endpoint: ['推送地址', 'Endpoint'],
  delivery: ['投递', 'Delivery'],
  source: ['接收来源', 'Source'],
  inbound: ['收到的消息', 'Inbound message'],
  token: ['令牌', 'Token'],
}

/** What was done: how it ends. */
const acts: Readonly<Record<string, Words>> = {
  added: ['新增', 'added'],
  adopted: ['采用', 'adopted'],
  approved: ['核定', 'approved'],
  behind: ['滞后', 'behind'],
  carried: ['结转', 'carried over'],
  changed: ['修改', 'changed'],
  closed: ['截止', 'closed'],
  corrected: ['更正', 'corrected'],
  declared: ['补录', 'declared'],
  deleted: ['删除', 'deleted'],
  dismissed: ['搁置', 'dismissed'],
  'due-soon': ['快到期', 'due soon'],
  edited: ['修改', 'edited'],
  entered: ['填写', 'entered'],
  'exception-removed': ['取消例外', 'exception removed'],
  'exception-set': ['设例外', 'exception set'],
  failing: ['一直失败', 'failing'],
  forgotten: ['彻底删除', 'deleted for good'],
  gone: ['对方不再接收', 'gone'],
  'keys-read': ['查看密钥', 'keys read'],
  'keys-rotated': ['更换密钥', 'keys rotated'],
  linked: ['关联', 'linked'],
  made: ['新建', 'made'],
  marked: ['标记', 'marked'],
  'names-read': ['查看姓名', 'names read'],
  opened: ['开放', 'opened'],
  'paragraph-added': ['加段落', 'paragraph added'],
  'paragraph-changed': ['改段落', 'paragraph changed'],
  'paragraph-moved': ['移段落', 'paragraph moved'],
  'paragraph-removed': ['删段落', 'paragraph removed'],
  'paragraph-restored': ['恢复段落', 'paragraph restored'],
  pictured: ['生成缩略图', 'pictured'],
  pinged: ['测试', 'tested'],
  reached: ['完成', 'reached'],
  read: ['查看原文', 'read'],
  received: ['收到', 'received'],
  recorded: ['登记', 'made'],
  redeclared: ['改补录', 'declared anew'],
  reinstated: ['恢复', 'reinstated'],
  rejected: ['对方未接受', 'rejected'],
  'remark-answered': ['答复意见', 'remark answered'],
  'remark-settled': ['意见了结', 'remark settled'],
  remarked: ['提意见', 'remarked on'],
  removed: ['移除', 'removed'],
  reopened: ['重新打开', 'reopened'],
  replayed: ['重发', 'sent again'],
  reset: ['还原', 'reset'],
  restored: ['恢复', 'restored'],
  retired: ['停用', 'retired'],
  returned: ['退回', 'returned'],
  revoked: ['吊销', 'revoked'],
  'secret-rotated': ['更换密钥', 'secret rotated'],
  'section-approved': ['核定一节', 'section approved'],
  set: ['设定', 'set'],
  started: ['开始', 'started'],
  stood: ['维持', 'stood'],
  submitted: ['提交', 'submitted'],
  synced: ['对方已入账', 'taken into their books'],
  unlinked: ['取消关联', 'unlinked'],
  urged: ['催办', 'urged'],
  used: ['使用', 'used'],
  verified: ['核实', 'verified'],
  withdrawn: ['撤回', 'withdrawn'],
}

const said = (words: Words): string => pick({ zh: words[0], en: words[1] })

/** The areas by which the log is filtered. */
export const eventAreas = (): { code: string; name: string }[] =>
  Object.entries(areas).map(([code, words]) => ({ code, name: said(words) }))

/** What an event is called; as it stands where that is not known. */
export const eventName = (type: string): string => {
  const [area = '', act = ''] = type.split('.')
  const [on, done] = [areas[area], acts[act]]
  return on === undefined || done === undefined ? type : `${said(on)} ${said(done)}`
}
