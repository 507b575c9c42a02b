import type { MadeToken } from '@linli/contract/tokens'
import { commit } from '@linli/data/commit'
import {
  insertToken,
  revokeToken as revokeStored,
  tokenById,
  tokensOf,
  updateToken,
  type ListedToken,
} from '@linli/data/directory/tokens'
import { openDirectory } from '@linli/data/open'
import { noteOnce } from '@linli/data/tenant/events'
import { newTokenText, shownPart } from '@linli/domain/token-texts'
import { commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { sha256 } from './hashes.ts'
import { newId } from './ids.ts'
import { isRefusing, refuse } from './refusals.ts'
import { tokenReply } from './token-replies.ts'
import { readTerms, type TokenTerms } from './token-terms.ts'

/** What the log tells of a token: what it may do, not what it is called and from where it is used. */
const told = (terms: TokenTerms, version: number) => ({
  permissions: terms.permissions,
  communities: terms.communities,
  sections: terms.sections,
  addresses: terms.addresses.length,
  perMinute: terms.perMinute,
  expires: terms.expires,
  version,
})

const newToken = ({ outside, caller, street }: Given<'makeToken'>, terms: TokenTerms): ListedToken => ({
  ...terms,
  id: newId(outside),
  street: street.id,
  shown: '',
  createdAt: outside.now(),
  createdBy: caller.person.id,
  createdByName: caller.person.name,
  revokedAt: null,
  revokedBy: null,
  revokedByName: '',
  lastUsedAt: null,
  version: 1,
})

/**
 * Makes a token. The log of the street comes first, so that no token is ever there unlogged; then the directory, which alone
 * makes it good. A repetition of the key finds the reply without the secret, which is kept nowhere; where the first attempt broke
 * between the two, it makes the token that the log tells of, with a secret of its own.
 */
const makeToken: Handlers['makeToken'] = async (given) => {
  const terms = await readTerms(given)
  if (isRefusing(terms)) return terms
  const secret = newTokenText((bytes) => given.outside.random(bytes))
  const token = { ...newToken(given, terms), shown: shownPart(secret) }
  const reply: MadeToken = tokenReply(token, given.outside.now())
  const logged = await commitOnce(given, 'makeToken', reply, {
    statements: [],
    events: [eventOf(given, 'token.made', token.id, told(terms, 1))],
  })
  if (isRefusing(logged)) return logged
  const kept = { ...token, id: logged.id, createdAt: Date.parse(logged.createdAt) }
  const isNew = await insertToken(openDirectory(given.outside.connect), {
    ...kept,
    secretHash: sha256(secret),
  })
  return isNew ? { ...logged, shown: kept.shown, secret } : logged
}

const lookUp = async ({ outside, street, params }: Given<'changeToken' | 'revokeToken'>) =>
  (await tokenById(openDirectory(outside.connect), street.id, params.token)) ?? refuse('not-found')

/** Changes a token: the log first, as it may do more from then on. Of two who change it at once, the log tells of both. */
const changeToken: Handlers['changeToken'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  if (found.version !== given.seen) return refuse('stale')
  if (found.revokedAt !== null) return refuse('not-found')
  const terms = await readTerms(given)
  if (isRefusing(terms)) return terms
  const next = { ...found, ...terms, version: given.seen + 1 }
  const event = eventOf(given, 'token.changed', next.id, told(terms, next.version))
  if ((await commit(given.tenant, { statements: [], events: [event] })) !== 'committed')
    return refuse('not-working')
  const done = await updateToken(openDirectory(given.outside.connect), next)
  return done ? tokenReply(next, given.outside.now()) : refuse('stale')
}

/** The log of a revocation, written once; who revokes again finishes what broke off before. */
const noteRevoked = async (given: Given<'revokeToken'>, token: ListedToken) => {
  const event = eventOf(given, 'token.revoked', token.id, { version: token.version })
  await noteOnce(given.tenant, {
    ...event,
    actor: token.revokedBy ?? event.actor,
    at: token.revokedAt ?? event.at,
  })
  return tokenReply(token, given.outside.now())
}

/** Revokes in the directory before all else: a token must not live on because its street's log cannot be written. */
const revokeToken: Handlers['revokeToken'] = async (given) => {
  const found = await lookUp(given)
  if (isRefusing(found)) return found
  if (found.revokedAt !== null) return noteRevoked(given, found)
  if (found.version !== given.seen) return refuse('stale')
  const { id, name } = given.caller.person
  const by = { revokedAt: given.outside.now(), revokedBy: id, revokedByName: name }
  const next = { ...found, ...by, version: given.seen + 1 }
  const done = await revokeStored(openDirectory(given.outside.connect), next)
  return done ? noteRevoked(given, next) : refuse('stale')
}

const listTokens = async ({ outside, street }: Given<'listTokens'>) => {
  const found = await tokensOf(openDirectory(outside.connect), street.id)
  return { tokens: found.map((token) => tokenReply(token, outside.now())) }
}

export const tokenHandlers: Pick<Handlers, 'listTokens' | 'makeToken' | 'changeToken' | 'revokeToken'> = {
  listTokens,
  makeToken,
  changeToken,
  revokeToken,
}
