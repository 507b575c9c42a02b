import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import type { Connect } from '@linli/data/open'

/** Readers do not wait for writers, and what was acknowledged survives a power cut. */
const preparation = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON'

/** How long a lock of another program, such as a backup, is waited for, in ms. */
const lockPatience = 5_000

export type Databases = { connect: Connect; close(): void }

/** Embedded libSQL files in a folder: one connection owns each file, and every change is a batch on it. */
export const embeddedDatabases = (folder: string): Databases => {
  mkdirSync(folder, { recursive: true })
  const open = new Map<string, Client>()
  const connect: Connect = (database) => {
    const known = open.get(database)
    if (known !== undefined) return known
    if (!/^[a-z0-9-]{1,63}$/.test(database)) throw new Error(`not a database name: ${database}`)
    const client = createClient({
      url: `file:${join(folder, `${database}.db`)}`,
      concurrency: 1,
      timeout: lockPatience,
    })
    // The connection carries out what it is told in order, so this comes before anything else.
    void client.executeMultiple(preparation)
    open.set(database, client)
    return client
  }
  const close = () => {
    for (const client of open.values()) client.close()
    open.clear()
  }
  return { connect, close }
}
