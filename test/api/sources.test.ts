import { createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import { Webhook as SvixWebhook } from 'svix'
import { undocumented } from '../stories/documented.ts'
import { problemOf, type Client } from '../support/clients.ts'
import { contentsOf } from '../support/databases.ts'
import {
  answerOf,
  casesMapping,
  police,
  post,
  send,
  standardHeaders,
  textOf,
  type NewSource,
} from '../support/senders.ts'
import { town } from '../support/town.ts'

const databases = ['directory', 'maple', 'river']
const month = '2010-05'
const row = { code: '330104001', count: 3 }
const body = { month, rows: [row] }

let place: Awaited<ReturnType<typeof town>>
let hui: Client
let address: string
let secret: string

beforeAll(async () => {
  place = await town()
  hui = await place.signIn('xu-hui')
  const made = await hui.call('addSource', { body: police })
  ;({ secret } = made)
  ;({ address } = made.source)
  await answerOf(await send(place, address, { id: 'first', secret, body }))
}, 60_000)
afterAll(() => place[Symbol.asyncDispose]())

const contents = () => contentsOf(place.connect, databases)

/** Sends what must change nothing, and tells how it was refused. */
const refusedAs = async (ask: () => Promise<Response>): Promise<string> => {
  const before = await contents()
  const { status, type } = await problemOf(await ask())
  expect(await contents()).toEqual(before)
  expect(place.faults).toEqual([])
  return `${status} ${type.slice('/problems/'.length)}`
}

let letters = 0
const next = (): string => `attack-${(letters += 1)}`

/** A well-signed message of exactly this text, with other headers and another body sent in its stead. */
const posting = async (
  text: string,
  {
    headers = {},
    sent = text,
    at = place.now(),
  }: {
    headers?: Record<string, string>
    sent?: string | Uint8Array<ArrayBuffer>
    at?: number
  } = {},
) => post(place, address, sent, { ...standardHeaders({ id: next(), secret, body: text }, at), ...headers })

const bytes = (text: string, encoding: BufferEncoding) => Uint8Array.from(Buffer.from(text, encoding))
/** Text of the same bytes, all of them below 0x80. */
const bytesAsText = (of: Uint8Array) => Buffer.from(of).toString('latin1')
const plain = textOf(body)
const nested = (depth: number) => `{"month":"2010-05","rows":${'['.repeat(depth)}${']'.repeat(depth)}}`

describe('a message that is not as it must be changes nothing, and is told why', () => {
  test.for<readonly [string, string, () => Promise<Response>]>([
    ['tampered with', '401 not-verified', () => posting(plain, { sent: plain.replace('3}', '4}') })],
    ['one space longer', '401 not-verified', () => posting(plain, { sent: `${plain} ` })],
    ['under another id', '401 not-verified', () => posting(plain, { headers: { 'webhook-id': 'other' } })],
    [
      'unsigned',
      '401 not-verified',
      () => post(place, address, plain, { 'content-type': 'application/json' }),
    ],
    [
      'with an empty signature',
      '401 not-verified',
      () => posting(plain, { headers: { 'webhook-signature': '' } }),
    ],
    [
      'signed in another version',
      '401 not-verified',
      () => posting(plain, { headers: { 'webhook-signature': 'v1a,AAAA' } }),
    ],
    [
      'signed with another secret',
      '401 not-verified',
      () => send(place, address, { id: next(), secret: `whsec_${'A'.repeat(43)}=`, body }),
    ],
    ['301 s old', '401 not-on-time', () => posting(plain, { at: place.now() - 301_000 })],
    ['301 s ahead', '401 not-on-time', () => posting(plain, { at: place.now() + 301_000 })],
    [
      'old and badly signed: only who can sign is told of the time',
      '401 not-verified',
      () => posting(plain, { at: place.now() - 301_000, sent: `${plain} ` }),
    ],
    [
      'of no time at all',
      '401 not-verified',
      () => posting(plain, { headers: { 'webhook-timestamp': 'now' } }),
    ],
    ['longer than 1 MB', '413 body-too-large', () => posting('x'.repeat(1024 * 1024 + 1))],
    ['nested too deeply', '422 invalid', () => posting(nested(32))],
    ['nested a hundred thousand times', '422 invalid', () => posting(nested(100_000))],
    ['not JSON', '415 not-json', () => posting('{"month":')],
    ['empty', '415 not-json', () => posting('')],
    ['in UTF-16', '415 not-json', () => posting(bytesAsText(bytes(plain, 'utf16le')))],
    [
      'in UTF-16 with its mark',
      '415 not-json',
      () => posting(plain, { sent: bytes(`\ufeff${plain}`, 'utf16le') }),
    ],
    [
      'in broken UTF-8',
      '415 not-json',
      () => posting(plain, { sent: Uint8Array.from([...bytes(plain, 'utf8'), 0xc3, 0x28]) }),
    ],
    ['behind a byte order mark', '415 not-json', () => posting(`\ufeff${plain}`)],
    [
      'said to be in another encoding',
      '415 not-json',
      () => posting(plain, { headers: { 'content-type': 'application/json; charset=gbk' } }),
    ],
    [
      'packed',
      '415 not-json',
      () =>
        posting(plain, {
          sent: Uint8Array.from(gzipSync(plain)),
          headers: { 'content-encoding': 'gzip' },
        }),
    ],
    ['of another type', '415 not-json', () => posting(plain, { headers: { 'content-type': 'text/plain' } })],
    ['without a type', '415 not-json', () => post(place, address, bytes(plain, 'utf8'), {})],
    [
      'of another site’s page',
      '403 cross-origin',
      () => posting(plain, { headers: { origin: 'https://elsewhere.example' } }),
    ],
    [
      'with an id that was another message’s',
      '409 message-id-reused',
      () => send(place, address, { id: 'first', secret, body: { ...body, month: '2010-04' } }),
    ],
  ])('%s: %s', async ([, told, ask]) => {
    expect(await refusedAs(ask)).toBe(told)
  })

  test('just 300 s old or ahead, and just nested as deeply as may be, it is taken', async () => {
    for (const at of [place.now() - 300_000, place.now() + 300_000])
      expect((await posting(textOf({ month, rows: [] }), { at })).status).toBe(200)
    expect((await answerOf(await posting(nested(31)))).state).toBe('quarantined')
  })

  test('a message of 1 MB is taken, sealed and read again to the letter', async () => {
    const text = textOf({ month, rows: [], more: '密'.repeat(349_500) })
    expect(Buffer.byteLength(text)).toBeGreaterThan(1024 * 1024 - 1000)
    const { message } = await answerOf(await posting(text))
    const read = await hui.call('readInboundBody', { params: { message }, body: {} })
    expect(read.body === text).toBe(true)
  })

  test('the same message again is answered as before, and changes nothing', async () => {
    const before = await contents()
    const again = await answerOf(await send(place, address, { id: 'first', secret, body }))
    expect(again.items.map(({ made }) => made?.map(({ change }) => change))).toEqual([['made']])
    expect(await contents()).toEqual(before)
  })
})

test('what the public libraries of the standard sign is taken, and what is signed here they take', async () => {
  const [text, at] = [textOf({ month, rows: [] }), new Date(place.now())]
  const libraries = [new StandardWebhook(secret), new SvixWebhook(secret)]
  for (const library of libraries) {
    const id = next()
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': library.sign(id, at, text),
    }
    expect((await post(place, address, text, headers)).status).toBe(200)
    expect(standardHeaders({ id, secret, body: text }, at.getTime())['webhook-signature']).toBe(
      library.sign(id, at, text),
    )
  }
})

