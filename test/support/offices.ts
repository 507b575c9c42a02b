import { randomBytes } from 'node:crypto'
import type { Client } from '@libsql/client'
import { openDirectory, type Connect } from '@linli/data/open'
import { createPeople } from '@linli/data/streets'
import { makeApp } from '@linli/workers/api/app'
import { hashPassword } from '@linli/workers/api/passwords'
import { nodeSender } from '@linli/workers/node/sending'
import type { Outside } from '@linli/workers/outside'
import { testMasterKey } from './master-keys.ts'
import { openLedger, type Ledger } from './ledgers.ts'
import { shelf, smallQuota } from './shelves.ts'

/** One round trip to a database: what was asked in it. */
type Round = { database: string; statements: readonly unknown[] }

/** Asks the service something as one person; `seen` goes into If-Match. */
export type Ask = (
  method: string,
  path: string,
  more?: { body?: unknown; seen?: number; key?: string },
) => Promise<Response>

const password = 'linden-and-maple'

const trips: ReadonlySet<unknown> = new Set(['batch', 'execute', 'executeMultiple', 'migrate', 'transaction'])

const statementsOf = (asked: unknown): readonly unknown[] => (Array.isArray(asked) ? asked : [asked])

/** Hands out the same clients, noting every round trip to the databases behind them. */
const watched = (connect: Connect, rounds: Round[]): Connect => {
  const note = (database: string, client: Client): Client =>
    new Proxy(client, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name)
        if (typeof found !== 'function') return found
        return (...args: unknown[]): unknown => {
          if (trips.has(name)) rounds.push({ database, statements: statementsOf(args[0]) })
          return Reflect.apply(found, target, args)
        }
      },
    })
  return (database) => note(database, connect(database))
}

const sender = nodeSender({ allowedHosts: [] })

const outsideOf = (connect: Connect, more: Partial<Outside>): Outside => ({
  connect,
  now: () => Date.now(),
  random: (bytes) => randomBytes(bytes),
  files: shelf(() => Date.now()),
  fileQuota: smallQuota,
  masterKey: testMasterKey,
  enqueue: () => Promise.resolve(),
  send: (outgoing) => sender.send(outgoing),
  allowedHosts: [],
  afterReply: () => undefined,
  publicOrigin: 'http://127.0.0.1',
  callerOf: () => '',
  communities: new Map(),
  announced: new Map(),
  report: (what, error) => {
    throw new Error(what, { cause: error })
  },
  ...more,
})

/** Makes 王芳, a worker of all these communities, 陈静, who may look at the whole street, and 徐慧, its admin. */
export const employ = async (connect: Connect, communities: readonly string[]): Promise<void> => {
  const passwordHash = await hashPassword(password, randomBytes(16))
  const member = (role: string, limits: unknown) => [
    { street: 'maple', role, communities: limits, sections: 'all' },
  ]
  const people = [
    { id: 'wang-fang', login: 'wang-fang', name: '王芳', memberships: member('worker', communities) },
    { id: 'chen-jing', login: 'chen-jing', name: '陈静', memberships: member('viewer', 'all') },
    { id: 'xu-hui', login: 'xu-hui', name: '徐慧', memberships: member('admin', 'all') },
  ]
  await createPeople(
    openDirectory(connect),
    people.map((one) => ({ ...one, passwordHash })),
    0,
  )
}

/** Signs somebody in at a service; what is then asked comes from them, wherever the service is by then. */
export const signIn = async (
  fetch: (request: Request) => Response | Promise<Response>,
  origin: () => string,
  name: string,
): Promise<Ask> => {
  const send = (method: string, path: string, headers: Record<string, string>, body: unknown) =>
    fetch(
      new Request(`${origin()}/v1${path}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  const signedIn = await send('POST', '/session', {}, { name, password })
  if (!signedIn.ok) throw new Error(`${name} could not sign in: ${await signedIn.text()}`)
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (method, path, { body, seen, key = randomBytes(12).toString('hex') } = {}) =>
    send(
      method,
      path,
      {
        cookie,
        ...(method === 'POST' ? { 'idempotency-key': key } : {}),
        ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      },
      body,
    )
}

/** A street's service in this process, on database files of its own. */
export type Office = Ledger & { outside: Outside; rounds: Round[]; signIn: (name: string) => Promise<Ask> }

export const openOffice = async (
  communities: readonly string[],
  { watch = true, outside: more = {} }: { watch?: boolean; outside?: Partial<Outside> } = {},
): Promise<Office> => {
  const ledger = await openLedger(communities)
  await employ(ledger.connect, communities)
  const rounds: Round[] = []
  const outside = outsideOf(watch ? watched(ledger.connect, rounds) : ledger.connect, more)
  const app = makeApp(() => outside)
  const fetch = (request: Request) => app.fetch(request)
  return { ...ledger, outside, rounds, signIn: (name) => signIn(fetch, () => 'http://127.0.0.1', name) }
}
