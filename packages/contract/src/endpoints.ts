import * as z from 'zod'
import { endpointContents, endpointKinds, endpointStates, signatureSchemes } from '@linli/domain/endpoints'
import { webhookTypes } from '@linli/domain/webhook-events'
import { operation } from './operation.ts'
import { id, instant, nothing, text, version } from './schemas.ts'

const type = z.enum(webhookTypes)
const wholeOr = <Item extends z.ZodType>(item: Item) =>
  z.union([z.literal('all'), z.array(item).min(1).max(200)])

/** How things went in the last 24 hours. */
const Health = z.strictObject({
  delivered: z.int(),
  failed: z.int(),
  waiting: z.int().meta({ description: 'Not delivered yet, whenever they came.' }),
  succeededAt: instant.optional(),
  failingSince: instant.optional().meta({ description: 'Since when every attempt has failed.' }),
})

export const Endpoint = z.strictObject({
  id,
  kind: z.enum(endpointKinds),
  name: z.string(),
  url: z.string().meta({ description: 'Without what is secret in it.' }),
  headers: z.array(z.string()).meta({ description: 'The names of the headers that are sent besides.' }),
  types: wholeOr(type),
  communities: wholeOr(id),
  content: z.enum(endpointContents),
  signatures: z.array(z.enum(signatureSchemes)),
  publicKey: z.string().meta({ description: 'For v1a: whpk_ and the Ed25519 key in base64.' }),
  rate: z.int().meta({ description: 'At most so many messages a minute; 0 for no limit.' }),
  ordered: z
    .boolean()
    .meta({ description: 'Whether each community’s messages go strictly one after another.' }),
  daysKept: z.int().meta({ description: 'For how many days bodies and answers are kept.' }),
  handshake: z
    .enum(['allowed', 'not-supported'])
    .meta({ description: 'What the receiver said to the abuse handshake of CloudEvents.' }),
  state: z.enum(endpointStates),
  rotating: instant.optional().meta({ description: 'Until when the old key signs as well.' }),
  health: Health,
  version,
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type Endpoint = z.infer<typeof Endpoint>

const wanted = {
  name: text(100),
  types: wholeOr(type).default('all'),
  communities: wholeOr(id).default('all'),
  content: z.enum(endpointContents).default('thin'),
  signatures: z.array(z.enum(signatureSchemes)).min(1).max(3).default(['v1']),
  rate: z.int().min(0).max(60_000).default(0),
  ordered: z.boolean().default(false),
  daysKept: z.int().min(5).max(90).default(30),
}
const url = z.string().max(2000)
const headers = z.record(z.string(), z.string())

const params = { endpoint: id }

export const endpointOperations = {
  listEndpoints: operation('listEndpoints', {
    summary: 'Where messages are sent, with how each is doing',
    reply: z.strictObject({ endpoints: z.array(Endpoint) }),
  }),
  addEndpoint: operation('addEndpoint', {
    summary: 'Send messages to another system, or to a robot in a chat group',
    body: z.strictObject({
      kind: z.enum(endpointKinds).default('webhook'),
      url,
      headers: headers.default({}),
      robotSecret: z
        .string()
        .max(200)
        .default('')
        .meta({ description: 'The secret that the chat group’s robot signs with.' }),
      ...wanted,
    }),
    reply: Endpoint,
    problems: ['not-set-up'],
  }),
  changeEndpoint: operation('changeEndpoint', {
    summary:
      'Change an endpoint, pause it or switch it on again; address and headers stay where they are left out',
    params,
    body: z.strictObject({
      ...wanted,
      url: url.optional(),
      headers: headers.optional(),
      robotSecret: z.string().max(200).optional(),
      state: z.enum(['active', 'paused']),
    }),
    reply: Endpoint,
    problems: ['not-set-up'],
  }),
  removeEndpoint: operation('removeEndpoint', {
    summary: 'Send nothing more to an endpoint; its log stays',
    params,
    reply: nothing,
  }),
  readEndpointKeys: operation('readEndpointKeys', {
    summary: 'The key that an endpoint verifies with, in clear; every reading is noted with who and when',
    params,
    reply: z.strictObject({
      secret: z.string().meta({ description: 'For v1 and v1sm3: whsec_ and the key in base64.' }),
      publicKey: z.string(),
      oldSecret: z.string().optional(),
      oldUntil: instant.optional(),
    }),
    problems: ['not-set-up'],
  }),
  rotateEndpointKeys: operation('rotateEndpointKeys', {
    summary: 'Give an endpoint new keys; for 24 hours the old ones sign as well',
    params,
    reply: Endpoint,
    problems: ['not-set-up'],
  }),
  pingEndpoint: operation('pingEndpoint', {
    summary: 'Send a test message to one endpoint',
    params,
    reply: z.strictObject({ message: z.string() }),
  }),
}
