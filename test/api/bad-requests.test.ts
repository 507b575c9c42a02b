import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf, type Client } from '../support/clients.ts'
import { contentsOf } from '../support/databases.ts'
import { password } from '../support/townspeople.ts'
import { town } from '../support/town.ts'

const elm = '/v1/streets/maple/communities/elm'
const entries = `${elm}/entries`
const imports = `${elm}/entry-imports`
const birth = { kind: 'birth', date: '2010-06-18', fields: {} }

let place: Awaited<ReturnType<typeof town>>
let fang: Client

beforeAll(async () => {
  place = await town()
  fang = await place.signIn('wang-fang')
})
afterAll(() => place[Symbol.asyncDispose]())

type Body = NonNullable<RequestInit['body']>

/** Sends bytes as they are; nothing may have changed when they are refused. */
const refused = async (
  method: string,
  path: string,
  body: Body | null,
  headers: Record<string, string> = {},
) => {
  const before = await contentsOf(place.connect, ['directory', 'maple', 'river'])
  const given = {
    cookie: fang.cookie,
    'idempotency-key': 'bad-request-1',
    'content-type': 'application/json',
    ...headers,
  }
  const stream = body instanceof ReadableStream ? ({ duplex: 'half' } as const) : {}
  const request = new Request(`${place.origin}${path}`, { method, headers: given, body, ...stream })
  const problem = await problemOf(await place.fetch(request))
  expect(await contentsOf(place.connect, ['directory', 'maple', 'river'])).toEqual(before)
  expect(place.faults).toEqual([])
  return problem
}

const kind = async (...asked: Parameters<typeof refused>): Promise<string> => {
  const { status, type } = await refused(...asked)
  return `${status} ${type.slice('/problems/'.length)}`
}

const streamed = (bytes: number): ReadableStream<Uint8Array> => {
  let left = bytes
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) return controller.close()
      controller.enqueue(new TextEncoder().encode(' '.repeat(Math.min(left, 16_384))))
      left -= 16_384
    },
  })
}

describe('what is too large is refused before it is read', () => {
  test('with its length announced, and without', async () => {
    const long = JSON.stringify({ ...birth, note: 'x'.repeat(64 * 1024) })
    expect(await kind('POST', entries, long)).toBe('413 body-too-large')
    expect(await kind('POST', entries, JSON.stringify({ ...birth, note: 'x'.repeat(10_000_000) }))).toBe(
      '413 body-too-large',
    )
    expect(await kind('POST', entries, streamed(64 * 1024 + 1))).toBe('413 body-too-large')
    expect(await kind('POST', entries, '{}', { 'content-length': '70000' })).toBe('413 body-too-large')
    expect(await kind('POST', imports, streamed(2 * 1024 * 1024 + 1))).toBe('413 body-too-large')
    expect(await kind('POST', '/v1/session', streamed(10_000_000))).toBe('413 body-too-large')
  })

  test('an endless body is not read to its end', async () => {
    let read = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += 1
        controller.enqueue(new Uint8Array(16_384).fill(32))
      },
    })
    expect(await kind('POST', entries, endless)).toBe('413 body-too-large')
    expect(read).toBeLessThan(20)
  })
})

describe('what is no JSON is refused', () => {
  const bodies: Record<string, Body> = {
    nothing: '',
    'half an object': '{"kind":"birth"',
    'two objects': '{}{}',
    NaN: '{"kind":NaN}',
    'text in another encoding': new Uint8Array([0x22, 0xcc, 0xec, 0x22]),
    'half a character in UTF-8': new Uint8Array([0x22, 0xe5, 0xa4, 0x22]),
  }
  test.for(Object.entries(bodies))('%s', async ([, body]) =>
    expect(await kind('POST', entries, body)).toBe('415 not-json'),
  )

  test('another content type, whatever is in it', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonx',
      '',
    ])
      expect(await kind('POST', entries, JSON.stringify(birth), { 'content-type': type }), type).toBe(
        '415 not-json',
      )
  })

  test('nesting deeper than any sense', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
    expect(await kind('POST', entries, deep(30_000))).toBe('422 invalid')
    expect(await kind('POST', imports, deep(1_000_000))).toBe('422 invalid')
    const fields = `{"kind":"birth","date":"6-18","fields":{"count":${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}}}`
    expect(await kind('POST', entries, fields)).toBe('422 invalid')
  })
})

describe('what a request must bring besides', () => {
  test('an Idempotency-Key that is one', async () => {
    for (const key of ['', 'short', 'has a space', 'x'.repeat(129)]) {
      const { errors, status } = await refused('POST', entries, JSON.stringify(birth), {
        'idempotency-key': key,
      })
      expect([status, errors?.[0]?.field]).toEqual([422, 'Idempotency-Key'])
    }
  })

  test('an If-Match that is a version', async () => {
    const { id } = await fang.call('recordEntry', { body: birth })
    const path = `${entries}/${id}`
    expect(await kind('DELETE', path, null)).toBe('428 precondition-required')
    for (const version of ['*', 'x', '"one"', '-1', '1.5', '"1", "2"', '99999999999'])
      expect(await kind('DELETE', path, null, { 'if-match': version }), version).toBe('422 invalid')
    for (const version of ['"0"', '"2"', '999999999'])
      expect(await kind('DELETE', path, null, { 'if-match': version }), version).toBe('412 stale')
    expect(
      (await fang.ask('deleteEntry', { params: { entry: id }, headers: { 'if-match': 'W/"1"' } })).status,
    ).toBe(200)
  })
})

