import { typeOf, type Schema } from './schemas.ts'

type Parameter = { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: Schema }
type Content = { content?: Record<string, { schema: Schema }> }
type Operation = {
  operationId: string
  summary: string
  parameters: readonly Parameter[]
  requestBody?: Content
  responses: Record<string, Content>
}

/** What is read of the API's document (openapi.json). */
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const schemaIn = ({ content = {} }: Content): Schema => Object.values(content)[0]?.schema ?? {}

const bag = (parameters: readonly Parameter[]): string =>
  typeOf({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.flatMap(({ name, required }) => (required ? [name] : [])),
  })

const line = ({ operationId, summary, parameters, requestBody, responses }: Operation): string => {
  const within = (place: Parameter['in']) => parameters.filter((one) => one.in === place)
  const edits = within('header').some(({ name }) => name === 'If-Match')
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1] ?? {}
  const body = requestBody === undefined ? 'undefined' : typeOf(schemaIn(requestBody))
  const parts = [
    // Whatever its pattern, what stands in a path is a text.
    `params: ${bag(within('path').map((one) => ({ ...one, schema: { type: 'string' } })))}`,
    `query: ${bag(within('query'))}`,
    `body: ${body}`,
    `edits: ${edits}`,
    `reply: ${typeOf(schemaIn(success))}`,
  ]
  return `  /** ${summary} */\n  ${operationId}: {\n    ${parts.join('\n    ')}\n  }`
}

/** The declarations that stand in for src/calls.ts in the built package: every operation with its types written out. */
export const callsOf = ({ paths, components }: Document): string => {
  // What a source pushes is no call: it is signed with the source's own secret.
  const called = Object.entries(paths).filter(([path]) => !path.startsWith('/v1/hooks/'))
  const operations = called.flatMap(([, methods]) => Object.values(methods))
  // Refusals are thrown, as the client's own Problem.
  const schemas = Object.entries(components.schemas).filter(([name]) => name !== 'Problem')
  return [
    ...schemas.map(([name, schema]) => `export type ${name} = ${typeOf(schema)}`),
    '/** What every operation of the API is told and what it replies. */',
    `export interface Calls {\n${operations.map(line).join('\n')}\n}`,
    '/** The name of an operation of the API, such as `listEntries`. */',
    'export type OperationId = keyof Calls',
  ].join('\n')
}
