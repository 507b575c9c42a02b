import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { DirectoryDb } from '../open.ts'
import { apiToken, person } from './tables.ts'

/** A token as it is kept; people by their ids, moments in ms since 1970. */
export type StoredToken = Omit<typeof apiToken.$inferSelect, 'secretHash' | 'minute' | 'used'>
/** … and with the names of who made and who revoked it; '' where they are no longer known. */
export type ListedToken = StoredToken & { createdByName: string; revokedByName: string }

const nameOf = (id: typeof apiToken.createdBy | typeof apiToken.revokedBy) =>
  sql<string>`coalesce((SELECT ${person.name} FROM ${person} WHERE ${person.id} = ${id}), '')`

const columns = {
  id: apiToken.id,
  street: apiToken.street,
  name: apiToken.name,
  shown: apiToken.shown,
  permissions: apiToken.permissions,
  communities: apiToken.communities,
  sections: apiToken.sections,
  addresses: apiToken.addresses,
  perMinute: apiToken.perMinute,
  expires: apiToken.expires,
  expiresAt: apiToken.expiresAt,
  createdAt: apiToken.createdAt,
  createdBy: apiToken.createdBy,
  revokedAt: apiToken.revokedAt,
  revokedBy: apiToken.revokedBy,
  lastUsedAt: apiToken.lastUsedAt,
  version: apiToken.version,
  createdByName: nameOf(apiToken.createdBy),
  revokedByName: nameOf(apiToken.revokedBy),
}

/** Revoked ones beyond this many of a street are no longer listed; the audit log has them. */
const mostListed = 500

/** The tokens of a street: those that are not revoked first, then newest first. */
export const tokensOf = (db: DirectoryDb, street: string): Promise<ListedToken[]> =>
  db.orm
    .select(columns)
    .from(apiToken)
    .where(eq(apiToken.street, street))
    .orderBy(asc(sql`${apiToken.revokedAt} IS NOT NULL`), desc(apiToken.id))
    .limit(mostListed)

/** One token of a street. */
export const tokenById = async (
  db: DirectoryDb,
  street: string,
  id: string,
): Promise<ListedToken | undefined> => {
  const [row] = await db.orm
    .select(columns)
    .from(apiToken)
    .where(and(eq(apiToken.street, street), eq(apiToken.id, id)))
  return row
}

/** Keeps a new token; false when one of that id is there already. */
export const insertToken = async (
  db: DirectoryDb,
  made: StoredToken & { secretHash: string },
): Promise<boolean> => {
  const { rowsAffected } = await db.orm
    .insert(apiToken)
    .values(made)
    .onConflictDoNothing({ target: apiToken.id })
  return rowsAffected > 0
}

const current = ({ street, id, version }: StoredToken) =>
  and(
    eq(apiToken.street, street),
    eq(apiToken.id, id),
    eq(apiToken.version, version - 1),
    isNull(apiToken.revokedAt),
  )

/** Keeps the next version of a token; false when the one before is no longer current, or revoked. */
export const updateToken = async (db: DirectoryDb, next: StoredToken): Promise<boolean> => {
  const { name, permissions, communities, sections, addresses, perMinute, expires, expiresAt, version } = next
  const { rowsAffected } = await db.orm
    .update(apiToken)
    .set({ name, permissions, communities, sections, addresses, perMinute, expires, expiresAt, version })
    .where(current(next))
  return rowsAffected > 0
}

/** Revokes a token for good; false when the version before is no longer current, or revoked already. */
export const revokeToken = async (db: DirectoryDb, next: StoredToken): Promise<boolean> => {
  const { revokedAt, revokedBy, version } = next
  const { rowsAffected } = await db.orm
    .update(apiToken)
    .set({ revokedAt, revokedBy, version })
    .where(current(next))
  return rowsAffected > 0
}