describe('addresses', () => {
  const ids = [
    '榆树',
    '😀',
    '%00',
    '%FF%FE',
    '..%2Fsettings',
    '%252e%252e',
    'a'.repeat(5000),
    "1'--",
    '%20',
    '0129a01d',
  ]
  for (const id of ids)
    test(`${id.slice(0, 20)} is no entry, no community and no street`, async () => {
      for (const path of [
        `${entries}/${id}`,
        `/v1/streets/maple/communities/${id}/targets`,
        `/v1/streets/${id}/settings`,
      ])
        expect(await kind('GET', path, null), path.slice(0, 80)).toBe('404 not-found')
    })

  test('unknown paths are not found, and a wrong method is told so', async () => {
    for (const path of ['/v1', '/v1/', '/v1/admin', '/v1/streets', '/v1/streets/maple/', `${entries}/`])
      expect(await kind('GET', path, null), path).toBe('404 not-found')
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect(await kind(method, entries, null), method).toBe('405 method-not-allowed')
  })
})

describe('queries', () => {
  const told = async (path: string) => {
    const { status, errors } = await refused('GET', path, null)
    return [status, errors?.map(({ field, reason }) => `${field} ${reason}`)]
  }

  test('a page mark that is none', async () => {
    for (const cursor of [
      'x',
      '!!!',
      '%F0%9F%98%80',
      btoa('2010-06-18'),
      btoa('today|x'),
      btoa("2010-06-18|x' OR 1"),
    ]) {
      expect(await told(`${entries}?cursor=${cursor}`), cursor).toEqual([422, ['cursor bad-cursor']])
      expect(await told(`${elm}/figures/births?period=2010-H1&cursor=${cursor}`)).toEqual([
        422,
        ['cursor bad-cursor'],
      ])
    }
    expect(await told(`${entries}?cursor=${'x'.repeat(401)}`)).toEqual([422, ['cursor too-long']])
  })

  test('a page size that is none', async () => {
    for (const limit of ['0', '-1', '201', '1.5', 'ten', '', '1e9', 'NaN', 'Infinity'])
      expect((await told(`${entries}?limit=${limit}`))[0], limit).toBe(422)
  })

  test('a period that is none, or whose neighbours are none', async () => {
    for (const period of [
      '',
      '2010-H3',
      '2010-13',
      '2010-6',
      '1900-H1',
      '1948',
      '2099-01',
      '9999',
      '2010-H1 ',
      '上半年',
    ])
      for (const path of ['figures', 'figures/births', 'draft', 'entries', 'entry-counts', 'entries.csv'])
        expect(
          await told(`${elm}/${path}?period=${encodeURIComponent(period)}`),
          `${path} ${period}`,
        ).toEqual([422, ['period not-a-period']])
    for (const period of ['1949', '1949-01', '2098-H2'])
      for (const path of ['figures', 'figures/births', 'draft', 'entries'])
        expect((await fang.get(`${elm}/${path}`, { query: { period } })).status, `${path} ${period}`).toBe(
          200,
        )
  })

  test('words without end, and questions nobody asked for', async () => {
    expect(await told(`${entries}?q=${'x'.repeat(100_000)}`)).toEqual([422, ['q too-long']])
    expect(await told(`${entries}?colour=red`)).toEqual([422, ['colour unknown-field']])
    expect(await told(`${elm}/figures`)).toEqual([422, ['period required']])
    expect(await told('/v1/streets/maple/comparison?period=2010-H1&metrics=births|colour=red')).toEqual([
      422,
      ['metrics not-a-metric'],
    ])
    expect(await told('/v1/streets/maple/comparison?period=2010-H1&communities=oak')).toEqual([
      422,
      ['communities not-a-community'],
    ])
    expect(await told('/v1/streets/maple/comparison?period=2010-H1&communities=reed')).toEqual([
      422,
      ['communities not-a-community'],
    ])
  })
})

describe('other sites', () => {
  const strange: Record<string, string>[] = [
    { origin: 'http://evil.test' },
    { origin: 'null' },
    { origin: 'https://linli.test' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://linli.test', 'sec-fetch-site': 'cross-site' },
  ]
  test('may not write in somebody’s name, nor sign them in', async () => {
    for (const headers of strange) {
      expect(await kind('POST', entries, JSON.stringify(birth), headers)).toBe('403 cross-origin')
      expect(await kind('DELETE', '/v1/session', null, headers)).toBe('403 cross-origin')
      const body = JSON.stringify({ name: 'wang-fang', password })
      expect(await kind('POST', '/v1/session', body, headers)).toBe('403 cross-origin')
    }
  })

  test('our own pages may', async () => {
    const headers = { origin: 'http://linli.test', 'sec-fetch-site': 'same-origin' }
    expect((await fang.ask('recordEntry', { body: birth, headers })).status).toBe(201)
    const read = await fang.ask('listTargets', { headers: { origin: 'http://evil.test' } })
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, null])
  })

  test('a cookie that is none signs nobody in', async () => {
    for (const cookie of [
      'linli=',
      'linli=x',
      `linli=${'a'.repeat(40)}`,
      'linli=%00',
      "linli=' OR 1=1 --",
      `other=${fang.cookie.slice(6)}`,
    ])
      expect(await kind('GET', '/v1/session', null, { cookie }), cookie).toBe('401 not-signed-in')
  })
})
