import { expect } from 'vitest'
import { Client, problemOf, withToken } from '../support/clients.ts'
import { limitsOf, system, terms, usesOf } from '../support/systems.ts'
import type { Stories } from './stories.ts'

const minute = 60_000
const day = 24 * 60 * minute
const birth = { kind: 'birth', date: '2010-06-18', fields: { sex: 'male' } }
const query = { period: '2010-H1' }
const declared = { metric: 'births', period: '2009-H1', value: 1, source: '旧账', reason: '补录' }
const elm = { street: 'maple', community: 'elm' }

export const tokens: Stories = {
  'another system reads and writes with its token, what it makes bears its name, and every use is in the log':
    {
      tell: async (place) => {
        const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
        const wanted = { permissions: ['records.read', 'ledger.write'] as const, communities: ['elm'] }
        const { made, client } = await system(place, hui, wanted)
        expect(made.secret).toMatch(/^linli_[0-9A-Za-z]{46}$/)
        expect(made.secret?.startsWith(made.shown)).toBe(true)
        expect(made.permissions).toEqual(['street.read', 'comparison.read', 'records.read', 'ledger.write'])
        expect([made.state, made.createdBy, made.lastUsedAt]).toEqual(['live', '徐慧', undefined])

        const key = 'sent-by-the-district'
        const entry = await client.call('recordEntry', { body: birth, key })
        expect(await client.call('recordEntry', { body: birth, key })).toEqual(entry)
        const seen = await fang.call('readEntry', { params: { entry: entry.id } })
        expect([seen.updatedBy, seen.version]).toEqual(['区平台', 1])
        const { entries } = await client.call('listEntries', { query })
        expect(entries.map(({ id }) => id)).toEqual([entry.id])
        expect((await client.call('readStreet')).communities.map(({ id }) => id)).toEqual(['elm'])
        await client.call('readCatalogue')

        const statuses = [
          await client.refused('listEntries', { params: { community: 'oak' }, query }),
          await client.refused('listEntries', { params: { street: 'river', community: 'elm' }, query }),
          await client.refused('declareFigure', { body: declared }),
          await client.refused('recordEntry', { body: { ...birth, date: '2月30日' } }),
          await client.refused('readSession'),
        ].map(({ status }) => status)
        expect(statuses).toEqual([404, 404, 403, 422, 403])
        expect(await usesOf(place, made.id)).toEqual([
          'recordEntry elm 201',
          'recordEntry elm 201',
          'listEntries elm 200',
          'readStreet - 200',
          'readCatalogue - 200',
          'listEntries - 404',
          'listEntries - 404',
          'declareFigure elm 403',
          'recordEntry elm 422',
          'readSession - 403',
        ])
        const listed = (await hui.call('listTokens')).tokens.find(({ id }) => id === made.id)
        expect(listed?.lastUsedAt).toBeDefined()
        expect(JSON.stringify(listed)).not.toContain(made.secret)
      },
    },

  'a token is told once: not again under the same key, and never afterwards': {
    tell: async (place) => {
      const hui = await place.signIn('xu-hui')
      const body = await terms(place, {})
      const key = 'made-but-once'
      const { secret = '', ...made } = await hui.call('makeToken', { body, key })
      expect(await hui.call('makeToken', { body, key })).toEqual(made)
      const other = await hui.refused('makeToken', { body: { ...body, name: '别的平台' }, key })
      expect(other.type).toBe('/problems/idempotency-key-reused')
      expect((await hui.call('listTokens')).tokens).toEqual([made])
      await withToken(place, secret, elm).call('readStreet')
      const kept = [
        await place.connect('directory').execute('SELECT * FROM api_token'),
        await place.connect('maple').execute('SELECT * FROM event'),
        await place.connect('maple').execute('SELECT * FROM idempotency'),
      ].map(({ rows }) => JSON.stringify(rows))
      expect(kept.map((rows) => rows.includes(made.id))).toEqual([true, true, true])
      for (const rows of kept) expect(rows).not.toContain(secret.slice(made.shown.length))
    },
  },

  'over its limit a token must wait for the next minute, is told so beforehand, and does not flood the log': {
    tell: async (place) => {
      const hui = await place.signIn('xu-hui')
      const { made, client, params } = await system(place, hui, { perMinute: 2 })
      const { answers, tries } = await limitsOf(place, client, 4)
      expect(answers.map(({ policy }) => policy)).toEqual(Array(4).fill('"minute";q=2;w=60'))
      expect(answers.map(({ left }) => left)).toEqual(['1', '0', '0', '0'])
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429, 429])
      const refused = answers[3]
      expect([refused?.type, refused?.retryAfter]).toEqual(['/problems/too-many-requests', refused?.seconds])
      expect(Number(refused?.seconds)).toBeGreaterThan(0)
      const noted = (await usesOf(place, made.id)).filter((use) => use.endsWith('429'))
      expect([noted.length > 0, noted.length <= tries]).toEqual([true, true])

      await place.passTime(minute)
      await client.call('readStreet')
      const more = { ...(await terms(place, { perMinute: 5 })), permissions: ['records.read' as const] }
      const changed = await hui.call('changeToken', { params, seen: 1, body: more })
      expect([changed.perMinute, changed.version]).toEqual([5, 2])
      const next = await client.ask('readStreet')
      expect(next.headers.get('ratelimit-policy')).toBe('"minute";q=5;w=60')
    },
  },

  'what is not a live token here is answered alike, whether unknown, mistyped, expired, revoked or used elsewhere':
    {
      tell: async (place) => {
        const hui = await place.signIn('xu-hui')
        const [old, gone, bound] = [
          await system(place, hui, { days: 2 }),
          await system(place, hui),
          await system(place, hui, { addresses: ['203.0.113.0/24', '2001:db8::7'] }),
        ]
        await old.client.call('readStreet')
        await gone.client.call('readStreet')
        await hui.call('revokeToken', { params: gone.params, seen: 1 })
        await place.passTime(4 * day)

        const secret = gone.made.secret ?? ''
        const mistyped = `${secret.slice(0, -1)}${secret.endsWith('x') ? 'y' : 'x'}`
        const others = [mistyped, `${secret}x`, 'linli_', 'x', ''].map((text) => withToken(place, text, elm))
        const clients = [old.client, gone.client, bound.client, ...others]
        const from = { 'cf-connecting-ip': '198.51.100.9' }
        const answers = await Promise.all(
          clients.map(async (client) => {
            const response = await client.send('GET', '/v1/streets/maple', {
              headers: { authorization: `Bearer ${client.token}`, ...from },
            })
            const headers = [...response.headers].filter(([name]) => name !== 'date')
            return JSON.stringify([response.status, headers, await response.text()])
          }),
        )
        expect(new Set(answers).size).toBe(1)
        expect(answers[0]).toContain('Bearer')
        expect(answers[0]).toContain('/problems/token-refused')
        expect(answers[0]).not.toContain('ratelimit')

        for (const address of ['203.0.113.200', '2001:db8:0::7', '::ffff:203.0.113.1'])
          await bound.client.call('readStreet', { headers: { 'cf-connecting-ip': address } })
        expect(await usesOf(place, bound.made.id)).toEqual([
          'readStreet - 401',
          ...Array<string>(3).fill('readStreet - 200'),
        ])
        expect(await usesOf(place, gone.made.id)).toEqual(['readStreet - 200'])
        const states = new Map((await hui.call('listTokens')).tokens.map(({ id, state }) => [id, state]))
        expect([old, gone, bound].map(({ made }) => states.get(made.id))).toEqual([
          'expired',
          'revoked',
          'live',
        ])
      },
    },

  'what a token may do is changed while it is in use, unseen by nobody; revoked it is for good': {
    tell: async (place) => {
      const hui = await place.signIn('xu-hui')
      const { client, params } = await system(place, hui, { permissions: ['ledger.write'] })
      await client.call('recordEntry', { body: birth })
      const less = await terms(place, { permissions: ['figures.declare'], communities: ['oak'] })
      expect((await hui.call('changeToken', { params, seen: 1, body: less })).communities).toEqual(['oak'])
      expect((await client.refused('recordEntry', { body: birth })).status).toBe(404)
      const there = { params: { community: 'oak' } }
      expect((await client.refused('recordEntry', { ...there, body: birth })).status).toBe(403)
      await client.call('declareFigure', { ...there, body: declared })
      expect((await hui.refused('changeToken', { params, seen: 1, body: less })).status).toBe(412)
      expect((await hui.refused('revokeToken', { params, seen: 1 })).status).toBe(412)

      const revoked = await hui.call('revokeToken', { params, seen: 2 })
      expect([revoked.state, revoked.revokedBy, revoked.version]).toEqual(['revoked', '徐慧', 3])
      expect((await client.refused('readStreet')).status).toBe(401)
      expect(await hui.call('revokeToken', { params, seen: 2 })).toEqual(revoked)
      expect((await hui.refused('changeToken', { params, seen: 3, body: less })).status).toBe(404)
      const { events } = await hui.call('listEvents', { query: { type: 'token.', actor: 'xu-hui' } })
      expect(events.map(({ type, data }) => `${type} ${JSON.stringify(data['version'])}`)).toEqual([
        'token.revoked 3',
        'token.changed 2',
        'token.made 1',
      ])
    },
  },

  'a request with a cookie and a token is judged by the token alone, and one from another site by neither': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const { made, client } = await system(place, hui, { permissions: ['records.read'] })
      const both = new Client(place, elm, fang.cookie, client.token)
      await both.call('listEntries', { query })
      expect((await both.refused('recordEntry', { body: birth })).status).toBe(403)
      const neither = new Client(place, elm, fang.cookie, 'linli_x')
      expect((await neither.refused('listEntries', { query })).status).toBe(401)
      const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
      const sent = await client.refused('checkImport', { body: { rows: [birth] }, headers: foreign })
      expect([sent.status, sent.type]).toEqual([403, '/problems/cross-origin'])
      expect(await usesOf(place, made.id)).toEqual([
        'listEntries elm 200',
        'recordEntry elm 403',
        'checkImport elm 403',
      ])
    },
  },

  'a token that cannot be made as wanted is refused field by field, in either language, and nothing is kept':
    {
      tell: async (place) => {
        const hui = await place.signIn('xu-hui')
        const good = await terms(place, {})
        const wrong = {
          ...good,
          name: ' ',
          communities: ['elm', 'reed'],
          addresses: ['203.0.113.7/24', '10.1', '300.1.1.1', '10.0.0.0/8'],
          expires: '2010-02-30',
        }
        const told = await hui.refused('makeToken', { body: wrong })
        expect(told.errors?.map(({ field, reason, suggestion }) => [field, reason, suggestion])).toEqual([
          ['name', 'required', undefined],
          ['communities[1]', 'not-a-community', undefined],
          ['addresses[0]', 'not-an-address-range', '203.0.113.0/24'],
          ['addresses[1]', 'not-an-address-range', undefined],
          ['addresses[2]', 'not-an-address-range', undefined],
          ['expires', 'no-such-day', undefined],
        ])
        const reason = async (body: unknown) => {
          const said = await hui.post('/v1/streets/maple/tokens', body, {
            headers: { 'accept-language': 'en' },
          })
          const { errors = [] } = await problemOf(said)
          for (const { message } of errors) expect(message).toMatch(/^[\u0020-\u007e“”：、]+/)
          return errors.map((one) => `${one.field} ${one.reason}`)
        }
        expect(await reason({ ...good, permissions: [] })).toEqual(['permissions required'])
        for (const forbidden of [
          'integrations.manage',
          'street.settings',
          'members.keep',
          'audit.read',
          'anything',
        ])
          expect(await reason({ ...good, permissions: ['records.read', forbidden] })).toEqual([
            'permissions[1] not-a-choice',
          ])
        const [today, late] = [await terms(place, { days: 0 }), await terms(place, { days: 740 })]
        expect(await reason({ ...good, expires: '2001-01-01' })).toEqual(['expires expires-too-early'])
        expect(await reason({ ...good, expires: today.expires })).toEqual(['expires expires-too-early'])
        expect(await reason({ ...good, expires: late.expires })).toEqual(['expires expires-too-late'])
        expect(await reason({ ...good, communities: [] })).toEqual(['communities required'])
        expect(await reason({ ...good, sections: ['space'] })).toEqual(['sections not-a-choice'])
        expect(await reason({ ...good, perMinute: 0 })).toEqual(['perMinute malformed'])
        expect((await hui.call('listTokens')).tokens).toEqual([])
        expect((await hui.call('listEvents', { query: { type: 'token.' } })).events).toEqual([])
      },
    },
}
