import { and, eq, sql } from 'drizzle-orm'
import type { Membership, Role } from '@linli/domain/permissions'
import { isSection, type Section } from '@linli/domain/sections'
import type { DirectoryDb, StreetLocation } from '../open.ts'
import { person, session, signInAttempt, street } from './tables.ts'

export type StreetMembership = Membership & { location: StreetLocation }
export type Person = { id: string; name: string; memberships: StreetMembership[] }

/** All memberships of a person as one JSON value, so that a session is read in one statement. */
const membershipsJson = `(
  SELECT json_group_array(json_object('street', s.id, 'name', s.name, 'database', s.database, 'schemaVersion', s.schema_version,
    'role', m.role, 'communities', json(m.communities), 'sections', json(m.sections)))
  FROM membership m JOIN street s ON s.id = m.street WHERE m.person = person.id)`

type Row = {
  street: string
  name: string
  database: string
  schemaVersion: number
  role: Role
  communities: 'all' | string[]
  sections: 'all' | string[]
}

const membershipOf = (row: Row): StreetMembership => ({
  street: row.street,
  role: row.role,
  communities: row.communities,
  sections:
    row.sections === 'all' ? 'all' : row.sections.filter((section): section is Section => isSection(section)),
  location: { id: row.street, name: row.name, database: row.database, schemaVersion: row.schemaVersion },
})

const personOf = (row: { id: string; name: string; memberships: string }): Person => ({
  id: row.id,
  name: row.name,
  memberships: (JSON.parse(row.memberships) as Row[]).map(membershipOf),
})

const columns = { id: person.id, name: person.name, memberships: sql.raw(membershipsJson).mapWith(String) }

/** The person who signs in by that name, with the stored hash of the password. */
export const personByLogin = async (db: DirectoryDb, login: string) => {
  const [row] = await db.orm
    .select({ ...columns, passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.login, login))
  return row && { ...personOf(row), passwordHash: row.passwordHash }
}

/** The stored hash of a person's password. */
export const passwordHashOf = async (db: DirectoryDb, id: string): Promise<string | undefined> => {
  const [row] = await db.orm.select({ hash: person.passwordHash }).from(person).where(eq(person.id, id))
  return row?.hash
}

/** Stores a new password and ends every session of the person. */
export const changePassword = async (db: DirectoryDb, id: string, passwordHash: string): Promise<void> => {
  await db.orm.batch([
    db.orm.update(person).set({ passwordHash }).where(eq(person.id, id)),
    db.orm.delete(session).where(eq(session.person, id)),
  ])
}

// Asked with every request, so it is written out here instead of being put together each time.
const sessionStatement = `SELECT person.id, person.name, ${membershipsJson} AS memberships, session.expires_at
  FROM session JOIN person ON person.id = session.person WHERE session.id_hash = ?`

/** A session with its person and memberships, in one round trip. */
export const sessionByHash = async (db: DirectoryDb, idHash: string) => {
  const { rows } = await db.client.execute({ sql: sessionStatement, args: [idHash] })
  const row = rows[0]
  if (row === undefined) return undefined
  const [id, name, memberships] = [String(row['id']), String(row['name']), String(row['memberships'])]
  return { person: personOf({ id, name, memberships }), expiresAt: Number(row['expires_at']) }
}

/** Every session of a person, newest first; `id` is the hash, by which it can be ended but not used. */
export const sessionsOf = (db: DirectoryDb, id: string) =>
  db.orm
    .select()
    .from(session)
    .where(eq(session.person, id))
    .orderBy(sql`${session.createdAt} DESC`)

/** Ends one session of a person; false when it is not theirs. */
export const endSession = async (db: DirectoryDb, id: string, idHash: string): Promise<boolean> => {
  const { rowsAffected } = await db.orm
    .delete(session)
    .where(and(eq(session.person, id), eq(session.idHash, idHash)))
  return rowsAffected > 0
}

/**
 * Counts an attempt and says how many there have been and until when they count, in ms since 1970; a bucket starts anew once its
 * time is over. Counted before it is tried, so that many at once are no way around the limit.
 */
export const countAttempt = async (db: DirectoryDb, bucket: string, now: number, window: number) => {
  const { rows } = await db.client.execute({
    sql: `INSERT INTO sign_in_attempt VALUES (?1, 1, ?2 + ?3)
      ON CONFLICT DO UPDATE SET count = iif(until < ?2, 1, count + 1), until = iif(until < ?2, ?2 + ?3, until)
      RETURNING count, until`,
    args: [bucket, now, window],
  })
  return { count: Number(rows[0]?.['count']), until: Number(rows[0]?.['until']) }
}

/** Takes back what was counted for an attempt that succeeded. */
export const uncountAttempt = async (db: DirectoryDb, bucket: string): Promise<void> => {
  await db.client.execute({
    sql: 'UPDATE sign_in_attempt SET count = count - 1 WHERE bucket = ?',
    args: [bucket],
  })
}

export const clearAttempts = async (db: DirectoryDb, bucket: string): Promise<void> => {
  await db.orm.delete(signInAttempt).where(eq(signInAttempt.bucket, bucket))
}

/** Forgets what has run out: sessions and counted attempts. */
export const forgetExpired = async (db: DirectoryDb, now: number): Promise<void> => {
  await db.client.batch(
    [
      { sql: 'DELETE FROM session WHERE expires_at < ?', args: [now] },
      { sql: 'DELETE FROM sign_in_attempt WHERE until < ?', args: [now] },
    ],
    'write',
  )
}

/** One street by its id, if there is one. */
export const streetById = async (db: DirectoryDb, id: string): Promise<StreetLocation | undefined> => {
  const [row] = await db.orm.select().from(street).where(eq(street.id, id))
  return row && locationOf(row)
}

const locationOf = ({
  id,
  name,
  database,
  schemaVersion,
}: Pick<typeof street.$inferSelect, keyof StreetLocation>): StreetLocation => ({
  id,
  name,
  database,
  schemaVersion,
})

/** Whether anybody could sign in at all. */
export const hasPeople = async (db: DirectoryDb): Promise<boolean> =>
  (await db.orm.select({ id: person.id }).from(person).limit(1)).length > 0

/** Every street of the service. */
export const allStreets = async (db: DirectoryDb): Promise<StreetLocation[]> => {
  const rows = await db.orm.select().from(street).orderBy(street.id)
  return rows.map(locationOf)
}
