import { rm } from 'node:fs/promises'
import { createClient, type Client as Database } from '@libsql/client/web'
import { Hub } from './hrana.ts'
import type { RoundTrip } from './rounds.ts'
import { testMasterKey } from './master-keys.ts'
import { signInAt, townFolder, type Answered, type Town, type TownOptions } from './town.ts'
import { startWorker, type RunningWorker } from './worker.ts'

const token = 'of-these-stories'
const origin = 'http://linli.test'

/** Systems in other processes are reached; nothing beyond this machine is. */
const onThisMachine = (request: Request): Promise<Response> =>
  new URL(request.url).hostname === '127.0.0.1'
    ? fetch(request)
    : Promise.resolve(new Response('no way out of this machine', { status: 599 }))

/** The real Worker on workerd; the databases behind it change with every town. */
export type EdgeHost = AsyncDisposable & { worker: RunningWorker; current: { hub: Hub | undefined } }

export const edgeHost = async (): Promise<EdgeHost> => {
  const current: EdgeHost['current'] = { hub: undefined }
  const nobody = () => new Response('no town', { status: 503 })
  const hub = { answer: async (request: Request) => (await current.hub?.answer(request)) ?? nobody() }
  // As little as a town on Node has, so that a story can fill it.
  const variables = { COMMUNITY_FILES_MB: '3', STREET_FILES_MB: '5', ALLOWED_HOSTS: '127.0.0.1' }
  const worker = await startWorker({
    hub,
    token,
    masterKey: testMasterKey,
    publicOrigin: origin,
    variables,
    outside: onThisMachine,
  })
  return { worker, current, [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose]() }
}

/** The databases behind a hub, asked as the Worker asks. */
export const databasesOf = (hub: Hub, bearer: string) => {
  const known = new Map<string, Database>()
  return (name: string): Database => {
    const url = `http://hub.internal/${name}/`
    const made = (request: Request) => hub.answer(request)
    const client = known.get(name) ?? createClient({ url, authToken: bearer, fetch: made })
    known.set(name, client)
    return client
  }
}

// The Worker's clock is the machine's: what was noted moves into the past instead.
const aged = (ms: number): Record<string, string[]> => ({
  directory: [
    `UPDATE session SET expires_at = expires_at - ${ms}, created_at = created_at - ${ms}`,
    `UPDATE sign_in_attempt SET until = until - ${ms}`,
    `UPDATE api_token SET expires_at = expires_at - ${ms}, minute = minute - ${Math.floor(ms / 60_000)} WHERE revoked_at IS NULL`,
  ],
  maple: [
    `UPDATE event SET at = at - ${ms} WHERE sequence > (SELECT coalesce(max(last), 0) FROM seal)`,
    `UPDATE idempotency SET at = at - ${ms}`,
    `UPDATE entry SET updated_at = updated_at - ${ms}`,
    `UPDATE target SET updated_at = updated_at - ${ms}`,
    `UPDATE file SET updated_at = updated_at - ${ms}`,
    `UPDATE stored_object SET swept_at = swept_at - ${ms}`,
    `UPDATE housekeeping SET at = at - ${ms}`,
    `UPDATE inbound_message SET received_at = received_at - ${ms}`,
    `UPDATE source SET former = (SELECT json_group_array(json_set(value, '$.until', value ->> 'until' - ${ms})) FROM json_each(former))`,
    `UPDATE reporting_period SET closes_at = closes_at - ${ms}`,
    `UPDATE period_exception SET closes_at = closes_at - ${ms}`,
  ],
})

/** Asks the Worker, as the edge would for a browser. */
export const askWorker = async (worker: RunningWorker, request: Request): Promise<Response> => {
  const { method, url, headers } = request
  const body = method === 'GET' ? {} : { body: new Uint8Array(await request.arrayBuffer()) }
  const answer = await worker.fetch(url, { method, headers: Object.fromEntries(headers), ...body })
  return new Response(await answer.arrayBuffer(), { status: answer.status, headers: [...answer.headers] })
}

/** A town on workerd: the Worker as deployed, over a libSQL server of its own. */
export const edgeTown = async (
  { worker, current }: EdgeHost,
  { demonstration = false }: TownOptions = {},
) => {
  const folder = await townFolder(demonstration)
  const log: Answered[] = []
  // Jobs work beside the requests, and whose round trips are whose cannot be told apart: the stories on Node count them.
  let open: RoundTrip[][] = []
  const onPipeline = (database: string) => {
    for (const rounds of open) rounds.push({ database, statements: [] })
  }
  const hub = new Hub({ folder, token, onPipeline })
  current.hub = hub
  const connect = databasesOf(hub, token)
  const place: Town = {
    origin,
    connect,
    fetch: async (request) => {
      const rounds: RoundTrip[] = []
      open.push(rounds)
      const answer = await askWorker(worker, request)
      open = open.filter((one) => one !== rounds)
      const { method, url } = request
      log.push({ method, path: new URL(url).pathname, status: answer.status, rounds })
      return answer
    },
    signIn: (name) => signInAt(place, name),
    now: () => Date.now(),
    passTime: async (ms) => {
      for (const [database, statements] of Object.entries(aged(ms))) await connect(database).batch(statements)
    },
    tick: () => worker.tick(),
    file: (name) => worker.file(name),
    fileNames: () => worker.fileNames('files/'),
    log,
    [Symbol.asyncDispose]: async () => {
      current.hub = undefined
      hub.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return place
}
