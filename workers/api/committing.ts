import { commit, repeated, type Change } from '@linli/data/commit'
import type { OperationId } from '@linli/contract/routes'
import { sha256 } from './hashes.ts'
import type { InStreet, Said, Writer } from './given.ts'
import { refuse, type Refusing } from './refusals.ts'

type Asking = Pick<Said<OperationId>, 'outside' | 'key' | 'sent' | 'request'> & InStreet

/** What is answered when a change is dated in a closed period. */
type OnClosed = () => Refusing | Promise<Refusing>

/** By what a repeated request is recognised: what was asked where, and what was sent. */
const hashOf = ({ request, sent }: Asking, operation: OperationId): string => {
  const { pathname, search } = new URL(request.url)
  return sha256(`${operation} ${pathname}${search} ${sent}`)
}

/** What was answered under the key before: the same again, or a refusal where it was another request. */
export const answerAgain = (
  given: Asking,
  operation: OperationId,
  before: { requestHash: string; reply: string } | undefined,
): unknown =>
  before?.requestHash === hashOf(given, operation)
    ? JSON.parse(before.reply)
    : refuse('idempotency-key-reused')

const notWorking = (): Refusing => refuse('not-working')

/**
 * Commits a change that creates something, once per Idempotency-Key: the same request again gets the same answer,
 * another request under the key is refused.
 */
export const commitOnce = async <Reply>(
  given: Asking,
  operation: OperationId,
  reply: Reply,
  change: Change,
  onConflict: Refusing = refuse('not-working'),
  onClosed: OnClosed = notWorking,
): Promise<Reply | Refusing> => {
  const { tenant, caller, key, outside } = given
  const idempotency = {
    person: caller.person.id,
    key,
    operation,
    requestHash: hashOf(given, operation),
    reply: JSON.stringify(reply),
    at: outside.now(),
  }
  const done = await commit(tenant, { ...change, idempotency })
  if (done === 'committed') return reply
  if (done === 'conflict') return onConflict
  if (done === 'closed') return onClosed()
  const before = await repeated(tenant, caller.person.id, key)
  return answerAgain(given, operation, before) as Reply | Refusing
}

/** Commits a change to something that has versions; refused when the version seen is no longer current. */
export const commitEdit = async <Reply>(
  given: InStreet,
  reply: Reply,
  change: Change,
  onClosed: OnClosed = notWorking,
  onConflict: Refusing = refuse('stale'),
): Promise<Reply | Refusing> => {
  const done = await commit(given.tenant, change)
  if (done === 'closed') return onClosed()
  if (done === 'conflict') return onConflict
  return done === 'committed' ? reply : refuse('stale')
}

/** The event of a change, in the words of the log. */
export const eventOf = (
  given: Pick<Writer, 'outside' | 'caller'> & { community?: string },
  type: string,
  subject: string,
  data: Readonly<Record<string, unknown>> = {},
) => ({
  type,
  community: given.community ?? null,
  subject,
  actor: given.caller.person.id,
  at: given.outside.now(),
  data,
})
