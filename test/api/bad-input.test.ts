import { Entry } from '@linli/contract/entries'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { csvCells } from '../support/csv-cells.ts'
import type { Client } from '../support/clients.ts'
import { whyRefused, type Told } from '../support/reasons.ts'
import { town } from '../support/town.ts'

const within = '2010-H1'
const birth = { kind: 'birth', date: '6-18', title: '', fields: {}, within }
const certificate = { kind: 'certificate', date: '6-18', title: '', fields: {}, within }
const entriesPath = '/v1/streets/maple/communities/elm/entries'

let place: Awaited<ReturnType<typeof town>>
let fang: Client

beforeAll(async () => {
  place = await town()
  fang = await place.signIn('wang-fang')
})
afterAll(() => place[Symbol.asyncDispose]())

const refusedBody = (body: unknown) =>
  whyRefused(place, (headers) => fang.post(entriesPath, body, { headers }))

const refusedEntries: Record<string, [unknown, ...Told[]]> = {
  'the 30th of February': [
    { ...birth, date: '2月30日' },
    { field: 'date', reason: 'no-such-day' },
  ],
  'a 13th month': [
    { ...birth, date: '2010-13-01' },
    { field: 'date', reason: 'not-a-date' },
  ],
  'the 29th of February of a common year': [
    { ...birth, date: '2010-02-29' },
    { field: 'date', reason: 'no-such-day' },
  ],
  'a day outside the period': [
    { ...birth, date: '2009-12-31' },
    { field: 'date', reason: 'outside-period' },
  ],
  tomorrow: [
    { ...birth, date: '2010-07-06', within: undefined },
    { field: 'date', reason: 'out-of-range' },
  ],
  'a day before there was a community': [
    { ...birth, date: '1949-09-30', within: undefined },
    { field: 'date', reason: 'out-of-range' },
  ],
  'no date': [
    { ...birth, date: '  ' },
    { field: 'date', reason: 'required' },
  ],
  'words for a date': [
    { ...birth, date: '改天' },
    { field: 'date', reason: 'not-a-date' },
  ],
  'a date that is a number': [
    { ...birth, date: 20100618 },
    { field: 'date', reason: 'wrong-type' },
  ],
  'a number below nothing': [
    { ...birth, fields: { count: -1 } },
    { field: 'count', reason: 'negative' },
  ],
  'a number below nothing, in full width': [
    { ...birth, fields: { count: '－３' } },
    { field: 'count', reason: 'negative' },
  ],
  'a unit typed twice': [
    { ...birth, fields: { count: '31起起' } },
    { field: 'count', reason: 'not-a-number', suggestion: '31' },
  ],
  'half a child': [
    { ...birth, fields: { count: 1.5 } },
    { field: 'count', reason: 'not-whole', suggestion: '2' },
  ],
  'a number beyond all numbers': [
    { ...birth, fields: { count: '1e309' } },
    { field: 'count', reason: 'not-a-number' },
  ],
  'more than a thousand million': [
    { ...birth, fields: { count: 10 ** 12 } },
    { field: 'count', reason: 'too-large' },
  ],
  'true for a number': [
    { ...birth, fields: { count: true } },
    { field: 'count', reason: 'wrong-type' },
  ],
  'a choice that there is not': [
    { ...birth, fields: { sex: '第三' } },
    { field: 'sex', reason: 'not-a-choice' },
  ],
  'a choice named like what every object has': [
    { ...birth, fields: { sex: 'constructor' } },
    { field: 'sex', reason: 'not-a-choice' },
  ],
  'a kind that there is not': [
    { ...birth, kind: 'ufo_sighting' },
    { field: 'kind', reason: 'unknown-kind' },
  ],
  'a kind named like what every object has': [
    { ...birth, kind: 'constructor' },
    { field: 'kind', reason: 'unknown-kind' },
  ],
  'no kind': [
    { ...birth, kind: undefined },
    { field: 'kind', reason: 'required' },
  ],
  'a kind that is nothing': [
    { ...birth, kind: null },
    { field: 'kind', reason: 'wrong-type' },
  ],
  'a field that the kind has not': [
    { ...birth, fields: { weight: 3 } },
    { field: 'weight', reason: 'unknown-field' },
  ],
  'fields as a list': [
    { ...birth, fields: [1] },
    { field: 'fields', reason: 'wrong-type' },
  ],
  'a list in a field': [
    { ...birth, fields: { count: [1] } },
    { field: 'count', reason: 'wrong-type' },
  ],
  'something that no entry has': [
    { ...birth, approved: true },
    { field: 'approved', reason: 'unknown-field' },
  ],
  'a version of one’s own choosing': [
    { ...birth, version: 7, id: 'mine' },
    { field: 'version', reason: 'unknown-field' },
    { field: 'id', reason: 'unknown-field' },
  ],
  'NUL in a title': [
    { ...birth, title: 'a\0b' },
    { field: 'title', reason: 'broken-text' },
  ],
  'half of a character': [
    { ...birth, note: '好\ud83d' },
    { field: 'note', reason: 'broken-text' },
  ],
  'half of a character in a field': [
    { ...certificate, fields: { certificate: '\udc00' } },
    { field: 'certificate', reason: 'broken-text' },
  ],
  'a title of 201 characters': [
    { ...birth, title: '长'.repeat(201) },
    { field: 'title', reason: 'too-long' },
  ],
  'a period that is none': [
    { ...birth, within: '2010-H3' },
    { field: 'within', reason: 'not-a-period' },
  ],
  'a period before every calendar here': [
    { ...birth, within: '1900-H1' },
    { field: 'within', reason: 'not-a-period' },
  ],
  'a list': [[birth], { field: '', reason: 'wrong-type' }],
  'a text': ['birth', { field: '', reason: 'wrong-type' }],
  nothing: [null, { field: '', reason: 'wrong-type' }],
}

