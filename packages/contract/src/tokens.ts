import * as z from 'zod'
import { grantable, mostPerMinute, tokenStates, usualPerMinute } from '@linli/domain/tokens'
import { operation } from './operation.ts'
import { id, instant, section, text, version } from './schemas.ts'
import { day } from './target-plans.ts'

const communities = z
  .union([z.literal('all'), z.array(id).min(1).max(200)])
  .meta({ description: 'Which communities it reaches.' })
const sections = z
  .union([z.literal('all'), z.array(section).min(1)])
  .meta({ description: 'Which sections (条线) it reaches; the base register is everybody’s.' })
const permissions = z.array(z.enum(grantable)).meta({
  description: 'What it may do. street.read and comparison.read come along with every token.',
})
const expires = day.meta({
  description: 'The last day on which it is good, in China; two years from today at most.',
  example: '2011-07-05',
})

export const Token = z.strictObject({
  id,
  name: z.string(),
  shown: z.string().meta({ description: 'How its text begins.', example: 'linli_Q8bT' }),
  permissions,
  communities,
  sections,
  addresses: z.array(z.string()),
  perMinute: z.int(),
  expires,
  state: z.enum(tokenStates),
  createdAt: instant,
  createdBy: z.string(),
  revokedAt: instant.optional(),
  revokedBy: z.string().optional(),
  lastUsedAt: instant.optional(),
  version,
})
export type Token = z.infer<typeof Token>

const MadeToken = Token.extend({
  secret: z.string().optional().meta({
    description:
      'The token itself, in this answer alone. A repetition under the same Idempotency-Key tells the token without it.',
  }),
})
export type MadeToken = z.infer<typeof MadeToken>

const wanted = z.strictObject({
  name: text(80).meta({ description: 'What uses it; records that it makes bear this name.' }),
  permissions: permissions.min(1).max(grantable.length),
  communities,
  sections,
  addresses: z
    .array(text(60))
    .max(50)
    .default([])
    .meta({
      description:
        'From where it may be used: addresses and ranges (CIDR); from anywhere where none is named.',
      example: ['203.0.113.0/24'],
    }),
  perMinute: z.int().min(1).max(mostPerMinute).default(usualPerMinute).meta({
    description: 'How many requests it may make in a minute.',
  }),
  expires,
})
const params = { token: id }

export const tokenOperations = {
  listTokens: operation('listTokens', {
    summary: 'The street’s tokens for the API: those that are not revoked first, then newest first',
    reply: z.strictObject({ tokens: z.array(Token) }),
  }),
  makeToken: operation('makeToken', {
    summary: 'Make a token for another system; its text is told once, in this answer',
    body: wanted,
    reply: MadeToken,
  }),
  changeToken: operation('changeToken', {
    summary: 'Change what a token is called, may do and reaches, from where, how often and until when',
    params,
    body: wanted,
    reply: Token,
  }),
  revokeToken: operation('revokeToken', {
    summary: 'Revoke a token, at once and for good; doing so again changes nothing',
    params,
    reply: Token,
  }),
}
