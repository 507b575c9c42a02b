import type { Asked } from './operations.ts'
import type { OperationId, routes } from './routes.ts'

type Names<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never

/** The names in an operation's path, such as `street`. */
export type PathParams<Id extends OperationId> = {
  [Name in Names<(typeof routes)[Id]['path']>]: string
}

/** One part of what a call says: not there where there is nothing to say, and left out where nothing must be said. */
type Part<Name extends string, Value> = undefined extends Value
  ? { [Key in Name]?: undefined }
  : {} extends Value
    ? { [Key in Name]?: Value | undefined }
    : { [Key in Name]: Value }

/** What a call of an operation says: the names in the path, the query and the body. */
export type Spoken<Id extends OperationId> = Part<'params', PathParams<Id>> &
  Part<'query', Asked<Id>['query']> &
  Part<'body', Asked<Id>['body']>
