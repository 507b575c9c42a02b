import type { OperationId } from '@linli/contract/routes'
import { commit } from '@linli/data/commit'
import type { UsedToken } from '@linli/data/directory/token-uses'
import { openForJobs } from '@linli/data/open'
import type { Outside } from '../outside.ts'
import { broken } from './broken.ts'
import type { Caller } from './caller.ts'
import { languageOf, problemResponse, type Refusing } from './refusals.ts'
import { readToken, secondsLeft, tokenCaller, tokenRefusal, tokenRefused } from './token-callers.ts'

/** What a token is used for: an operation, in the street and community that its path names. */
type Use = { operation: OperationId; street: string | undefined; community: string | undefined }

const refusedHere = (request: Request, refusing: Refusing): Response => {
  const response = problemResponse(refusing, languageOf(request.headers.get('accept-language')))
  // RFC 6750, 3: one answer to every token that opens nothing.
  if (refusing === tokenRefused)
    response.headers.set('www-authenticate', 'Bearer realm="linli", error="invalid_token"')
  return response
}

/** The community of a use, where the token reaches it and it is not just a word in a path. */
const communityOf = (outside: Outside, token: UsedToken, { street, community }: Use) => {
  const known = outside.communities.get(token.street.database)
  if (community === undefined || street !== token.street.id || known?.has(community) !== true) return {}
  return token.communities === 'all' || token.communities.includes(community) ? { community } : {}
}

/**
 * Whether a use is noted: each one, but of those beyond the limit only the first of its minute, so that who floods the service
 * does not flood the log.
 */
const isNoted = ({ used, perMinute }: UsedToken): boolean => used <= perMinute + 1

/**
 * Notes a use in the street's log. The community stands in its data: a use changes nothing of the community, and what waits for a
 * community's newest event must not wait for this one.
 */
const noteUse = async (outside: Outside, token: UsedToken, use: Use, status: number): Promise<void> => {
  if (!isNoted(token)) return
  const { tenant } = openForJobs(outside.connect, token.street)
  const data = { operation: use.operation, status, ...communityOf(outside, token, use) }
  const event = {
    type: 'token.used',
    community: null,
    subject: token.id,
    actor: `token:${token.id}`,
    at: outside.now(),
    data,
  }
  const noted = await commit(tenant, { statements: [], events: [event] })
  if (noted !== 'committed') throw new Error(`a use could not be noted: ${noted}`)
}

/** What is left of the minute's requests, as draft-ietf-httpapi-ratelimit-headers-10 says it. */
const withLimits = (response: Response, token: UsedToken, now: number): Response => {
  const left = Math.max(0, token.perMinute - token.used)
  response.headers.set('ratelimit-policy', `"minute";q=${token.perMinute};w=60`)
  response.headers.set('ratelimit', `"minute";r=${left};t=${secondsLeft(token, now)}`)
  return response
}

/**
 * Answers a request that brings a token, and nothing but it: `serve` answers for the caller whom it stands for. Every use is in
 * the street's log before its answer leaves, also one that was refused or that broke.
 */
export const answerToken = async (
  outside: Outside,
  request: Request,
  text: string,
  use: Use,
  serve: (caller: Caller) => Promise<Response>,
): Promise<Response> => {
  const token = await readToken(outside, text)
  if (token === undefined) return refusedHere(request, tokenRefused)
  const refusing = tokenRefusal(outside, request, token)
  const response = refusing === undefined ? await serve(tokenCaller(token)) : refusedHere(request, refusing)
  const answered = await noteUse(outside, token, use, response.status).then(
    () => response,
    (error: unknown) => broken(outside, request, error),
  )
  return refusing === tokenRefused ? answered : withLimits(answered, token, outside.now())
}
