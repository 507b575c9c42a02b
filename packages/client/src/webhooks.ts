/** How far the time of a message may be from ours, in s, as Standard Webhooks has it. */
const tolerance = 300

/** A message that is proven to come from the service. */
export type Webhook = {
  /** The same for every repetition of a message: keep it to leave out what came before. */
  id: string
  /** When this attempt was sent. */
  sentAt: Date
  /** What happened, such as `report.approved`. */
  type: string
  /** The version of this type of message. */
  version: number
  /** When it happened, ISO 8601 in UTC. */
  timestamp: string
  data: Readonly<Record<string, unknown>>
}

/** Headers as whatever receives them has them. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** Why a message is not to be trusted: a header is `missing`, its time is `stale`, or its signature is `wrong`. */
export class WebhookRefused extends Error {
  override readonly name: string = 'WebhookRefused'
  readonly reason: 'missing' | 'stale' | 'wrong'
  constructor(reason: 'missing' | 'stale' | 'wrong') {
    super(`the message is not to be trusted: ${reason}`)
    this.reason = reason
  }
}

const isGetter = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers['get'] === 'function'

const headerIn = (headers: WebhookHeaders, name: string): string => {
  if (isGetter(headers)) return headers.get(name) ?? ''
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : (found?.[0] ?? '')
}

const bytesIn = (base64: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

const keyOf = (secret: string) => {
  const bytes = bytesIn(secret.replace(/^whsec_/, ''))
  if (bytes === undefined || bytes.byteLength === 0) throw new TypeError('a secret is whsec_ and base64')
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
}

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body

const contentOf = (id: string, timestamp: string, body: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([...bytesOf(`${id}.${timestamp}.`), ...bytesOf(body)])

/** Whether one of the signatures was made with one of the secrets; WebCrypto compares in constant time. */
const isSigned = async (
  secrets: readonly string[],
  signatures: readonly Uint8Array<ArrayBuffer>[],
  content: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const keys = await Promise.all(secrets.map(keyOf))
  const checks = keys.flatMap((key) =>
    signatures.map((signature) => crypto.subtle.verify('HMAC', key, signature, content)),
  )
  return (await Promise.all(checks)).includes(true)
}

/**
 * The message in a request of the service: its v1 signature (HMAC-SHA-256, Standard Webhooks) is made with one of the secrets, and
 * its time is within five minutes of `now` (ms since 1970). `rawBody` is the body to the byte, before anything has parsed it.
 * @throws {WebhookRefused} when it is not to be trusted
 */
export const verifyWebhook = async (
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  rawBody: string | Uint8Array,
  now: number = Date.now(),
): Promise<Webhook> => {
  const [id, timestamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerIn(headers, name),
  )
  if (!id || !timestamp || !given) throw new WebhookRefused('missing')
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookRefused('wrong')
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > tolerance) throw new WebhookRefused('stale')
  const signatures = given.split(' ').flatMap((one) => (one.startsWith('v1,') ? bytesIn(one.slice(3)) : []))
  const present = signatures.flatMap((one) => (one === undefined ? [] : [one]))
  const known = typeof secrets === 'string' ? [secrets] : secrets
  if (!(await isSigned(known, present, contentOf(id, timestamp, rawBody)))) throw new WebhookRefused('wrong')
  const text = typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its sender is proven, and parses it by its schema before it is sent
  const body = JSON.parse(text) as Omit<Webhook, 'id' | 'sentAt'>
  return { ...body, id, sentAt: new Date(Number(timestamp) * 1000) }
}

/** The headers with which a message is pushed into a source of the kind `standard`. */
export const signWebhook = async (
  secret: string,
  id: string,
  rawBody: string | Uint8Array,
  now: number = Date.now(),
): Promise<{ 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string }> => {
  const timestamp = String(Math.floor(now / 1000))
  const content = contentOf(id, timestamp, rawBody)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), content))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
  }
}