describe('who cannot sign learns nothing', () => {
  /** Everything of a reply, to the last byte. */
  const everything = async (response: Response): Promise<string> =>
    JSON.stringify([response.status, [...response.headers], await response.text()])

  test('a wrong signature, an unknown source, a removed one and an unknown street answer alike', async () => {
    const gone = await hui.call('addSource', { body: police })
    await hui.call('removeSource', { params: { source: gone.source.id }, seen: 1 })
    const paused = await hui.call('addSource', { body: { ...police, state: 'paused' } })
    const token = await hui.call('addSource', {
      body: { ...police, receiving: { kind: 'bearer', id: { from: 'body' } } },
    })
    const headers = standardHeaders({ id: 'x', secret: gone.secret, body }, place.now())
    const id = address.split('/').at(-1) ?? ''
    const paths = [
      `maple/${id}`,
      `maple/${gone.source.id}`,
      `maple/${paused.source.id}`,
      `maple/${token.source.id}`,
      `maple/${'0'.repeat(36)}`,
      `river/${id}`,
      `no-such-street/${id}`,
      `maple/x'%20OR%201=1`,
      `%E6%9E%AB%E6%9E%97/${'a'.repeat(500)}`,
    ]
    const before = await contents()
    const told = await Promise.all(
      paths.map(async (path) =>
        everything(await post(place, `${place.origin}/v1/hooks/${path}`, plain, headers)),
      ),
    )
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('not-verified')
    const late = { ...headers, 'webhook-timestamp': '1' }
    const early = await Promise.all(
      paths.map(async (path) =>
        everything(await post(place, `${place.origin}/v1/hooks/${path}`, plain, late)),
      ),
    )
    expect(new Set(early)).toEqual(new Set(told))
    expect(await contents()).toEqual(before)
  })

  test('a street’s source is not another’s, whatever it sends', async () => {
    const na = await place.signIn('lin-na')
    expect((await na.call('listSources')).sources).toEqual([])
    const theirs = await na.call('addSource', { body: { ...police, name: '清河公安' } })
    await answerOf(await send(place, theirs.source.address, { id: 'r', secret: theirs.secret, body }))
    expect((await hui.call('listInboundMessages', { query: { source: theirs.source.id } })).messages).toEqual(
      [],
    )
  })
})

