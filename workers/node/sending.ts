import { Agent as PlainAgent, request as askPlain, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as SecureAgent, request as askSecure } from 'node:https'
import { beginningOf, isReadable, sendingLimit } from '../sending.ts'
import { addressRefusal, isAllowedHost } from '../webhooks/addresses.ts'
import { lookupOf, resolveHere, Unsent, type Resolve } from './resolving.ts'
import type { Outgoing, SendFailure, Sent } from '../outside.ts'

export type SenderOptions = {
  allowedHosts: readonly string[]
  /** The machine's own resolver unless another is given. */
  resolve?: Resolve
  /** For everything together, in ms. */
  limit?: number
}

/** How far a request has come, which says what its failure is. */
const stageOf = (request: ClientRequest, isSecure: boolean): (() => SendFailure) => {
  let stage: SendFailure = 'no-connection'
  request.once('socket', (socket) => {
    if (!socket.connecting) return void (stage = 'broken-off')
    socket.once('connect', () => (stage = isSecure ? 'no-tls' : 'broken-off'))
    socket.once('secureConnect', () => (stage = 'broken-off'))
  })
  return () => stage
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )

const received = async (answer: IncomingMessage): Promise<Sent> => {
  const text = isReadable(answer.headers['content-encoding']) ? await beginningOf(answer) : ''
  answer.destroy()
  return { status: answer.statusCode ?? 0, headers: flat(answer.headers), body: text }
}

/** `stale`: a kept connection had been closed by the other side before the request came. */
type Outcome = { sent: Sent; stale: boolean }

const outcomeOf = (request: ClientRequest, body: string, isSecure: boolean): Promise<Outcome> =>
  new Promise((settle) => {
    const stage = stageOf(request, isSecure)
    const fail = (error?: Error): void => {
      const failed = error instanceof Unsent ? error.failed : stage()
      settle({ sent: { failed }, stale: request.reusedSocket && failed === 'broken-off' })
    }
    const failures = ['error', 'close'] as const
    for (const event of failures) request.once(event, fail)
    request.once('response', (answer) => {
      // From here on the status counts, whatever becomes of the connection.
      for (const event of failures) request.off(event, fail)
      request.on('error', () => undefined)
      void received(answer).then((sent) => settle({ sent, stale: false }))
    })
    request.end(body)
  })

export type Sender = { send(outgoing: Outgoing): Promise<Sent>; close(): void }

/**
 * Sends from Node. A name is resolved, every address that it has is checked, and the connection goes to one of these and no other, so that a
 * name which answers differently the second time gains nothing; kept connections stay where they are. Redirects are not followed.
 */
export const nodeSender = ({
  allowedHosts,
  resolve = resolveHere,
  limit = sendingLimit,
}: SenderOptions): Sender => {
  const agents = { plain: new PlainAgent({ keepAlive: true }), secure: new SecureAgent({ keepAlive: true }) }

  const open = (url: URL, { method = 'POST', headers }: Outgoing, signal: AbortSignal): ClientRequest => {
    const found = lookupOf(resolve, isAllowedHost(url, allowedHosts))
    const options = { method, headers, signal, lookup: found, autoSelectFamily: true }
    return url.protocol === 'https:'
      ? askSecure(url.href, { ...options, agent: agents.secure, rejectUnauthorized: true })
      : askPlain(url.href, { ...options, agent: agents.plain })
  }

  const attempt = async (url: URL, outgoing: Outgoing, signal: AbortSignal): Promise<Sent> => {
    const { sent, stale } = await outcomeOf(
      open(url, outgoing, signal),
      outgoing.body,
      url.protocol === 'https:',
    )
    return stale && !signal.aborted ? attempt(url, outgoing, signal) : sent
  }

  return {
    send: async (outgoing) => {
      if (addressRefusal(outgoing.url, allowedHosts) !== undefined) return { failed: 'forbidden-address' }
      const over = new AbortController()
      const timer = setTimeout(() => over.abort(), limit)
      try {
        const sent = await attempt(new URL(outgoing.url), outgoing, over.signal)
        return 'failed' in sent && over.signal.aborted ? { failed: 'timed-out' } : sent
      } catch {
        return { failed: 'no-connection' }
      } finally {
        clearTimeout(timer)
      }
    },
    close: () => {
      agents.plain.destroy()
      agents.secure.destroy()
    },
  }
}
