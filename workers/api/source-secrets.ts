import type { FormerSecret, StoredSource } from '@linli/data/tenant/sources'
import { refused } from '@linli/domain/refusals'
import { secretsOverlap, type SourceKind } from '@linli/domain/sources'
import type { Outside } from '../outside.ts'
import { newSecret } from '../webhooks/signatures.ts'
import { fromBase64, toBase64Url } from './base64.ts'
import { invalid, isRefusing, type Refusing } from './refusals.ts'
import type { SealedPlace, Sealer } from './sealing.ts'

/** What the secret of a source is bound to. */
export const secretPlace = (source: string): SealedPlace => ({ purpose: 'source-secret', row: source })

/** What the raw body of a message is bound to. */
export const bodyPlace = (message: string): SealedPlace => ({ purpose: 'inbound-body', row: message })

/** By which a token is recognised; the token itself is kept nowhere. */
export const tokenHash = (sealer: Sealer, token: string): Promise<string> =>
  sealer.hash(token, 'source-token')

const secretLength = 32

const made = (kind: SourceKind, { random }: Pick<Outside, 'random'>): string => {
  if (kind === 'standard') return newSecret(random)
  return `${kind === 'bearer' ? 'lint' : 'lins'}_${toBase64Url(random(secretLength))}`
}

/** A secret of Standard Webhooks: `whsec_` and 24 to 64 bytes in base64 (1.0.0, "Signature scheme"). */
const isStandard = (text: string): boolean => {
  const [, digits] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? []
  const length = digits === undefined ? 0 : (fromBase64(digits)?.byteLength ?? 0)
  return length >= 24 && length <= 64
}

/** The secret that a source gets: the one that the other system has chosen, where that will do, or a new one. */
export const chooseSecret = (
  kind: SourceKind,
  given: string | undefined,
  outside: Pick<Outside, 'random'>,
): string | Refusing => {
  if (given === undefined) return made(kind, outside)
  if (kind === 'bearer') return invalid(refused('secret', 'secret-not-chosen'))
  const good = kind === 'standard' ? isStandard(given) : /^[\x21-\x7e]{16,200}$/.test(given)
  return good ? given : invalid(refused('secret', 'not-a-secret'))
}

/** How a secret is kept: sealed, or of a token its hash alone. */
export const keptSecret = (sealer: Sealer, kind: SourceKind, id: string, secret: string): Promise<string> =>
  kind === 'bearer' ? tokenHash(sealer, secret) : sealer.seal(secret, secretPlace(id))

const mostFormer = 5

/** The secrets before, when there is a new one: those that were good stay so for a day. */
export const formerSecrets = ({ former, secret }: StoredSource, now: number): FormerSecret[] =>
  [{ secret, until: now + secretsOverlap }, ...former.filter(({ until }) => until > now)].slice(0, mostFormer)

/** The secrets that are good now, as signatures are checked with them. */
export const goodSecrets = async (
  sealer: Sealer,
  { id, receiving, secret, former }: StoredSource,
  now: number,
): Promise<string[]> => {
  const kept = [secret, ...former.filter(({ until }) => until > now).map((one) => one.secret)]
  if (receiving.kind === 'bearer') return kept
  const opened = await Promise.all(kept.map((one) => sealer.open(one, secretPlace(id))))
  return opened.filter((one) => one !== undefined)
}

/** A reply that shows a secret once, as it is kept for a repetition: sealed. */
export const sealedIn = async <Reply extends { secret: string }>(
  sealer: Sealer,
  id: string,
  reply: Reply,
): Promise<Reply> => ({ ...reply, secret: await sealer.seal(reply.secret, secretPlace(id)) })

/** The same opened again, for who asked. */
export const openedIn = async <Reply extends { secret: string; source: { id: string } }>(
  sealer: Sealer,
  reply: Reply | Refusing,
): Promise<Reply | Refusing> => {
  if (isRefusing(reply)) return reply
  const secret = await sealer.open(reply.secret, secretPlace(reply.source.id))
  return { ...reply, secret: secret ?? '' }
}
