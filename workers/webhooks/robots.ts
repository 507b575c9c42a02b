import type { EndpointKind } from '@linli/domain/endpoints'
import type { Outgoing, Sent } from '../outside.ts'
import { addressRefusal, isAllowedHost, type AddressRefusal } from './addresses.ts'
import { reasonOf, saidIn, waitOf, type RobotReason } from './robot-answers.ts'
import {
  dingtalkRequest,
  feishuRequest,
  wecomRequest,
  type Robot,
  type RobotMessage,
} from './robot-requests.ts'
import { oneLine } from './robot-texts.ts'

export type RobotKind = Exclude<EndpointKind, 'webhook'>

/**
 * How many messages a minute a robot may send: DingTalk (above that, none for ten minutes), WeCom, Feishu (and 5 a second),
 * each by its manual of custom robots.
 */
export const robotRate: Readonly<Record<RobotKind, number>> = { dingtalk: 20, wecom: 20, feishu: 100 }

/** The addresses that the chat services give out. */
const official: Readonly<Record<RobotKind, RegExp>> = {
  dingtalk: /^https:\/\/oapi\.dingtalk\.com\/robot\/send\?access_token=\w+$/,
  wecom: /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[\w-]+$/,
  feishu: /^https:\/\/open\.(feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook\/[\w-]+$/,
}

/**
 * Why an address is none of such a robot; undefined when it is. Offices that run the chat service themselves have it at a host that
 * the operator allows, with paths of its own.
 */
export const robotRefusal = (
  kind: RobotKind,
  url: string,
  allowedHosts: readonly string[],
): AddressRefusal | 'not-a-robot' | undefined => {
  const refusal = addressRefusal(url, allowedHosts)
  if (refusal !== undefined) return refusal
  const parsed = new URL(url)
  return isAllowedHost(parsed, allowedHosts) || official[kind].test(parsed.href) ? undefined : 'not-a-robot'
}

const requests = { dingtalk: dingtalkRequest, wecom: wecomRequest, feishu: feishuRequest } satisfies Record<
  RobotKind,
  unknown
>

/** The request by which a robot says something; what is too long is cut. `now` is in ms since 1970. */
export const robotRequest = (
  kind: RobotKind,
  robot: Robot,
  message: RobotMessage,
  now: number,
): Promise<Outgoing> => requests[kind](robot, { ...message, title: oneLine(message.title, 64) }, now)

/** What a request to a robot came to; `retryAfter` in s where the chat service wants us to wait. */
export type RobotOutcome = 'delivered' | { reason: RobotReason; retryAfter?: number }

/** What came of a request: delivered only when the chat service itself says so. */
export const robotOutcome = (kind: RobotKind, sent: Sent): RobotOutcome => {
  if ('failed' in sent) return { reason: sent.failed }
  const said = saidIn(sent.body)
  if (said.code === 0 && sent.status >= 200 && sent.status < 300) return 'delivered'
  const reason = reasonOf(kind, sent.status, said)
  return reason === 'rate-limited' ? { reason, retryAfter: waitOf(kind, sent.headers) } : { reason }
}
