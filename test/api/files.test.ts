import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { largestFile, largestPicture } from '@linli/domain/files'
import { markOrphans } from '@linli/data/tenant/file-sweeps'
import { openForJobs, tenantSchema } from '@linli/data/open'
import { folderFiles } from '@linli/workers/node/files'
import { fileQuotaOf } from '@linli/workers/outside'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { problemOf, type Client } from '../support/clients.ts'
import { contentsOf } from '../support/databases.ts'
import { startHost } from '../support/hosts.ts'
import { openLedger } from '../support/ledgers.ts'
import { employ, signIn } from '../support/offices.ts'
import { jpeg, pdf, photo, png } from '../support/sample-files.ts'
import { town } from '../support/town.ts'

const hour = 3_600_000
const day = 24 * hour
const birth = { kind: 'birth', date: '2010-06-18', fields: { sex: 'male' } } as const

let place: Awaited<ReturnType<typeof town>>
let fang: Client
let entry: string

beforeEach(async () => {
  place = await town()
  fang = await place.signIn('wang-fang')
  entry = (await fang.call('recordEntry', { body: birth })).id
})
afterEach(() => place[Symbol.asyncDispose]())

type Body = NonNullable<RequestInit['body']>

const at = (path: string): string => `${place.origin}/v1/streets/maple/communities/elm/${path}`

/** Sends a body as it is; when it is refused nothing may have changed, in the databases and in the store. */
const send = async (method: string, path: string, body: Body, headers: Record<string, string> = {}) => {
  const before = [await contentsOf(place.connect, ['maple']), await place.fileNames()]
  const given = {
    cookie: fang.cookie,
    'idempotency-key': `file-${crypto.randomUUID()}`,
    'content-type': 'application/octet-stream',
    ...headers,
  }
  const stream = body instanceof ReadableStream ? ({ duplex: 'half' } as const) : {}
  const response = await place.fetch(new Request(at(path), { method, headers: given, body, ...stream }))
  expect(place.faults).toEqual([])
  if (response.ok) return `${response.status}`
  expect([await contentsOf(place.connect, ['maple']), await place.fileNames()]).toEqual(before)
  const { status, type } = await problemOf(response)
  return `${status} ${type.slice('/problems/'.length)}`
}

const add = (body: Body, headers?: Record<string, string>) =>
  send('POST', `entries/${entry}/files?name=x.jpg`, body, headers)

/** The same bytes in pieces, their length not announced; with `broken` it breaks off before the last piece. */
const streamed = (bytes: Uint8Array, { broken = false } = {}): ReadableStream<Uint8Array> => {
  let from = 0
  return new ReadableStream({
    pull: (controller) => {
      const piece = bytes.subarray(from, (from += 65_536))
      if (piece.length > 0) controller.enqueue(piece)
      if (from < bytes.length) return
      if (broken) controller.error(new Error('the phone went into the lift'))
      else controller.close()
    },
  })
}

describe('how large a file may be', () => {
  beforeEach(() => {
    place.outside.fileQuota = fileQuotaOf({})
  })

  test('ten megabytes and no byte more, with its length announced and without', async () => {
    expect(await add(photo(largestFile, 'announced'))).toBe('201')
    expect(await add(streamed(photo(largestFile, 'streamed')))).toBe('201')
    expect(await add(photo(largestFile + 1))).toBe('413 body-too-large')
    expect(await add(streamed(photo(largestFile + 1)))).toBe('413 body-too-large')
    expect(await add(jpeg(), { 'content-length': String(largestFile + 1) })).toBe('413 body-too-large')
  })

  test('a small picture has 64 KB at most', async () => {
    const { id } = await fang.call('addEntryFile', {
      params: { entry },
      query: { name: 'x' },
      body: photo(100_000),
    })
    const picture = `files/${id}/picture`
    expect(await send('PUT', picture, photo(largestPicture + 1))).toBe('413 body-too-large')
    expect(await send('PUT', picture, streamed(photo(largestPicture + 1)))).toBe('413 body-too-large')
    expect(await send('PUT', picture, png())).toBe('415 file-not-taken')
    expect(await send('PUT', picture, photo(largestPicture))).toBe('200')
    expect(await send('PUT', picture, photo(largestPicture))).toBe('200')
    expect(await send('PUT', picture, jpeg('another'))).toBe('409 file-already-there')
  })

  test('what is no photo has no small picture', async () => {
    const { id } = await fang.call('addEntryFile', { params: { entry }, query: { name: 'x' }, body: pdf() })
    expect(await send('PUT', `files/${id}/picture`, jpeg())).toBe('415 file-not-taken')
  })
})

