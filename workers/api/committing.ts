import { commit, repeated, type Change } from '@linli/data/commit'
import type { OperationId } from '@linli/contract/routes'
import { sha256 } from './hashes.ts'
import type { InStreet, Said } from './given.ts'
import { refuse, type Refusing } from './refusals.ts'

type Asking = Pick<Said<OperationId>, 'outside' | 'key' | 'sent' | 'request'> & InStreet

/** What is answered when a change is dated in a closed period. */
type OnClosed = () => Refusing | Promise<Refusing>

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
  const requestHash = sha256(`${operation} ${new URL(given.request.url).pathname} ${given.sent}`)
  const idempotency = {
    person: caller.person.id,
    key,
    operation,
    requestHash,
    reply: JSON.stringify(reply),
    at: outside.now(),
  }
  const done = await commit(tenant, { ...change, idempotency })
  if (done === 'committed') return reply
  if (done === 'conflict') return onConflict
  if (done === 'closed') return onClosed()
  const before = await repeated(tenant, caller.person.id, key)
  if (before?.requestHash !== requestHash) return refuse('idempotency-key-reused')
  return JSON.parse(before.reply) as Reply
}

/** Commits a change to something that has versions; refused when the version seen is no longer current. */
export const commitEdit = async <Reply>(
  given: InStreet,
  reply: Reply,
  change: Change,
  onClosed: OnClosed = notWorking,
): Promise<Reply | Refusing> => {
  const done = await commit(given.tenant, change)
  if (done === 'closed') return onClosed()
  return done === 'committed' ? reply : refuse('stale')
}

/** The event of a change, in the words of the log. */
export const eventOf = (
  given: Pick<Asking, 'outside' | 'caller'> & { community?: string },
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
