import type { Outside } from '../outside.ts'
import { fromBase64, toBase64Url } from './base64.ts'
import { refuse, type Refusing } from './refusals.ts'

/** What a sealed text belongs to: the row it stands in, and what it is there for, such as `member-name`. */
export type SealedPlace = { purpose: string; row: string }

/** Seals and opens the texts of one street. */
export type Sealer = {
  seal(text: string, at: SealedPlace): Promise<string>
  /** The text; undefined when it was sealed for another place, street or key, or changed since. */
  open(sealed: string, at: SealedPlace): Promise<string | undefined>
  /** The same for the same text, purpose and street, and telling nothing without the key: by it sealed texts are compared. */
  hash(text: string, purpose: string): Promise<string>
}

/** The master key's length, in bytes. */
export const masterKeyLength = 32

/** Begins every sealed text and names the scheme and the key: a later key takes another, and both can be told apart. */
const prefix = 's1.'

/** The nonce of AES-GCM, in bytes (NIST SP 800-38D, 8.2.2). */
const nonceLength = 12

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

const bytes = (text: string) => new TextEncoder().encode(text)

/** A street's own key for one use, by HKDF-SHA-256 (RFC 5869); it never leaves the engine. */
const streetKey = async (
  master: Uint8Array<ArrayBuffer>,
  info: string,
  use: { name: 'AES-GCM'; length: 256 } | { name: 'HMAC'; hash: 'SHA-256' },
  usages: ('encrypt' | 'decrypt' | 'sign')[],
): Promise<Key> => {
  const base = await crypto.subtle.importKey('raw', master, 'HKDF', false, ['deriveKey'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytes(info) }
  return crypto.subtle.deriveKey(derivation, base, use, false, usages)
}

const sealing = (street: string, { purpose, row }: SealedPlace, nonce: Uint8Array<ArrayBuffer>) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: bytes(JSON.stringify([street, purpose, row])),
})

const openWith = async (key: Key, street: string, sealed: string, at: SealedPlace) => {
  if (!sealed.startsWith(prefix)) return undefined
  const packed = fromBase64(sealed.slice(prefix.length)) ?? new Uint8Array()
  const [nonce, content] = [packed.slice(0, nonceLength), packed.slice(nonceLength)]
  try {
    return new TextDecoder().decode(await crypto.subtle.decrypt(sealing(street, at, nonce), key, content))
  } catch {
    return undefined
  }
}

/**
 * The sealer of a street, with keys of its own derived from the host's master key: AES-256-GCM bound to street, purpose and row.
 * A host without a master key refuses with `not-set-up`; nothing is ever kept in clear instead.
 */
export const sealerOf = async (
  { masterKey, random }: Pick<Outside, 'masterKey' | 'random'>,
  street: string,
): Promise<Sealer | Refusing> => {
  if (masterKey?.byteLength !== masterKeyLength) return refuse('not-set-up')
  const master = Uint8Array.from(masterKey)
  const [key, hashKey] = await Promise.all([
    streetKey(master, `linli/seal/1/${street}`, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt']),
    streetKey(master, `linli/hash/1/${street}`, { name: 'HMAC', hash: 'SHA-256' }, ['sign']),
  ])
  return {
    seal: async (text, at) => {
      const nonce = Uint8Array.from(random(nonceLength))
      const content = await crypto.subtle.encrypt(sealing(street, at, nonce), key, bytes(text))
      const packed = new Uint8Array(nonceLength + content.byteLength)
      packed.set(nonce)
      packed.set(new Uint8Array(content), nonceLength)
      return prefix + toBase64Url(packed)
    },
    open: (sealed, at) => openWith(key, street, sealed, at),
    hash: async (text, purpose) => {
      const signed = await crypto.subtle.sign('HMAC', hashKey, bytes(JSON.stringify([purpose, text])))
      return toBase64Url(new Uint8Array(signed))
    },
  }
}

/**
 * The request as it is recognised when it comes again. It holds what must not be guessed (names, secrets), and a plain hash of it would
 * let every guess be tried.
 */
export const unguessable = async <Given extends { sent: string }>(
  given: Given,
  sealer: Sealer,
): Promise<Given> => ({ ...given, sent: await sealer.hash(given.sent, 'request') })