describe('an upload that does not arrive as a whole', () => {
  test('is refused and leaves nothing behind', async () => {
    expect(await add(streamed(photo(200_000), { broken: true }))).toBe('400 not-whole')
    expect(await add(jpeg(), { 'content-length': '5000' })).toBe('400 not-whole')
  })

  test('also where the line is cut', { timeout: 60_000 }, async () => {
    using ledger = await openLedger(['elm'])
    await employ(ledger.connect, ['elm'])
    ledger.close()
    const host = await startHost(ledger.folder)
    try {
      const ask = await signIn(fetch, () => host.origin, 'wang-fang')
      const entries = '/streets/maple/communities/elm/entries'
      const { id } = JSON.parse(await (await ask('POST', entries, { body: birth })).text())
      const signed = await fetch(`${host.origin}/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'wang-fang', password: 'linden-and-maple' }),
      })
      const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
      const { port } = new URL(host.origin)
      await new Promise<void>((ended) => {
        const socket = connect(Number(port), '127.0.0.1', () => {
          const head = [
            `POST /v1${entries}/${id}/files?name=x.jpg HTTP/1.1`,
            'host: 127.0.0.1',
            `cookie: ${cookie}`,
            'content-type: application/octet-stream',
            'idempotency-key: cut-off-0001',
            'content-length: 500000',
          ]
          socket.write(`${head.join('\r\n')}\r\n\r\n`)
          socket.write(photo(100_000), () => socket.destroy())
        })
        socket.on('close', () => ended())
      })
      const listed = JSON.parse(await (await ask('GET', `${entries}/${id}/files`)).text())
      expect(listed).toMatchObject({ files: [], community: { used: 0 } })
      expect(existsSync(join(ledger.folder, 'files/files'))).toBe(false)
    } finally {
      await host.kill()
    }
  })
})

test('only a file as it is is taken, not one in a form or as text', async () => {
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'image/jpeg', 'text/plain', ''])
    expect(await add(jpeg(), { 'content-type': type }), type).toBe('415 not-bytes')
  expect(await send('POST', `entries/${entry}/files`, jpeg())).toBe('422 invalid')
  expect(await send('POST', `entries/${entry}/files?name=${'x'.repeat(1001)}`, jpeg())).toBe('422 invalid')
})

test('a name that would lead elsewhere or deceive comes back harmless', async () => {
  const names = [
    '../../../etc/passwd',
    '..\\..\\boot.ini',
    'a\u202Egpj.exe',
    'NUL',
    "x'; filename=y.html",
    'a"b\r\nc',
  ]
  const told = []
  for (const [at_, name] of names.entries()) {
    const body = jpeg(`name ${at_}`)
    const { id } = await fang.call('addEntryFile', { params: { entry }, query: { name }, body })
    told.push((await fang.ask('readFile', { params: { file: id } })).headers.get('content-disposition'))
  }
  expect(told.map((header) => header?.split("''")[1])).toEqual([
    'passwd.jpg',
    'boot.ini.jpg',
    'agpj.exe.jpg',
    '_NUL.jpg',
    'x%27%3B%20filename%3Dy.html.jpg',
    'a_bc.jpg',
  ])
})

describe('orphans', () => {
  const orphan = `files/maple/elm/${'ab'.repeat(32)}`
  const stray = 'files/maple/elm/half.part'

  test('what a crash left in the store is swept away after a day, and nothing else', async () => {
    const { id } = await fang.call('addEntryFile', { params: { entry }, query: { name: 'x' }, body: jpeg() })
    await place.outside.files.put(orphan, jpeg('orphan'))
    await place.outside.files.put(stray, 'half')
    await place.outside.files.put('seals/maple/00000001.ndjson', 'a seal')
    await place.tick()
    expect(await place.fileNames()).toHaveLength(3)
    await place.passTime(day)
    const young = `files/maple/oak/${'cd'.repeat(32)}`
    await place.outside.files.put(young, jpeg('being added'))
    await place.tick()
    const names = await place.fileNames()
    expect([names.length, names.includes(orphan), names.includes(stray), names.includes(young)]).toEqual([
      2,
      false,
      false,
      true,
    ])
    expect(await place.file('seals/maple/00000001.ndjson')).toBeDefined()
    const again = await place.signIn('wang-fang')
    expect((await again.ask('readFile', { params: { file: id } })).status).toBe(200)
    await place.passTime(2 * hour)
    await place.tick()
    const { rows } = await place.connect('maple').execute('SELECT * FROM stored_object')
    expect(rows).toHaveLength(1)
  })

  test('what is being swept away cannot be added in between, so that no row is left without its object', async () => {
    const content = jpeg('swept')
    const street = { id: 'maple', name: '', database: 'maple', schemaVersion: tenantSchema }
    const { tenant } = openForJobs(place.connect, street)
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex')
    const { files } = place.outside
    // The sweep comes between the reading and the writing of the upload.
    const put: typeof files.put = async (name, body) => {
      await files.put(name, body)
      await markOrphans(tenant, [{ community: 'elm', sha256 }], place.clock.now)
    }
    place.outside.files = { ...files, put }
    const refused = await fang.refused('addEntryFile', {
      params: { entry },
      query: { name: 'x' },
      body: content,
    })
    expect([refused.status, refused.retryAfter]).toEqual([503, 60])
    place.outside.files = files
    await place.tick()
    await place.passTime(2 * hour)
    await place.tick()
    expect(await place.fileNames()).toEqual([])
    const again = await place.signIn('wang-fang')
    const { id } = await again.call('addEntryFile', {
      params: { entry },
      query: { name: 'x' },
      body: content,
    })
    expect((await again.ask('readFile', { params: { file: id } })).status).toBe(200)
  })

  test('two who add at once never keep more than there is room for', async () => {
    const other = await place.signIn('zhao-lei')
    const both = await Promise.all(
      [fang, other].map((who, i) =>
        who.ask('addEntryFile', {
          params: { entry },
          query: { name: 'x' },
          body: photo(2_000_000, String(i)),
        }),
      ),
    )
    const statuses = both.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    const { community } = await fang.call('listEntryFiles', { params: { entry } })
    expect(community.used).toBe(2_000_000)
  })

  test('one record holds fifty files', async () => {
    const statuses = []
    for (let i = 0; i < 51; i += 1)
      statuses.push(
        (await fang.ask('addEntryFile', { params: { entry }, query: { name: 'x' }, body: jpeg(`${i}`) }))
          .status,
      )
    expect([statuses.indexOf(409), new Set(statuses)]).toEqual([50, new Set([201, 409])])
  })
})

describe('a folder of files', () => {
  test('keeps bytes as they are, leaves nothing half-written, and lets nobody out of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'linli-files-'))
    try {
      const files = folderFiles(join(folder, 'kept'))
      const body = photo(70_000)
      await files.put('files/maple/elm/a', body)
      await files.put('files/maple/oak/b', '文字')
      await files.put('files/maple/elm/a', body)
      expect(await files.get('files/maple/elm/a')).toEqual(body)
      expect(new TextDecoder().decode(await files.get('files/maple/oak/b'))).toBe('文字')
      expect(await files.get('files/maple/elm/none')).toBeUndefined()
      const names = []
      for await (const page of files.list('files/maple/')) names.push(...page.map(({ name }) => name))
      expect(names.sort()).toEqual(['files/maple/elm/a', 'files/maple/oak/b'])
      expect(readdirSync(join(folder, 'kept/files/maple/elm'))).toEqual(['a'])
      await files.remove(['files/maple/elm/a', 'files/maple/elm/never'])
      expect(await files.get('files/maple/elm/a')).toBeUndefined()

      await writeFile(join(folder, 'outside'), 'theirs')
      for (const name of ['../outside', 'files/../../outside', '/../outside', '.'])
        await expect(async () => files.get(name), name).rejects.toThrow('not a file name')
      await expect(async () => files.put('../outside', 'ours')).rejects.toThrow('not a file name')
      expect(await readFile(join(folder, 'outside'), 'utf8')).toBe('theirs')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

test('a host sets how much may be kept, in megabytes; what is no number does not count', () => {
  expect(fileQuotaOf({ community: '5', street: '0' })).toEqual({ community: 5_000_000, street: 0 })
  expect(fileQuotaOf({ community: 'much', street: '-1' })).toEqual(fileQuotaOf({}))
})