describe('the same message at the same time', () => {
  test('counts once, however many copies come, and each is answered alike', async () => {
    const sent = { month: '2010-02', rows: [row, { code: '330104002', count: 5 }] }
    const copies = Array.from({ length: 8 }, () =>
      send(place, address, { id: 'at-once', secret, body: sent }),
    )
    const answers = await Promise.all((await Promise.all(copies)).map(answerOf))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const { rows } = await place.connect('maple').execute(
      `SELECT (SELECT count(*) FROM inbound_message WHERE external_id = 'at-once') AS messages,
        (SELECT count(*) FROM declared WHERE period = '2010-02') AS figures,
        (SELECT count(*) FROM event WHERE data ->> 'period' = '2010-02') AS events`,
    )
    expect(rows.map((one) => Object.values(one))).toEqual([[1, 2, 2]])
  })

  test('different messages about one figure all come through, one after the other', async () => {
    const counts = [1, 2, 3, 4]
    const sent = counts.map((count) =>
      send(place, address, {
        id: `race-${count}`,
        secret,
        body: { month: '2010-03', rows: [{ ...row, count }] },
      }),
    )
    const answers = await Promise.all((await Promise.all(sent)).map(answerOf))
    expect(answers.map(({ state }) => state)).toEqual(counts.map(() => 'accepted'))
    const { rows } = await place
      .connect('maple')
      .execute("SELECT version FROM declared WHERE period = '2010-03'")
    expect(rows.map(({ version }) => version)).toEqual([4])
  })
})

describe('what is kept', () => {
  const canary = '欧阳金丝雀'
  const duties: NewSource = {
    name: '党员系统',
    receiving: { kind: 'standard' },
    mapping: {
      items: 'rows',
      makes: [
        {
          becomes: 'entry',
          community: { path: 'place' },
          kind: { value: 'party_duty' },
          date: { value: '2010-05-18' },
          title: { value: '清洁楼道' },
          fields: { duty: { value: '好事' }, member: { path: 'name' } },
        },
      ],
    },
  }
  const kept = async (): Promise<string> => {
    await place.connect('maple').execute('PRAGMA wal_checkpoint(TRUNCATE)')
    const names = await readdir(place.folder)
    const files = await Promise.all(names.map(async (name) => readFile(join(place.folder, name))))
    return Buffer.concat(files).toString('latin1')
  }

  test('holds no secret and nobody’s name, however they came there; nor does anything that is told to the console', async () => {
    const lei = await place.signIn('zhao-lei')
    await lei.call('addMember', { body: { name: canary } })
    const made = await hui.call('addSource', { body: duties, key: 'a-secret-comes-twice' })
    const given = 'chosen-by-the-bureau'
    const hmac = await hui.call('addSource', {
      body: {
        ...police,
        secret: given,
        receiving: { kind: 'hmac', header: 'X-Signature', id: { from: 'body' } },
      },
    })
    const token = await hui.call('addSource', {
      body: { ...police, receiving: { kind: 'bearer', id: { from: 'body' } } },
    })
    const rotated = await hui.call('rotateSourceSecret', {
      params: { source: made.source.id },
      seen: 1,
      body: {},
    })
    const rows = [
      { place: 'elm', name: canary },
      { place: 'elm', name: `${canary}子` },
      { place: canary, name: canary },
    ]
    const sent = { id: 'names', secret: made.secret, body: { rows } }
    const answer = await answerOf(await send(place, made.source.address, sent))
    expect(answer.items.map(({ state }) => state)).toEqual(['done', 'quarantined', 'quarantined'])
    const params = { message: answer.message }
    await hui.call('replayInboundMessage', { params, seen: 1 })
    await hui.call('readInboundBody', { params, body: {} })
    await hui.call('dismissInboundMessage', { params, seen: 2, body: { reason: '查无此人' } })
    await place.passTime(120_000)
    await place.tick()
    const told = [
      await hui.call('listSources'),
      await hui.call('listInboundMessages'),
      await hui.call('readInboundMessage', { params }),
    ]
    const all = `${await kept()} ${Buffer.from(JSON.stringify(told)).toString('latin1')}`
    expect(all).toContain(Buffer.from('查无此人').toString('latin1'))
    const secrets = [made.secret, hmac.secret, token.secret, rotated.secret, secret, given]
    for (const word of [...secrets, canary, '金丝雀'])
      for (const text of [word, word.slice(word.indexOf('_') + 1)])
        expect(all.includes(Buffer.from(text).toString('latin1')), word.slice(0, 6)).toBe(false)
    expect(JSON.stringify(place.faults)).toBe('[]')
  })

  test('a chosen secret is recognised by a keyed hash, and opens nothing when it is too short or of no use', async () => {
    const receiving = { kind: 'github' } as const
    for (const chosen of ['short', 'with a space in it'])
      expect(
        (await hui.refused('addSource', { body: { ...police, receiving, secret: chosen } })).errors?.[0]
          ?.reason,
      ).toBe('not-a-secret')
    const standard = { ...police, secret: 'not-whsec-at-all-1234' }
    expect((await hui.refused('addSource', { body: standard })).errors?.[0]?.reason).toBe('not-a-secret')
    const bearer = {
      ...police,
      secret: 'a-chosen-token-12345',
      receiving: { kind: 'bearer', id: { from: 'body' } } as const,
    }
    expect((await hui.refused('addSource', { body: bearer })).errors?.[0]?.reason).toBe('secret-not-chosen')
    const key = 'a-chosen-secret-comes'
    const asked = { ...police, receiving, secret: 'chosen-by-somebody-1' }
    await hui.call('addSource', { body: asked, key })
    const { rows } = await place
      .connect('maple')
      .execute({ sql: 'SELECT request_hash, reply FROM idempotency WHERE key = ?', args: [key] })
    const plainHash = createHmac('sha256', '').update(JSON.stringify(asked)).digest('hex')
    expect(rows[0]?.['request_hash']).not.toBe(plainHash)
    expect(JSON.stringify(rows)).not.toContain('chosen-by-somebody')
  })

  test('what was sealed for one source or message does not open in another’s row', async () => {
    const { messages } = await hui.call('listInboundMessages', { query: { state: 'accepted' } })
    const [one, other] = messages
    await place.connect('maple').execute({
      sql: 'UPDATE inbound_message SET sealed_body = (SELECT sealed_body FROM inbound_message WHERE id = ?) WHERE id = ?',
      args: [one?.id ?? '', other?.id ?? ''],
    })
    const params = { message: other?.id ?? '' }
    expect((await hui.refused('readInboundBody', { params, body: {} })).status).toBe(503)
  })
})

