import type { Token } from '@linli/contract/tokens'
import type { ListedToken } from '@linli/data/directory/tokens'
import { heldBy, tokenStateAt } from '@linli/domain/tokens'
import { instant } from './ids.ts'

/** A token as it is told; never its secret, which is not kept. `now` in ms since 1970. */
export const tokenReply = (token: ListedToken, now: number): Token => ({
  id: token.id,
  name: token.name,
  shown: token.shown,
  permissions: heldBy(token.permissions),
  communities: token.communities === 'all' ? 'all' : [...token.communities],
  sections: token.sections === 'all' ? 'all' : [...token.sections],
  addresses: [...token.addresses],
  perMinute: token.perMinute,
  expires: token.expires,
  state: tokenStateAt(token, now),
  createdAt: instant(token.createdAt),
  createdBy: token.createdByName,
  ...(token.revokedAt === null
    ? {}
    : { revokedAt: instant(token.revokedAt), revokedBy: token.revokedByName }),
  ...(token.lastUsedAt === null ? {} : { lastUsedAt: instant(token.lastUsedAt) }),
  version: token.version,
})
