import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { webhookBody } from '@linli/contract/webhook-events'
import { isWebhookType } from '@linli/domain/webhook-events'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { connected, declare, subscribe, until } from '../support/connected-towns.ts'
import { insideHosts, insideNames, loopbackHosts } from '../fixtures/inside-hosts.ts'
import { town } from '../support/town.ts'
import { answer, Receiver } from '../support/webhook-receivers.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const half = '2010-H1'
const birth = { kind: 'birth', date: '2010-06-18', title: '小满', fields: { sex: '女' } }

/** Lets a server listen on loopback, and tells where. */
const portOf = async (server: Server): Promise<number> => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

const linked = z.object({ data: z.object({ links: z.object({ api: z.string() }) }) })

describe('an address that leads inside', () => {
  test('is refused in every spelling when an endpoint is made or changed, and nothing connects', async () => {
    let connections = 0
    const canary = createServer((_, response) => response.end())
    canary.on('connection', () => (connections += 1))
    const port = await portOf(canary)
    await using place = await town({ send: () => Promise.reject(new Error('nothing may be sent')) })
    const admin = await place.signIn('xu-hui')
    const hosts = [...loopbackHosts, ...insideHosts, ...insideNames]
    const spellings = hosts.map((host) => `https://${host}:${port}/hooks`)
    expect(new Set(spellings).size).toBeGreaterThanOrEqual(60)
    for (const url of spellings) {
      const { errors = [] } = await admin.refused('addEndpoint', { body: { name: '内网', url } })
      expect([url, errors.map(({ field }) => field)]).toEqual([url, ['url']])
    }
    expect((await admin.call('listEndpoints')).endpoints).toEqual([])
    expect(connections).toBe(0)
    canary.close()
  })

  test('is refused at delivery too, when its host is no longer allowed', async () => {
    let connections = 0
    const canary = createServer((_, response) => response.end())
    canary.on('connection', () => (connections += 1))
    const port = await portOf(canary)
    const allowed = [`127.0.0.1:${port}`]
    await using place = await town({ allowedHosts: allowed })
    const admin = await place.signIn('xu-hui')
    const made = await admin.call('addEndpoint', {
      body: { name: '内网', url: `http://127.0.0.1:${port}/hooks` },
    })
    const before = connections
    allowed.length = 0
    const { message } = await admin.call('pingEndpoint', { params: { endpoint: made.id } })
    await place.tick()
    const { log } = await admin.call('readDelivery', { params: { endpoint: made.id, message } })
    expect(log.map(({ failure }) => failure)).toEqual(['forbidden-address'])
    expect(connections).toBe(before)
    canary.close()
  })
})

