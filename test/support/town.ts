import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connect } from '@linli/data/open'
import { makeApp } from '@linli/workers/api/app'
import { demonstrationPassword, loadDemonstration } from '@linli/workers/demonstration/load'
import { demonstrationPeople } from '@linli/workers/demonstration/streets'
import { chanceOf } from '@linli/workers/demonstration/random'
import { doJob, onMinute, onTick } from '@linli/workers/jobs/tending'
import { embeddedDatabases } from '@linli/workers/node/databases'
import { migrations } from '@linli/workers/node/migrations'
import { nodeSender } from '@linli/workers/node/sending'
import type { Outside } from '@linli/workers/outside'
import { migrate } from '@linli/data/migrate'
import { Client, type Place, type Target } from './clients.ts'
import { shelf, smallQuota } from './shelves.ts'
import { counting, uncounted, watched, type RoundTrip } from './rounds.ts'
import { testMasterKey } from './master-keys.ts'
import { isTownsperson, password, settle, townspeople } from './townspeople.ts'

/** When the clock of every town starts: 5 July 2010, nine in the morning in Hangzhou. */
const morning = Date.UTC(2010, 6, 5, 1)

export type Clock = { now: number }

export type Answered = { method: string; path: string; status: number; rounds: readonly RoundTrip[] }

/** A place where stories happen: two streets (or the demonstration's), their people, and a service to ask. */
export type Town = Target &
  AsyncDisposable & {
    /** The databases behind the service, to look into. */
    connect: Connect
    signIn(name: string): Promise<Client>
    /** What the service's clock says, in ms since 1970. */
    now(): number
    /** Lets time pass, in ms. */
    passTime(ms: number): Promise<void>
    /** Fires the timer, which seals the log of every street. */
    tick(): Promise<void>
    /** A file that the service put away. */
    file(name: string): Promise<Uint8Array | undefined>
    /** The names of all evidence in the store, of every street. */
    fileNames(): Promise<string[]>
    /** Every request answered so far that no other overlapped, with the round trips it took. */
    log: Answered[]
  }

export type TownOptions = {
  /** The streets and people of the demonstration instead of the small ones. */
  demonstration?: boolean
  publicOrigin?: string
  /** How messages leave. Unless hosts are allowed, whose sender is that of the Node host, no host is to be found. */
  send?: Outside['send']
  /** Internal hosts that the operator allows, such as `127.0.0.1:4711`; none unless they are given. */
  allowedHosts?: readonly string[]
}

const random = (seed: number) => {
  const chance = chanceOf(seed)
  return (bytes: number) => Uint8Array.from({ length: bytes }, () => chance.whole(0, 255))
}

const lost: Outside['send'] = () => Promise.resolve({ failed: 'no-such-host' })

/** The outside of a town in this process. Queued jobs run at once; what broke is kept in `faults`. */
export const townOutside = (
  connect: Connect,
  clock: Clock,
  { publicOrigin = 'http://linli.test', allowedHosts = [], send }: Omit<TownOptions, 'demonstration'>,
) => {
  const faults: { what: string; error: unknown }[] = []
  const later: Promise<unknown>[] = []
  const sender = nodeSender({ allowedHosts })
  const outside: Outside = {
    connect,
    now: () => clock.now,
    random: random(2010),
    files: shelf(() => clock.now),
    fileQuota: smallQuota,
    masterKey: testMasterKey,
    // What is to wait is done when the clock has come so far and ticks.
    enqueue: async (jobs, after = 0) => {
      if (after === 0)
        await uncounted(async () => {
          for (const job of jobs) await doJob(outside, job)
        })
    },
    send: send ?? (allowedHosts.length === 0 ? lost : (outgoing) => sender.send(outgoing)),
    allowedHosts,
    afterReply: (work) => void later.push(work),
    publicOrigin,
    callerOf: (request) => request.headers.get('cf-connecting-ip') ?? '',
    communities: new Map(),
    announced: new Map(),
    report: (what, error) => void faults.push({ what, error }),
  }
  // What went on after a reply may bring about more of it.
  const settled = async (): Promise<void> => {
    for (let work = later.shift(); work !== undefined; work = later.shift()) await work
  }
  return { outside, faults, settled, close: () => sender.close() }
}

