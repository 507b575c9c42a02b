import { createHmac } from 'node:crypto'
import { expect } from 'vitest'
import { problemOf, type Client } from '../support/clients.ts'
import {
  answerOf,
  casesMapping,
  casesMappingWith,
  codes,
  police,
  post,
  send,
  textOf,
  type Mapping,
  type NewSource,
} from '../support/senders.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const day = 24 * 3_600_000
const month = '2010-05'
const rows = [
  { code: '330104001', count: 3 },
  { code: 330104002, count: 0 },
  { code: '330104099', count: 4 },
]

const casesOf = async (client: Client, period: string) => {
  const { rows: told } = await client.call('readComparison', {
    query: { period, metrics: 'criminal_cases' },
  })
  return told[0]?.now.map((figure) => figure?.value)
}

const countsOf = async (place: Town, table: string): Promise<number> => {
  const { rows: counted } = await place.connect('maple').execute(`SELECT count(*) AS n FROM ${table}`)
  return Number(counted[0]?.['n'])
}

const reasonsIn = ({ items }: Awaited<ReturnType<typeof answerOf>>) =>
  items.map(({ state, problems = [] }) => [
    state,
    ...problems.map(({ field, reason }) => `${field} ${reason}`),
  ])

/** A source of the kind, and how it sends. */
const hmac: NewSource['receiving'] = {
  kind: 'hmac',
  header: 'X-Signature',
  encoding: 'base64',
  prefix: 'sha256:',
  timestamp: 'X-Timestamp',
  id: { from: 'path', path: 'meta.id' },
}

const json = { 'content-type': 'application/json' }
const sign = (secret: string, text: string, encoding: 'hex' | 'base64') =>
  createHmac('sha256', secret).update(text).digest(encoding)

const ledgerMapping: Mapping = {
  items: '$',
  makes: [
    {
      becomes: 'entry',
      community: { path: '社区' },
      kind: { value: 'reading' },
      date: { path: '时间', format: 'epoch-seconds' },
      title: { value: '' },
      fields: {
        metric: { value: 'population' },
        value: { path: '人口.合计' },
        source: { value: '公安户籍' },
      },
    },
    {
      becomes: 'entry',
      community: { path: '社区' },
      kind: { value: 'criminal_case' },
      date: { path: '时间', format: 'epoch-seconds' },
      title: { path: '案件[0].名称' },
      fields: {},
    },
  ],
}