describe('an endpoint', () => {
  test('that shakes hands is sent no more than it allows, and one that names another origin is not sent to', async () => {
    const told: string[] = []
    const receiver = new Receiver(() => answer(200))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    const { outside } = place
    const sending = outside.send.bind(outside)
    outside.send = (outgoing) => {
      if (outgoing.method !== 'OPTIONS') return sending(outgoing)
      told.push(outgoing.headers['webhook-request-origin'] ?? '')
      const origin = outgoing.url.includes('others') ? 'other.example' : 'linli.test'
      return Promise.resolve(answer(200, { 'webhook-allowed-origin': origin, 'webhook-allowed-rate': '100' }))
    }
    const made = await subscribe(admin, 'hub', receiver)
    expect([made.handshake, made.rate, told]).toEqual(['allowed', 100, ['linli.test']])
    const { errors } = await admin.refused('addEndpoint', {
      body: { name: '别家', url: 'https://others.gov.cn/hooks' },
    })
    expect(errors?.map(({ field, reason }) => [field, reason])).toEqual([['url', 'handshake-refused']])
  })

  test('with a rate gets no more than that in any minute, and everything in the end', async () => {
    const receiver = new Receiver(() => answer(200))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    await subscribe(admin, 'hub', receiver, { rate: 20 })
    const fang = await place.signIn('wang-fang')
    const rows = Array.from({ length: 95 }, () => birth)
    await fang.call('importEntries', { body: { within: half, rows } })
    await until(place, place.clock.now + hour)
    const at = receiver.got.map((one) => one.at)
    expect([at.length, receiver.attempts().size]).toEqual([95, 95])
    for (const from of at)
      expect(at.filter((one) => one >= from && one < from + minute).length).toBeLessThanOrEqual(20)
  })

  test('in strict order gets each community’s messages one after another, whatever fails between', async () => {
    let tries = 0
    const receiver = new Receiver(() => answer((tries += 1) % 3 === 0 ? 500 : 200))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    await subscribe(admin, 'hub', receiver, { ordered: true })
    const [fang, li] = [await place.signIn('wang-fang'), await place.signIn('sun-li')]
    for (let i = 0; i < 12; i += 1) {
      await fang.call('recordEntry', { body: birth })
      await li.call('recordEntry', { body: birth, params: { community: 'oak' } })
    }
    await until(place, place.clock.now + 2 * day)
    const { deliveries } = await admin.call('listDeliveries', { query: { limit: 200 } })
    const orderOf = new Map(deliveries.toReversed().map(({ message }, i) => [message, i]))
    for (const community of ['elm', 'oak']) {
      const taken = receiver.got.flatMap(({ id, body }) =>
        body.includes(`"community":"${community}"`) ? [orderOf.get(id) ?? -1] : [],
      )
      expect(new Set(taken).size).toBe(12)
      expect(taken).toEqual(taken.toSorted((one, other) => one - other))
    }
    expect(receiver.got.length).toBeGreaterThan(24)
  })

  test('with new keys is signed to with the old ones too, for a day', async () => {
    const receiver = new Receiver(() => answer(200))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    const made = await subscribe(admin, 'hub', receiver)
    const params = { endpoint: made.id }
    const old = receiver.secret
    const rotated = await admin.call('rotateEndpointKeys', { params, seen: 1 })
    expect([rotated.rotating !== undefined, rotated.publicKey === made.publicKey]).toEqual([true, false])
    const keys = await admin.call('readEndpointKeys', { params })
    expect([keys.oldSecret === old, keys.secret === old]).toEqual([true, false])
    await declare(place, 3)
    await place.tick()
    // The receiver still verifies with the old key.
    expect(receiver.got.map(({ verified }) => verified)).toEqual([true])
    place.clock.now += day + 1
    await admin.call('pingEndpoint', { params })
    await place.tick()
    expect(receiver.got.map(({ verified }) => verified)).toEqual([true, false])
    receiver.secret = keys.secret
    await admin.call('pingEndpoint', { params })
    await place.tick()
    expect(receiver.got.at(-1)?.verified).toBe(true)
    expect((await admin.call('readEndpointKeys', { params })).oldSecret).toBeUndefined()
  })

  test('that is paused gets what happened meanwhile once it goes on', async () => {
    const receiver = new Receiver(() => answer(200))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    const made = await subscribe(admin, 'hub', receiver)
    const params = { endpoint: made.id }
    await admin.call('changeEndpoint', { params, seen: 1, body: { name: 'hub', state: 'paused' } })
    await declare(place, 3)
    await place.tick()
    expect(receiver.got).toEqual([])
    await admin.call('changeEndpoint', { params, seen: 2, body: { name: 'hub', state: 'active' } })
    await place.tick()
    expect(receiver.got.map(({ type }) => type)).toEqual(['figure.declared'])
  })

  test('at which nothing succeeded for five days is switched off, and one success would have forgiven all', async () => {
    let well = false
    const receiver = new Receiver(() => answer(well ? 200 : 503))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    const made = await subscribe(admin, 'hub', receiver)
    const state = async () => (await admin.call('listEndpoints')).endpoints[0]?.state
    const ping = () => admin.call('pingEndpoint', { params: { endpoint: made.id } })
    await ping()
    await until(place, place.clock.now + 4 * day)
    expect(await state()).toBe('active')
    well = true
    await ping()
    await place.tick()
    well = false
    await ping()
    await until(place, place.clock.now + 4 * day)
    await ping()
    await place.tick()
    expect(await state()).toBe('active')
    await until(place, place.clock.now + 2 * day)
    expect(await state()).toBe('failing')
    const { rows } = await place
      .connect('maple')
      .execute("SELECT data FROM event WHERE type = 'endpoint.failing'")
    expect(rows).toHaveLength(1)
    // Switched on again it starts with a clean slate.
    const { version = 0 } = (await admin.call('listEndpoints')).endpoints[0] ?? {}
    well = true
    await admin.call('changeEndpoint', {
      params: { endpoint: made.id },
      seen: version,
      body: { name: 'hub', state: 'active' },
    })
    await ping()
    await place.tick()
    expect(await state()).toBe('active')
  })

  test('is told of its communities and types only, and of nothing from before it was there', async () => {
    const receiver = new Receiver(() => answer(200))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    await declare(place, 1)
    const made = await admin.call('addEndpoint', {
      body: {
        name: '橡园',
        url: 'https://hub.gov.cn/hooks',
        communities: ['oak'],
        types: ['entry.recorded'],
      },
    })
    receiver.secret = (await admin.call('readEndpointKeys', { params: { endpoint: made.id } })).secret
    const [fang, li] = [await place.signIn('wang-fang'), await place.signIn('sun-li')]
    await fang.call('recordEntry', { body: birth })
    const { id } = await li.call('recordEntry', { body: birth, params: { community: 'oak' } })
    await li.call('deleteEntry', { params: { community: 'oak', entry: id }, seen: 1 })
    await place.tick()
    expect(receiver.got.map(({ body }) => body)).toEqual([expect.stringContaining(id)])
  })
})

