import { expect } from 'vitest'
import { sentence } from '../fixtures/drafts.ts'
import type { Client } from '../support/clients.ts'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const disputes = { sentence: 'safety.order.disputes' }
const mediated = { metric: 'disputes_mediated', period, value: '10余', source: '调解台账', reason: '旧账' }
const words = (say: string) => ({ clauses: [{ say }] })
const ofStreet = words('全街调处矛盾纠纷{disputes_mediated}')
const ofElm = words('榆树社区调处邻里纠纷{disputes_mediated}')

const told = async (client: Client, params = {}): Promise<string> =>
  sentence(await client.call('readDraft', { params, query: { period } }), disputes.sentence)

const declare = (client: Client, community: string) =>
  client.call('declareFigure', { params: { community }, body: mediated })

const wordingOf = async (client: Client) => {
  const { wordings } = await client.call('listCommunityWordings')
  return wordings.find((wording) => wording.sentence === disputes.sentence)
}

export const wordings: Stories = {
  'the street puts a sentence in its own words, a community in others, and each can go back': {
    tell: async (place) => {
      const [hui, lei] = [await place.signIn('xu-hui'), await place.signIn('zhao-lei')]
      for (const community of ['elm', 'oak']) await declare(hui, community)
      expect(await told(lei)).toBe('处理各类矛盾纠纷10余起。')
      expect(await wordingOf(lei)).toMatchObject({ street: { clauses: null, version: 0 } })

      const set = await hui.call('setWording', { params: disputes, seen: 0, body: ofStreet })
      expect([set.version, set.clauses, set.updatedBy]).toEqual([1, ofStreet.clauses, '徐慧'])
      expect(await told(lei)).toBe('全街调处矛盾纠纷10余起。')
      const own = await lei.call('setCommunityWording', { params: disputes, seen: 0, body: ofElm })
      expect([own.version, own.outdated, own.updatedBy]).toEqual([1, false, '赵磊'])
      expect([await told(hui), await told(hui, { community: 'oak' })]).toEqual([
        '榆树社区调处邻里纠纷10余起。',
        '全街调处矛盾纠纷10余起。',
      ])
      expect(await wordingOf(lei)).toMatchObject({ street: set, community: own, section: 'safety' })
      expect(await wordingOf(hui)).toMatchObject({
        clauses: [{ say: '处理各类矛盾纠纷{disputes_mediated}', zero: '没有发生矛盾纠纷', kinds: [] }],
      })

      expect(await lei.call('resetCommunityWording', { params: disputes, seen: 1 })).toEqual({ version: 2 })
      expect(await told(lei)).toBe('全街调处矛盾纠纷10余起。')
      await hui.call('resetWording', { params: disputes, seen: 1 })
      expect(await told(lei)).toBe('处理各类矛盾纠纷10余起。')
      expect(await wordingOf(lei)).toMatchObject({
        street: { clauses: null, version: 2 },
        community: { clauses: null, version: 2 },
      })
    },
  },

  'two people adapt one sentence: the second is told of the first, also when it was set back meanwhile': {
    tell: async (place) => {
      const [hui, admin] = [await place.signIn('xu-hui'), await place.signIn('xu-hui')]
      await hui.call('setWording', { params: disputes, seen: 0, body: ofStreet })
      const again = { params: disputes, seen: 0, body: words('调处纠纷{disputes_mediated}') }
      expect((await admin.refused('setWording', again)).status).toBe(412)
      await hui.call('resetWording', { params: disputes, seen: 1 })
      await hui.call('setWording', { params: disputes, seen: 2, body: ofStreet })
      expect((await admin.refused('setWording', { ...again, seen: 1 })).status).toBe(412)
      expect((await admin.refused('resetWording', { params: disputes, seen: 1 })).status).toBe(412)
      expect((await admin.call('setWording', { ...again, seen: 3 })).version).toBe(4)
      const events = await place.connect('maple').execute({
        sql: 'SELECT type, community, actor FROM event WHERE subject = ? ORDER BY sequence',
        args: [disputes.sentence],
      })
      expect(events.rows.map((row) => [row['type'], row['community'], row['actor']])).toEqual(
        ['wording.set', 'wording.reset', 'wording.set', 'wording.set'].map((type) => [type, null, 'xu-hui']),
      )
    },
  },

  'words that cannot be told are refused at their place, in either language, and nothing is kept': {
    tell: async (place) => {
      const lei = await place.signIn('zhao-lei')
      const body = { clauses: [{ say: '调处{disputes}', zero: '没有{births}' }] }
      const asked = { params: disputes, seen: 0, body }
      const zh = await lei.refused('setCommunityWording', asked)
      const en = await lei.refused('setCommunityWording', { ...asked, headers: { 'accept-language': 'en' } })
      expect([zh.status, zh.errors?.map(({ field, reason }) => [field, reason])]).toEqual([
        422,
        [
          ['clauses[0].say', 'unknown-placeholder'],
          ['clauses[0].zero', 'placeholder-not-here'],
        ],
      ])
      expect(zh.errors?.[0]?.message).toContain('第3个字处的 {disputes} 不认识')
      expect(en.errors?.[0]?.message).toContain('{disputes} at character 3 is not known')
      const previewed = { ...disputes, ...body, period }
      expect((await lei.refused('previewWording', { body: previewed })).errors).toEqual(zh.errors)
      const short = { params: { sentence: 'safety.order.crime' }, seen: 0, body: ofElm }
      expect((await lei.refused('setCommunityWording', short)).errors?.[0]).toMatchObject({
        field: 'clauses',
        reason: 'other-clauses',
      })
      const unknown = { params: { sentence: 'safety.order.nothing' }, seen: 0, body: ofElm }
      expect((await lei.refused('setCommunityWording', unknown)).status).toBe(404)
      expect((await lei.refused('resetCommunityWording', { params: disputes, seen: 0 })).status).toBe(404)
      expect(await wordingOf(lei)).toMatchObject({ community: { clauses: null, version: 0 } })
    },
  },

  'workers see the words and try others, but only the secretary adapts the community’s and the admin the street’s':
    {
      tell: async (place) => {
        const [fang, lei, hui] = [
          await place.signIn('wang-fang'),
          await place.signIn('zhao-lei'),
          await place.signIn('xu-hui'),
        ]
        const asked = { params: disputes, seen: 0, body: ofElm }
        expect((await fang.refused('setCommunityWording', asked)).status).toBe(403)
        expect((await fang.refused('resetCommunityWording', { params: disputes, seen: 1 })).status).toBe(403)
        expect((await hui.refused('setCommunityWording', asked)).status).toBe(403)
        expect((await lei.refused('setWording', asked)).status).toBe(403)
        expect((await fang.call('listWordings')).wordings.length).toBeGreaterThan(50)

        const body = { ...disputes, ...ofElm, period }
        expect(await fang.call('previewWording', { body })).toEqual({
          parts: null,
          silent: [{ clause: 0, reason: 'missing', placeholder: 'disputes_mediated' }],
        })
        await declare(lei, 'elm')
        const { parts, silent } = await fang.call('previewWording', { body })
        expect([parts?.map(({ text }) => text).join(''), silent]).toEqual([
          '榆树社区调处邻里纠纷10余起。',
          [],
        ])
        expect(parts?.find(({ figure }) => figure !== undefined)?.text).toBe('10余起')
        expect(await told(fang)).toBe('处理各类矛盾纠纷10余起。')
      },
    },
}
