import { expect } from 'vitest'
import { withToken, type Client } from '../support/clients.ts'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A day so far ahead of the host's own clock, which on workerd is the machine's. */
const daysAhead = async (place: Town, days: number): Promise<string> => {
  const { rows } = await place.connect('directory').execute('SELECT max(created_at) AS at FROM session')
  return new Date(Number(rows[0]?.['at']) + days * day).toISOString().slice(0, 10)
}

type Terms = Parameters<typeof body>[1]

const body = async (
  place: Town,
  terms: {
    permissions?: ('records.read' | 'ledger.write' | 'figures.declare' | 'street.read')[]
    communities?: 'all' | string[]
    addresses?: string[]
    perMinute?: number
    days?: number
  },
) => {
  const { days = 30, permissions = ['records.read'], communities = 'all', ...more } = terms
  return {
    name: '区平台',
    permissions,
    communities,
    sections: 'all' as const,
    expires: await daysAhead(place, days),
    ...more,
  }
}

/** Makes a token in 枫林街道, and who calls with it. */
const system = async (place: Town, admin: Client, terms: Terms = {}) => {
  const made = await admin.call('makeToken', { body: await body(place, terms) })
  const client = withToken(place, made.secret ?? '', { street: 'maple', community: 'elm' })
  return { made, client, params: { token: made.id } }
}

const birth = { kind: 'birth', date: '2010-06-18', fields: { sex: 'male' } }
const query = { period: '2010-H1' }

/** What the log of 枫林街道 has of a token's uses, oldest first: operation, community, status. */
const usesOf = async (place: Town, id: string): Promise<string[]> => {
  const { rows } = await place.connect('maple').execute({
    sql: `SELECT concat_ws(' ', data ->> 'operation', coalesce(data ->> 'community', '-'), data ->> 'status') AS use
      FROM event WHERE type = 'token.used' AND actor = ? ORDER BY sequence`,
    args: [`token:${id}`],
  })
  return rows.map((row) => (typeof row['use'] === 'string' ? row['use'] : ''))
}

export const tokens: Stories = {
  'another system reads and writes with its token, what it makes bears its name, and every use is in the log':
    {
      tell: async (place) => {
        const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
        const { made, client, params } = await system(place, hui, {
          permissions: ['records.read', 'ledger.write'],
          communities: ['elm'],
        })
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

        expect((await client.refused('listEntries', { params: { community: 'oak' }, query })).status).toBe(
          404,
        )
        expect(
          (await client.refused('listEntries', { params: { street: 'river', community: 'reed' } })).status,
        ).toBe(404)
        expect(
          (
            await client.refused('declareFigure', {
              body: { metric: 'births', period: '2009-H1', value: 1, source: '旧账', reason: '补录' },
            })
          ).status,
        ).toBe(403)
        expect(
          (await client.refused('recordEntry', { body: { kind: 'birth', date: '2月30日' } })).status,
        ).toBe(422)
        expect((await client.refused('readSession')).status).toBe(403)
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
        const listed = (await hui.call('listTokens')).tokens.find(({ id }) => id === params.token)
        expect(listed?.lastUsedAt).toBeDefined()
        expect(JSON.stringify(listed)).not.toContain(made.secret)
      },
    },
}