test('nobody lets another system be told of more communities than they reach themselves', async () => {
  await using place = await town()
  await place
    .connect('directory')
    .execute(`UPDATE membership SET communities = '["elm"]' WHERE street = 'maple' AND role = 'admin'`)
  const admin = await place.signIn('xu-hui')
  const wanted = { name: '平台', url: 'https://hub.gov.cn/hooks' }
  const why = async (communities: 'all' | string[]) => {
    const { errors } = await admin.refused('addEndpoint', { body: { ...wanted, communities } })
    return errors?.map(({ field, reason }) => [field, reason])
  }
  expect(await why('all')).toEqual([['communities', 'not-in-reach']])
  expect(await why(['elm', 'oak', 'nowhere'])).toEqual([
    ['communities[1]', 'not-a-community'],
    ['communities[2]', 'not-a-community'],
  ])
  const made = await admin.call('addEndpoint', { body: { ...wanted, communities: ['elm'] } })
  expect(made.communities).toEqual(['elm'])
})

describe('sending again', () => {
  test('what failed, and what was never sent, arrives under the ids that it always had', async () => {
    let well = false
    const receiver = new Receiver(() => (well ? answer(200) : answer(500)))
    const { place, admin } = await connected({ hub: receiver })
    await using _ = place
    const before = place.clock.now
    await declare(place, 1)
    const made = await subscribe(admin, 'hub', receiver)
    const params = { endpoint: made.id }
    const fang = await place.signIn('wang-fang')
    await fang.call('recordEntry', { body: birth })
    await until(place, place.clock.now + 4 * day)
    const [failed] = (await admin.call('listDeliveries', { query: { state: 'failed' } })).deliveries
    well = true
    const since = (ms: number) => new Date(ms).toISOString()
    const again = { which: 'failed' as const, since: since(before - hour) }
    expect(await admin.call('replayDeliveries', { params, body: again })).toEqual({ messages: 1 })
    const missing = { which: 'missing' as const, since: since(before - hour) }
    expect(await admin.call('replayDeliveries', { params, body: missing })).toEqual({ messages: 1 })
    await place.tick()
    expect(
      receiver.got
        .slice(-2)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['entry.recorded', 'figure.declared'])
    expect(receiver.got.at(-1)?.id === failed?.message || receiver.got.at(-2)?.id === failed?.message).toBe(
      true,
    )
    expect(await admin.call('replayDeliveries', { params, body: missing })).toEqual({ messages: 0 })
    const old = await admin.refused('replayDeliveries', {
      params,
      body: { which: 'missing', since: since(place.clock.now - 15 * day) },
    })
    expect(old.errors?.map(({ field, reason }) => [field, reason])).toEqual([['since', 'too-long-ago']])
  })
})

