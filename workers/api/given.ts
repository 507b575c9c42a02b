import type * as z from 'zod'
import type { Operations } from '@linli/contract/operations'
import type { OperationId, routes } from '@linli/contract/routes'
import type { Person } from '@linli/data/directory/people'
import type { Reach, StreetLocation, TenantDb } from '@linli/data/open'
import type { Membership } from '@linli/domain/permissions'
import type { Outside } from '../outside.ts'
import type { Caller } from './caller.ts'
import type { Language, Refusing } from './refusals.ts'

/** What every handler is given, said well by the time it gets it. */
export type Said<Id extends OperationId> = {
  outside: Outside
  request: Request
  language: Language
  params: z.output<Operations[Id]['params']>
  query: z.output<Operations[Id]['query']>
  body: z.output<Operations[Id]['body']>
  /** The text of the body, of a file its SHA-256 in hexadecimal, by which a repeated request is recognised. */
  sent: string
  /** The version seen, from If-Match; 0 where none is asked for. */
  seen: number
  /** From Idempotency-Key; '' where none is asked for. */
  key: string
  /** Headers to send along with the reply. */
  headers: Headers
}

export type ByPerson = { caller: Caller }

/** Past a street's door: its database and how far the caller reaches in it. */
export type InStreet = ByPerson & {
  street: StreetLocation
  membership: Membership
  tenant: TenantDb
  reach: Reach
}

/** A community that exists and is in reach. */
export type InCommunity = InStreet & { community: string }

/** Who writes in a community: a person, or another system in the street's name. */
export type Writer = Pick<InCommunity, 'tenant' | 'reach' | 'community'> & {
  outside: Outside
  street: Pick<StreetLocation, 'id'>
  caller: { person: Pick<Person, 'id' | 'name'> }
}

type Place<Id extends OperationId> = (typeof routes)[Id]['access'] extends 'anyone'
  ? object
  : (typeof routes)[Id]['path'] extends `${string}{community}${string}`
    ? InCommunity
    : (typeof routes)[Id]['path'] extends `${string}{street}${string}`
      ? InStreet
      : ByPerson

export type Given<Id extends OperationId> = Said<Id> & Place<Id>
export type Answer<Id extends OperationId> = z.input<Operations[Id]['reply']>
export type Handler<Id extends OperationId> = (given: Given<Id>) => Promise<Answer<Id> | Refusing>
export type Handlers = { [Id in OperationId]: Handler<Id> }
