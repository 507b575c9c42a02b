import * as z from 'zod'
import { operation } from './operation.ts'
import { bilingual, figureKey, section } from './schemas.ts'

const Field = z.strictObject({
  key: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.enum(['text', 'count', 'amount', 'choice', 'flag', 'year', 'metric', 'dimension', 'member']),
  required: z.boolean().optional(),
  max: z.int().optional(),
  unit: z.string().optional(),
  default: z.number().optional(),
  of: z.string().optional(),
})

const Kind = z.strictObject({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  section,
  title: z.strictObject({ zh: z.string(), en: z.string(), required: z.boolean() }),
  fields: z.array(Field),
  metrics: z.array(z.string()).meta({ description: 'The metrics it feeds.' }),
  line: z.string(),
  notable: z.boolean(),
})

const Metric = z.strictObject({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  initials: z.string().meta({ description: 'First letters of the pinyin, to find it by.' }),
  section,
  nature: z.enum(['flow', 'stock', 'ratio']),
  unit: bilingual,
  better: z.enum(['up', 'down', 'none']),
  per: z.strictObject({ metric: z.string(), times: z.number() }).optional(),
  dimensions: z.array(z.string()),
  definitions: z.array(z.strictObject({ zh: z.string(), en: z.string(), from: z.string().optional() })),
  since: z.string().optional(),
  until: z.string().optional(),
  ratio: z.strictObject({ of: figureKey, over: figureKey, times: z.number() }).optional(),
  core: z.boolean(),
})

const Choice = z.strictObject({
  zh: z.string(),
  en: z.string(),
  key: z
    .string()
    .optional()
    .meta({ description: 'What a dimension’s text says before the = when it is not the table’s name.' }),
  values: z.record(z.string(), bilingual),
})

export const Catalogue = z.strictObject({
  sections: z.record(z.string(), bilingual),
  units: z.record(z.string(), bilingual),
  dimensions: z.record(z.string(), Choice),
  metrics: z.array(Metric),
  kinds: z.array(Kind),
})
export type Catalogue = z.infer<typeof Catalogue>

export const catalogueOperations = {
  readCatalogue: operation('readCatalogue', {
    summary: 'Sections, metrics and kinds of ledger record',
    reply: Catalogue,
  }),
}