describe('what a message tells', () => {
  test('is said by the schema of its type, full or thin, and holds no word that people wrote', async () => {
    const [thin, full] = [new Receiver(() => answer(200)), new Receiver(() => answer(200))]
    const { place, admin } = await connected({ thin, full })
    await using _ = place
    await subscribe(admin, 'thin', thin)
    const made = await admin.call('addEndpoint', {
      body: { name: '全文', url: 'https://full.gov.cn/hooks', content: 'full' },
    })
    full.secret = (await admin.call('readEndpointKeys', { params: { endpoint: made.id } })).secret
    const [fang, lei] = [await place.signIn('wang-fang'), await place.signIn('zhao-lei')]
    const canaries = ['何立夏居民', '住在三幢', '据李四所述']
    const { id } = await fang.call('recordEntry', {
      body: { ...birth, title: canaries[0] ?? '', note: canaries[1] ?? '' },
    })
    await lei.call('declareFigure', {
      body: {
        metric: 'criminal_cases',
        period: '2009-H1',
        value: 5,
        source: '派出所',
        reason: canaries[2] ?? '',
      },
    })
    await fang.call('addMember', { body: { name: '何立夏' } })
    await place.tick()
    for (const receiver of [thin, full]) {
      expect(receiver.got.map(({ type }) => type).sort()).toEqual([
        'entry.recorded',
        'figure.declared',
        'member.changed',
      ])
      for (const { type, body, verified } of receiver.got) {
        expect(verified).toBe(true)
        if (!isWebhookType(type)) throw new Error(type)
        expect(webhookBody(type).safeParse(JSON.parse(body)).success).toBe(true)
        for (const canary of [...canaries, '何立夏']) expect(body).not.toContain(canary)
      }
    }
    const recorded = (receiver: Receiver) => receiver.got.find(({ type }) => type === 'entry.recorded')?.body
    expect(thin.got.map(({ body }) => body.includes('details'))).toEqual([false, false, false])
    expect(JSON.parse(recorded(full) ?? '{}')).toMatchObject({
      data: {
        entry: id,
        details: {
          date: '2010-06-18',
          figures: expect.arrayContaining([
            expect.objectContaining({ metric: 'births', dimension: '', value: 1 }),
          ]),
        },
      },
    })
    // Where it says that the API tells more, the API does.
    for (const { body } of thin.got) {
      const { data } = linked.parse(JSON.parse(body))
      const { pathname, search } = new URL(data.links.api)
      expect([body, (await lei.get(`${pathname}${search}`)).status]).toEqual([body, 200])
    }
  })
})

test('secrets are nowhere in clear: not in the databases, what is reported, or the log of events', async () => {
  const receiver = new Receiver(() => answer(200))
  const { place, admin } = await connected({ hub: receiver })
  await using _ = place
  const canaries = ['token-in-the-address-4711', 'header-secret-4712', 'robot-secret-4713']
  const made = await admin.call('addEndpoint', {
    body: {
      name: '平台',
      url: `https://hub.gov.cn/hooks?key=${canaries[0]}`,
      headers: { 'x-api-key': canaries[1] ?? '' },
      signatures: ['v1', 'v1a', 'v1sm3'],
    },
  })
  await admin.call('addEndpoint', {
    body: {
      kind: 'dingtalk',
      name: '工作群',
      url: 'https://oapi.dingtalk.com/robot/send?access_token=4714471447144714471447144714471447144714471447144714471447144714',
      robotSecret: canaries[2] ?? '',
    },
  })
  const { secret } = await admin.call('readEndpointKeys', { params: { endpoint: made.id } })
  receiver.secret = secret
  await declare(place, 1)
  await place.tick()
  expect(receiver.got).toHaveLength(1)
  const listed = JSON.stringify(await admin.call('listEndpoints'))
  await place.connect('maple').execute('PRAGMA wal_checkpoint(TRUNCATE)')
  const files = readdirSync(place.folder).map((name) =>
    readFileSync(join(place.folder, name)).toString('latin1'),
  )
  const all = [...files, JSON.stringify(place.faults.map(({ error }) => String(error))), listed].join('\n')
  expect(files.some((text) => text.includes('hub.gov.cn'))).toBe(true)
  for (const canary of [...canaries, '4714471447144714', secret, secret.slice('whsec_'.length)])
    expect(all.includes(canary)).toBe(false)
})
