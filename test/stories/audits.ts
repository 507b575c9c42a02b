import { expect } from 'vitest'
import type { Client, Said } from '../support/clients.ts'
import { system } from '../support/systems.ts'
import type { Stories } from './stories.ts'

const birth = { kind: 'birth', date: '2010-06-18', fields: { sex: 'male' } }
const query = { period: '2010-H1' }
const steps = [{ key: 'site', text: '选址', planned: '2010-08-31' }]
const target = {
  title: '建成户外健身点',
  level: 'street' as const,
  due: '2010-12-31',
  plan: { kind: 'milestone' as const, steps },
}

type Filter = NonNullable<Said<'listEvents'>['query']>

const typesOf = async (client: Client, filter: Filter = {}): Promise<string[]> =>
  (await client.call('listEvents', { query: filter })).events.map(({ type }) => type)

export const audits: Stories = {
  'the admin reads the street’s log, a secretary their community’s, and nobody else any': {
    tell: async (place) => {
      const [hui, lei, fang, li] = [
        await place.signIn('xu-hui'),
        await place.signIn('zhao-lei'),
        await place.signIn('wang-fang'),
        await place.signIn('sun-li'),
      ]
      const { id } = await fang.call('recordEntry', { body: birth })
      await li.call('recordEntry', { body: birth })
      const { client, made } = await system(place, hui, {})
      await client.call('listEntries', { query })
      await client.call('listEntries', { params: { community: 'oak' }, query })

      const { events } = await hui.call('listEvents')
      expect(events.map(({ type, community, actor }) => [type, community, actor.kind, actor.name])).toEqual([
        ['token.used', 'oak', 'token', '区平台'],
        ['token.used', 'elm', 'token', '区平台'],
        ['token.made', undefined, 'person', '徐慧'],
        ['entry.recorded', 'oak', 'person', '孙丽'],
        ['entry.recorded', 'elm', 'person', '王芳'],
      ])
      const own = await lei.call('listEvents')
      expect(own.events.map(({ type, subject, data }) => [type, subject, data])).toEqual([
        ['token.used', made.id, { operation: 'listEntries', status: 200, community: 'elm' }],
        ['entry.recorded', id, { kind: 'birth', version: 1 }],
      ])
      for (const name of ['wang-fang', 'wu-qiang', 'zhou-min', 'chen-jing', 'gao-yuan'] as const)
        expect(
          (await (await place.signIn(name)).refused('listEvents', { params: { street: 'maple' } })).status,
        ).toBe(403)
      expect((await client.refused('listEvents')).status).toBe(403)
      const lin = await place.signIn('lin-na')
      expect(await typesOf(lin)).toEqual([])
      expect((await lin.refused('listEvents', { params: { street: 'maple' } })).status).toBe(404)
    },
  },

  'the log is looked through by who, what, where and when, a page at a time': {
    tell: async (place) => {
      const [hui, lei, fang] = [
        await place.signIn('xu-hui'),
        await place.signIn('zhao-lei'),
        await place.signIn('wang-fang'),
      ]
      const entry = await fang.call('recordEntry', { body: birth })
      await lei.call('deleteEntry', { params: { entry: entry.id }, seen: 1 })
      await lei.call('restoreEntry', { params: { entry: entry.id }, seen: 2, body: {} })
      const { client, made } = await system(place, hui, {})
      await client.call('readStreet')

      expect(await typesOf(hui, { actor: 'zhao-lei' })).toEqual(['entry.restored', 'entry.deleted'])
      expect(await typesOf(hui, { actor: `token:${made.id}` })).toEqual(['token.used'])
      expect(await typesOf(hui, { type: 'entry.de' })).toEqual(['entry.deleted'])
      expect(await typesOf(hui, { community: 'elm', type: 'entry.r' })).toEqual([
        'entry.restored',
        'entry.recorded',
      ])
      expect(await typesOf(hui, { community: 'oak' })).toEqual([])
      const pages: string[] = []
      let cursor: string | undefined
      do {
        const page = await hui.call('listEvents', {
          query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) },
        })
        pages.push(page.events.map(({ type }) => type).join(' '))
        cursor = page.next
      } while (cursor !== undefined)
      expect(pages).toEqual(['token.used token.made', 'entry.restored entry.deleted', 'entry.recorded'])

      const at = Date.parse((await hui.call('listEvents')).events[0]?.at ?? '')
      const dayIn = (days: number) =>
        new Date(at + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
      expect((await typesOf(hui, { from: dayIn(0), until: dayIn(0), type: 'token.used' })).length).toBe(1)
      expect(await typesOf(hui, { from: dayIn(1) })).toEqual([])
      expect(await typesOf(hui, { until: dayIn(-1) })).toEqual([])
      const refusals = [
        await hui.refused('listEvents', { query: { from: '2010-02-30', until: '2010-13-01' } }),
        await hui.refused('listEvents', { query: { cursor: 'page two' } }),
        await lei.refused('listEvents', { query: { community: 'oak' } }),
        await lei.refused('listEvents', { query: { community: 'no-such-community' } }),
      ]
      expect(
        refusals.map(({ errors = [] }) => errors.map(({ field, reason }) => `${field} ${reason}`)),
      ).toEqual([
        ['from no-such-day', 'until not-a-date'],
        ['cursor bad-cursor'],
        ['community not-a-community'],
        ['community not-a-community'],
      ])
    },
  },

  'what people typed is not told in the log, and a name only as who did it': {
    tell: async (place) => {
      const [hui, lei] = [await place.signIn('xu-hui'), await place.signIn('zhao-lei')]
      const words = { source: '计生台账', reason: '补录旧账' }
      await lei.call('declareFigure', { body: { metric: 'births', period: '2009-H1', value: 3, ...words } })
      await lei.call('setTarget', { body: target })
      await lei.call('addMember', { body: { name: '林小满' } })
      await hui.call('urge', { body: { period: '2010-H1', communities: ['elm'], note: '请尽快报送' } })
      const { events } = await lei.call('listEvents')
      expect(events.map(({ type }) => type)).toEqual([
        'report.urged',
        'member.added',
        'target.set',
        'figure.declared',
      ])
      const told = JSON.stringify(events.map(({ data }) => data))
      expect(told).toMatch(/^[\u0020-\u007e]*$/)
      expect(events.map(({ data }) => Object.keys(data).sort())).toEqual([
        ['period'],
        ['version'],
        ['target'],
        ['bound', 'dimension', 'metric', 'period', 'version'],
      ])
      expect(events.map(({ actor }) => actor.name)).toEqual(['徐慧', '赵磊', '赵磊', '赵磊'])
    },
  },
}
