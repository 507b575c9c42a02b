import { fromBase64, toBase64 } from '../api/base64.ts'
import { hmacSm3 } from './sm3.ts'

/** What is signed: the message's id, when it is sent in s since 1970, and the body to the byte. */
export type Message = { id: string; timestamp: number; body: string }

/** The three headers as they came; null where one is missing. */
export type SignatureHeaders = { id: string | null; timestamp: string | null; signature: string | null }

/** How far a message's time may be from ours, in s: what the libraries of Standard Webhooks allow. */
const tolerance = 300

/** Lengths in bytes: an Ed25519 seed is as long as its public key (RFC 8032, 5.1.5). */
const secretLength = 32
const seedLength = 32

/** What stands before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410, 7). */
const pkcs8Head = [
  0x30, 0x2e, 0x02, 0x01, 0, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The content that every scheme signs (Standard Webhooks 1.0.0, "Signature scheme"). */
const contentOf = (id: string, timestamp: number | string, body: string) =>
  bytesOf(`${id}.${timestamp}.${body}`)

/** The bytes of a key, with or without its prefix. Throws where it is none: keys are made here or checked when they are given. */
const keyOf = (text: string, prefix: string): Uint8Array<ArrayBuffer> => {
  const key = fromBase64(text.startsWith(prefix) ? text.slice(prefix.length) : text)
  if (key === undefined || key.byteLength === 0) throw new Error(`not a key of the form ${prefix}…`)
  return key
}

/** A new secret of 32 bytes, for v1 and v1sm3. */
export const newSecret = (random: (bytes: number) => Uint8Array): string =>
  `whsec_${toBase64(random(secretLength))}`

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const exported = async (form: 'pkcs8' | 'raw', key: Key): Promise<Uint8Array> => {
  const bytes = await crypto.subtle.exportKey(form, key)
  return bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : new Uint8Array()
}

/**
 * A new Ed25519 key pair for v1a. The private key is seed and public key, 64 bytes, as the reference implementations
 * write it; receivers get the public one, 32 bytes.
 */
export const newKeyPair = async (): Promise<{ privateKey: string; publicKey: string }> => {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('no key pair was made')
  const seed = (await exported('pkcs8', pair.privateKey)).slice(pkcs8Head.length)
  const point = await exported('raw', pair.publicKey)
  return {
    privateKey: `whsk_${toBase64(new Uint8Array([...seed, ...point]))}`,
    publicKey: `whpk_${toBase64(point)}`,
  }
}

const hmac = async (secret: string, content: ReturnType<typeof contentOf>): Promise<Uint8Array> => {
  const use = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', keyOf(secret, 'whsec_'), use, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, content))
}

/** Signs with HMAC-SHA-256 (Standard Webhooks 1.0.0): `v1,` and base64. */
export const signV1 = async (secret: string, { id, timestamp, body }: Message): Promise<string> =>
  `v1,${toBase64(await hmac(secret, contentOf(id, timestamp, body)))}`

/** Signs with Ed25519 (Standard Webhooks 1.0.0): `v1a,` and base64. */
export const signV1a = async (privateKey: string, { id, timestamp, body }: Message): Promise<string> => {
  const form = new Uint8Array([...pkcs8Head, ...keyOf(privateKey, 'whsk_').slice(0, seedLength)])
  const key = await crypto.subtle.importKey('pkcs8', form, 'Ed25519', false, ['sign'])
  const signature = await crypto.subtle.sign('Ed25519', key, contentOf(id, timestamp, body))
  return `v1a,${toBase64(new Uint8Array(signature))}`
}

/** Signs with HMAC-SM3 and the bytes of the same secret as v1: `v1sm3,` and base64. */
export const signSm3 = (secret: string, { id, timestamp, body }: Message): Promise<string> =>
  Promise.resolve(`v1sm3,${toBase64(hmacSm3(keyOf(secret, 'whsec_'), contentOf(id, timestamp, body)))}`)

/** Whether two are the same, in a time that does not tell where they differ. */
const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.byteLength === other.byteLength &&
  one.reduce((all, byte, at) => all | (byte ^ (other[at] ?? 0)), 0) === 0

/**
 * Whether a message was signed with one of the secrets (a sender that changes its secret has two) within 300 s of `now`,
 * which is in ms since 1970. Signatures of other schemes in the header are passed over.
 */
export const verifyV1 = async (
  secrets: readonly string[],
  { id, timestamp, signature }: SignatureHeaders,
  body: string,
  now: number,
): Promise<'ok' | 'missing' | 'stale' | 'wrong'> => {
  if (!id || !timestamp || !signature) return 'missing'
  if (!/^\d{1,12}$/.test(timestamp)) return 'wrong'
  if (Math.abs(Math.floor(now / 1000) - Number(timestamp)) > tolerance) return 'stale'
  const signatures = signature.split(' ').flatMap((one) => (one.startsWith('v1,') ? [one.slice(3)] : []))
  const given = signatures.flatMap((text) => fromBase64(text) ?? [])
  const content = contentOf(id, timestamp, body)
  const expected = await Promise.all(secrets.map((secret) => hmac(secret, content)))
  return expected.some((one) => given.some((other) => isSame(one, other))) ? 'ok' : 'wrong'
}
