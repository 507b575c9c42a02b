import * as z from 'zod'
import type { Operation } from '@linli/contract/operation'
import { operations } from '@linli/contract/operations'
import { problemKinds, type ProblemKind } from '@linli/contract/problems'
import { Problem } from '@linli/contract/refusals'
import { bytes } from '@linli/contract/schemas'
import { securityOf, securitySchemes } from './open-api-security.ts'
import { tagOf, tags } from './open-api-tags.ts'

type Json = Record<string, unknown>

/** Schemas that have a name of their own and are told once. */
const named: Record<string, Json> = {}

const schema = (of: z.ZodType, io: 'input' | 'output'): Json => {
  const made = z.toJSONSchema(of, { io, unrepresentable: 'any', reused: 'inline' })
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')
  const { $schema: _, $defs = {}, ...json } = JSON.parse(text) as Json & { $defs?: Record<string, Json> }
  for (const [name, { id: _id, ...one }] of Object.entries($defs)) named[name] = one
  return json
}

const shared: Record<string, string> = {
  street: 'The street, by its id.',
  community: 'A community of the street, by its id.',
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})

const parameters = (operation: Operation): Json[] => {
  const inPath = [...operation.route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...(shared[name] === undefined ? {} : { description: shared[name] }),
    schema:
      name in operation.params.shape
        ? schema(operation.params.shape[name] as z.ZodType, 'input')
        : { type: 'string' },
  }))
  const inQuery = Object.entries(operation.query.shape).map(([name, type]) => ({
    name,
    in: 'query',
    required: !type.safeParse(undefined).success,
    schema: schema(type, 'input'),
  }))
  const { creates, edits } = operation.route
  return [
    ...inPath,
    ...inQuery,
    ...(creates
      ? [header('Idempotency-Key', 'The same key again gets the same answer; 8 to 128 visible characters.')]
      : []),
    ...(edits ? [header('If-Match', 'The version seen, as the ETag said it.')] : []),
  ]
}

const isOctets = ({ body, media }: Pick<Operation, 'body' | 'media'>): boolean =>
  body === bytes && media === 'application/octet-stream'

/** The refusals an operation may give: those of its access and shape, and its own. */
export const problemsOf = (
  operation: Pick<Operation, 'route' | 'problems' | 'body' | 'media'>,
): ProblemKind[] => {
  const { access, creates, edits, method, path } = operation.route
  const found: ProblemKind[] = ['invalid', ...operation.problems]
  if (access !== 'anyone') found.push('not-signed-in', 'token-refused', 'too-many-requests', 'not-permitted')
  if (access !== 'anyone' && path.includes('{street}')) found.push('not-found', 'tenant-upgrading')
  if (access !== 'anyone' && path.replace('{street}', '').replace('{community}', '').includes('{'))
    found.push('not-found')
  if (method !== 'get') found.push('cross-origin')
  if (operation.body.type !== 'undefined')
    found.push('body-too-large', 'not-whole', isOctets(operation) ? 'not-bytes' : 'not-json')
  if (creates) found.push('idempotency-key-reused')
  if (edits) found.push('precondition-required', 'stale')
  return [...new Set(found)]
}

const problems = (operation: Operation): Json => {
  const byStatus = new Map<number, string[]>()
  for (const kind of problemsOf(operation)) {
    const { status, title } = problemKinds[kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${kind}\`: ${title.en}`])
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  return Object.fromEntries(
    [...byStatus]
      .sort(([one], [other]) => one - other)
      .map(([status, told]) => [status, { description: told.join('; '), content }]),
  )
}

const binary: Json = { type: 'string', format: 'binary' }

const replySchema = ({ file, reply }: Operation): Json => {
  if (file === undefined) return schema(reply, 'output')
  return reply === bytes ? binary : { type: 'string' }
}

/** What is sent: JSON, or a file as it is. */
const requestBody = ({ body, media }: Operation): Json => {
  if (body.type === 'undefined') return {}
  const content =
    body === bytes
      ? { [media]: { schema: media === 'application/octet-stream' ? binary : {} } }
      : { 'application/json': { schema: schema(body, 'input') } }
  return { requestBody: { required: true, content } }
}

const success = (operation: Operation): Json => {
  const type = operation.file?.split(';')[0] ?? 'application/json'
  const content = { [type]: { schema: replySchema(operation) } }
  return { [operation.route.creates ? 201 : 200]: { description: operation.summary, content } }
}

const described = (operation: Operation): Json => ({
  operationId: operation.id,
  summary: operation.summary,
  tags: [tagOf(operation.route.path) ?? ''],
  security: securityOf(operation.route),
  parameters: parameters(operation),
  ...requestBody(operation),
  responses: { ...success(operation), ...problems(operation) },
})

const paths = (): Record<string, Json> => {
  const found: Record<string, Json> = {}
  for (const operation of Object.values(operations) as unknown as Operation[])
    (found[operation.route.path] ??= {})[operation.route.method] = described(operation)
  return found
}

const introduction = `台账、数据、报告、目标和对比的接口。请求带上 \`Authorization: Bearer linli_…\`（令牌由街道管理员发放）；拒绝以 \`application/problem+json\` 回答。

Ledgers, figures, reports, targets and comparisons. Send \`Authorization: Bearer linli_…\` (a token made by the street’s
administrator); refusals are \`application/problem+json\`.`

let made: Json | undefined

/** The OpenAPI 3.1 document, read off the contract. */
export const openApi = (): Json =>
  (made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Linli 邻里',
      version: '0.1.0',
      description: introduction,
      summary: 'Ledgers, figures, draft reports and comparisons of urban communities.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags,
    paths: paths(),
    components: {
      schemas: { Problem: schema(Problem, 'output'), ...named },
      securitySchemes,
    },
  })

/** The document as it is checked in. */
export const openApiText = (): string => `${JSON.stringify(openApi(), null, 2)}\n`