/** Database files by their name. */
type Model = ReadonlyMap<string, Uint8Array>

const fill = async (connect: Connect, demonstration: boolean): Promise<void> => {
  if (!demonstration) return settle(connect, morning)
  const files = migrations()
  await migrate(connect('directory'), files.directory, morning)
  await loadDemonstration(townOutside(connect, { now: morning }, {}).outside, files, () => undefined)
}

const prepare = async (demonstration: boolean): Promise<Model> => {
  const folder = await mkdtemp(join(tmpdir(), 'linli-model-'))
  const databases = embeddedDatabases(folder)
  await fill(databases.connect, demonstration)
  databases.close()
  const names = await readdir(folder)
  const model = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name))] as const),
  )
  await rm(folder, { recursive: true })
  return new Map(model)
}

// Filling a town takes longer than copying it, and passwords are slow to hash: once in a process is enough.
const models = new Map<boolean, Promise<Model>>()

/** A folder of database files that hold a town on its first morning; the caller throws it away. */
export const townFolder = async (demonstration: boolean): Promise<string> => {
  const model = models.get(demonstration) ?? prepare(demonstration)
  models.set(demonstration, model)
  const folder = await mkdtemp(join(tmpdir(), 'linli-town-'))
  await Promise.all([...(await model)].map(([name, content]) => writeFile(join(folder, name), content)))
  return folder
}

const firstOf: Readonly<Record<string, string>> = {
  maple: 'elm',
  river: 'reed',
  zhanongkou: 'tianyun',
  qinghe: 'hetang',
}

const placeOf = (name: string): Place => {
  const own = isTownsperson(name) ? townspeople[name].memberships[0] : undefined
  const shown = demonstrationPeople.find((one) => one.name === name)?.memberships[0]
  const { street, communities } = own ?? shown ?? { street: 'maple', communities: 'all' }
  const first = firstOf[street] ?? ''
  return { street, community: communities === 'all' ? first : (communities[0] ?? first) }
}

/** Signs somebody in at a service. */
export const signInAt = async (target: Target, name: string): Promise<Client> => {
  const client = new Client(target, placeOf(name))
  const known = isTownsperson(name) ? password : demonstrationPassword
  await client.call('signIn', { body: { name, password: known } })
  return client
}

/** A town on the Node host, in this process, with files of its own. */
export const town = async ({ demonstration = false, ...options }: TownOptions = {}) => {
  const folder = await townFolder(demonstration)
  const databases = embeddedDatabases(folder)
  const clock = { now: morning }
  const { outside, faults, settled, close } = townOutside(watched(databases.connect), clock, options)
  const app = makeApp(() => outside)
  const log: Answered[] = []
  const open = new Set<{ alone: boolean }>()
  const place = {
    origin: 'http://linli.test',
    folder,
    outside,
    clock,
    app,
    /** What the service reported as broken. */
    faults,
    /** Waits for what goes on after the replies. */
    settled,
    connect: databases.connect,
    fetch: async (request: Request) => {
      const { method, url } = request
      const mine = { alone: open.size === 0 }
      for (const other of open) other.alone = false
      open.add(mine)
      const { done, rounds } = await counting(async () => app.fetch(request))
      open.delete(mine)
      if (mine.alone) log.push({ method, path: new URL(url).pathname, status: done.status, rounds })
      return done
    },
    signIn: (name: string) => signInAt(place, name),
    now: () => clock.now,
    passTime: (ms: number) => Promise.resolve(void (clock.now += ms)),
    tick: async () => {
      await settled()
      await onMinute(outside)
      await onTick(outside)
      await settled()
    },
    file: (name: string) => outside.files.get(name),
    fileNames: async () => {
      const names: string[] = []
      for await (const page of outside.files.list('files/')) names.push(...page.map(({ name }) => name))
      return names
    },
    log,
    [Symbol.asyncDispose]: async () => {
      await settled()
      close()
      databases.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return place satisfies Town
}
