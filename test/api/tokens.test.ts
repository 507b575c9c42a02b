import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { operations } from '@linli/contract/operations'
import type { OperationId } from '@linli/contract/routes'
import type { Section } from '@linli/domain/sections'
import { grantable, type Grantable } from '@linli/domain/tokens'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undocumented } from '../stories/documented.ts'
import { operationIds, withToken, type Client } from '../support/clients.ts'
import { contentsOf } from '../support/databases.ts'
import { inStreet, lines, places, type Where } from '../support/permission-tables.ts'
import { plant, samples, type Planted } from '../support/samples.ts'
import { system, terms, usesOf } from '../support/systems.ts'
import { town } from '../support/town.ts'

const databases = ['directory', 'maple', 'river']

type Town = Awaited<ReturnType<typeof town>>

/** Everything but what a use of a token may leave: how often it was used, and the log of that. */
const contentsBut = async (place: Town): Promise<Record<string, unknown>> => {
  const found = await contentsOf(place.connect, databases)
  const { rows } = await place
    .connect('maple')
    .execute("SELECT sequence, type FROM event WHERE type <> 'token.used' ORDER BY sequence")
  // How far the outbox was looked through moves on with the uses.
  const told = { 'directory.api_token': '', 'maple.event': JSON.stringify(rows), 'maple.outbox': '' }
  return { ...found, ...told }
}

/** The lines of the permission table that each permission of a token opens, copied by hand. */
const opened: Record<Grantable, readonly string[]> = {
  'street.read': ['see the street'],
  'comparison.read': ['comparison'],
  'records.read': ['read ledger, figures, drafts, targets'],
  'ledger.write': ['write ledger'],
  'figures.declare': ['declare figures'],
  'deliveries.acknowledge': ['acknowledge deliveries'],
}
const always = ['see the street', 'comparison']

describe('a token of one permission in one community', () => {
  let place: Town
  let things: Planted
  const systems = new Map<Grantable, Awaited<ReturnType<typeof system>>>()
  const systemOf = (permission: Grantable) => {
    const found = systems.get(permission)
    if (found === undefined) throw new Error(`no token of ${permission}`)
    return found
  }

  beforeAll(async () => {
    place = await town()
    const [fang, lei, hui] = [
      await place.signIn('wang-fang'),
      await place.signIn('zhao-lei'),
      await place.signIn('xu-hui'),
    ]
    things = await plant(fang, hui, 'elm', { secretary: lei })
    for (const permission of grantable) {
      const wanted = { permissions: [permission], communities: ['elm'], perMinute: 6000 }
      systems.set(permission, await system(place, hui, wanted))
    }
  }, 60_000)
  afterAll(() => place[Symbol.asyncDispose]())

  const expected = (permission: Grantable, id: OperationId, at: Where): 200 | 403 | 404 => {
    const line = lines[id]
    if (line === 'anyone') return 200
    if (line === 'who is signed in') return id === 'readCatalogue' ? 200 : 403
    if (at.street !== 'maple') return 404
    if (operations[id].route.path.includes('{community}') && at.community !== 'elm') return 404
    return [...always, ...opened[permission]].includes(line) ? 200 : 403
  }

  /** What comes of a request that was let in, but held: without the version or the key that it needs. */
  const letIn = (id: OperationId): readonly number[] => {
    const { creates, edits, method } = operations[id].route as {
      creates?: true
      edits?: true
      method: string
    }
    if (edits === true) return [428]
    if (creates === true) return [422]
    return method === 'get' ? [200] : [200, 404, 422]
  }

  const ask = (client: Client, id: OperationId, at: Where, held: boolean) => {
    const { params, seen, ...sample } = samples[id](things)
    const { method, path } = operations[id].route
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent({ ...params, ...at }[name] ?? ''),
    )
    // Nothing is acknowledged without saying as what.
    if (held && id === 'acknowledgeDelivery') sample.body = {}
    const version = held || seen === undefined ? {} : { seen }
    const key = held ? { key: 'short' } : {}
    return client.send(method.toUpperCase(), filled, { ...sample, ...version, ...key })
  }

  // Signing in, and the door of sources, which has keys of its own, know no tokens.
  const ids = operationIds.filter((id) => id !== 'signIn' && id !== 'receiveMessage')

  test.for(grantable)(
    '%s: opens its operations there, and nothing else anywhere',
    { timeout: 120_000 },
    async (permission) => {
      const { client, made } = systemOf(permission)
      const before = await contentsBut(place)
      const wrong: string[] = []
      let asked = 0
      for (const id of ids)
        for (const at of inStreet(id) ? places : places.slice(0, 1)) {
          const wanted = expected(permission, id, at)
          const { status, headers } = await ask(client, id, at, wanted === 200)
          asked += lines[id] === 'anyone' ? 0 : 1
          const told = lines[id] === 'anyone' || /^"minute";r=\d+;t=\d+$/.test(headers.get('ratelimit') ?? '')
          const statuses = wanted === 200 ? letIn(id) : [wanted]
          if (!statuses.includes(status) || !told)
            wrong.push(`${id} at ${at.street}/${at.community}: ${status}, not ${statuses.join(' or ')}`)
        }
      expect(wrong).toEqual([])
      expect((await usesOf(place, made.id)).length).toBe(asked)
      expect(await contentsBut(place)).toEqual(before)
      expect(place.faults).toEqual([])
      expect(undocumented(place.log)).toEqual([])
    },
  )

  test.for(grantable)(
    '%s: a foreign place and one that there is not answer the same, to the last byte',
    { timeout: 120_000 },
    async (permission) => {
      const { client } = systemOf(permission)
      for (const id of ids.filter(inStreet)) {
        const foreign = places.filter((at) => expected(permission, id, at) === 404)
        const replies = await Promise.all(foreign.map(async (at) => ask(client, id, at, false)))
        const told = replies.map(async (response) => {
          const headers = [...response.headers].filter(([name]) => !['date', 'ratelimit'].includes(name))
          return JSON.stringify([response.status, headers, await response.text()])
        })
        expect(new Set(await Promise.all(told)).size, id).toBe(1)
      }
    },
  )
})