describe('the console', () => {
  test('refuses a source that reaches further than its maker, and one that cannot be read', async () => {
    const told = async (change: Partial<NewSource>) =>
      (await hui.refused('addSource', { body: { ...police, ...change } })).errors?.map(
        ({ field, reason }) => `${field} ${reason}`,
      )
    expect(await told({ communities: ['elm', 'reed'] })).toEqual(['communities not-a-community'])
    expect(await told({ name: '  ' })).toEqual(['name required'])
    expect(await told({ mapping: { ...casesMapping, items: '__proto__' } })).toEqual([
      'mapping.items bad-path',
    ])
    const id = { from: 'path', path: 'a[' } as const
    expect(await told({ receiving: { kind: 'bearer', id } })).toEqual(['receiving.id.path bad-path'])
  })

  test('shows messages a page at a time, newest first, each once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await hui.call('listInboundMessages', {
        query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      })
      seen.push(...page.messages.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== undefined)
    const { rows } = await place.connect('maple').execute('SELECT id FROM inbound_message ORDER BY id DESC')
    expect(seen).toEqual(rows.map(({ id }) => id))
    expect(seen.length).toBeGreaterThan(5)
  })

  test('of two who mend one message the later is told so', async () => {
    const { message } = await answerOf(
      await send(place, address, { id: next(), secret, body: { month, rows: [{ code: 'x', count: 1 }] } }),
    )
    const params = { message }
    const both = await Promise.all([
      hui.ask('replayInboundMessage', { params, seen: 1 }),
      hui.ask('dismissInboundMessage', { params, seen: 1, body: { reason: '无关' } }),
    ])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]))
  })

  test('answers nothing that its document does not tell of', () => {
    expect(undocumented(place.log)).toEqual([])
  })
})

test('a host without a master key takes no messages and adds no sources, and keeps nothing in clear', async () => {
  const { masterKey } = place.outside
  Object.assign(place.outside, { masterKey: undefined })
  try {
    expect(await refusedAs(() => send(place, address, { id: next(), secret, body }))).toBe('503 not-set-up')
    expect(await refusedAs(() => hui.ask('addSource', { body: police }))).toBe('503 not-set-up')
  } finally {
    Object.assign(place.outside, { masterKey })
  }
})
