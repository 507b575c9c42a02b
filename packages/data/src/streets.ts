import type { Client } from '@libsql/client'
import { kinds } from '@linli/domain/kinds'
import { eq } from 'drizzle-orm'
import { street } from './directory/tables.ts'
import { allStreets } from './directory/people.ts'
import { migrate, type Migration } from './migrate.ts'
import { openDirectory, openForJobs, tenantSchema, type Connect, type DirectoryDb } from './open.ts'
import { repostEntries } from './tenant/entries.ts'

export type Migrations = { directory: readonly Migration[]; tenant: readonly Migration[] }

/**
 * Brings every database to the schema of this code: the directory first, then each street; what was done stays done, so an
 * interrupted run goes on where it stopped. A street that fails keeps its old schema version and is refused with
 * `tenant-upgrading` until it is mended. Entries whose kind's posting rule changed are posted anew.
 * @returns the streets that failed, with the reason
 */
export const migrateAll = async (
  connect: Connect,
  migrations: Migrations,
  now: number,
): Promise<Map<string, unknown>> => {
  await migrate(connect('directory'), migrations.directory, now)
  const directory = openDirectory(connect)
  const failed = new Map<string, unknown>()
  for (const location of await allStreets(directory)) {
    try {
      await migrate(connect(location.database), migrations.tenant, now)
      const { tenant } = openForJobs(connect, location)
      const versions = Object.fromEntries(kinds.map((kind) => [kind.code, kind.version]))
      while ((await repostEntries(tenant, versions, 500)) > 0);
      if (location.schemaVersion !== tenantSchema) await markMigrated(directory, location.id)
    } catch (error) {
      failed.set(location.id, error)
    }
  }
  return failed
}

const markMigrated = async (directory: DirectoryDb, id: string): Promise<void> => {
  await directory.orm.update(street).set({ schemaVersion: tenantSchema }).where(eq(street.id, id))
}

export type NewStreet = {
  id: string
  name: string
  database: string
  communities: readonly { id: string; name: string; shortName: string; initials: string }[]
  cutOff: string
  opening: string
  closing: string
}

const fill = (client: Client, made: NewStreet, now: number) =>
  client.batch(
    [
      ...made.communities.map(({ id, name, shortName, initials }, position) => ({
        sql: 'INSERT INTO community VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
        args: [id, name, shortName, initials, position],
      })),
      {
        sql: 'INSERT INTO settings VALUES (1, ?, ?, ?, ?, 1, ?) ON CONFLICT DO NOTHING',
        args: [made.name, made.cutOff, made.opening, made.closing, now],
      },
    ],
    'write',
  )

/**
 * Makes a street: its database with its communities, then its line in the directory, from when on it exists. What an interrupted
 * run has made already stays as it is.
 */
export const createStreet = async (
  connect: Connect,
  migrations: Migrations,
  made: NewStreet,
  now: number,
) => {
  const client = connect(made.database)
  await migrate(client, migrations.tenant, now)
  await fill(client, made, now)
  const location = { id: made.id, name: made.name, database: made.database, schemaVersion: tenantSchema }
  await openDirectory(connect)
    .orm.insert(street)
    .values({ ...location, createdAt: now })
    .onConflictDoNothing()
  return location
}

export type NewPerson = {
  id: string
  login: string
  name: string
  passwordHash: string
  memberships: readonly { street: string; role: string; communities: unknown; sections: unknown }[]
}

/** Makes people who can sign in, with what they may do where, all at once. */
export const createPeople = async (
  directory: DirectoryDb,
  people: readonly NewPerson[],
  now: number,
): Promise<void> => {
  await directory.client.batch(
    people.flatMap((one) => [
      {
        sql: 'INSERT INTO person VALUES (?, ?, ?, ?, ?)',
        args: [one.id, one.login, one.name, one.passwordHash, now],
      },
      ...one.memberships.map((member) => ({
        sql: 'INSERT INTO membership VALUES (?, ?, ?, ?, ?)',
        args: [
          one.id,
          member.street,
          member.role,
          JSON.stringify(member.communities),
          JSON.stringify(member.sections),
        ],
      })),
    ]),
    'write',
  )
}
