import type { Context } from 'hono'
import type { Operation } from '@linli/contract/operation'
import { refused } from '@linli/domain/refusals'
import { readBody } from './bodies.ts'
import type { Said } from './given.ts'
import { invalid, isRefusing, refuse, refusalsOf, type Refusing } from './refusals.ts'

/** What a request says, each part read by its schema. */
type Spoken = Pick<Said<'readSession'>, 'seen' | 'key' | 'sent'> & {
  params: unknown
  query: unknown
  body: unknown
}

const versionSeen = (operation: Operation, request: Request): number | Refusing => {
  if (operation.route.edits !== true) return 0
  const header = request.headers.get('if-match')
  if (header === null) return refuse('precondition-required')
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1]
  return version === undefined ? invalid(refused('If-Match', 'malformed')) : Number(version)
}

const idempotencyKey = (operation: Operation, request: Request): string | Refusing => {
  if (operation.route.creates !== true) return ''
  const key = request.headers.get('idempotency-key')
  if (key === null) return invalid(refused('Idempotency-Key', 'required'))
  return /^[\x21-\x7e]{8,128}$/.test(key) ? key : invalid(refused('Idempotency-Key', 'malformed'))
}

/** Is it well said? Version, key, parameters, query and body, each read by its schema. */
export const wellSaid = async (operation: Operation, c: Context): Promise<Spoken | Refusing> => {
  const seen = versionSeen(operation, c.req.raw)
  if (isRefusing(seen)) return seen
  const key = idempotencyKey(operation, c.req.raw)
  if (isRefusing(key)) return key
  const params = operation.params.safeParse(c.req.param())
  if (!params.success) return refuse('not-found')
  const query = operation.query.safeParse(c.req.query(), { reportInput: true })
  if (!query.success) return refuse('invalid', { errors: refusalsOf(query.error.issues) })
  const sent = await readBody(c.req.raw, operation)
  if (isRefusing(sent)) return sent
  const body = operation.body.safeParse(sent.value, { reportInput: true })
  if (!body.success) return refuse('invalid', { errors: refusalsOf(body.error.issues) })
  return { params: params.data, query: query.data, body: body.data, sent: sent.text, seen, key }
}
