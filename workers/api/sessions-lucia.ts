import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import { eq, lte } from 'drizzle-orm'
import { session } from '@linli/data/directory/tables'
import { sessionByHash, type Person } from '@linli/data/directory/people'
import type { DirectoryDb } from '@linli/data/open'
import { sha256 } from './hashes.ts'

/** The name of the session cookie; `__Host-` ties it to TLS and to this very host. */
export const cookieName = (secure: boolean): string => (secure ? '__Host-linli' : 'linli')

/** What is stored of a session beside its time. */
export type SessionAttributes = { createdAt: number; device: string }

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof sessionKeeper>
    DatabaseUserAttributes: { person: Person }
    DatabaseSessionAttributes: SessionAttributes
  }
}

/** What sessions need from outside: a clock, and a way to write after the reply. */
export type SessionSurroundings = { now: () => number; afterReply: (work: Promise<unknown>) => void }

/**
 * Keeps only SHA-256 of a session id: who reads the database cannot sign in with what is there.
 * Lucia reads the machine's clock, so times are moved between that one and ours on the way in and out.
 */
class HashedSessions implements Adapter {
  readonly #db: DirectoryDb
  readonly #outside: SessionSurroundings

  constructor(db: DirectoryDb, outside: SessionSurroundings) {
    this.#db = db
    this.#outside = outside
  }

  /** ms by which our clock is ahead of the machine's */
  #ahead(): number {
    return this.#outside.now() - Date.now()
  }

  async getSessionAndUser(id: string): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const found = await sessionByHash(this.#db, sha256(id))
    if (found === undefined) return [null, null]
    const attributes = { createdAt: 0, device: '' }
    return [
      { id, userId: found.person.id, expiresAt: new Date(found.expiresAt - this.#ahead()), attributes },
      { id: found.person.id, attributes: { person: found.person } },
    ]
  }

  async getUserSessions(person: string): Promise<DatabaseSession[]> {
    const rows = await this.#db.orm.select().from(session).where(eq(session.person, person))
    return rows.map((row) => ({
      id: row.idHash,
      userId: row.person,
      expiresAt: new Date(row.expiresAt - this.#ahead()),
      attributes: { createdAt: row.createdAt, device: row.device },
    }))
  }

  async setSession({ id, userId, expiresAt, attributes }: DatabaseSession): Promise<void> {
    const row = {
      idHash: sha256(id),
      person: userId,
      expiresAt: expiresAt.getTime() + this.#ahead(),
      ...attributes,
    }
    await this.#db.orm.insert(session).values(row)
  }

  async updateSessionExpiration(id: string, expiresAt: Date): Promise<void> {
    const renewed = { expiresAt: expiresAt.getTime() + this.#ahead() }
    const write = async () =>
      this.#db.orm
        .update(session)
        .set(renewed)
        .where(eq(session.idHash, sha256(id)))
    this.#outside.afterReply(write())
    return Promise.resolve()
  }

  async deleteSession(id: string): Promise<void> {
    await this.#db.orm.delete(session).where(eq(session.idHash, sha256(id)))
  }

  async deleteUserSessions(person: string): Promise<void> {
    await this.#db.orm.delete(session).where(eq(session.person, person))
  }

  async deleteExpiredSessions(): Promise<void> {
    await this.#db.orm.delete(session).where(lte(session.expiresAt, this.#outside.now()))
  }
}

/** The only use of lucia, so that replacing it touches this file alone. Sessions last 14 days and renew themselves. */
export const sessionKeeper = (db: DirectoryDb, secure: boolean, outside: SessionSurroundings) =>
  new Lucia(new HashedSessions(db, outside), {
    sessionExpiresIn: new TimeSpan(14, 'd'),
    sessionCookie: { name: cookieName(secure), attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: ({ person }) => ({ person }),
  })
