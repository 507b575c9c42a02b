import { both, type Bilingual } from './results.ts'

/** What a message to other systems is about, and which events of the log it tells. */
export type WebhookEvent = {
  /** Raised when a field changes its meaning or goes; a field may come without it. */
  version: number
  /** The types of the log that are told under this name. */
  from: readonly string[]
  name: Bilingual
  told: Bilingual
}

const event = (from: readonly string[], name: Bilingual, told: Bilingual, version = 1): WebhookEvent => ({
  version,
  from,
  name,
  told,
})

/** The types that an endpoint can ask for. */
export const webhookTypes = [
  'entry.recorded',
  'entry.corrected',
  'figure.declared',
  'report.submitted',
  'report.returned',
  'report.approved',
  'report.reopened',
  'target.reached',
  'target.behind',
  'period.opened',
  'period.closed',
  'member.changed',
] as const

/** Every type of message: a test comes unasked. */
export const allWebhookTypes = [...webhookTypes, 'endpoint.ping'] as const
export type WebhookType = (typeof allWebhookTypes)[number]

/** The catalogue of messages: every type that other systems can be told of. */
export const webhookEvents = {
  'entry.recorded': event(
    ['entry.recorded'],
    both('台账新增', 'Record made'),
    both('登记或粘贴了一条台账', 'A ledger record was made, by hand or by pasting'),
  ),
  'entry.corrected': event(
    ['entry.edited', 'entry.deleted', 'entry.restored'],
    both('台账更正', 'Record corrected'),
    both('一条台账被修改、删除或恢复', 'A ledger record was edited, deleted or restored'),
  ),
  'figure.declared': event(
    ['figure.declared', 'figure.redeclared', 'figure.withdrawn'],
    both('数据补录', 'Figure declared'),
    both('一个数被补录、改动或撤回', 'A figure was declared, changed or withdrawn'),
  ),
  'report.submitted': event(
    ['report.submitted'],
    both('报告提交', 'Report submitted'),
    both('社区提交了半年报告', 'A community submitted its report'),
  ),
  'report.returned': event(
    ['report.returned'],
    both('报告退回', 'Report returned'),
    both('街道退回了报告', 'The street returned a report'),
  ),
  'report.approved': event(
    ['report.approved'],
    both('报告核定', 'Report approved'),
    both('街道核定了报告，数据已固定', 'The street approved a report; its figures are frozen'),
  ),
  'report.reopened': event(
    ['report.reopened'],
    both('报告重开', 'Report re-opened'),
    both('已核定的报告重开为新一稿', 'An approved report was re-opened as a new revision'),
  ),
  'target.reached': event(
    ['target.reached'],
    both('目标完成', 'Target reached'),
    both('一个目标完成了', 'A target was reached'),
  ),
  'target.behind': event(
    ['target.behind'],
    both('目标滞后', 'Target behind'),
    both('一个目标落后于进度', 'A target fell behind its pace'),
  ),
  'period.opened': event(
    ['period.opened'],
    both('报告期开始', 'Period opened'),
    both('开始报送一期报告', 'The reports of a period are asked for from now on'),
  ),
  'period.closed': event(
    ['period.closed'],
    both('报告期关闭', 'Period closed'),
    both('一期关闭，此后只能更正', 'A period closed: only corrections from now on'),
  ),
  'member.changed': event(
    ['member.added', 'member.changed', 'member.removed', 'member.restored'],
    both('党员名单变动', 'Member changed'),
    both('党员名单有增减或改动（不含姓名）', 'The list of members changed (names are never told)'),
  ),
  'endpoint.ping': event(
    ['endpoint.pinged'],
    both('连通测试', 'Test message'),
    both('从控制台发出的测试消息，只发给一个地址', 'A test from the console, to one endpoint only'),
  ),
} as const satisfies Record<WebhookType, WebhookEvent>

const told = new Map(
  allWebhookTypes.flatMap((type) =>
    webhookEvents[type].from.map((logged: string) => [logged, type] as const),
  ),
)

/** Under which name an event of the log is told to other systems; undefined when it is not told. */
export const webhookTypeOf = (logged: string): WebhookType | undefined => told.get(logged)

/** Whether a text is a type of message. */
export const isWebhookType = (type: string): type is WebhookType => Object.hasOwn(webhookEvents, type)

/** Every type of the log that is told to other systems. */
export const toldTypes: readonly string[] = [...told.keys()]
