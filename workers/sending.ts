import { addressRefusal } from './webhooks/addresses.ts'
import type { Outgoing, Sent } from './outside.ts'

/** How long a request may take from its first step to the end of the answer, in ms. */
export const sendingLimit = 15_000

/** How much of an answer is read, in bytes. */
const mostRead = 20_000

/** The beginning of an answer as text. What is too long, or breaks off, is left there: the status has come, and it counts. */
export const beginningOf = async (parts: AsyncIterable<Uint8Array> | null): Promise<string> => {
  const decoder = new TextDecoder()
  let text = ''
  let left = mostRead
  try {
    for await (const part of parts ?? []) {
      // A character that is cut in two at the end stays in the decoder.
      text += decoder.decode(part.subarray(0, left), { stream: true })
      left -= part.byteLength
      if (left <= 0) break
    }
  } catch {
    // The other side broke off, or the time is over.
  }
  return text
}

/** An answer that is compressed although nobody asked for it is not unpacked: it could be of any size then. */
export const isReadable = (encoding: string | null | undefined): boolean =>
  ['', 'identity'].includes(encoding ?? '')

const isTimeOut = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError'

/**
 * Sends from Cloudflare. Literal addresses and names are checked, redirects are not followed.
 *
 * What remains: a Worker cannot resolve a name and then connect to the very address that it saw, so a public name that leads to a private
 * address is not noticed here. The request leaves from Cloudflare's network, which does not route private addresses, and not from
 * the networks of a street office; where a tunnel joins the two, run the service on Node, which checks and pins every address.
 */
export const edgeSender =
  (allowedHosts: readonly string[], limit: number = sendingLimit) =>
  async ({ url, method = 'POST', headers, body }: Outgoing): Promise<Sent> => {
    if (addressRefusal(url, allowedHosts) !== undefined) return { failed: 'forbidden-address' }
    try {
      const answer = await fetch(url, {
        method,
        headers: { ...headers, 'accept-encoding': 'identity' },
        body: body === '' ? null : body,
        redirect: 'manual',
        signal: AbortSignal.timeout(limit),
      })
      const text = isReadable(answer.headers.get('content-encoding')) ? await beginningOf(answer.body) : ''
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: text }
    } catch (error) {
      return { failed: isTimeOut(error) ? 'timed-out' : 'no-connection' }
    }
  }