describe('no token gets more than its maker', () => {
  /** Often what the maker reaches themselves, else any part of all, or all. */
  const parts = <One>(own: One, all: readonly One[]) =>
    fc.oneof(fc.constant<One[]>([own]), fc.constant('all' as const), fc.subarray([...all], { minLength: 1 }))

  test(
    'by communities, by sections or by permissions, whatever is asked for',
    { timeout: 120_000 },
    async () => {
      await using place = await town()
      const [hui, fang, li] = [
        await place.signIn('xu-hui'),
        await place.signIn('wang-fang'),
        await place.signIn('sun-li'),
      ]
      const entries = [
        { kind: 'birth', date: '2010-06-18', fields: { sex: 'male' } },
        { kind: 'party_class', date: '2010-06-18', title: '党课', fields: {} },
      ]
      for (const client of [fang, li]) for (const body of entries) await client.call('recordEntry', { body })
      await place
        .connect('directory')
        .execute(
          `UPDATE membership SET communities = '["elm"]', sections = '["services"]' WHERE person = 'xu-hui'`,
        )
      const base = await terms(place, {})
      const query = { period: '2010-H1' }
      const idsOf = async (client: Client, community: string): Promise<string[]> => {
        const response = await client.ask('listEntries', { params: { community }, query })
        if (!response.ok) return []
        return (await client.call('listEntries', { params: { community }, query })).entries.map(
          ({ id }) => id,
        )
      }
      const own = await idsOf(hui, 'elm')
      expect([own.length, await idsOf(hui, 'oak')]).toEqual([1, []])
      let made = 0
      await fc.assert(
        fc.asyncProperty(
          parts('elm', ['elm', 'oak', 'reed']),
          parts<Section>('services', ['party', 'services', 'safety']),
          fc.subarray([...grantable], { minLength: 1 }),
          async (communities, wanted, permissions) => {
            const body = { ...base, communities, sections: wanted, permissions, perMinute: 6000 }
            const within = String(communities) === 'elm' && String(wanted) === 'services'
            if (!within) {
              expect((await hui.refused('makeToken', { body })).status).toBe(422)
              return
            }
            const { secret = '' } = await hui.call('makeToken', { body })
            made += 1
            const client = withToken(place, secret, hui.place)
            const seen = [...(await idsOf(client, 'elm')), ...(await idsOf(client, 'oak'))]
            expect(seen.filter((id) => !own.includes(id))).toEqual([])
            const mine = await hui.call('readComparison', { query: { ...query, metrics: 'all' } })
            expect(await client.call('readComparison', { query: { ...query, metrics: 'all' } })).toEqual(mine)
            expect(await client.call('readStreet')).toEqual(await hui.call('readStreet'))
          },
        ),
        { numRuns: 60, seed: 20100630 },
      )
      expect(made).toBeGreaterThan(0)
    },
  )
})

