import { linli, Problem, type Options } from '@linli/client'
import { expect, test } from 'vitest'
import { terms } from '../support/systems.ts'
import { town } from '../support/town.ts'

const params = { street: 'maple', community: 'elm' }
const birth = { kind: 'birth', date: '2010-06-18', fields: { sex: 'male' } }

/** A town and the client of another system in it, which notes how long it would have waited. */
const systemIn = async (more: Partial<Options> = {}) => {
  const place = await town()
  const admin = await place.signIn('xu-hui')
  const wanted = { permissions: ['records.read', 'ledger.write'] as const, perMinute: 1000 }
  const { secret = '' } = await admin.call('makeToken', { body: await terms(place, wanted) })
  const waited: number[] = []
  const sent: Request[] = []
  const api = linli({
    origin: `${place.origin}/`,
    token: secret,
    fetch: (request) => {
      sent.push(request.clone())
      return place.fetch(request)
    },
    wait: (ms) => Promise.resolve(void waited.push(ms)),
    ...more,
  })
  return { place, admin, api, waited, sent, [Symbol.asyncDispose]: () => place[Symbol.asyncDispose]() }
}

const caught = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  )

test('an operation is called by its name, and every page of a list comes', async () => {
  await using here = await systemIn()
  for (const day of ['01', '02', '03', '04', '05'])
    await here.api.call('recordEntry', { params, body: { ...birth, date: `2010-06-${day}` } })
  const dates: string[] = []
  const query = { period: '2010-H1', limit: 2 }
  for await (const { entries } of here.api.pages('listEntries', { params, query }))
    dates.push(...entries.map(({ date }) => date))
  expect(dates).toEqual(['2010-06-05', '2010-06-04', '2010-06-03', '2010-06-02', '2010-06-01'])
  const asked = here.sent.filter(({ method }) => method === 'GET').map(({ url }) => new URL(url).searchParams)
  expect(asked.map((search) => [search.get('limit'), search.has('cursor')])).toEqual([
    ['2', false],
    ['2', true],
    ['2', true],
  ])
})

test('what is created has a key of its own, or the one that is given, which creates once', async () => {
  await using here = await systemIn()
  const say = (key?: string) => here.api.call('recordEntry', { params, body: birth, key })
  const [one, other] = [await say(), await say()]
  const [third, again] = [await say('the-same-key'), await say('the-same-key')]
  expect(new Set([one.id, other.id, third.id]).size).toBe(3)
  expect(again).toEqual(third)
})

test('a change says the version that was seen; a refusal is thrown with its kind, its fields and its words', async () => {
  await using here = await systemIn({ language: 'en' })
  const { id, version } = await here.api.call('recordEntry', { params, body: birth })
  const change = (seen: number, body = birth) =>
    here.api.call('editEntry', { params: { ...params, entry: id }, body, seen })
  expect((await change(version)).version).toBe(2)
  const stale = await caught(change(version))
  expect(stale).toBeInstanceOf(Problem)
  expect(stale).toMatchObject({ status: 412, kind: 'stale', errors: [] })
  const invalid = await caught(change(2, { ...birth, date: '2010-02-30' }))
  expect(invalid).toMatchObject({ status: 422, kind: 'invalid', errors: [{ field: 'date' }] })
  expect(String(invalid)).toMatch(/^Problem: [A-Z]/)
  expect(here.waited).toEqual([])
})

test('a file comes as its text or its bytes', async () => {
  await using here = await systemIn()
  await here.api.call('recordEntry', { params, body: birth })
  const query = { period: '2010-H1' }
  const text = await here.api.call('exportEntries', { params, query })
  const workbook = await here.api.call('exportEntriesWorkbook', { params, query })
  expect(text).toContain('2010-06-18')
  expect(String.fromCharCode(...workbook.slice(0, 2))).toBe('PK')
})

test('a name that is missing in the path is said before anything is sent', async () => {
  await using here = await systemIn()
  const missing = { ...params, community: '' }
  expect(await caught(here.api.call('countEntries', { params: missing }))).toBeInstanceOf(TypeError)
  expect(here.sent).toEqual([])
})
