import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import { bomb, docx, heic, jpeg, pdf, photo, png, webp, xlsx } from '../support/sample-files.ts'
import type { Town } from '../support/town.ts'
import { submitAs } from '../support/planted-reports.ts'
import type { Stories } from './stories.ts'

const minute = 60_000
const day = 24 * 60 * minute
const period = '2010-H1'
const activity = { kind: 'birth', date: '2010-06-18', title: '小满', fields: { sex: 'male' } }

const record = async (worker: Client): Promise<string> =>
  (await worker.call('recordEntry', { body: activity })).id

const add = (worker: Client, entry: string, body: Uint8Array<ArrayBuffer>, name = '现场.jpg') =>
  worker.call('addEntryFile', { params: { entry }, query: { name }, body })

const refusal = async (worker: Client, entry: string, body: Uint8Array<ArrayBuffer>, name = '现场.jpg') => {
  const { status, type } = await worker.refused('addEntryFile', { params: { entry }, query: { name }, body })
  return `${status} ${type.slice('/problems/'.length)}`
}

const filesOf = async (reader: Client, entry: string, query: { removed?: 'only' } = {}) =>
  (await reader.call('listEntryFiles', { params: { entry }, query })).files

const nameOf = (content: Uint8Array, where = 'maple/elm'): string =>
  `files/${where}/${createHash('sha256').update(content).digest('hex')}`

/** What lies in the store, as far as it is of those contents, whatever other stories left there. */
const stored = async (place: Town, ...contents: readonly Uint8Array[]): Promise<boolean[]> => {
  const names = new Set(await place.fileNames())
  return contents.map((content) => names.has(nameOf(content)))
}

const newest = async (place: Town, sql: string): Promise<number> =>
  Number((await place.connect('maple').execute(sql)).rows[0]?.['newest'])

/** Fires the timer once that time has passed, and waits until it has done its work, of which sealing is the last. */
const tendedAfter = async (place: Town, ms: number): Promise<void> => {
  // Something to seal: the log is sealed last, so that its seal tells that all else is done.
  await record(await place.signIn('wang-fang'))
  await place.passTime(ms)
  const last = await newest(place, 'SELECT max(sequence) AS newest FROM event')
  await place.tick()
  const sealed = () => newest(place, 'SELECT coalesce(max(last), 0) AS newest FROM seal')
  await expect.poll(sealed, { timeout: 30_000, interval: 100 }).toBeGreaterThanOrEqual(last)
}

/** Whether a request finds what it asks for: 200, or 404. */
const found = async (reader: Client, file: string): Promise<number> =>
  (await reader.ask('readFile', { params: { file } })).status

