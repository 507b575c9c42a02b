import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { askWorker, databasesOf } from '../support/edge-towns.ts'
import { Hub } from '../support/hrana.ts'
import { testMasterKey } from '../support/master-keys.ts'
import { patience } from '../support/patience.ts'
import { signInAt, townFolder } from '../support/town.ts'
import { answer, Receiver } from '../support/webhook-receivers.ts'
import { startWorker } from '../support/worker.ts'
import type { Client } from '../support/clients.ts'

const token = 'of-these-restarts'
const origin = 'http://linli.test'
const many = 20
const minute = 60_000

/** Another system: it fails at first, then answers nothing at all, and at last is well. */
const system = () => {
  const state: { manner: 'failing' | 'silent' | 'well' } = { manner: 'failing' }
  const receiver = new Receiver(() => answer(state.manner === 'failing' ? 500 : 200))
  const taken: string[] = []
  const held = new Set<string>()
  const { until, look } = patience()
  const outside = async (request: Request): Promise<Response> => {
    if (request.method === 'OPTIONS') return new Response(null, { status: 404 })
    const headers = Object.fromEntries(request.headers)
    const sent = receiver.take({ url: request.url, headers, body: await request.text() }, Date.now())
    const id = headers['webhook-id'] ?? ''
    if (state.manner === 'silent') held.add(id)
    const status = 'status' in sent ? sent.status : 500
    if (state.manner === 'well') taken.push(id)
    look()
    return state.manner === 'silent' ? new Promise(() => undefined) : new Response('', { status })
  }
  return { state, receiver, taken, held, until, outside }
}

const record = (worker: Client): Promise<unknown> => {
  const row = { kind: 'birth', date: '2010-06-18', title: '新生儿', fields: { count: 1 } }
  const rows = Array.from({ length: many }, () => row)
  return worker.call('importEntries', { body: { within: '2010-H1', rows } })
}

/** The same databases behind every run of the Worker. */
const place = async () => {
  const [folder, persist] = [await townFolder(false), await mkdtemp(join(tmpdir(), 'linli-files-'))]
  const hub = new Hub({ folder, token })
  const other = system()
  const run = () =>
    startWorker({
      hub,
      token,
      masterKey: testMasterKey,
      publicOrigin: origin,
      persist,
      outside: other.outside,
    })
  return {
    other,
    run,
    street: databasesOf(hub, token)('maple'),
    [Symbol.asyncDispose]: async () => {
      hub.close()
      for (const one of [folder, persist]) await rm(one, { recursive: true, force: true })
    },
  }
}

test('a Worker that ends with deliveries outstanding loses none: the next one’s cron finds them', async () => {
  await using here = await place()
  const { other, street } = here
  {
    await using worker = await here.run()
    const target = { origin, fetch: (request: Request) => askWorker(worker, request) }
    const admin = await signInAt(target, 'xu-hui')
    const body = { name: '数据交换平台', url: 'https://hub.gov.cn/hooks' }
    const { id } = await admin.call('addEndpoint', { body: { ...body, types: ['entry.recorded'] } })
    const { secret } = await admin.call('readEndpointKeys', { params: { endpoint: id } })
    other.receiver.secret = secret
    const fang = await signInAt(target, 'wang-fang')
    await record(fang)
    await other.until(() => other.receiver.attempts().size === many)
    other.state.manner = 'silent'
    await record(fang)
    await other.until(() => other.receiver.attempts().size > many)
    // Nobody is there any more to look what happened since.
    await record(fang)
  }
  other.state.manner = 'well'
  // What failed waits for its next attempt, and what was under way belongs for a minute to the one that has ended.
  await street.execute({
    sql: "UPDATE delivery SET due_at = due_at - ?1, leased_until = max(leased_until - ?1, 0) WHERE state = 'waiting'",
    args: [10 * minute],
  })
  await using worker = await here.run()
  await worker.tick()
  await other.until(() => new Set(other.taken).size === 3 * many)
  expect(other.taken).toHaveLength(3 * many)
  const { got } = other.receiver
  expect(got.filter(({ verified }) => !verified)).toEqual([])
  expect(new Set(got.map(({ id, body }) => `${id} ${body}`)).size).toBe(3 * many)
  expect(other.held.size).toBeGreaterThan(0)
}, 180_000)
