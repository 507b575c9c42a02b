import * as z from 'zod'
import { silences } from '@linli/domain/wording-previews'
import { longestText } from '@linli/domain/wording-texts'
import { operation } from './operation.ts'
import { Part } from './reports.ts'
import { instant, period, section, text, version } from './schemas.ts'

const sentence = z
  .string()
  .regex(/^[a-z0-9_.]{1,80}$/)
  .meta({ description: 'A built-in sentence, by its id.', example: 'safety.order.crime' })

const words = text(longestText)

/** A clause in somebody's own words; an empty `say` leaves it out. */
const AdaptedClause = z.strictObject({
  say: words,
  zero: words.optional().meta({ description: 'Said when the first figure is a recorded zero.' }),
  unstated: words.optional().meta({ description: 'Said when the first figure occurred without a number.' }),
  some: words.optional().meta({ description: 'Said when more happened than the records that are told.' }),
  each: words.optional().meta({ description: 'How one record is told.' }),
})
export type AdaptedClause = z.infer<typeof AdaptedClause>

const clauses = z.array(AdaptedClause).min(1).max(20)

const BuiltInClause = z.strictObject({
  say: z.string(),
  zero: z.string().optional(),
  unstated: z.string().optional(),
  some: z.string().optional(),
  each: z.string().optional(),
  part: z.literal(true).optional().meta({ description: 'It tells a part of the clause before it.' }),
  kinds: z
    .array(z.string())
    .meta({ description: 'The kinds of record that it tells one by one; none where it tells no records.' }),
})

const Adapted = z.strictObject({
  clauses: z
    .array(AdaptedClause)
    .nullable()
    .meta({ description: 'null: the words are not adapted, or were set back.' }),
  outdated: z
    .boolean()
    .meta({ description: 'The built-in sentence has changed since: these words are not told.' }),
  version: z.int().min(0).meta({ description: 'For If-Match; 0 when nobody has adapted it yet.' }),
  updatedAt: instant.optional(),
  updatedBy: z.string().optional(),
})
export type Adapted = z.infer<typeof Adapted>

const Wording = z.strictObject({
  sentence,
  section,
  heading: z.string().meta({ description: 'The heading of its paragraph.' }),
  clauses: z.array(BuiltInClause),
  street: Adapted,
})
const CommunityWording = Wording.extend({ community: Adapted })
export type Wording = z.infer<typeof Wording> & { community?: Adapted }

const params = { sentence }
const body = z.strictObject({ clauses })
const SetBack = z.strictObject({ version })

const SilentClause = z.strictObject({
  clause: z.int(),
  reason: z.enum(silences),
  placeholder: z.string().meta({ description: 'What is missing, as the text asks for it.' }),
})
export type SilentClause = z.infer<typeof SilentClause>

export const wordingOperations = {
  listWordings: operation('listWordings', {
    summary: 'Every built-in sentence of the report, with the street’s own words',
    reply: z.strictObject({ wordings: z.array(Wording) }),
  }),
  setWording: operation('setWording', {
    summary: 'Put a sentence in the street’s own words; If-Match "0" when it is not adapted yet',
    params,
    body,
    reply: Adapted,
  }),
  resetWording: operation('resetWording', {
    summary: 'Set a sentence back to the built-in words',
    params,
    reply: SetBack,
  }),
  listCommunityWordings: operation('listCommunityWordings', {
    summary: 'Every built-in sentence of the report, with the street’s and the community’s own words',
    reply: z.strictObject({ wordings: z.array(CommunityWording) }),
  }),
  setCommunityWording: operation('setCommunityWording', {
    summary:
      'Put a sentence in the community’s own words, which stand over the street’s; If-Match "0" when it is not adapted yet',
    params,
    body,
    reply: Adapted,
  }),
  resetCommunityWording: operation('resetCommunityWording', {
    summary: 'Set a sentence back to the street’s words, or the built-in ones',
    params,
    reply: SetBack,
  }),
  previewWording: operation('previewWording', {
    summary: 'A sentence in these words as it would be told over the community’s figures; nothing is kept',
    body: z.strictObject({ sentence, clauses, period }),
    reply: z.strictObject({
      parts: z
        .array(Part)
        .nullable()
        .meta({ description: 'The sentence; null when none of its clauses has anything to tell.' }),
      silent: z.array(SilentClause).meta({ description: 'The clauses that are not told, and why.' }),
    }),
  }),
}
