import type { Patience } from './options.ts'

const second = 1000

export const usualPatience: Patience = { tries: 4, longestWait: 60 * second }

/** What Retry-After asks for, in ms: seconds or a date (RFC 9110, 10.2.3); undefined where it says neither. */
const readRetryAfter = (header: string | null, now: number): number | undefined => {
  if (header === null) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * second
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(at - now, 0)
}

/** Too much at once, or the service is busy: nothing was done, and the same request may be made again. */
const isForLater = (status: number): boolean => status === 429 || status === 503

/**
 * How long to wait before the same request is made again, in ms; undefined when it is not to be. `made`: how many tries there
 * were. Where nothing is asked for the wait doubles: 1 s, 2 s, 4 s. More than the longest wait is not waited for at all.
 */
export const waitBefore = (
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  made: number,
  { tries, longestWait }: Patience,
  now: number,
): number | undefined => {
  if (!isForLater(status) || made >= tries) return undefined
  const wait = readRetryAfter(headers.get('retry-after'), now) ?? second * 2 ** (made - 1)
  return wait > longestWait ? undefined : wait
}

/** Waits, unless the signal says that nobody wants the answer any more. */
export const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(abortedBy(signal))
    const stop = () => {
      clearTimeout(timer)
      if (signal !== undefined) reject(abortedBy(signal))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })

const abortedBy = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new DOMException('aborted', 'AbortError')
