import * as z from 'zod'
import { bounds } from '@linli/domain/quantities'
import { isPeriod } from '@linli/domain/periods'
import { isBrokenText } from '@linli/domain/typing'
import { sections } from '@linli/domain/sections'

/** Text of up to `max` characters without control characters or broken surrogates; ends are trimmed. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !isBrokenText(value), { params: { reason: 'broken-text' } })
    .transform((value) => value.trim())

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

// Periods before and after the one asked for are worked out too, and must be periods still.
const isAskable = (asked: string): boolean => isPeriod(asked) && asked >= '1949' && asked < '2099'

export const period = z
  .string()
  .refine(isAskable, { params: { reason: 'not-a-period' } })
  .meta({ example: '2010-H1' })
export const metricCode = z.string().regex(/^[a-z0-9_]{1,64}$/)
export const dimension = z
  .string()
  .max(200)
  .regex(/^([a-z_0-9]+=[a-z_0-9]+(;[a-z_0-9]+=[a-z_0-9]+)*)?$/)
/** Whether figures are told as approved reports have them, or as the records say today. */
export const values = z.enum(['approved', 'live']).default('approved').meta({
  description: 'approved: where a report is approved, its values; live: what the records say today.',
})
export const section = z.enum(sections)
export const bound = z.enum(bounds)
export const version = z.int().min(1)
export const instant = z
  .string()
  .meta({ description: 'A moment, ISO 8601 in UTC.', example: '2010-07-05T01:00:00.000Z' })

export const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
export const figureKey = z.strictObject({ metric: metricCode, dimension })
export const nothing = z.strictObject({})

/** An amount in its unit; `value` is null where it happened and nobody noted how much (有，数未记). */
export const quantity = z.strictObject({ value: z.number().nullable(), bound, said: z.string().optional() })

/** A value as a person types it (`10余`, `4,943.5`, `有，数未记`) or as a program sends it. */
export const typedValue = z.union([text(2000), z.number(), z.boolean()])
export const typedQuantity = z.union([text(40), z.number()])

/** One page of a list: at most `limit` rows after the row that `cursor` names. */
export const page = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
}

/** The media type of an Excel file. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file that is not text. */
export const bytes = z.instanceof(Uint8Array)
