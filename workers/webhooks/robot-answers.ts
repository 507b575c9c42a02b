import type { SendFailure } from '../outside.ts'
import type { RobotKind } from './robots.ts'

/**
 * Why a robot said nothing. `rate-limited`: too many messages; `not-admitted`: its keywords, addresses or signature forbid it;
 * `no-such-robot`: it was taken out of the group; `refused`: it did not take the message; `unavailable`: the chat service is out of order.
 */
export type RobotReason =
  | 'rate-limited'
  | 'not-admitted'
  | 'no-such-robot'
  | 'refused'
  | 'unavailable'
  | SendFailure

/** The chat services' own codes, from their manuals of custom robots and their lists of codes; they answer 200 with a code in the body. */
const reasons: Readonly<Record<RobotKind, Readonly<Record<number, RobotReason>>>> = {
  dingtalk: {
    [-1]: 'unavailable',
    130_101: 'rate-limited',
    410_100: 'rate-limited',
    660_026: 'rate-limited',
    90_018: 'rate-limited',
    90_030: 'rate-limited',
    310_000: 'not-admitted',
    300_001: 'no-such-robot',
    400_013: 'no-such-robot',
    400_101: 'no-such-robot',
    400_102: 'no-such-robot',
  },
  wecom: {
    [-1]: 'unavailable',
    45_009: 'rate-limited',
    45_033: 'rate-limited',
    93_000: 'no-such-robot',
  },
  feishu: {
    11_232: 'rate-limited',
    230_020: 'rate-limited',
    99_991_400: 'rate-limited',
    19_001: 'no-such-robot',
    19_021: 'not-admitted',
    19_022: 'not-admitted',
    19_024: 'not-admitted',
  },
}

/** For how long a robot is silent that said too much, in s. */
const silence: Readonly<Record<RobotKind, number>> = {
  dingtalk: 600,
  wecom: 60,
  feishu: 60,
}

export type Said = { code: number | undefined; words: string }

const fieldOf = (said: object, names: readonly string[]): unknown =>
  names.map((name): unknown => Reflect.get(said, name)).find((value) => value !== undefined)

/** The code and the words of an answer; DingTalk and WeCom say errcode, Feishu code, and StatusCode in its old form. */
export const saidIn = (body: string): Said => {
  try {
    const said: unknown = JSON.parse(body)
    if (typeof said !== 'object' || said === null) return { code: undefined, words: '' }
    const code = fieldOf(said, ['errcode', 'code', 'StatusCode'])
    const words = fieldOf(said, ['errmsg', 'msg', 'StatusMessage'])
    return {
      code: typeof code === 'number' ? code : undefined,
      words: typeof words === 'string' ? words : '',
    }
  } catch {
    return { code: undefined, words: '' }
  }
}

/** Feishu says 9499 for what is malformed and for what is too much alike; its words tell them apart. */
const isTooMuch = ({ code, words }: Said): boolean => code === 9499 && /too many/i.test(words)

/** How long to wait, in s: what the answer says, else what the manual does. */
export const waitOf = (kind: RobotKind, headers: Readonly<Record<string, string>>): number => {
  const seconds = headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'] ?? ''
  return /^\d{1,5}$/.test(seconds) ? Number(seconds) : silence[kind]
}

export const reasonOf = (kind: RobotKind, status: number, said: Said): RobotReason => {
  if (status === 429 || isTooMuch(said)) return 'rate-limited'
  if (said.code === undefined || said.code === 0) return 'unavailable'
  return reasons[kind][said.code] ?? (status >= 500 ? 'unavailable' : 'refused')
}
