import * as z from 'zod'
import { views } from '@linli/domain/comparisons'
import { Community } from './streets.ts'
import { operation } from './operation.ts'
import { bound, bytes, figureKey, period, text, values, workbookType } from './schemas.ts'

/** One cell; null where nothing was reported. What is left out is the ordinary: exact, summed from records. */
export const Cell = z.strictObject({
  value: z.number().nullable(),
  missing: z.literal(true).optional().meta({
    description: 'Nobody had reported it when the report was approved (未报); live is what was since.',
  }),
  bound: bound.optional(),
  from: z.enum(['declared', 'reading', 'ratio']).optional(),
  asOf: z.string().optional(),
  stale: z.literal(true).optional(),
  approved: z.literal(true).optional().meta({ description: 'From an approved report (已核定).' }),
  live: z.strictObject({ value: z.number().nullable(), bound }).nullable().optional().meta({
    description: 'What the records say today where they changed since the approval (已变更); null: nothing.',
  }),
})
export type Cell = z.infer<typeof Cell>

const Row = z.strictObject({
  ...figureKey.shape,
  now: z.array(Cell.nullable()),
  base: z.array(Cell.nullable()),
  /** Over all communities of the street, also those outside the caller's reach. */
  total: Cell.nullable(),
  /** Sums over the communities that know the figure in both periods: what alone can be compared. */
  paired: z.strictObject({ now: Cell.nullable(), base: Cell.nullable() }),
  /** The street by the metric’s denominator, over the communities that know both. */
  perTotal: z.number().nullable(),
  average: z.number().nullable(),
  baseAverage: z.number().nullable(),
  /** How many communities of the street reported; null where what is told of the street is withheld. */
  reported: z.int().nullable(),
  /** The definition (口径) has changed since the base period, so that the two cannot be compared. */
  broken: z.boolean(),
})

export const Comparison = z.strictObject({
  streetName: z.string(),
  period: z.string(),
  base: z.string(),
  cutOff: z.string(),
  communities: z.array(Community),
  /** How many communities the street has; the caller may see fewer. */
  communitiesInStreet: z.int(),
  /** The latest reading of every denominator that the rows use, one cell per community. */
  denominators: z.record(z.string(), z.strictObject({ cells: z.array(Cell.nullable()) })),
  rows: z.array(Row),
})
export type Comparison = z.infer<typeof Comparison>

const query = {
  period,
  values,
  base: period
    .optional()
    .meta({ description: 'The period compared with; the same period of last year when left out.' }),
  metrics: text(8000)
    .optional()
    .meta({ description: 'core, all, or figures such as births,criminal_cases|type=preventable' }),
  communities: text(2000)
    .optional()
    .meta({ description: 'Communities in the order wished; the street’s own when left out.' }),
}

const exported = {
  ...query,
  view: z.enum(views).default('value'),
  lang: z.enum(['zh', 'en']).default('zh'),
}

export const comparisonOperations = {
  readComparison: operation('readComparison', {
    summary: 'Communities × metrics for a period',
    query,
    reply: Comparison,
  }),
  exportComparison: operation('exportComparison', {
    summary: 'The comparison as CSV, with marks and definitions',
    query: exported,
    reply: z.string(),
    file: 'text/csv; charset=utf-8',
  }),
  exportComparisonWorkbook: operation('exportComparisonWorkbook', {
    summary: 'The comparison as an Excel file, with marks and a sheet of definitions',
    query: exported,
    reply: bytes,
    file: workbookType,
  }),
}