describe('the log and the directory', () => {
  const breakLog =
    "CREATE TRIGGER broken BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'the log cannot be written'); END"
  const breakTokens =
    "CREATE TRIGGER broken BEFORE INSERT ON api_token BEGIN SELECT RAISE(ABORT, 'the directory is away'); END"
  const mend = 'DROP TRIGGER broken'

  test('no token is made or changed that the log does not tell of', async () => {
    await using place = await town()
    const hui = await place.signIn('xu-hui')
    const { params, client, made } = await system(place, hui, {})
    await place.connect('maple').execute(breakLog)
    const body = await terms(place, { permissions: ['ledger.write'] })
    expect((await hui.refused('makeToken', { body })).status).toBe(500)
    expect((await hui.refused('changeToken', { params, seen: 1, body })).status).toBe(500)
    const used = await client.ask('readStreet')
    expect([used.status, (await used.text()).includes('maple')]).toEqual([500, false])
    expect(used.headers.get('ratelimit')).toMatch(/^"minute";r=119;/)
    await place.connect('maple').execute(mend)
    const { tokens } = await hui.call('listTokens')
    expect(tokens.map(({ id, permissions, version }) => [id, permissions, version])).toEqual([
      [made.id, made.permissions, 1],
    ])
    expect(await usesOf(place, made.id)).toEqual([])
    place.faults.length = 0
  })

  test('a token is revoked also while the log cannot be written, and the log is finished by revoking again', async () => {
    await using place = await town()
    const hui = await place.signIn('xu-hui')
    const { params, client } = await system(place, hui, {})
    await place.connect('maple').execute(breakLog)
    expect((await hui.refused('revokeToken', { params, seen: 1 })).status).toBe(500)
    expect((await client.refused('readStreet')).status).toBe(401)
    await place.connect('maple').execute(mend)
    const events = async () => (await hui.call('listEvents', { query: { type: 'token.revoked' } })).events
    expect(await events()).toEqual([])
    const revoked = await hui.call('revokeToken', { params, seen: 1 })
    await hui.call('revokeToken', { params, seen: 2 })
    const [noted, ...more] = await events()
    expect([noted?.subject, noted?.at, noted?.actor.name, more]).toEqual([
      params.token,
      revoked.revokedAt,
      '徐慧',
      [],
    ])
    place.faults.length = 0
  })

  test('where making one broke off in between, the same key makes the token that the log tells of', async () => {
    await using place = await town()
    const hui = await place.signIn('xu-hui')
    const body = await terms(place, {})
    const key = 'broke-off-between'
    await place.connect('directory').execute(breakTokens)
    expect((await hui.refused('makeToken', { body, key })).status).toBe(500)
    expect((await hui.call('listTokens')).tokens).toEqual([])
    await place.connect('directory').execute(mend)
    const made = await hui.call('makeToken', { body, key })
    expect(made.secret?.startsWith(made.shown)).toBe(true)
    await withToken(place, made.secret ?? '', hui.place).call('readStreet')
    expect((await hui.call('makeToken', { body, key })).secret).toBeUndefined()
    const { events } = await hui.call('listEvents', { query: { type: 'token.made' } })
    expect(events.map(({ subject }) => subject)).toEqual([made.id])
    place.faults.length = 0
  })

  test('of many that ask under one key at once, exactly one is told the token', async () => {
    await using place = await town()
    const hui = await place.signIn('xu-hui')
    const body = await terms(place, {})
    const asked = Array.from({ length: 8 }, () => hui.call('makeToken', { body, key: 'all-at-once' }))
    const replies = await Promise.all(asked)
    const told = replies.flatMap(({ secret }) => (secret === undefined ? [] : [secret]))
    expect([told.length, new Set(replies.map(({ id }) => id)).size]).toEqual([1, 1])
    await withToken(place, told[0] ?? '', hui.place).call('readStreet')
  })
})

test('of many uses at once as many are answered as the limit says, and each of them is noted', async () => {
  await using place = await town()
  const hui = await place.signIn('xu-hui')
  const { client, made } = await system(place, hui, { perMinute: 10 })
  const answers = await Promise.all(Array.from({ length: 30 }, () => client.ask('readStreet')))
  const statuses = answers.map(({ status }) => status)
  expect([200, 429].map((one) => statuses.filter((status) => status === one).length)).toEqual([10, 20])
  const uses = await usesOf(place, made.id)
  expect(uses.toSorted()).toEqual([...Array<string>(10).fill('readStreet - 200'), 'readStreet - 429'])
})

test('the uses of a token hold up no report: what was read is submitted all the same', async () => {
  await using place = await town()
  const [hui, fang, lei] = [
    await place.signIn('xu-hui'),
    await place.signIn('wang-fang'),
    await place.signIn('zhao-lei'),
  ]
  const { client } = await system(place, hui, {})
  const report = await fang.call('startReport', { body: { period: '2010-H1' } })
  const params = { report: report.id }
  const { findings } = await lei.call('checkReport', { params })
  await client.call('listEntries', { query: { period: '2010-H1' } })
  const words = Object.fromEntries(findings.map(({ id }) => [id, '情况属实']))
  const submitted = await lei.ask('submitReport', { params, seen: report.version, body: { words } })
  expect([submitted.status, await submitted.text()]).toEqual([200, expect.any(String)])
})

test('a secret is in none of the database files, whatever became of the token', async () => {
  await using place = await town()
  const hui = await place.signIn('xu-hui')
  const systems = [await system(place, hui, {}), await system(place, hui, {})]
  for (const { client } of systems) await client.call('readStreet')
  await hui.call('revokeToken', { params: systems[0]?.params ?? {}, seen: 1 })
  const names = await readdir(place.folder)
  const files = await Promise.all(names.map(async (name) => readFile(join(place.folder, name))))
  expect(files.some((file) => file.includes(systems[0]?.made.shown ?? '-'))).toBe(true)
  for (const { made } of systems) {
    const rest = made.secret?.slice(made.shown.length) ?? ''
    expect([rest.length, files.filter((file) => file.includes(rest)).length]).toEqual([42, 0])
  }
})
