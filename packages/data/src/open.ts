import type { Client } from '@libsql/client'
import type { LibSQLDatabase } from 'drizzle-orm/libsql'
import { drizzle } from 'drizzle-orm/libsql/web'
import { may, type Membership, type Permission } from '@linli/domain/permissions'
import type { Section } from '@linli/domain/sections'

declare const made: unique symbol

type Database = { readonly client: Client; readonly orm: LibSQLDatabase }

/** The directory: streets, people, memberships, sessions. Only this file makes one. */
export type DirectoryDb = Database & { readonly [made]: 'directory' }
/** One street's data. Holding one means that a door was passed: only this file makes one. */
export type TenantDb = Database & { readonly [made]: 'tenant' }
/** Inside a street: which communities and which sections (条线) may be read. Queries on community rows take one. */
export type Reach = {
  readonly communities: 'all' | readonly string[]
  readonly sections: 'all' | readonly Section[]
  readonly [made]: 'reach'
}

/** Where a street's data is and in which shape. */
export type StreetLocation = { id: string; name: string; database: string; schemaVersion: number }

/** How a host reaches a database by its name. */
export type Connect = (database: string) => Client

/** The tenant schema that this code works with: the number of files in migrations/tenant. */
export const tenantSchema = 9

export type DoorRefusal = 'not-found' | 'not-permitted' | 'tenant-upgrading'

const database = (client: Client): Database => ({ client, orm: drizzle(client) })

export const openDirectory = (connect: Connect): DirectoryDb => database(connect('directory')) as DirectoryDb

const open = (connect: Connect, street: StreetLocation): TenantDb =>
  database(connect(street.database)) as TenantDb

const reachOf = (limits: Pick<Membership, 'communities' | 'sections'>): Reach => limits as Reach

/**
 * The door by membership: a street's database and the person's reach in it, or why not. Who is no member learns nothing:
 * an unknown street and a foreign one are both `not-found`.
 */
export const openStreet = (
  connect: Connect,
  street: StreetLocation | undefined,
  membership: Membership | undefined,
  permission: Permission,
): { tenant: TenantDb; reach: Reach } | DoorRefusal => {
  if (street === undefined || membership?.street !== street.id) return 'not-found'
  if (!may(membership, permission)) return 'not-permitted'
  if (street.schemaVersion !== tenantSchema) return 'tenant-upgrading'
  return { tenant: open(connect, street), reach: reachOf(membership) }
}

/** The door for jobs and set-up, which act for the service and not for a person: everything in one street. */
export const openForJobs = (
  connect: Connect,
  street: StreetLocation,
): { tenant: TenantDb; reach: Reach } => ({
  tenant: open(connect, street),
  reach: reachOf({ communities: 'all', sections: 'all' }),
})

/**
 * For sums and averages over the whole street, which each community may see without seeing the others: the same sections,
 * every community. What is read through it leaves only as a sum or an average.
 */
export const forAverages = (reach: Reach): Reach => reachOf({ communities: 'all', sections: reach.sections })

/**
 * For what concerns a whole report, which a person of some sections moves on: the same communities, every section. What is read
 * through it is judged or frozen, and leaves only through the person's own reach.
 */
export const forWholeReports = (reach: Reach): Reach =>
  reachOf({ communities: reach.communities, sections: 'all' })

/** How far another system reaches that sends messages: as far as the street has said, once its message is proven to be its own. */
export const forSource = (limits: Pick<Membership, 'communities' | 'sections'>): Reach => reachOf(limits)

/** Whether a community lies in the reach. */
export const reaches = (reach: Reach, community: string): boolean =>
  reach.communities === 'all' || reach.communities.includes(community)

/** Whether a section lies in the reach; the base register is everybody's ground. */
export const reachesSection = (reach: Reach, section: Section): boolean =>
  reach.sections === 'all' || section === 'base' || reach.sections.includes(section)
