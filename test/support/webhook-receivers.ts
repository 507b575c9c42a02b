import * as z from 'zod'
import { Webhook as Standard } from 'standardwebhooks'
import { Webhook as Svix } from 'svix'
import type { Outgoing, Outside, Sent } from '@linli/workers/outside'

const told = z.looseObject({ type: z.string() })

/** One request that came in: `at` in ms since 1970. */
export type Received = { at: number; id: string; body: string; type: string; verified: boolean }

/** What a receiver answers: to which attempt of a message (from 1), and when. */
export type Answering = (attempt: number, at: number) => Sent

export const answer = (status: number, headers: Readonly<Record<string, string>> = {}, body = ''): Sent => ({
  status,
  headers,
  body,
})

/** A system that messages are sent to: it verifies each with two libraries, remembers it and answers as it was told to. */
export class Receiver {
  readonly got: Received[] = []
  private readonly tried = new Map<string, number>()
  readonly answering: Answering
  secret = ''

  constructor(answering: Answering) {
    this.answering = answering
  }

  take({ headers, body }: Outgoing, at: number): Sent {
    const id = headers['webhook-id'] ?? ''
    const attempt = (this.tried.get(id) ?? 0) + 1
    this.tried.set(id, attempt)
    const { type } = told.parse(JSON.parse(body))
    this.got.push({ at, id, body, type, verified: this.verifies({ headers, body }, at) })
    return this.answering(attempt, at)
  }

  private verifies({ headers, body }: Pick<Outgoing, 'headers' | 'body'>, at: number): boolean {
    const real = Date.now
    // Both libraries read the clock of the machine.
    Date.now = () => at
    try {
      new Standard(this.secret).verify(body, { ...headers })
      new Svix(this.secret).verify(body, { ...headers })
      return true
    } catch {
      return false
    } finally {
      Date.now = real
    }
  }

  /** Each message with the moments of its attempts. */
  attempts(): Map<string, number[]> {
    const found = new Map<string, number[]>()
    for (const { id, at } of this.got) {
      const known = found.get(id)
      if (known === undefined) found.set(id, [at])
      else known.push(at)
    }
    return found
  }
}

/** Receivers by the host of their address, and how to send to them; the handshake is not known to any. */
export const network = (receivers: ReadonlyMap<string, Receiver>, now: () => number): Outside['send'] => {
  return async (outgoing) => {
    await Promise.resolve()
    if (outgoing.method === 'OPTIONS') return answer(404)
    const receiver = receivers.get(new URL(outgoing.url).hostname)
    return receiver === undefined ? { failed: 'no-such-host' } : receiver.take(outgoing, now())
  }
}
