import { expect } from 'vitest'
import type { Asked } from '@linli/contract/operations'
import type { Client } from '../support/clients.ts'
import { whyRefused } from '../support/reasons.ts'
import type { Stories } from './stories.ts'

const tabbed = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n')

const head = ['编号', '方面', '内容', '分值', '每次扣分', '一票否决', '先完成']
const sheet = tabbed([
  ['总分', '100'],
  ['市级', '80'],
  head,
  ['A1', '组织', '成立创建领导小组', '40', '', '是'],
  ['A2', '组织', '制定方案', '30', '', '', 'A1'],
  ['d', '', '方案不完整', '', '5'],
  ['B1', '环境', '楼道整洁', '30'],
])
const next = tabbed([
  ['总分', '100'],
  ['市级', '80'],
  head,
  ['A1', '组织', '成立创建领导小组', '40', '', '是'],
  ['A2', '组织', '制定方案并公示', '35'],
  ['C1', '宣传', '定期更换宣传栏', '25'],
])
const tidy = { name: '整洁社区', source: '街道办〔2010〕12号', text: '', sheet }

const add = (client: Client, body: Asked<'addTemplate'>['body'] = tidy) =>
  client.call('addTemplate', { body })

/** The plan that a template gives a target from July to the end of the year. */
const planOf = async (client: Client, template: string) => {
  const query = { start: '2010-07-01', due: '2010-12-31' }
  const { plan, version } = await client.call('readTemplate', { params: { template }, query })
  if (plan === undefined) throw new Error('no plan came')
  return { plan, start: query.start, due: query.due, template: { id: template, version } }
}

const mark = (
  client: Client,
  target: string,
  item: string,
  body: Asked<'markItem'>['body'] = { met: true },
) => client.call('markItem', { params: { target, item }, seen: 0, body })

const marked = async (client: Client, target: string): Promise<string[]> =>
  (await client.call('readTarget', { params: { target } })).marks.map(({ item }) => item).sort()

