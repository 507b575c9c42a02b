import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusing } from '@linli/workers/api/refusals'
import { sealerOf } from '@linli/workers/api/sealing'
import type { Client } from '../support/clients.ts'
import { town } from '../support/town.ts'
import { sheetsOf } from '../support/workbook-cells.ts'

const canary = '欧阳金丝雀'
const latin = 'Canary Goldfinch'
const duty = (member: string) => ({
  kind: 'party_duty',
  date: '2010-05-18',
  title: '清洁楼道',
  fields: { duty: '好事', member },
})

let place: Awaited<ReturnType<typeof town>>
let fang: Client
beforeAll(async () => {
  place = await town()
  fang = await place.signIn('wang-fang')
}, 60_000)
afterAll(() => place[Symbol.asyncDispose]())

/** Everything that the service keeps: database files with their logs, and the files it put away. */
const kept = async (): Promise<string> => {
  const names = await readdir(place.folder)
  const files = await Promise.all(names.map(async (name) => readFile(join(place.folder, name))))
  return Buffer.concat(files).toString('latin1')
}
const asKept = (text: string): string => Buffer.from(text).toString('latin1')

describe('what is kept', () => {
  test('holds no name, however it came there, nor any trace by which it could be tried', async () => {
    const added = await fang.call('addMember', { body: { name: canary } })
    await fang.call('importMembers', { body: { names: [latin] } })
    await fang.call('recordEntry', { body: duty(canary) })
    await fang.call('importEntries', { body: { rows: [duty(latin)] } })
    await fang.call('readMemberNames', { body: {} })
    const params = { member: added.id }
    await fang.call('changeMember', { params, seen: 1, body: { name: `${canary}子` } })
    await fang.call('removeMember', { params, seen: 2 })
    await place.passTime(120_000)
    await place.tick()
    await place.connect('maple').execute('PRAGMA wal_checkpoint(TRUNCATE)')
    const all = await kept()
    expect(all).toContain(asKept('欧****'))
    for (const name of [canary, latin, '金丝雀', 'Goldfinch']) expect(all).not.toContain(asKept(name))
    const { rows } = await place.connect('maple').execute('SELECT data FROM event')
    expect(rows.length).toBeGreaterThan(5)
    const sealed = await place.file('seals/maple/00000001')
    expect(sealed ?? '').not.toContain(canary)
  })

  test('recognises a repeated request by a keyed hash: a plain one would let names be tried', async () => {
    const [body, key] = [{ name: '何立秋', since: '', until: '', namesake: false }, 'a-name-comes-twice']
    const made = await fang.call('addMember', { body, key })
    expect(await fang.call('addMember', { body, key })).toEqual(made)
    const { rows } = await place
      .connect('maple')
      .execute("SELECT request_hash FROM idempotency WHERE key = 'a-name-comes-twice'")
    const path = '/v1/streets/maple/communities/elm/members'
    const plain = await crypto.subtle.digest(
      'SHA-256',
      new TextEncoder().encode(`addMember ${path} ${JSON.stringify(body)}`),
    )
    expect(rows[0]?.['request_hash']).not.toBe(Buffer.from(plain).toString('hex'))
  })
})

describe('files', () => {
  test('show a member masked', async () => {
    const query = { period: '2010-H1', kind: 'party_duty' }
    const text = await fang.call('exportEntries', { query })
    expect(text).toContain('党员')
    expect(text).toContain('C***** *********')
    expect(text).not.toContain(latin)
    const book = sheetsOf(await fang.call('exportEntriesWorkbook', { query }))
    expect(JSON.stringify(book)).toContain('C***** *********')
    expect(JSON.stringify(book)).not.toContain(latin)
  })
})

describe('a host without a master key', () => {
  test('refuses whatever needs a name, keeps nothing in clear, and goes on with all else', async () => {
    const bare = { ...place.outside, masterKey: undefined }
    const { masterKey } = place.outside
    Object.assign(place.outside, bare)
    try {
      const refusals = [
        await fang.refused('addMember', { body: { name: '陈白露' } }),
        await fang.refused('importMembers', { body: { names: ['陈白露'] } }),
        await fang.refused('readMemberNames', { body: {} }),
        await fang.refused('recordEntry', { body: duty('陈白露') }),
      ]
      expect(refusals.map(({ status, type }) => [status, type])).toEqual(
        refusals.map(() => [503, '/problems/not-set-up']),
      )
      const { members } = await fang.call('listMembers')
      const known = members.find(({ removed }) => !removed)
      await fang.call('recordEntry', { body: duty(known?.id ?? '') })
      expect((await fang.call('readDuties', { query: { year: 2010 } })).met).toBeGreaterThan(0)
      expect(await kept()).not.toContain(asKept('白露'))
    } finally {
      Object.assign(place.outside, { masterKey })
    }
  })

  test('with another key than before says so, and tells no name', async () => {
    const { masterKey } = place.outside
    Object.assign(place.outside, { masterKey: new Uint8Array(32) })
    try {
      const refused = await fang.refused('readMemberNames', { body: {} })
      expect([refused.status, refused.detail]).toEqual([503, expect.stringContaining('另一把密钥')])
    } finally {
      Object.assign(place.outside, { masterKey })
    }
  })
})

test('a record is changed by a member’s name too', async () => {
  const { id } = await fang.call('addMember', { body: { name: '秦谷雨' } })
  const entry = await fang.call('recordEntry', { body: duty('') })
  const edited = await fang.call('editEntry', { params: { entry: entry.id }, seen: 1, body: duty('秦 谷雨') })
  expect(edited.fields['member']).toBe(id)
})

test('a name that is moved into another row does not open there', async () => {
  const { members } = await fang.call('listMembers')
  const [one, other] = members.filter(({ removed }) => !removed)
  const move = 'UPDATE member SET sealed_name = (SELECT sealed_name FROM member WHERE id = ?) WHERE id = ?'
  await place.connect('maple').execute({ sql: move, args: [one?.id ?? '', other?.id ?? ''] })
  expect((await fang.refused('readMemberNames', { body: {} })).status).toBe(503)
  const sealer = await sealerOf(place.outside, 'river')
  if (isRefusing(sealer)) throw new Error(sealer.refused)
  const { rows } = await place.connect('maple').execute('SELECT id, sealed_name FROM member')
  for (const { id, sealed_name: sealed } of rows) {
    const at = { purpose: 'member-name', row: typeof id === 'string' ? id : '' }
    expect(await sealer.open(typeof sealed === 'string' ? sealed : '', at)).toBeUndefined()
  }
})

test('there is an end to how many members a community may hold', { timeout: 60_000 }, async () => {
  await using fresh = await town()
  const ping = await fresh.signIn('he-ping')
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at))
  const all = letters.flatMap((one) =>
    letters.flatMap((two) => letters.slice(0, 3).map((three) => one + two + three)),
  )
  for (let from = 0; from < 2000; from += 500)
    await ping.call('importMembers', { body: { names: all.slice(from, from + 500) } })
  const more = await ping.refused('importMembers', { body: { names: all.slice(2000, 2001) } })
  expect(more.errors?.map(({ field, reason }) => [field, reason])).toEqual([['names', 'too-many']])
  expect((await ping.refused('addMember', { body: { name: '林小满' } })).status).toBe(422)
  const { names } = await ping.call('readMemberNames', { body: {} })
  expect(names.map(({ name }) => name)).toEqual(all.slice(0, 2000))
  expect((await ping.call('readDuties', { query: { year: 2010 } })).owed).toBe(6000)
})
