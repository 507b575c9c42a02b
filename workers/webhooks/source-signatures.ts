import { parsePath, valueAt } from '@linli/domain/inbound-paths'
import type { IdPlace, Receiving } from '@linli/domain/sources'
import { fromBase64 } from '../api/base64.ts'
import { verifyV1 } from './signatures.ts'

/** Whether a message is its source's own, and fresh. Only who can sign learns that it is stale. */
export type Verdict = 'ok' | 'stale' | 'wrong'

/** How far a message's time may be from ours, in s. */
const tolerance = 300

/** The same as an HTTP library sees it: header names in any case. */
type Arrived = { headers: Headers; body: string; now: number }

const fresh = (timestamp: string, now: number): Verdict =>
  Math.abs(Math.floor(now / 1000) - Number(timestamp)) > tolerance ? 'stale' : 'ok'

/** The signature is looked at first, against its own time, so that nobody who cannot sign is told of the time. */
const verifyStandard = async (
  secrets: readonly string[],
  { headers, body, now }: Arrived,
): Promise<Verdict> => {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map(
    (name) => headers.get(`webhook-${name}`) ?? null,
  )
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return 'wrong'
  const verdict = await verifyV1(secrets, { id, timestamp, signature }, body, Number(timestamp) * 1000)
  return verdict === 'ok' ? fresh(timestamp, now) : 'wrong'
}

const bytesOf = (text: string) => new TextEncoder().encode(text)

const signatureIn = (text: string, encoding: 'hex' | 'base64'): Uint8Array<ArrayBuffer> | undefined => {
  if (encoding === 'base64') return fromBase64(text)
  return /^[0-9a-f]{64}$/i.test(text)
    ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
    : undefined
}

/** HMAC-SHA-256 with the secret's own characters; the engine compares in constant time. */
const isSigned = async (secret: string, signature: Uint8Array<ArrayBuffer>, content: string) => {
  const use = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytesOf(secret), use, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, signature, bytesOf(content))
}

type Plain = Pick<Extract<Receiving, { kind: 'hmac' }>, 'header' | 'encoding' | 'prefix' | 'timestamp'>

/** How GitHub signs ("Validating webhook deliveries"). */
const github: Plain = { header: 'x-hub-signature-256', encoding: 'hex', prefix: 'sha256=' }

const verifyPlain = async (
  plain: Plain,
  secrets: readonly string[],
  { headers, body, now }: Arrived,
): Promise<Verdict> => {
  const given = headers.get(plain.header) ?? ''
  const timestamp = plain.timestamp === undefined ? undefined : (headers.get(plain.timestamp) ?? '')
  if (!given.startsWith(plain.prefix)) return 'wrong'
  if (timestamp !== undefined && !/^\d{1,12}$/.test(timestamp)) return 'wrong'
  const signature = signatureIn(given.slice(plain.prefix.length), plain.encoding)
  if (signature === undefined) return 'wrong'
  const content = timestamp === undefined ? body : `${timestamp}.${body}`
  const signed = await Promise.all(secrets.map((secret) => isSigned(secret, signature, content)))
  if (!signed.includes(true)) return 'wrong'
  return timestamp === undefined ? 'ok' : fresh(timestamp, now)
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
const isSame = (one: string, other: string): boolean => {
  let differs = one.length ^ other.length
  for (let at = 0; at < one.length; at += 1) differs |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return differs === 0
}

const verifyToken = async (
  secrets: readonly string[],
  { headers }: Arrived,
  hash: (token: string) => Promise<string>,
): Promise<Verdict> => {
  const token = /^Bearer ([\x21-\x7e]{1,400})$/i.exec(headers.get('authorization') ?? '')?.[1]
  const hashed = await hash(token ?? '')
  return token !== undefined && secrets.map((secret) => isSame(hashed, secret)).includes(true)
    ? 'ok'
    : 'wrong'
}

/**
 * Checks that a message comes from its source, in the way that was agreed.
 * @param secrets those that are good today; of a token the keyed hashes that `hash` makes
 * @param arrived `now` in ms since 1970
 */
export const verifySource = (
  receiving: Receiving,
  secrets: readonly string[],
  arrived: Arrived,
  hash: (token: string) => Promise<string>,
): Promise<Verdict> => {
  switch (receiving.kind) {
    case 'standard':
      return verifyStandard(secrets, arrived)
    case 'github':
      return verifyPlain(github, secrets, arrived)
    case 'hmac':
      return verifyPlain(receiving, secrets, arrived)
    case 'bearer':
      return verifyToken(secrets, arrived, hash)
  }
}

const idPlaceOf = (receiving: Receiving): IdPlace => {
  if (receiving.kind === 'standard') return { from: 'header', name: 'webhook-id' }
  return receiving.kind === 'github' ? { from: 'header', name: 'x-github-delivery' } : receiving.id
}

const saidAt = (place: IdPlace, headers: Headers, message: unknown): unknown => {
  if (place.from === 'header') return headers.get(place.name)
  const path = parsePath(place.from === 'path' ? place.path : '')
  return path.ok ? valueAt(path.value, message, message) : undefined
}

/** The id that the other system has given a message; undefined where it has none that can be kept. */
export const messageId = (
  receiving: Receiving,
  headers: Headers,
  message: unknown,
  bodyHash: string,
): string | undefined => {
  const place = idPlaceOf(receiving)
  if (place.from === 'body') return bodyHash
  const said = saidAt(place, headers, message)
  const id = typeof said === 'string' || typeof said === 'number' ? String(said).trim() : ''
  return /^[\x21-\x7e]{1,200}$/.test(id) ? id : undefined
}