export const targetTemplates: Stories = {
  'a street adds a template from a spreadsheet, changes it and takes it off the list': {
    tell: async (place) => {
      const [qiang, hui] = [await place.signIn('wu-qiang'), await place.signIn('xu-hui')]
      const fang = await place.signIn('wang-fang')
      const made = await add(qiang)
      expect([made.version, made.kind, made.items, made.points, made.own, made.updatedBy]).toEqual([
        1,
        'checklist',
        3,
        100,
        true,
        '吴强',
      ])
      const params = { template: made.id }
      const { templates } = await fang.call('listTemplates')
      expect(templates.filter(({ own }) => own).map(({ id, version }) => [id, version])).toEqual([
        [made.id, 1],
      ])
      const read = await fang.call('readTemplate', { params })
      expect(read.rows.map(({ key }) => key)).toEqual(['A1', 'A2', 'A2/d', 'B1'])
      const again = await qiang.call('addTemplate', { body: { ...tidy, sheet: read.sheet.en } })
      expect(again.rows).toEqual(read.rows)
      const file = await fang.call('exportTemplate', { params, query: { lang: 'zh' } })
      expect((await qiang.call('checkTemplate', { body: { sheet: file } })).rows).toEqual(read.rows)

      const body = { ...tidy, sheet: next }
      const changed = await hui.call('changeTemplate', { params, seen: 1, body })
      expect([changed.version, changed.items, changed.updatedBy]).toEqual([2, 3, '徐慧'])
      expect((await qiang.refused('changeTemplate', { params, seen: 1, body })).status).toBe(412)
      await qiang.call('removeTemplate', { params, seen: 2 })
      expect((await fang.refused('readTemplate', { params })).status).toBe(404)
      expect((await hui.refused('changeTemplate', { params, seen: 3, body })).status).toBe(404)
    },
  },

  'the built-in templates are there for every street, and nobody changes them': {
    tell: async (place) => {
      const [hui, na] = [await place.signIn('xu-hui'), await place.signIn('lin-na')]
      const own = await add(hui)
      const { templates } = await na.call('listTemplates')
      expect(templates.map(({ id }) => id)).toContain('green-community-2004')
      expect(templates.some(({ id }) => id === own.id)).toBe(false)
      expect((await na.refused('readTemplate', { params: { template: own.id } })).status).toBe(404)
      const change = { params: { template: 'green-community-2004' }, seen: 1, body: tidy }
      expect((await hui.refused('changeTemplate', change)).status).toBe(404)
      const { plan } = await planOf(na, 'owners-committee')
      expect(plan.kind === 'milestone' && plan.steps.map(({ planned }) => planned).at(-1)).toBe('2010-12-28')
    },
  },

  'a broken sheet is refused with its row and its reason, and nothing is kept': {
    tell: async (place) => {
      const qiang = await place.signIn('wu-qiang')
      const broken = tabbed([
        ['总分', '100'],
        head,
        ['A1', '组织', '成立小组', '-40', '', '', 'A2'],
        ['A2', '组织', '制定方案', '60', '', '', 'A1'],
        ['A1', '组织', '', '40'],
      ])
      const { faults, rows } = await qiang.call('checkTemplate', { body: { sheet: broken } })
      expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
        [3, 'negative-points'],
        [3, 'cycle'],
        [5, 'missing-text'],
        [5, 'duplicate-key'],
      ])
      expect(rows).toEqual([])
      const path = '/v1/streets/maple/target-templates'
      const why = await whyRefused(place, (headers) =>
        qiang.send('POST', path, { body: { ...tidy, name: ' ', sheet: broken }, headers }),
      )
      expect(why).toEqual([
        { field: 'name', reason: 'required' },
        ...faults.map(({ line }) => ({ field: `sheet.${line}`, reason: 'bad-plan' })),
      ])
      expect((await qiang.call('checkTemplate', { body: { sheet } })).faults).toEqual([])
    },
  },

  'a target keeps its plan until it adopts the new version, which tells before what would be lost': {
    tell: async (place) => {
      const [hui, lei, fang] = [
        await place.signIn('xu-hui'),
        await place.signIn('zhao-lei'),
        await place.signIn('wang-fang'),
      ]
      const made = await add(hui)
      const aim = { title: '整洁社区', level: 'city', section: 'environment' } as const
      const target = await lei.call('setTarget', { body: { ...aim, ...(await planOf(lei, made.id)) } })
      const params = { target: target.id }
      await mark(fang, target.id, 'A1')
      await mark(fang, target.id, 'A2', { met: true, deductions: { d: 1 } })
      await mark(fang, target.id, 'B1')
      const of = { params: { template: made.id } }
      await hui.call('changeTemplate', { ...of, seen: 1, body: { ...tidy, sheet: next } })

      const kept = await fang.call('readTarget', { params })
      expect(kept.target.plan).toEqual(target.plan)
      const { used, template, same, difference } = await fang.call('readTemplateDifference', { params })
      expect([used?.version, template.version, same]).toEqual([1, 2, false])
      expect(difference.added.map(({ key }) => key)).toEqual(['C1'])
      expect(difference.removed.map(({ key }) => key)).toEqual(['A2/d', 'B1'])
      expect(difference.changed.map(({ key, cells }) => [key, cells.map(({ column }) => column)])).toEqual([
        ['A2', ['text', 'points', 'after']],
      ])
      expect(difference.lostMarks).toEqual(['A2/d', 'B1'])

      const adopt = { params, seen: 1, body: { template: made.id, version: 2 } }
      expect((await fang.refused('adoptTemplate', adopt)).status).toBe(403)
      const stale = { ...adopt, body: { ...adopt.body, version: 1 } }
      expect((await lei.refused('adoptTemplate', stale)).status).toBe(412)
      const adopted = await lei.call('adoptTemplate', adopt)
      expect([adopted.version, adopted.template]).toEqual([2, { id: made.id, version: 2 }])
      expect(await marked(fang, target.id)).toEqual(['A1', 'A2'])
      expect((await lei.refused('adoptTemplate', adopt)).status).toBe(412)
      expect((await fang.call('readTemplateDifference', { params })).same).toBe(true)
    },
  },

  'a template of another kind cannot be adopted, nor one by who sees the target from elsewhere': {
    tell: async (place) => {
      const [lei, li, na] = [
        await place.signIn('zhao-lei'),
        await place.signIn('sun-li'),
        await place.signIn('lin-na'),
      ]
      const aim = { title: '成立业主委员会', level: 'community' } as const
      const set = await lei.call('setTarget', {
        body: { ...aim, ...(await planOf(lei, 'owners-committee')) },
      })
      const params = { target: set.id }
      const body = { template: 'green-community-2020', version: 1 }
      expect(await lei.refused('adoptTemplate', { params, seen: 1, body })).toMatchObject({
        status: 422,
        errors: [{ field: 'template', reason: 'kind-fixed' }],
      })
      for (const stranger of [li, na])
        expect((await stranger.refused('readTemplateDifference', { params })).status).toBe(404)
    },
  },

  'a task of the street and all its parts adopt a new version together': {
    tell: async (place) => {
      const [hui, lei, fang] = [
        await place.signIn('xu-hui'),
        await place.signIn('zhao-lei'),
        await place.signIn('wang-fang'),
      ]
      const made = await add(hui)
      const aim = { title: '整洁社区', level: 'city', section: 'environment' } as const
      const parts = [{ community: 'elm' }, { community: 'oak', due: '2010-11-30' }]
      const task = await hui.call('setTask', { body: { ...aim, ...(await planOf(hui, made.id)), parts } })
      const ofElm = task.parts.find(({ community }) => community === 'elm')?.target ?? ''
      await mark(fang, ofElm, 'A1')
      await mark(fang, ofElm, 'B1')
      const of = { params: { template: made.id } }
      await hui.call('changeTemplate', { ...of, seen: 1, body: { ...tidy, sheet: next } })
      const body = { template: made.id, version: 2 }
      const alone = { params: { target: ofElm }, seen: 1, body }
      expect((await lei.refused('adoptTemplate', alone)).status).toBe(409)

      const params = { task: task.id }
      const { difference } = await hui.call('readTaskTemplateDifference', { params })
      expect(difference.lostMarks).toEqual(['B1'])
      expect((await lei.refused('adoptTaskTemplate', { params, seen: 1, body })).status).toBe(403)
      expect(await hui.call('adoptTaskTemplate', { params, seen: 1, body })).toEqual({ version: 2 })
      const { target } = await fang.call('readTarget', { params: { target: ofElm } })
      expect([target.template?.version, await marked(fang, ofElm)]).toEqual([2, ['A1']])
      expect((await hui.call('readTaskTemplateDifference', { params })).same).toBe(true)
    },
  },
}
