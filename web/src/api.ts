import type { Spoken } from '@linli/contract/calls'
import type { Replied } from '@linli/contract/operations'
import type { Problem } from '@linli/contract/refusals'
import { everydayRoutes, type OperationId, type Route } from '@linli/contract/routes'
import { currentLanguage } from './language.tsx'
import { heard, unheard } from './network.ts'

/** What a call says: the names in the path, the query and the body, each left out where it is empty. */
export type Said<Id extends OperationId> = Spoken<Id> & {
  /** The version that was seen of what is changed (If-Match). */
  version?: number | undefined
  /** The Idempotency-Key: give the same one again to repeat a call whose answer was not heard. */
  key?: string | undefined
  /** How long the answer is waited for, in milliseconds, where that is longer than usual. */
  patience?: number | undefined
}

/** The server answered no; `problem` says what is wrong and which fields. */
export class Refused extends Error {
  readonly problem: Problem
  readonly status: number
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title)
    this.name = 'Refused'
    this.problem = problem
    this.status = problem.status
  }
}

/** No answer came: offline, or nothing within ten seconds. Whether the server has heard is not known. */
export class Unreachable extends Error {
  readonly slow: boolean
  constructor(slow: boolean) {
    super(slow ? 'no answer within ten seconds' : 'the server cannot be reached')
    this.name = 'Unreachable'
    this.slow = slow
  }
}

/** How long an answer is waited for, in milliseconds. */
const usualPatience = 10_000

/** The kind of a refusal, such as `stale`, or '' for any other error. */
export const refusalOf = (error: unknown): string =>
  error instanceof Refused ? (/[^/:#]+$/.exec(error.problem.type)?.[0] ?? '') : ''

/** A new Idempotency-Key: keep it with what is typed, so that sending it twice records it once. */
export const freshKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

type Loose = {
  params?: Readonly<Record<string, string>> | undefined
  query?: Readonly<Record<string, unknown>> | undefined
  body?: unknown
  version?: number | undefined
  key?: string | undefined
  patience?: number | undefined
}

const addressOf = (route: Route, { params = {}, query = {} }: Loose): string => {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (typeof value === 'number' || (typeof value === 'string' && value !== ''))
      asked.set(name, String(value))
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Where a file can be downloaded from: the `href` of a link. */
export const fileLink = <Id extends keyof typeof everydayRoutes>(
  id: Id,
  said: Pick<Said<Id>, 'params' | 'query'>,
): string => addressOf(everydayRoutes[id], said)

const headersOf = (route: Route, said: Loose): Record<string, string> => ({
  Accept: 'application/json',
  'Accept-Language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
  ...(said.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...(route.creates === true ? { 'Idempotency-Key': said.key ?? freshKey() } : {}),
  ...(said.version === undefined ? {} : { 'If-Match': `"${said.version}"` }),
})

const fetched = async (route: Route, said: Loose): Promise<{ status: number; text: string }> => {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), said.patience ?? usualPatience)
  try {
    const body = said.body === undefined ? {} : { body: JSON.stringify(said.body) }
    const method = route.method.toUpperCase()
    const init = { method, headers: headersOf(route, said), signal: stop.signal, ...body }
    const answer = await fetch(addressOf(route, said), init)
    const text = await answer.text()
    heard()
    return { status: answer.status, text }
  } catch {
    unheard()
    throw new Unreachable(stop.signal.aborted)
  } finally {
    clearTimeout(timer)
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'title' in value && 'status' in value

const unnamed = (status: number): Problem => ({
  type: 'about:blank',
  title: currentLanguage() === 'zh' ? '服务器没有正常回答' : 'The server did not answer properly',
  status,
})

const signedOutListeners = new Set<() => void>()

/** Calls the listener whenever the server no longer knows who is signed in; returns how to stop. */
export const whenSignedOut = (listener: () => void): (() => void) => {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

const refused = (status: number, reply: unknown): Refused => {
  const refusal = new Refused(isProblem(reply) ? reply : unnamed(status))
  if (refusalOf(refusal) === 'not-signed-in') for (const listener of signedOutListeners) listener()
  return refusal
}

/** How the operations of a table are asked for: screens that are seldom opened bring their own. */
export const callIn =
  <Table extends Readonly<Partial<Record<OperationId, Route>>>>(table: Table & Record<keyof Table, Route>) =>
  async <Id extends keyof Table & OperationId>(
    id: Id,
    ...[said]: {} extends Said<Id> ? [Said<Id>?] : [Said<Id>]
  ): Promise<Replied<Id>> => {
    const { status, text } = await fetched(table[id], said ?? {})
    return replyIn<Id>(status, text)
  }

/**
 * Asks the server for an operation of the everyday screens.
 * @throws {Refused} when the server answers no
 * @throws {Unreachable} when no answer comes
 */
export const call = callIn(everydayRoutes)

/**
 * The reply to an operation in what the server answered.
 * @throws {Refused} when the server answered no
 */
export const replyIn = <Id extends OperationId>(status: number, text: string): Replied<Id> => {
  const reply = parsed(text)
  if (status < 200 || status > 299 || reply === undefined) throw refused(status, reply)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server parses every reply through this operation's schema
  return reply as Replied<Id>
}
