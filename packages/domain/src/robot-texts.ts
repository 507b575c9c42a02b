import type { Bilingual } from './results.ts'
import { webhookEvents, type WebhookType } from './webhook-events.ts'

/** Chat groups are told of decisions and of days that people wait for, not of every record. */
const forRobots: readonly WebhookType[] = [
  'report.submitted',
  'report.returned',
  'report.approved',
  'report.reopened',
  'target.reached',
  'target.behind',
  'period.opened',
  'period.closed',
  'endpoint.ping',
]

export const isForRobots = (type: WebhookType): boolean => forRobots.includes(type)

/** What a chat group reads: a heading, and lines below it. */
export type RobotText = { title: string; lines: readonly string[] }

const nameOf = (type: WebhookType): Bilingual => webhookEvents[type].name

/** The words of a message to a chat group, in Chinese: what happened where, and of which period; nobody is named. */
export const robotText = (
  type: WebhookType,
  { community, period }: { community?: string | undefined; period?: string | undefined },
): RobotText => {
  const title = `【邻里】${nameOf(type).zh}`
  const lines = [
    ...(community === undefined ? [] : [`社区：${community}`]),
    ...(period === undefined ? [] : [`期间：${period}`]),
    webhookEvents[type].told.zh,
  ]
  return { title, lines }
}
