import type { PathParams } from '@linli/contract/calls'
import type { Asked, Replied } from '@linli/contract/operations'
import type { OperationId as Id, routes } from '@linli/contract/routes'

/**
 * The name of an operation of the API, such as `listEntries`. What a source pushes is no call: it is signed with the source's
 * own secret instead of bringing a token.
 */
export type OperationId = Exclude<Id, 'receiveMessage'>

/**
 * What every operation of the API is told and what it replies, as the contract has it. The built package has the same
 * types written out (build/types.ts), so that whoever uses it needs nothing else.
 */
export type Calls = {
  [Each in OperationId]: {
    params: PathParams<Each>
    query: Asked<Each>['query']
    body: Asked<Each>['body']
    /** The version seen must be told (If-Match). */
    edits: (typeof routes)[Each] extends { edits: true } ? true : false
    reply: Replied<Each>
  }
}
