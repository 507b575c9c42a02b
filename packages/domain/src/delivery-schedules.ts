const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long after one attempt the next is made, in ms: the example schedule of Standard Webhooks 1.0.0. */
export const deliverySteps: readonly number[] = [
  0,
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
]

/** By how much a step is longer or shorter, so that a receiver that comes back is not met by everything at once. */
const jitter = 0.2

/** An endpoint at which nothing succeeded for so long is switched off. */
export const givesUpAfter = 5 * day

/** What an attempt came to: the status of the answer, and what its Retry-After asked for in ms; no status where none came. */
export type AttemptOutcome = {
  status?: number | undefined
  retryAfter?: number | undefined
  /** How long it must be left alone at the least, however long the step, in ms. */
  silence?: number | undefined
}

/** What becomes of a message after an attempt; `in`: ms until the next. */
export type AfterAttempt =
  | { next: 'delivered' }
  | { next: 'again'; in: number }
  | { next: 'failed' }
  | { next: 'gone' }

export const isDelivered = (status: number | undefined): boolean =>
  status !== undefined && status >= 200 && status < 300

/**
 * What comes after an attempt. `made`: how many attempts of the schedule have been made, this one included; `chance`: 0 to 1.
 * 2xx is delivered; 410 switches the endpoint off; 429 and 503 may ask for up to twice the step; all else is tried again.
 */
export const afterAttempt = (
  { status, retryAfter, silence = 0 }: AttemptOutcome,
  made: number,
  chance: number,
): AfterAttempt => {
  if (isDelivered(status)) return { next: 'delivered' }
  if (status === 410) return { next: 'gone' }
  const step = deliverySteps[made]
  if (step === undefined) return { next: 'failed' }
  if (retryAfter !== undefined && (status === 429 || status === 503))
    return { next: 'again', in: Math.min(Math.max(retryAfter, step), 2 * step) }
  return { next: 'again', in: Math.max(Math.round(step * (1 + jitter * (2 * chance - 1))), silence) }
}

/** What Retry-After asks for, in ms: seconds or a date (RFC 9110, 10.2.3); undefined where it says neither. */
export const readRetryAfter = (header: string | undefined, now: number): number | undefined => {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * second
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(at - now, 0)
}
