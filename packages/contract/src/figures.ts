import * as z from 'zod'
import { Entry } from './entries.ts'
import { operation } from './operation.ts'
import {
  bound,
  bytes,
  dimension,
  figureKey,
  id,
  instant,
  metricCode,
  page,
  period,
  text,
  typedQuantity,
  values,
  version,
  workbookType,
} from './schemas.ts'

/** A figure that exists. A figure that does not is null: 未报 is not 0. */
export const Figure = z.strictObject({
  value: z
    .number()
    .nullable()
    .meta({ description: 'In the metric’s unit; null: happened, amount not stated (有，数未记).' }),
  bound,
  from: z.enum(['records', 'reading', 'declared', 'ratio']),
  records: z.int().meta({ description: 'How many ledger records stand behind it.' }),
  asOf: z.string().optional().meta({ description: 'For a stock: the date of the reading.' }),
  stale: z
    .literal(true)
    .optional()
    .meta({ description: 'The reading is older than twelve months (未更新).' }),
  recordsValue: z
    .number()
    .nullable()
    .optional()
    .meta({ description: 'What the records say where a declared figure stands in for them.' }),
  statement: z.string().optional(),
  approved: z.literal(true).optional().meta({ description: 'From an approved report (已核定).' }),
  live: z.strictObject({ value: z.number().nullable(), bound }).nullable().optional().meta({
    description: 'What the records say today where they changed since the approval (已变更); null: nothing.',
  }),
})
export type Figure = z.infer<typeof Figure>

const FigureRow = z.strictObject({
  ...figureKey.shape,
  now: Figure.nullable(),
  lastYear: Figure.nullable(),
  before: Figure.nullable(),
  reportedSince: z.strictObject({ value: z.number().nullable(), bound }).optional().meta({
    description:
      'What the records say today of a figure that nobody had reported when the report was approved (已变更).',
  }),
  /** Periods from which the definition (口径) has changed since, so that a change against them says nothing. */
  breaks: z.array(z.enum(['lastYear', 'before'])),
})
export type FigureRow = z.infer<typeof FigureRow>

export const Declared = z.strictObject({
  id,
  ...figureKey.shape,
  period: z.string(),
  value: z.number().nullable(),
  bound,
  said: z.string().optional(),
  source: z.string(),
  reason: z.string(),
  statement: z.string(),
  version,
  updatedAt: instant,
  updatedBy: z.string(),
})

const declaration = z.strictObject({
  metric: metricCode,
  dimension: dimension.default(''),
  period,
  value: typedQuantity,
  source: text(200),
  reason: text(500),
  statement: text(200).default(''),
})

const Backing = z.strictObject({ entry: Entry, value: z.number().nullable(), bound })

export const figureOperations = {
  listFigures: operation('listFigures', {
    summary: 'A community’s figures for a period, with last year’s and the period before',
    query: {
      period,
      values,
      metrics: text(4000)
        .optional()
        .meta({ description: 'Metric codes, separated by commas; all when left out.' }),
    },
    reply: z.strictObject({
      period: z.string(),
      lastYear: z.string(),
      before: z.string(),
      cutOff: z.string(),
      rows: z.array(FigureRow),
    }),
  }),
  exportFiguresWorkbook: operation('exportFiguresWorkbook', {
    summary: 'Every figure of a community for a period as an Excel file, with a sheet of definitions',
    query: { period, values, lang: z.enum(['zh', 'en']).default('zh') },
    reply: bytes,
    file: workbookType,
  }),
  readFigure: operation('readFigure', {
    summary:
      'One figure and everything that makes it: records, reading, inputs or declaration, and its last periods',
    params: { metric: metricCode },
    query: { period, values, dimension: dimension.default(''), ...page },
    reply: z.strictObject({
      ...FigureRow.shape,
      period: z.string(),
      lastYearPeriod: z.string(),
      beforePeriod: z.string(),
      parts: z.array(z.strictObject({ dimension: z.string(), now: Figure })),
      inputs: z.array(z.strictObject({ ...figureKey.shape, now: Figure.nullable() })),
      denominator: z
        .strictObject({ metric: metricCode, times: z.number(), now: Figure.nullable() })
        .nullable(),
      series: z.array(
        z.strictObject({ period: z.string(), now: Figure.nullable(), average: z.number().nullable() }),
      ),
      declared: Declared.nullable(),
      declaredWithin: z
        .array(Declared)
        .meta({ description: 'Declarations of shorter periods inside this one, which count here.' }),
      records: z.array(Backing),
      recordsTotal: z.int(),
      next: z.string().optional(),
    }),
  }),
  declareFigure: operation('declareFigure', {
    summary: 'Declare a total that comes without records (补录), with its source and reason',
    body: declaration,
    reply: Declared,
    problems: ['already-declared'],
  }),
  changeDeclaredFigure: operation('changeDeclaredFigure', {
    summary: 'Change a declared figure',
    params: { declared: id },
    body: declaration.pick({ value: true, source: true, reason: true, statement: true }),
    reply: Declared,
  }),
  withdrawDeclaredFigure: operation('withdrawDeclaredFigure', {
    summary: 'Withdraw a declared figure; the records count again',
    params: { declared: id },
    reply: Declared,
  }),
}
