import { useToken, type UsedToken } from '@linli/data/directory/token-uses'
import { openDirectory } from '@linli/data/open'
import type { Outside } from '../outside.ts'
import { isWithin } from './address-ranges.ts'
import type { Caller } from './caller.ts'
import { sha256 } from './hashes.ts'
import { isTokenText } from '@linli/domain/token-texts'
import { refuse, type Refusing } from './refusals.ts'

/** One answer for a token that is unknown, expired, revoked or used from elsewhere: none can be told from another. */
export const tokenRefused = refuse('token-refused')

/** What a request brings as its token, whether it is one or not; undefined where it brings none. */
export const bearerOf = (request: Request): string | undefined =>
  /^bearer(?: +(.*))?$/i
    .exec(request.headers.get('authorization') ?? '')
    ?.slice(1)
    .map((text) => text ?? '')[0]

/** The live token that a request brings, its use counted; one that cannot be a token is not looked for. */
export const readToken = async (outside: Outside, text: string): Promise<UsedToken | undefined> =>
  isTokenText(text) ? useToken(openDirectory(outside.connect), sha256(text), outside.now()) : undefined

/** Seconds until the minute is over in which a use was counted. */
export const secondsLeft = ({ minute }: UsedToken, now: number): number =>
  Math.max(1, Math.ceil(((minute + 1) * 60_000 - now) / 1000))

/** Why a live token does not open anything this time, if so. */
export const tokenRefusal = (outside: Outside, request: Request, token: UsedToken): Refusing | undefined => {
  if (!isWithin(token.addresses, outside.callerOf(request))) return tokenRefused
  if (token.used > token.perMinute)
    return refuse('too-many-requests', { retryAfter: secondsLeft(token, outside.now()) })
  return undefined
}

/** Who calls with a token: it stands where a person would, under an id that no person has. */
export const tokenCaller = ({ id, name, street, permissions, communities, sections }: UsedToken): Caller => {
  const role = 'integration' as const
  const membership = { role, permissions, street: street.id, communities, sections, location: street }
  return { person: { id: `token:${id}`, name, memberships: [membership] }, session: '' }
}
