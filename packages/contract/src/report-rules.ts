import * as z from 'zod'
import { operation } from './operation.ts'
import { bilingual, figureKey, id, instant, text, version } from './schemas.ts'

/** What a rule found: errors block the submission, warnings need a word. */
export const Finding = z.strictObject({
  id: z.string(),
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  message: bilingual,
  figures: z.array(figureKey),
  sentence: z
    .strictObject({ paragraph: id, sentence: z.string() })
    .optional()
    .meta({ description: 'The sentence it is about, where it is about one.' }),
})
export type Finding = z.infer<typeof Finding>

export const StreetRule = z.strictObject({
  id,
  expression: z.string(),
  means: bilingual.meta({ description: 'The expression in the metrics’ names.' }),
  severity: z.enum(['error', 'warning']),
  message: z.string(),
  state: z.enum(['proposed', 'active']),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})
export type StreetRule = z.infer<typeof StreetRule>

const wanted = z.strictObject({
  expression: text(500).meta({ example: '刑事案件[可防性] <= 刑事案件' }),
  severity: z.enum(['error', 'warning']),
  message: text(200),
  state: z.enum(['proposed', 'active']).default('proposed'),
})
const params = { rule: id }

export const reportRuleOperations = {
  listRules: operation('listRules', {
    summary: 'The rules that reports are checked by: built in, and the street’s own',
    reply: z.strictObject({
      builtIn: z.array(
        z.strictObject({ code: z.string(), severity: z.enum(['error', 'warning']), text: bilingual }),
      ),
      rules: z.array(StreetRule),
    }),
  }),
  addRule: operation('addRule', {
    summary: 'Propose a rule of the street, or put it in force',
    body: wanted,
    reply: StreetRule,
  }),
  changeRule: operation('changeRule', {
    summary: 'Change a rule of the street, or put a proposed one in force',
    params,
    body: wanted,
    reply: StreetRule,
  }),
  removeRule: operation('removeRule', {
    summary: 'Take a rule of the street out of force',
    params,
    reply: z.strictObject({}),
  }),
  tryRule: operation('tryRule', {
    summary:
      'What a rule would have said of the street’s communities in the newest half-years that hold figures; nothing is changed',
    body: z.strictObject({ expression: text(500) }),
    reply: z.strictObject({
      means: bilingual,
      results: z.array(
        z.strictObject({ community: id, period: z.string(), result: z.enum(['holds', 'fires', 'unknown']) }),
      ),
    }),
  }),
}