describe('an entry that cannot be recorded says which field is wrong, why, and what it could be', () => {
  test.for(Object.entries(refusedEntries))('%s', async ([, [body, ...told]]) => {
    expect(await refusedBody(body)).toEqual(told)
  })

  test('a number that JSON can say and nothing can hold', async () => {
    const text = JSON.stringify({ ...birth, fields: { count: '@' } }).replace('"@"', '1e309')
    const sent = (headers: Record<string, string>) =>
      place.fetch(
        new Request(`${place.origin}${entriesPath}`, {
          method: 'POST',
          headers: {
            cookie: fang.cookie,
            'content-type': 'application/json',
            'idempotency-key': 'huge-0001',
            ...headers,
          },
          body: text,
        }),
      )
    expect(await whyRefused(place, sent)).toEqual([{ field: 'count', reason: 'wrong-type' }])
  })

  test('every wrong field is told at once', async () => {
    const told = await refusedBody({
      ...birth,
      date: '2月30日',
      fields: { count: '31起起', sex: '?', weight: 1 },
    })
    expect(told.map(({ field }) => field).sort()).toEqual(['count', 'date', 'sex', 'weight'])
  })

  test('keys that every object has are fields like any other', async () => {
    const text = `{"kind":"birth","date":"6-18","within":"${within}","fields":{"__proto__":{"count":5}}}`
    const headers = {
      cookie: fang.cookie,
      'content-type': 'application/json',
      'idempotency-key': 'proto-0001',
    }
    const url = `${place.origin}${entriesPath}`
    const response = await place.fetch(new Request(url, { method: 'POST', headers, body: text }))
    expect(await response.text()).not.toMatch(/"value":5/)
    expect(({} as Record<string, unknown>)['count']).toBeUndefined()
  })
})

describe('text is kept as it was typed', () => {
  test('HTML, quotes and characters beyond the first plane come back as they were, as JSON that no browser runs', async () => {
    const title = `<img src=x onerror=alert(1)>"'&; DROP TABLE entry;-- 𠮷😀`
    const made = await fang.ask('recordEntry', { body: { ...birth, title, note: '第一行\n第二行' } })
    expect([made.headers.get('content-type'), made.headers.get('x-content-type-options')]).toEqual([
      'application/json',
      'nosniff',
    ])
    const { id } = Entry.parse(await made.json())
    expect(await fang.call('readEntry', { params: { entry: id } })).toMatchObject({
      title,
      note: '第一行\n第二行',
    })
    const { entries } = await fang.call('listEntries', { query: { q: '<img 𠮷' } })
    expect(entries.map((entry) => entry.id)).toEqual([id])
    for (const q of ['%', '_', '\\', '%img%']) {
      const found = await fang.call('listEntries', { query: { q } })
      expect(found.entries, q).toEqual([])
    }
    const rows = csvCells(await fang.call('exportEntries', { query: { q: 'onerror' } }))
    expect(rows[1]?.[2]).toBe(title)
  })
})