export const files: Stories = {
  'a photo is added to a record, seen small, and saved under its own name': {
    tell: async (place) => {
      const [fang, jing] = [await place.signIn('wang-fang'), await place.signIn('chen-jing')]
      const entry = await record(fang)
      const [content, small] = [photo(20_000, 'market'), jpeg('market, small')]
      const made = await add(fang, entry, content, '小满 “集市”.JPEG')
      expect(made).toMatchObject({ name: '小满 “集市”.jpg', type: 'jpeg', size: 20_000, picture: false })
      expect((await fang.ask('readFilePicture', { params: { file: made.id } })).status).toBe(404)
      const pictured = await fang.call('setFilePicture', { params: { file: made.id }, body: small })
      expect([pictured.picture, pictured.version, pictured.createdBy]).toEqual([true, 1, '王芳'])

      const listed = await jing.call('listEntryFiles', {
        params: { street: 'maple', community: 'elm', entry },
      })
      expect(listed.files).toEqual([pictured])
      expect(listed.community).toEqual({ used: 20_000 + small.length, allowed: 3_000_000 })
      const whole = await fang.ask('readFile', { params: { file: made.id } })
      expect(new Uint8Array(await whole.arrayBuffer())).toEqual(content)
      expect(whole.headers.get('content-type')).toBe('application/octet-stream')
      expect(whole.headers.get('content-disposition')).toBe(
        `attachment; filename="linli.jpg"; filename*=UTF-8''${encodeURIComponent('小满 “集市”.jpg')}`,
      )
      const shown = await fang.ask('readFilePicture', { params: { file: made.id } })
      expect(new Uint8Array(await shown.arrayBuffer())).toEqual(small)
      expect([shown.headers.get('content-type'), shown.headers.get('content-disposition')]).toEqual([
        'image/jpeg',
        'inline',
      ])
      for (const { headers } of [whole, shown])
        expect([headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual([
          'nosniff',
          "sandbox; default-src 'none'",
        ])
      const { rows } = await place.connect('maple').execute("SELECT type FROM event WHERE type LIKE 'file.%'")
      expect(rows.map((row) => row['type'])).toEqual(['file.added', 'file.pictured'])
    },
  },

  'what a file is, its content says: its name gets the ending, and what is not taken leaves nothing behind': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const entry = await record(fang)
      const [one, others] = [png(), [webp(), heic(), pdf(), docx(), xlsx()]]
      expect((await add(fang, entry, one, 'invoice.pdf.exe')).name).toBe('invoice.pdf.exe.png')
      const names = []
      for (const content of others) names.push((await add(fang, entry, content, '通知.html')).name)
      expect(names).toEqual(['webp', 'heic', 'pdf', 'docx', 'xlsx'].map((ending) => `通知.html.${ending}`))

      const text = (words: string) => new TextEncoder().encode(words)
      const script = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
      const refused = [
        new Uint8Array(),
        text(script),
        text('<!doctype html><script>alert(1)</script>'),
        text('MZ\u0090\0'),
        text('#!/bin/sh\n'),
        text('GIF89a'),
        bomb(0xf000_0000),
      ]
      for (const content of refused) expect(await refusal(fang, entry, content)).toBe('415 file-not-taken')
      // It claims to be small, and is never unpacked here: it is kept as the few bytes that it is.
      const quiet = bomb(8_000_000)
      expect((await add(fang, entry, quiet, '附件.docx')).size).toBe(quiet.length)
      expect(await filesOf(fang, entry)).toHaveLength(7)
      expect(await stored(place, one, ...others, quiet, ...refused)).toEqual([
        ...[one, ...others, quiet].map(() => true),
        ...refused.map(() => false),
      ])
    },
  },

  'the same file is stored once, and refused on the record that holds it': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const [entry, other] = [await record(fang), await record(fang)]
      const content = photo(1000, 'twice')
      const said = { params: { entry }, query: { name: '一.jpg' }, body: content, key: 'phone-7-photo-0001' }
      const first = await fang.call('addEntryFile', said)
      // Sent again after a lost reply, it is answered again.
      expect(await fang.call('addEntryFile', said)).toEqual(first)
      const again = await fang.refused('addEntryFile', { ...said, key: 'phone-7-photo-0002' })
      expect([again.status, again.type, again.detail?.includes('一.jpg')]).toEqual([
        409,
        '/problems/file-already-there',
        true,
      ])
      const reused = await fang.refused('addEntryFile', { ...said, query: { name: '二.jpg' } })
      expect(reused.type).toBe('/problems/idempotency-key-reused')

      await add(fang, other, content, '二.jpg')
      const { files: there, community } = await fang.call('listEntryFiles', { params: { entry: other } })
      expect([there.map(({ name }) => name), community.used]).toEqual([['二.jpg'], 1000])

      const both = await Promise.all(
        ['3', '4'].map((name) =>
          fang.ask('addEntryFile', { params: { entry }, query: { name }, body: photo(900, 'at once') }),
        ),
      )
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)[0]).toBe(201)
      expect((await filesOf(fang, entry)).map(({ size }) => size).toSorted((a, b) => a - b)).toEqual([
        900, 1000,
      ])
    },
  },

  'another community, another street and an officer of another section never get a file': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const entry = await record(fang)
      const content = photo(700, 'ours')
      const { id } = await add(fang, entry, content)
      for (const name of ['sun-li', 'he-ping', 'lin-na', 'zhou-min', 'gao-yuan'] as const) {
        const stranger = await place.signIn(name)
        for (const params of [{ file: id }, { file: id, street: 'maple', community: 'elm' }]) {
          expect([403, 404]).toContain((await stranger.ask('readFile', { params })).status)
          expect([403, 404]).toContain((await stranger.ask('removeFile', { params, seen: 1 })).status)
        }
      }
      // Who brings the same file in another community has one of their own, counted there.
      const li = await place.signIn('sun-li')
      const theirs = await add(li, await record(li), content)
      expect([await found(li, id), await found(li, theirs.id), await found(fang, theirs.id)]).toEqual([
        404, 200, 404,
      ])
      const names = await place.fileNames()
      expect([nameOf(content), nameOf(content, 'maple/oak')].every((name) => names.includes(name))).toBe(true)
    },
  },

  'a removed file is out of sight at once, comes back when asked, and is gone after thirty days': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const entry = await record(fang)
      const [content, small] = [photo(1100, 'removed'), jpeg('removed, small')]
      const { id } = await add(fang, entry, content)
      const params = { file: id }
      await fang.call('setFilePicture', { params, body: small })
      expect((await fang.call('removeFile', { params, seen: 1 })).version).toBe(2)
      expect([await filesOf(fang, entry), await found(fang, id)]).toEqual([[], 404])
      expect((await filesOf(fang, entry, { removed: 'only' })).map((file) => file.id)).toEqual([id])
      expect((await fang.refused('removeFile', { params, seen: 2 })).status).toBe(412)
      await fang.call('restoreFile', { params, seen: 2 })
      expect(await found(fang, id)).toBe(200)

      await fang.call('removeFile', { params, seen: 3 })
      const second = await add(fang, entry, content)
      expect((await fang.refused('restoreFile', { params, seen: 4 })).type).toBe(
        '/problems/file-already-there',
      )
      await fang.call('removeFile', { params: { file: second.id }, seen: 1 })

      await tendedAfter(place, 29 * day)
      expect(await stored(place, content, small)).toEqual([true, true])
      await tendedAfter(place, 2 * day)
      expect(await stored(place, content, small)).toEqual([false, false])
      const later = await place.signIn('wang-fang')
      expect(await filesOf(later, entry, { removed: 'only' })).toEqual([])
      // While it is being swept away nobody can add it; an hour later anybody can.
      expect(await refusal(later, entry, content)).toBe('503 try-again')
      await tendedAfter(place, 61 * minute)
      const used = async () => (await later.call('listEntryFiles', { params: { entry } })).community.used
      expect(await used()).toBe(0)
      await add(later, entry, content)
      expect([await used(), await stored(place, content)]).toEqual([1100, [true]])
    },
  },

  'the files of a deleted record go with it and come back with it': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const entry = await record(fang)
      const content = photo(1200, 'with its record')
      const { id } = await add(fang, entry, content)
      await fang.call('deleteEntry', { params: { entry }, seen: 1 })
      expect([await filesOf(fang, entry), await found(fang, id)]).toEqual([[], 404])
      expect(await refusal(fang, entry, photo(1300))).toBe('412 stale')
      await fang.call('restoreEntry', { params: { entry }, seen: 2, body: {} })
      expect([(await filesOf(fang, entry)).length, await found(fang, id)]).toEqual([1, 200])

      await fang.call('deleteEntry', { params: { entry }, seen: 3 })
      await tendedAfter(place, 31 * day)
      expect(await stored(place, content)).toEqual([false])
      const later = await place.signIn('wang-fang')
      await later.call('restoreEntry', { params: { entry }, seen: 4, body: {} })
      expect(await filesOf(later, entry)).toEqual([])
    },
  },

  'the files of an item of a target go with the target and come back with it': {
    tell: async (place) => {
      const [fang, lei, li] = [
        await place.signIn('wang-fang'),
        await place.signIn('zhao-lei'),
        await place.signIn('sun-li'),
      ]
      const steps = [{ key: 'ground', text: '平整场地', planned: '2010-07-20' }]
      const plan = { kind: 'milestone', steps } as const
      const target = await lei.call('setTarget', {
        body: { title: '健身点', level: 'street', section: 'culture', due: '2010-12-31', plan },
      })
      const params = { target: target.id, item: 'ground' }
      const content = photo(1500, 'ground')
      const said = { query: { name: '场地.jpg' }, body: content }
      const { id } = await fang.call('addItemFile', { params, ...said })
      expect((await fang.refused('addItemFile', { params, ...said })).type).toBe(
        '/problems/file-already-there',
      )
      const elsewhere = { ...params, item: 'no-such-step' }
      expect((await fang.refused('addItemFile', { params: elsewhere, ...said })).status).toBe(404)
      const listed = async () => (await fang.call('listItemFiles', { params })).files.map((file) => file.id)
      expect([await listed(), await found(fang, id), await found(li, id)]).toEqual([[id], 200, 404])
      await lei.call('removeTarget', { params: { target: target.id }, seen: 1 })
      expect([await listed(), await found(fang, id)]).toEqual([[], 404])
      await lei.call('restoreTarget', { params: { target: target.id }, seen: 2 })
      expect([await listed(), await found(fang, id)]).toEqual([[id], 200])
      await lei.call('removeTarget', { params: { target: target.id }, seen: 3 })
      await tendedAfter(place, 31 * day)
      expect(await stored(place, content)).toEqual([false])
    },
  },

  'what an approved report tells of keeps its files, also when they are removed': {
    tell: async (place) => {
      const [fang, lei, qiang] = [
        await place.signIn('wang-fang'),
        await place.signIn('zhao-lei'),
        await place.signIn('wu-qiang'),
      ]
      const entry = await record(fang)
      const content = photo(1400, 'approved')
      const { id } = await add(fang, entry, content)
      const report = await fang.call('startReport', { body: { period } })
      const parts = [{ text: '小满', entry }]
      await fang.call('addParagraph', {
        params: { report: report.id },
        body: { section: 'services', sentences: [{ id: 's.1', parts }] },
      })
      const submitted = await submitAs(lei, report.id)
      await qiang.call('approveReport', {
        params: { report: report.id, street: 'maple', community: 'elm' },
        seen: submitted.version,
      })
      await fang.call('removeFile', { params: { file: id }, seen: 1 })
      await tendedAfter(place, 31 * day)
      const later = await place.signIn('wang-fang')
      expect(await filesOf(later, entry)).toEqual([])
      await later.call('restoreFile', { params: { file: id }, seen: 2 })
      expect([await found(later, id), await stored(place, content)]).toEqual([200, [true]])
    },
  },

  'a community has so much room for files, and its street so much for all': {
    tell: async (place) => {
      const [fang, li] = [await place.signIn('wang-fang'), await place.signIn('sun-li')]
      const [entry, theirs] = [await record(fang), await record(li)]
      await add(fang, entry, photo(2_000_000, 'first'))
      const more = photo(1_000_001, 'too much')
      const full = await fang.refused('addEntryFile', { params: { entry }, query: { name: 'x' }, body: more })
      expect([full.status, full.type, full.detail]).toEqual([
        409,
        '/problems/files-full',
        '本社区的文件空间已满',
      ])
      await add(fang, entry, photo(1_000_000, 'the rest'))
      // What is there already takes no room.
      await add(fang, await record(fang), photo(1_000_000, 'the rest'))
      const { community, street } = await fang.call('listEntryFiles', { params: { entry } })
      expect([community, street]).toEqual([
        { used: 3_000_000, allowed: 3_000_000 },
        { used: 3_000_000, allowed: 5_000_000 },
      ])
      const beyond = await li.refused('addEntryFile', {
        params: { entry: theirs },
        query: { name: 'x' },
        body: photo(2_000_001),
      })
      expect(beyond.detail).toBe('本街道的文件空间已满')
      await add(li, theirs, photo(2_000_000, 'the last'))
      expect(await stored(place, more)).toEqual([false])
    },
  },
}
