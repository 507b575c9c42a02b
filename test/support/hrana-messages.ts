import * as z from 'zod'

// The part of Hrana 2 over HTTP (JSON) that @libsql/client/web speaks; its source is the specification in the libsql repository.

const value = z.discriminatedUnion('type', [
  z.object({ type: z.literal('null') }),
  z.object({ type: z.literal('integer'), value: z.string() }),
  z.object({ type: z.literal('float'), value: z.number() }),
  z.object({ type: z.literal('text'), value: z.string() }),
  z.object({ type: z.literal('blob'), base64: z.string() }),
])

const statement = z.object({
  sql: z.string().nullish(),
  sql_id: z.int().nullish(),
  args: z.array(value).nullish(),
  named_args: z.array(z.object({ name: z.string(), value })).nullish(),
})

export type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' }

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ type: z.enum(['ok', 'error']), step: z.int() }),
    z.object({ type: z.literal('not'), cond: condition }),
    z.object({ type: z.enum(['and', 'or']), conds: z.array(condition) }),
    z.object({ type: z.literal('is_autocommit') }),
  ]),
)

const batch = z.object({ steps: z.array(z.object({ condition: condition.nullish(), stmt: statement })) })

const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('execute'), stmt: statement }),
  z.object({ type: z.literal('batch'), batch }),
  z.object({ type: z.literal('sequence'), sql: z.string().nullish(), sql_id: z.int().nullish() }),
  z.object({ type: z.literal('store_sql'), sql_id: z.int(), sql: z.string() }),
  z.object({ type: z.literal('close_sql'), sql_id: z.int() }),
  z.object({ type: z.literal('close') }),
])

/** The body of `POST {database}/v2/pipeline`. */
export const pipeline = z.object({ baton: z.string().nullish(), requests: z.array(request) })

export type WireValue = z.infer<typeof value>
export type Statement = z.infer<typeof statement>
export type Batch = z.infer<typeof batch>
export type StreamRequest = z.infer<typeof request>
