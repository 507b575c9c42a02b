import * as z from 'zod'
import type { ProblemKind } from './problems.ts'
import { routes, type OperationId, type Route } from './routes.ts'

type Shape = Record<string, z.ZodType>

type Description<
  Params extends Shape,
  Query extends Shape,
  Body extends z.ZodType,
  Reply extends z.ZodType,
> = {
  summary: string
  /** Path parameters beyond `street` and `community`, which the door reads. */
  params?: Params
  query?: Query
  /** What is sent: JSON of this schema, or a file as it is (`bytes`). */
  body?: Body
  /** What is answered; a string names the media type of a file. */
  reply: Reply
  /** Set for a file: its media type; the reply is then its text. */
  file?: string
  /** Refusals beyond those that every operation of its access may give. */
  problems?: readonly ProblemKind[]
  /** Longest body taken, in bytes. */
  bodyLimit?: number
  /** What a file that is sent must be announced as; `application/octet-stream` unless said. */
  media?: string
}

/** An operation, described once: server, client, document and refusal suite are read off it. */
export type Operation<
  Id extends OperationId = OperationId,
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> = {
  id: Id
  route: Route
  summary: string
  params: z.ZodObject<Params>
  query: z.ZodObject<Query, z.core.$strict>
  body: Body
  reply: Reply
  file: string | undefined
  problems: readonly ProblemKind[]
  bodyLimit: number
  media: string
}

export const operation = <
  Id extends OperationId,
  Reply extends z.ZodType,
  Params extends Shape = {},
  Query extends Shape = {},
  Body extends z.ZodType = z.ZodUndefined,
>(
  id: Id,
  told: Description<Params, Query, Body, Reply>,
): Operation<Id, Params, Query, Body, Reply> => ({
  id,
  route: routes[id],
  summary: told.summary,
  params: z.object(told.params ?? ({} as Params)),
  query: z.strictObject(told.query ?? ({} as Query)),
  body: told.body ?? (z.undefined() as z.ZodType as Body),
  reply: told.reply,
  file: told.file,
  problems: told.problems ?? [],
  bodyLimit: told.bodyLimit ?? 64 * 1024,
  media: told.media ?? 'application/octet-stream',
})
