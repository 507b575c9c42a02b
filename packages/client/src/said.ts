import type { Calls, OperationId } from './calls.ts'

type Part<Name extends string, Value> = undefined extends Value
  ? { [Key in Name]?: undefined }
  : {} extends Value
    ? { [Key in Name]?: Value | undefined }
    : { [Key in Name]: Value }

/** What a call says; each part is left out where the operation takes none. */
export type Said<Id extends OperationId> = Part<'params', Calls[Id]['params']> &
  Part<'query', Calls[Id]['query']> &
  Part<'body', Calls[Id]['body']> &
  (Calls[Id]['edits'] extends true
    ? {
        /** The `version` that was seen of what is changed (If-Match). */
        seen: number
      }
    : { seen?: undefined }) & {
    /** The Idempotency-Key of what is created: give the same one again to repeat a call whose answer was not heard. */
    key?: string | undefined
    signal?: AbortSignal | undefined
  }

/** What an operation replies. */
export type Reply<Id extends OperationId> = Calls[Id]['reply']

/** The operations that answer page by page: their query takes a `cursor`, and their reply names the `next` one. */
export type PagedId = {
  [Id in OperationId]: 'cursor' extends keyof Calls[Id]['query']
    ? 'next' extends keyof Calls[Id]['reply']
      ? Id
      : never
    : never
}[OperationId]

/** What is said, whatever the operation. */
export type Loose = {
  params?: Readonly<Record<string, string>> | undefined
  query?: object | undefined
  body?: unknown
  seen?: number | undefined
  key?: string | undefined
  signal?: AbortSignal | undefined
}
