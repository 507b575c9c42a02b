import { expect } from 'vitest'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const target = { title: '建成户外健身点', kind: 'milestone', level: 'street', due: '2010-12-31' } as const

const textOf = (draft: unknown): string => JSON.stringify(draft)

export const targets: Stories = {
  'the secretary sets a target: it stands in the plan until it is removed': {
    tell: async (place) => {
      const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
      const set = await lei.call('setTarget', { body: target })
      expect([set.version, set.due, set.updatedBy]).toEqual([1, '2010-12-31', '赵磊'])
      expect((await fang.call('listTargets')).targets).toEqual([set])
      const draft = await fang.call('readDraft', { query: { period } })
      const parts = draft.sections.flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.parts)),
      )
      const planned = parts.filter((part) => part.target === set.id)
      expect(planned.map(({ text }) => text).join('')).toContain('户外健身点')

      const params = { target: set.id }
      const body = { ...target, title: '建成两处健身点', value: '2', unit: '处' }
      const changed = await lei.call('changeTarget', { params, seen: 1, body })
      expect([changed.version, changed.value, changed.unit]).toEqual([2, 2, '处'])
      expect((await lei.refused('changeTarget', { params, seen: 1, body })).status).toBe(412)
      expect((await fang.refused('removeTarget', { params, seen: 2 })).status).toBe(403)
      await lei.call('removeTarget', { params, seen: 2 })
      expect((await fang.call('listTargets')).targets).toEqual([])
      expect((await lei.refused('removeTarget', { params, seen: 3 })).status).toBe(404)
    },
  },

  'the street’s words open and close every draft, and only its admin changes them': {
    tell: async (place) => {
      const [hui, fang] = [await place.signIn('xu-hui'), await place.signIn('wang-fang')]
      const words = {
        cutOff: '2010年6月20日',
        opening: '在街道党工委的领导下',
        closing: '以上报告，请予审阅',
      }
      expect((await fang.refused('changeSettings', { seen: 1, body: words })).status).toBe(403)
      const changed = await hui.call('changeSettings', { seen: 1, body: words })
      expect([changed.version, changed.cutOff]).toEqual([2, '2010-06-20'])
      expect((await hui.refused('changeSettings', { seen: 1, body: words })).status).toBe(412)
      const draft = await fang.call('readDraft', { query: { period } })
      expect([textOf(draft).includes(words.opening), textOf(draft).includes(words.closing)]).toEqual([
        true,
        true,
      ])
      const { cutOff } = await fang.call('listFigures', { query: { period } })
      expect(cutOff).toBe('2010-06-20')
    },
  },
}
