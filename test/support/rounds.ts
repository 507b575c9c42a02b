import { AsyncLocalStorage } from 'node:async_hooks'
import type { Client, InStatement } from '@libsql/client'
import type { Connect } from '@linli/data/open'

/** One round trip to a database, and what was asked in it. */
export type RoundTrip = { database: string; statements: readonly InStatement[] }

const asked: ReadonlySet<PropertyKey> = new Set([
  'batch',
  'execute',
  'executeMultiple',
  'migrate',
  'transaction',
])
const listening = new AsyncLocalStorage<RoundTrip[]>()

/** Runs `work` and tells every round trip that was made in its course, whatever else went on meanwhile. */
export const counting = async <Done>(
  work: () => Promise<Done>,
): Promise<{ done: Done; rounds: RoundTrip[] }> => {
  const rounds: RoundTrip[] = []
  const done = await listening.run(rounds, work)
  // What is written after the reply is nobody's latency.
  return { done, rounds: [...rounds] }
}

/** Runs `work` so that its round trips count for nobody. */
export const uncounted = <Done>(work: () => Done): Done => listening.exit(work)

const note = (database: string, first: unknown): void => {
  const statements = Array.isArray(first) ? first : [first]
  listening.getStore()?.push({ database, statements })
}

/** The same databases, each round trip to which is noted. */
export const watched = (connect: Connect): Connect => {
  const known = new Map<string, Client>()
  const watch = (database: string): Client =>
    new Proxy(connect(database), {
      get: (client, name) => {
        const found: unknown = Reflect.get(client, name, client)
        if (typeof found !== 'function') return found
        return (...args: unknown[]): unknown => {
          if (asked.has(name)) note(database, args[0])
          return Reflect.apply(found, client, args)
        }
      },
    })
  return (database) => {
    const client = known.get(database) ?? watch(database)
    known.set(database, client)
    return client
  }
}
