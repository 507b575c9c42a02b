import type { Asked } from '@linli/contract/operations'
import { dayAfter } from '@linli/domain/days'
import { expect } from 'vitest'
import type { Stories } from './stories.ts'

const period = '2010-H1'
// Hosts have clocks of their own: what depends on the day is asked for as of one.
const on = '2010-07-05'
const steps = [
  { key: 'site', text: '选址', planned: '2010-08-31' },
  { key: 'build', text: '建设', planned: '2010-10-31' },
  { key: 'open', text: '开放', planned: '2010-12-01' },
]
const target = {
  title: '建成户外健身点',
  level: 'street',
  section: 'culture',
  due: '2010-12-31',
  plan: { kind: 'milestone', steps },
} as const

const textOf = (draft: unknown): string => JSON.stringify(draft)

type Drafted = { sections: readonly { section: string; paragraphs: readonly Told[] }[] }
type Told = { sentences: readonly { parts: readonly { text: string; target?: string | undefined }[] }[] }

/** What a draft tells of a target, section by section. */
const toldOf = ({ sections }: Drafted, id: string): Record<string, string> =>
  Object.fromEntries(
    sections.flatMap(({ section, paragraphs }) => {
      const parts = paragraphs.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.parts))
      const text = parts.filter((part) => part.target === id).map((part) => part.text)
      return text.length === 0 ? [] : [[section, text.join('')]]
    }),
  )

