import type { OperationId } from './calls.ts'
import type { Options } from './options.ts'
import { prepare, type Prepared } from './requests.ts'
import { problemIn, readReply } from './replies.ts'
import { pause, usualPatience, waitBefore } from './retries.ts'
import type { Loose, PagedId, Reply, Said } from './said.ts'

export { Problem, type FieldProblem, type ProblemDetails } from './problems.ts'
export type { OperationId } from './calls.ts'
export type { Options, Patience } from './options.ts'
export type { PagedId, Reply, Said } from './said.ts'
export { signWebhook, verifyWebhook, WebhookRefused } from './webhooks.ts'
export type { Webhook, WebhookHeaders } from './webhooks.ts'

type Rest<Id extends OperationId> = {} extends Said<Id> ? [said?: Said<Id>] : [said: Said<Id>]

/** The API of one service. */
export type Linli = {
  /**
   * Asks an operation and gives what it replies: an object, a text (CSV) or bytes (files).
   * @throws {Problem} when the API refuses, also after the tries that its Retry-After asked for
   */
  call<Id extends OperationId>(id: Id, ...said: Rest<Id>): Promise<Reply<Id>>
  /** Every page of a list, one after another: `for await (const { entries } of linli.pages('listEntries', …))`. */
  pages<Id extends PagedId>(id: Id, ...said: Rest<Id>): AsyncIterable<Reply<Id>>
}

const answerTo = async (
  { url, init, repeatable }: Prepared,
  made: number,
  tries: number,
  send: (request: Request) => Promise<Response>,
): Promise<Response | undefined> => {
  try {
    return await send(new Request(url, init))
  } catch (error) {
    // Whether the service has heard is not known: only what it recognises as a repetition is said again.
    if (!repeatable || made >= tries || init.signal?.aborted === true) throw error
    return undefined
  }
}

/** A client of the API. Nothing is asked until an operation is called. */
export const linli = (options: Options): Linli => {
  const { token, language = 'zh-CN', fetch: send = (request) => fetch(request), wait = pause } = options
  const caller = { origin: options.origin.replace(/\/+$/, ''), token, language }
  const patience = { ...usualPatience, ...options.patience }

  const ask = async (id: OperationId, said: Loose): Promise<unknown> => {
    const prepared = prepare(caller, id, said)
    for (let made = 1; ; made += 1) {
      const response = await answerTo(prepared, made, patience.tries, send)
      if (response?.ok === true) return readReply(response)
      const unheard = { status: 503, headers: new Headers() }
      const ms = waitBefore(response ?? unheard, made, patience, Date.now())
      if (response !== undefined && ms === undefined) throw await problemIn(response)
      await wait(ms ?? 0, said.signal)
    }
  }

  async function* pages(id: PagedId, said: Loose): AsyncGenerator {
    for (let cursor: string | undefined; ;) {
      const query = cursor === undefined ? said.query : { ...said.query, cursor }
      const reply = await ask(id, { ...said, query })
      yield reply
      const next = typeof reply === 'object' && reply !== null && 'next' in reply ? reply.next : undefined
      if (typeof next !== 'string') return
      cursor = next
    }
  }

  /* oxlint-disable typescript/no-unsafe-type-assertion -- the API parses every reply through the schema that its type is made of */
  return {
    call: <Id extends OperationId>(id: Id, ...[said]: Rest<Id>) => ask(id, said ?? {}) as Promise<Reply<Id>>,
    pages: <Id extends PagedId>(id: Id, ...[said]: Rest<Id>) =>
      pages(id, said ?? {}) as AsyncIterable<Reply<Id>>,
  }
}
