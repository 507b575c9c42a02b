import { webhookBody } from '@linli/contract/webhook-events'
import type { DetailValue, readMessageDetails } from '@linli/data/tenant/message-details'
import type { LoggedEvent } from '@linli/data/tenant/outboxes'
import { inUnits } from '@linli/domain/quantities'
import { webhookEvents, type WebhookType } from '@linli/domain/webhook-events'
import { instant } from '../api/ids.ts'

/** Where a message is made: the service's own address, and the street. */
export type Place = { origin: string; street: string }

/** What full messages tell besides. */
export type Details = Awaited<ReturnType<typeof readMessageDetails>>

/** The id of a message, the same for every attempt and every endpoint; the moment keeps a restored database from using one again. */
export const messageId = (street: string, { sequence, at }: Pick<LoggedEvent, 'sequence' | 'at'>): string =>
  `msg_${street}_${sequence}_${at.toString(36)}`

/** The number of the event that a message tells of; undefined where the id is none of this street's. */
export const sequenceOf = (street: string, message: string): number | undefined => {
  const found = /^msg_(.+)_(\d{1,15})_[0-9a-z]{1,12}$/.exec(message)
  return found?.[1] === street ? Number(found[2]) : undefined
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const whole = (value: unknown): number => (typeof value === 'number' ? value : 0)

const valueOf = ({ metric, dimension, value, bound }: DetailValue) => ({
  metric,
  dimension,
  value: value === null || bound === 'unstated' ? null : inUnits(value),
  bound,
})

type Making = { place: Place; event: LoggedEvent; details: Details | undefined }

/** Addresses of what a message is about: in the API, and on a screen. */
const linksOf = ({ place: { origin, street }, event }: Making, api: string, page: string) => {
  const community = event.community === null ? '' : `/${event.community}`
  return {
    api: `${origin}/v1/streets/${street}${community === '' ? '' : `/communities${community}`}/${api}`,
    page: `${origin}/s/${street}${community === '' ? '' : `/c${community}`}/${page}`,
  }
}

const where = ({ place, event }: Making) => ({ street: place.street, community: event.community ?? '' })

/** The last word of a type of the log: `entry.edited` is `edited`. */
const changeOf = ({ event }: Making): string => event.type.slice(event.type.indexOf('.') + 1)

const entryData = (making: Making) => {
  const { subject, data } = making.event
  const found = making.details?.entries.get(subject)
  return {
    ...where(making),
    entry: subject,
    kind: text(data['kind']),
    version: whole(data['version']),
    links: linksOf(making, `entries/${subject}`, `ledger?entry=${subject}`),
    ...(found !== undefined && {
      details: {
        section: found.section,
        date: found.date,
        notable: found.notable,
        deleted: found.deleted,
        figures: found.values.map(valueOf),
      },
    }),
  }
}

const declaredData = (making: Making) => {
  const { subject, data } = making.event
  const [metric, dimension, period] = [text(data['metric']), text(data['dimension']), text(data['period'])]
  return {
    ...where(making),
    declared: subject,
    change: changeOf(making),
    metric,
    dimension,
    period,
    version: whole(data['version']),
    links: linksOf(
      making,
      `figures/${metric}?period=${period}&dimension=${encodeURIComponent(dimension)}`,
      `figures?period=${period}&metric=${metric}`,
    ),
    ...(making.details !== undefined && {
      details: {
        value: typeof data['value'] === 'number' ? data['value'] : null,
        bound: text(data['bound']),
      },
    }),
  }
}

const reportData = (making: Making) => {
  const { subject, data, community } = making.event
  // Within its community a report is known by its period and revision.
  const report = subject.slice((community ?? '').length + 1)
  const period = text(data['period'])
  return {
    ...where(making),
    report,
    period,
    revision: whole(data['revision']),
    links: linksOf(making, `report?period=${period}`, `report?period=${period}`),
  }
}

const approvalData = (making: Making) => {
  const found = making.details?.approvals.get(making.event.subject)
  return {
    ...reportData(making),
    ...(found !== undefined && {
      details: { sha256: found.sha256, figures: found.values.map(valueOf) },
    }),
  }
}

const targetData = (making: Making) => {
  const { subject, data } = making.event
  return {
    ...where(making),
    target: subject,
    due: text(data['due']),
    links: linksOf(making, `targets/${subject}`, `targets/${subject}`),
  }
}

const periodData = (making: Making) => ({
  street: making.place.street,
  period: making.event.subject,
  day: text(making.event.data['day']),
  links: linksOf(making, 'reporting-periods', `reviews?period=${making.event.subject}`),
})

const dataOf: Record<WebhookType, (making: Making) => object> = {
  'entry.recorded': entryData,
  'entry.corrected': (making) => ({ ...entryData(making), change: changeOf(making) }),
  'figure.declared': declaredData,
  'report.submitted': reportData,
  'report.returned': reportData,
  'report.approved': approvalData,
  'report.reopened': reportData,
  'target.reached': targetData,
  'target.behind': targetData,
  'period.opened': periodData,
  'period.closed': periodData,
  'member.changed': (making) => ({
    ...where(making),
    member: making.event.subject,
    change: changeOf(making),
    links: linksOf(making, 'members', 'members'),
  }),
  'endpoint.ping': ({ place: { street }, event }) => ({ street, endpoint: event.subject }),
}

/** The body of a message, parsed by its schema: nothing that is not declared leaves. */
export const messageBody = (
  type: WebhookType,
  place: Place,
  event: LoggedEvent,
  details: Details | undefined,
): string => {
  const body = {
    type,
    version: webhookEvents[type].version,
    timestamp: instant(event.at),
    data: dataOf[type]({ place, event, details }),
  }
  return JSON.stringify(webhookBody(type).parse(body))
}

/** Of what full messages need to know more. */
export const detailed = (
  events: readonly { webhook: WebhookType; subject: string }[],
): { entries: string[]; reports: string[] } => {
  const about = (...types: WebhookType[]) =>
    events.filter(({ webhook }) => types.includes(webhook)).map(({ subject }) => subject)
  return { entries: about('entry.recorded', 'entry.corrected'), reports: about('report.approved') }
}