export const targets: Stories = {
  'the secretary sets a target: it stands in the plan until it is removed, and its removal can be taken back':
    {
      tell: async (place) => {
        const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
        const set = await lei.call('setTarget', { body: target })
        expect([set.version, set.start, set.due, set.updatedBy]).toEqual([
          1,
          '2010-07-01',
          '2010-12-31',
          '赵磊',
        ])
        const listed = await fang.call('listTargets', { query: { on } })
        expect(listed.targets.map(({ id, standing }) => [id, standing.state])).toEqual([[set.id, 'on-track']])
        const draft = await fang.call('readDraft', { query: { period } })
        expect(toldOf(draft, set.id)).toEqual({ plan: '建成户外健身点' })

        const params = { target: set.id }
        const body = { ...target, title: '建成两处健身点', owner: '王芳' }
        const changed = await lei.call('changeTarget', { params, seen: 1, body })
        expect([changed.version, changed.title, changed.owner]).toEqual([2, '建成两处健身点', '王芳'])
        expect((await lei.refused('changeTarget', { params, seen: 1, body })).status).toBe(412)
        expect((await fang.refused('removeTarget', { params, seen: 2 })).status).toBe(403)
        await lei.call('removeTarget', { params, seen: 2 })
        expect((await fang.call('listTargets')).targets).toEqual([])
        expect((await lei.refused('removeTarget', { params, seen: 3 })).status).toBe(404)
        await lei.call('restoreTarget', { params, seen: 3 })
        expect((await fang.call('listTargets')).targets.map(({ id }) => id)).toEqual([set.id])
      },
    },

  'a step is done, a record shows it, and the draft tells how far it is; what goes restores what was': {
    tell: async (place) => {
      const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
      const set = await lei.call('setTarget', { body: { ...target, start: '2010-01-01' } })
      const params = { target: set.id, item: 'site' }
      const before = await fang.call('readTarget', { params, query: { on } })
      const mark = await fang.call('markItem', {
        params,
        seen: 0,
        body: { done: '2010-06-20', remark: '在小区东门' },
      })
      expect([mark.done, mark.version]).toEqual(['2010-06-20', 1])
      expect((await fang.refused('markItem', { params, seen: 0, body: {} })).status).toBe(412)
      const { standing } = (await fang.call('readTarget', { params, query: { on } })).target
      expect([standing.now, standing.of, standing.next[0]?.item]).toEqual([1, 3, 'build'])
      const draft = await fang.call('readDraft', { query: { period } })
      expect(toldOf(draft, set.id)['culture']).toBe('建成户外健身点已完成1/3步')

      const entry = await fang.call('recordEntry', {
        body: { kind: 'practical_deed', date: '2010-06-20', title: '健身点选址' },
      })
      const linked = { ...params, entry: entry.id }
      await fang.call('linkEvidence', { params: linked, body: {} })
      expect(
        (await fang.call('readTarget', { params, query: { on } })).evidence.map(({ title }) => title),
      ).toEqual(['健身点选址'])
      await fang.call('deleteEntry', { params: { entry: entry.id }, seen: 1 })
      expect((await fang.call('readTarget', { params, query: { on } })).evidence).toEqual([])
      await fang.call('restoreEntry', { params: { entry: entry.id }, seen: 2, body: {} })
      expect((await fang.call('readTarget', { params, query: { on } })).evidence.length).toBe(1)
      await fang.call('unlinkEvidence', { params: linked })
      await fang.call('markItem', { params, seen: 1, body: {} })
      const after = await fang.call('readTarget', { params, query: { on } })
      expect(after.target).toEqual(before.target)
      expect(after.happenings.map(({ type, by }) => `${type} ${by}`)).toEqual([
        'target.marked 王芳',
        'target.unlinked 王芳',
        'target.linked 王芳',
        'target.marked 王芳',
        'target.set 赵磊',
      ])
    },
  },

  'the street gives two communities a task: each has its own value, and the board shows where they are': {
    tell: async (place) => {
      const [hui, lei, fang] = [
        await place.signIn('xu-hui'),
        await place.signIn('zhao-lei'),
        await place.signIn('wang-fang'),
      ]
      const body: Asked<'setTask'>['body'] = {
        title: '办好文化活动',
        level: 'street',
        due: '2010-12-31',
        start: '2010-01-01',
        plan: { kind: 'metric', metric: 'activities', unit: '次', value: '4' },
        parts: [{ community: 'elm' }, { community: 'oak', value: '2', due: '2010-11-30', owner: '孙丽' }],
      }
      const task = await hui.call('setTask', { body })
      expect(task.parts.map(({ community, value, due }) => [community, value, due])).toEqual([
        ['elm', 4, '2010-12-31'],
        ['oak', 2, '2010-11-30'],
      ])
      const activity = {
        kind: 'activity',
        date: '2010-06-12',
        title: '包粽子',
        fields: { topic: 'festival' },
      }
      await fang.call('recordEntry', { body: activity })
      const [mine] = (await fang.call('listTargets', { query: { on } })).targets
      expect([mine?.task, mine?.standing.now, mine?.standing.of, mine?.standing.share]).toEqual([
        task.id,
        1,
        4,
        0.25,
      ])
      const board = await hui.call('readTargetBoard', { query: { on } })
      const line = board.lines.find((one) => one.task === task.id)
      expect(line?.cells.map(({ community, now, of }) => [community, now, of])).toEqual([
        ['elm', 1, 4],
        ['oak', undefined, 2],
      ])
      expect(board.happenings.map(({ community }) => community).sort()).toEqual(['elm', 'oak'])

      const params = { target: mine?.id ?? '' }
      expect((await lei.refused('removeTarget', { params, seen: 1 })).type).toBe('/problems/set-by-street')
      expect((await lei.refused('setTask', { body })).status).toBe(403)

      const fewer = { ...body, title: '办好群众文化活动', parts: [{ community: 'elm', value: '6' }] }
      const changed = await hui.call('changeTask', { params: { task: task.id }, seen: 1, body: fewer })
      expect(changed.parts.map(({ community, value }) => [community, value])).toEqual([['elm', 6]])
      expect(
        (await fang.call('listTargets', { query: { on } })).targets.map(({ title, standing }) => [
          title,
          standing.of,
        ]),
      ).toEqual([['办好群众文化活动', 6]])
      const again = await hui.call('changeTask', { params: { task: task.id }, seen: 2, body })
      expect(again.parts.map(({ community }) => community)).toEqual(['elm', 'oak'])
      await hui.call('removeTask', { params: { task: task.id }, seen: 3 })
      expect((await fang.call('listTargets')).targets).toEqual([])
    },
  },

  'who works on a target is told when it is given and, once, before it falls due': {
    tell: async (place) => {
      const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
      const today = (await lei.call('listTargets')).on
      const soon = { ...target, due: dayAfter(today, 10), plan: { kind: 'milestone' } } as const
      const set = await lei.call('setTarget', { body: soon })
      const after = { ...soon, due: dayAfter(today, 100) }
      const later = await lei.call('setTarget', { body: after })
      const told = async () =>
        (await fang.call('listNotices')).notices.map((notice) => [notice.type, notice.target])
      const wanted = [
        ['target.due-soon', set.id],
        ['target.set', later.id],
        ['target.set', set.id],
      ]
      await place.tick()
      await expect.poll(told, { timeout: 30_000, interval: 100 }).toEqual(wanted)
      await place.passTime(13 * 3_600_000)
      await place.tick()
      expect(await told()).toEqual(wanted)
      expect((await lei.call('listNotices')).notices.map(({ type }) => type)).toEqual(['target.due-soon'])
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