export const sources: Stories = {
  'a system sends counts under its own secret: they are declared as its own, once, and what does not fit waits':
    {
      tell: async (place) => {
        const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
        const { source, secret } = await hui.call('addSource', { body: police })
        const letter = { id: 'msg-1', secret, body: { month, rows } }
        const first = await answerOf(await send(place, source.address, letter))
        expect([first.state, reasonsIn(first)]).toEqual([
          'partly',
          [['done'], ['done'], ['quarantined', 'community not-in-codes']],
        ])
        expect(first.items[2]?.problems).toMatchObject([{ at: 'rows[2].code', said: '330104099' }])
        expect(await answerOf(await send(place, source.address, letter))).toEqual(first)
        expect(await casesOf(hui, month)).toEqual([3, 0])
        expect(await countsOf(place, 'declared')).toBe(2)
        const query = { period: month }
        const figure = await fang.call('readFigure', { params: { metric: 'criminal_cases' }, query })
        expect(figure.declared).toMatchObject({
          value: 3,
          source: '公安警情系统',
          updatedBy: '公安警情系统',
          version: 1,
        })
        const { sources: listed } = await hui.call('listSources')
        expect(listed.map(({ name, waiting }) => [name, waiting])).toEqual([['公安警情系统', 1]])
      },
    },

  'a source changes what it has declared itself and keeps off what others declared, closed periods and places beyond its reach':
    {
      tell: async (place) => {
        const [hui, lei] = [await place.signIn('xu-hui'), await place.signIn('zhao-lei')]
        const { source, secret } = await hui.call('addSource', { body: { ...police, communities: ['elm'] } })
        const say = async (id: string, on: string, count: number, code = '330104001') =>
          answerOf(
            await send(place, source.address, { id, secret, body: { month: on, rows: [{ code, count }] } }),
          )
        const [made] = (await say('a', month, 3)).items
        const [changed] = (await say('b', month, 4)).items
        const [same] = (await say('c', month, 4)).items
        expect([made, changed, same].map((item) => item?.made?.map(({ change }) => change))).toEqual([
          ['made'],
          ['changed'],
          ['unchanged'],
        ])
        const query = { period: month }
        const params = { metric: 'criminal_cases' }
        const { declared } = await lei.call('readFigure', { params, query })
        expect([declared?.value, declared?.version]).toEqual([4, 2])
        await lei.call('changeDeclaredFigure', {
          params: { declared: declared?.id ?? '' },
          seen: 2,
          body: { value: 5, source: '派出所', reason: '更正' },
        })
        expect(reasonsIn(await say('d', month, 6))).toEqual([['quarantined', 'value declared-by-other']])
        await hui.call('setReportingPeriod', {
          params: { period: '2009-H2' },
          seen: 0,
          body: { opens: '2009-12-21', due: '2010-01-10', closes: '2010-01-31', cutOff: '2009-12-31' },
        })
        expect(reasonsIn(await say('e', '2009-11', 6))).toEqual([['quarantined', 'period closed-to-sources']])
        expect(reasonsIn(await say('f', '2010-04', 6, '330104002'))).toEqual([
          ['quarantined', 'community not-for-source'],
        ])
        expect(reasonsIn(await say('g', '2010-13', 6))).toEqual([['quarantined', 'period not-so-written']])
        const twice = { month: '2010-03', rows: [rows[0], rows[0]] }
        const told = await answerOf(await send(place, source.address, { id: 'h', secret, body: twice }))
        expect(reasonsIn(told)).toEqual([['done'], ['quarantined', 'metric twice']])
        const { events } = { events: await countsOf(place, "event WHERE type LIKE 'figure.%'") }
        expect([await countsOf(place, 'declared'), events]).toEqual([2, 4])
      },
    },

  'what waits is read only by who may, noted each time, mended in the mapping and replayed; or dismissed, and taken back':
    {
      tell: async (place) => {
        const hui = await place.signIn('xu-hui')
        const { source, secret } = await hui.call('addSource', { body: police })
        const body = { month, rows }
        const { message } = await answerOf(await send(place, source.address, { id: 'm', secret, body }))
        const params = { message }
        const line = (await hui.call('listInboundMessages', { query: { state: 'partly' } })).messages
        expect(line.map(({ id, items, done, kept }) => [id, items, done, kept])).toEqual([
          [message, 3, 2, true],
        ])
        const shown = await hui.call('readInboundMessage', { params })
        expect(JSON.stringify(shown)).not.toContain('330104099')
        const opened = await hui.call('readInboundBody', { params, body: {} })
        expect(opened.body).toBe(textOf(body))
        expect(opened.outcome[2]?.problems?.[0]?.said).toBe('330104099')
        expect(await countsOf(place, "event WHERE type = 'inbound.read' AND actor = 'xu-hui'")).toBe(1)

        const put = { params, seen: 1, body: { reason: '外区数据' } }
        expect((await hui.call('dismissInboundMessage', put)).dismissal).toBe('外区数据')
        expect((await hui.refused('replayInboundMessage', { params, seen: 2 })).errors?.[0]?.reason).toBe(
          'is-dismissed',
        )
        expect((await hui.call('reinstateInboundMessage', { params, seen: 2 })).state).toBe('partly')

        const still = await hui.call('replayInboundMessage', { params, seen: 3 })
        expect([still.state, still.done, still.mappingVersion]).toEqual(['partly', 2, 1])
        const mended = casesMappingWith({ ...codes, '330104099': 'oak' }, { items: 'elsewhere' })
        // The second row and the third tell of the same figure now; the one that is done already stands.
        await hui.call('changeSource', {
          params: { source: source.id },
          seen: 1,
          body: { ...police, mapping: mended },
        })
        const replayed = await hui.call('replayInboundMessage', { params, seen: 4 })
        expect([replayed.state, replayed.done, replayed.mappingVersion]).toEqual(['accepted', 3, 2])
        expect(replayed.outcome.map(({ made }) => made?.[0]?.change)).toEqual(['made', 'made', 'changed'])
        expect(await casesOf(hui, month)).toEqual([3, 4])
        const again = await hui.refused('replayInboundMessage', { params, seen: 5 })
        expect(again.errors?.[0]?.reason).toBe('nothing-waiting')
      },
    },

  'other systems sign as GitHub does, with an HMAC of their own, or show a token; each id counts once': {
    tell: async (place) => {
      const hui = await place.signIn('xu-hui')
      const add = (receiving: NewSource['receiving'], given?: string) =>
        hui.call('addSource', {
          body: { ...police, receiving, ...(given === undefined ? {} : { secret: given }) },
        })
      const text = (on: string, more = {}) =>
        JSON.stringify({ month: on, rows: [{ code: '330104001', count: 2 }], ...more })

      const github = await add({ kind: 'github' })
      const pushed = text('2010-01')
      const fromGithub = (id: string, key = github.secret) =>
        post(place, github.source.address, pushed, {
          ...json,
          'x-github-delivery': id,
          'x-hub-signature-256': `sha256=${sign(key, pushed, 'hex')}`,
        })
      const first = await answerOf(await fromGithub('g-1'))
      expect(first.state).toBe('accepted')
      // The id is not signed: the same content under another one is the same message.
      expect(await answerOf(await fromGithub('g-2'))).toEqual(first)
      expect((await fromGithub('g-3', 'not-the-secret')).status).toBe(401)

      const plain = await add(hmac, 'agreed-with-the-bureau')
      const meta = { meta: { id: 17 } }
      const fromBureau = (at: number, body = text('2010-02', meta)) => {
        const timestamp = String(Math.floor(at / 1000))
        const signature = sign('agreed-with-the-bureau', `${timestamp}.${body}`, 'base64')
        const headers = { ...json, 'x-timestamp': timestamp, 'x-signature': `sha256:${signature}` }
        return post(place, plain.source.address, body, headers)
      }
      expect([plain.secret, (await fromBureau(place.now())).status]).toEqual(['agreed-with-the-bureau', 200])
      expect((await fromBureau(place.now(), text('2010-03', meta))).status).toBe(409)
      const late = await fromBureau(place.now() - 301_000)
      expect([late.status, (await problemOf(late)).type]).toEqual([401, '/problems/not-on-time'])

      const token = await add({ kind: 'bearer', id: { from: 'header', name: 'X-Message-Id' } })
      const shows = (shown: string, id = 't-1') =>
        post(place, token.source.address, text('2010-04'), {
          ...json,
          authorization: `Bearer ${shown}`,
          'x-message-id': id,
        })
      expect((await answerOf(await shows(token.secret))).state).toBe('accepted')
      expect((await shows(`${token.secret}x`)).status).toBe(401)
      expect((await problemOf(await shows(token.secret, ''))).errors?.[0]).toMatchObject({
        field: 'id',
        reason: 'not-an-id',
      })
      expect(await countsOf(place, 'inbound_message')).toBe(3)
      expect(await casesOf(hui, '2010-H1')).toEqual([6, undefined])
    },
  },

  'a secret is changed: the one before is good for a day; a paused source asks to be tried later, a removed one knows nobody':
    {
      tell: async (place) => {
        let hui = await place.signIn('xu-hui')
        const key = 'one-source-only'
        const made = await hui.call('addSource', { body: police, key })
        expect(await hui.call('addSource', { body: police, key })).toEqual(made)
        const { source, secret } = made
        const params = { source: source.id }
        const status = async (id: string, under: string) =>
          (await send(place, source.address, { id, secret: under, body: { month, rows: [] } })).status
        const next = await hui.call('rotateSourceSecret', { params, seen: 1, body: {} })
        expect([await status('a', secret), await status('b', next.secret)]).toEqual([200, 200])
        expect(next.source.formerUntil).toBeDefined()
        await place.passTime(day + 60_000)
        expect([await status('c', secret), await status('d', next.secret)]).toEqual([401, 200])

        hui = await place.signIn('xu-hui')
        await hui.call('changeSource', { params, seen: 2, body: { ...police, state: 'paused' } })
        const paused = await send(place, source.address, {
          id: 'e',
          secret: next.secret,
          body: { month, rows: [] },
        })
        expect([paused.status, paused.headers.get('retry-after')]).toEqual([503, '3600'])
        expect(await status('f', secret)).toBe(401)
        await hui.call('removeSource', { params, seen: 3 })
        expect(await status('g', next.secret)).toBe(401)
        expect((await hui.refused('readSource', { params })).status).toBe(404)
        const { messages } = await hui.call('listInboundMessages', { query: { source: source.id } })
        expect(messages.map(({ externalId }) => externalId)).toEqual(['d', 'b', 'a'])
      },
    },

  'a system sends records and readings: they stand in the ledger as if somebody had typed them': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const receiving = { kind: 'standard' } as const
      const body = { name: '公安户籍系统', receiving, mapping: ledgerMapping }
      const { source, secret } = await hui.call('addSource', { body })
      const item = (name: string, at: string) => ({
        社区: name,
        时间: Date.parse(at) / 1000,
        人口: { 合计: 4120 },
        案件: [{ 名称: '入室盗窃' }],
      })
      const told = [item('榆树社区', '2010-06-17T17:00:00Z'), item('柳树社区', '2010-06-17T17:00:00Z')]
      const answer = await answerOf(await send(place, source.address, { id: 'r', secret, body: told }))
      expect(reasonsIn(answer)).toEqual([
        ['done'],
        ['quarantined', 'community not-a-community', 'community not-a-community'],
      ])
      expect(answer.items[1]?.problems?.[0]?.at).toBe('[1].社区')
      const { entries } = await fang.call('listEntries', { query: { period: '2010-H1' } })
      expect(entries.map((one) => [one.kind, one.date, one.title, one.createdBy, one.version])).toEqual([
        ['criminal_case', '2010-06-18', '入室盗窃', '公安户籍系统', 1],
        ['reading', '2010-06-18', '', '公安户籍系统', 1],
      ])
      const query = { period: '2010-H1' }
      const { now } = await fang.call('readFigure', { params: { metric: 'population' }, query })
      expect([now?.value, now?.asOf]).toEqual([4120, '2010-06-18'])
      expect(await casesOf(hui, '2010-H1')).toEqual([1, undefined])
      const versions = await fang.call('listEntryVersions', { params: { entry: entries[0]?.id ?? '' } })
      expect(versions.versions.map(({ change, by }) => [change, by])).toEqual([['recorded', '公安户籍系统']])
    },
  },

  'a mapping is tried on a sample: what it would make and every problem, and nothing is changed': {
    tell: async (place) => {
      const hui = await place.signIn('xu-hui')
      const [before, events] = [await countsOf(place, 'declared'), await countsOf(place, 'event')]
      const sample = JSON.stringify({ month, rows: [...rows, { code: '330104001' }] })
      const tried = await hui.call('tryMapping', { body: { sample, mapping: casesMapping } })
      expect([tried.done, tried.items.map(({ problems }) => problems.map(({ reason }) => reason))]).toEqual([
        2,
        [[], [], ['not-in-codes'], ['required']],
      ])
      expect(tried.items[0]?.makes).toMatchObject([
        { becomes: 'declared', community: 'elm', change: 'made', typed: { period: month, value: 3 } },
      ])
      expect([await countsOf(place, 'declared'), await countsOf(place, 'event')]).toEqual([before, events])
      const wrong: Mapping = { ...casesMapping, items: 'rows[x]' }
      const refused = await hui.refused('tryMapping', { body: { sample, mapping: wrong } })
      expect(refused.errors?.map(({ field, reason }) => [field, reason])).toEqual([
        ['mapping.items', 'bad-path'],
      ])
      const elsewhere = { ...casesMapping, items: 'month' }
      const whole = await hui.call('tryMapping', { body: { sample, mapping: elsewhere } })
      expect(whole.problems.map(({ reason }) => reason)).toEqual(['not-a-list'])
      expect((await hui.refused('tryMapping', { body: { sample: '{', mapping: casesMapping } })).status).toBe(
        422,
      )
    },
  },

  'what a message said is forgotten after ninety days; what came of it stays': {
    tell: async (place) => {
      let hui = await place.signIn('xu-hui')
      const { source, secret } = await hui.call('addSource', { body: police })
      const letter = { id: 'old', secret, body: { month, rows } }
      const first = await answerOf(await send(place, source.address, letter))
      const params = { message: first.message }
      await place.tick()
      await hui.call('readInboundBody', { params, body: {} })
      await place.passTime(91 * day)
      await place.tick()
      const kept = () => countsOf(place, 'inbound_message WHERE sealed_body IS NOT NULL')
      await expect.poll(kept, { timeout: 30_000, interval: 200 }).toBe(0)
      hui = await place.signIn('xu-hui')
      expect((await hui.refused('readInboundBody', { params, body: {} })).type).toBe(
        '/problems/no-longer-kept',
      )
      expect((await hui.refused('replayInboundMessage', { params, seen: 1 })).status).toBe(409)
      const stays = await hui.call('readInboundMessage', { params })
      expect([stays.kept, stays.state, stays.items, stays.done]).toEqual([false, 'partly', 3, 2])
      const again = await answerOf(await send(place, source.address, letter))
      expect([again.message, again.state]).toEqual([first.message, 'partly'])
      expect(await countsOf(place, 'declared')).toBe(2)
    },
  },
}
