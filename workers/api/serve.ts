import type { Context, Hono } from 'hono'
import type { Operation } from '@linli/contract/operation'
import { operations } from '@linli/contract/operations'
import type { Outside } from '../outside.ts'
import { callerOf, isIntegration, isSameOrigin, type Caller } from './caller.ts'
import { broken } from './broken.ts'
import { passDoors } from './doors.ts'
import type { Handlers, InCommunity, InStreet } from './given.ts'
import { isRefusing, languageOf, problemResponse, refuse, type Refusing } from './refusals.ts'
import { announce, nudge } from '../webhooks/work.ts'
import { bearerOf } from './token-callers.ts'
import { answerToken } from './token-uses.ts'
import { wellSaid } from './well-said.ts'

type Untyped = (given: object) => Promise<unknown>
type Admitted = { caller?: Caller } | InStreet | InCommunity

/** What another system may not ask for at all: what is of a person, such as sessions and the password. */
const forPeople = refuse('not-permitted', {
  detail: { zh: '这是给人用的，令牌不能用', en: 'This is for people: a token cannot ask for it' },
})

const admit = async (
  outside: Outside,
  operation: Operation,
  c: Context,
  who: () => Promise<Caller | undefined>,
): Promise<Admitted | Refusing> => {
  if (c.req.method !== 'GET' && !isSameOrigin(outside, c.req.raw)) return refuse('cross-origin')
  const { access, tokens } = operation.route
  if (access === 'anyone') return {}
  const caller = await who()
  if (caller === undefined) return refuse('not-signed-in')
  if (access !== 'person') return passDoors(outside, caller, operation.route, c.req.param())
  return isIntegration(caller) && tokens !== true ? forPeople : { caller }
}

const versionOf = (reply: unknown): number | undefined =>
  typeof reply === 'object' && reply !== null && 'version' in reply ? Number(reply.version) : undefined

/** What a file's reply is sent as: bytes as they are, all else as text. */
const fileBody = (reply: unknown): Uint8Array<ArrayBuffer> | string =>
  reply instanceof Uint8Array ? (reply as Uint8Array<ArrayBuffer>) : String(reply)

const reply = (operation: Operation, answer: unknown, headers: Headers): Response => {
  const parsed = operation.reply.parse(answer)
  headers.set('cache-control', 'no-store')
  headers.set('vary', 'accept-language, authorization, cookie')
  if (operation.file !== undefined) {
    headers.set('content-type', operation.file)
    return new Response(fileBody(parsed), { headers })
  }
  headers.set('content-type', 'application/json')
  const version = versionOf(parsed)
  if (version !== undefined) headers.set('etag', `"${version}"`)
  return new Response(JSON.stringify(parsed), {
    status: operation.route.creates === true ? 201 : 200,
    headers,
  })
}

const run = async (
  outside: Outside,
  operation: Operation,
  handle: Untyped,
  c: Context,
  admitted: Admitted,
) => {
  const language = languageOf(c.req.header('accept-language'))
  const spoken = await wellSaid(operation, c)
  if (isRefusing(spoken)) return problemResponse(spoken, language)
  const changed = operation.route.method !== 'get' && 'street' in admitted ? admitted.street.id : undefined
  if (changed !== undefined) await announce(outside, changed)
  const headers = new Headers()
  const result = await handle({ ...admitted, ...spoken, outside, request: c.req.raw, language, headers })
  if (isRefusing(result)) return problemResponse(result, language)
  if (changed !== undefined) nudge(outside, changed)
  return reply(operation, result, headers)
}

/** A renewed session's cookie goes along, unless the operation has set one of its own. */
const withCookie = (response: Response, { caller }: { caller?: Caller }): Response => {
  if (caller?.cookie !== undefined && !response.headers.has('set-cookie'))
    response.headers.append('set-cookie', caller.cookie)
  return response
}

/**
 * Answers one operation, in this order: who is it → the tenant's door → may they → is it well said → run → parse the reply → answer.
 */
const answerTo = async (
  outside: Outside,
  operation: Operation,
  handle: Untyped,
  c: Context,
  who: () => Promise<Caller | undefined>,
): Promise<Response> => {
  const admitted = await admit(outside, operation, c, who)
  if (isRefusing(admitted)) return problemResponse(admitted, languageOf(c.req.header('accept-language')))
  return withCookie(await run(outside, operation, handle, c, admitted), admitted)
}

/** Who brings a token is judged by it alone, whatever cookie comes along. */
const answer = (outside: Outside, operation: Operation, handle: Untyped, c: Context): Promise<Response> => {
  const request = c.req.raw
  const bearer = operation.route.access === 'anyone' ? undefined : bearerOf(request)
  if (bearer === undefined) return answerTo(outside, operation, handle, c, () => callerOf(outside, request))
  const [street, community] = [c.req.param('street'), c.req.param('community')]
  const use = { operation: operation.id, street, community }
  return answerToken(outside, request, bearer, use, async (caller) => {
    try {
      return await answerTo(outside, operation, handle, c, () => Promise.resolve(caller))
    } catch (error) {
      return broken(outside, request, error)
    }
  })
}

/** Puts every operation of the contract on the app; an operation without a handler does not compile. */
export const serve = (app: Hono, outsideOf: (c: Context) => Outside, handlers: Handlers): void => {
  for (const operation of Object.values(operations) as unknown as Operation[]) {
    const { method, path } = operation.route
    const handle = handlers[operation.id] as Untyped
    app.on(method.toUpperCase(), path.replace(/\{(\w+)\}/g, ':$1'), (c) =>
      answer(outsideOf(c), operation, handle, c),
    )
  }
}
