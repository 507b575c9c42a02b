import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Stories } from './stories.ts'

const half = '2010-H1'

const births = async (worker: Client, dimension = '') => {
  const { rows } = await worker.call('listFigures', { query: { period: half, metrics: 'births' } })
  return rows.find((row) => row.dimension === dimension)?.now?.value
}

/** What the draft says of births, and the records it cites for it. */
const saidOfBirths = async (worker: Client): Promise<string[]> => {
  const draft = await worker.call('readDraft', { query: { period: half } })
  const parts = draft.sections
    .flatMap(({ paragraphs }) => paragraphs)
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) => sentence.parts)
  return parts
    .filter(({ figure }) => figure?.metric === 'births' && figure.dimension === '')
    .map(({ text }) => text)
}

const birth = (sex: string, title = '') => ({
  kind: 'birth',
  date: '６月18日',
  title,
  fields: { sex, policy: '计划内' },
  within: half,
})

export const mainJobs: Stories = {
  'a worker records a birth once: figure, draft and comparison follow, also its correction and deletion': {
    demonstration: true,
    tell: async (place) => {
      const worker = await place.signIn('tianyun-worker')
      expect([await births(worker), await births(worker, 'sex=female')]).toEqual([9, 4])
      expect((await saidOfBirths(worker)).join()).toContain('9')

      const entry = await worker.call('recordEntry', { body: birth('女', '小满') })
      expect([entry.date, entry.precision, entry.fields['sex']]).toEqual(['2010-06-18', 'day', 'female'])
      expect([await births(worker), await births(worker, 'sex=female')]).toEqual([10, 5])
      expect((await saidOfBirths(worker)).join()).toContain('10')

      const officer = await place.signIn('street-officer')
      const query = { period: half, metrics: 'births', communities: 'yuyin,tianyun' }
      const { communities, rows } = await officer.call('readComparison', { query })
      expect(communities.map(({ id }) => id)).toEqual(['yuyin', 'tianyun'])
      expect(rows[0]?.now.map((cell) => cell?.value)).toEqual([0, 10])

      const params = { entry: entry.id }
      const edited = await worker.call('editEntry', {
        params,
        seen: 1,
        body: { ...birth('男', '小满'), fields: { sex: '男', count: 2 } },
      })
      expect([edited.version, await births(worker), await births(worker, 'sex=female')]).toEqual([2, 11, 4])
      const undone = await worker.call('restoreEntry', { params, seen: 2, body: { version: 1 } })
      expect([undone.version, undone.fields]).toEqual([3, entry.fields])
      expect([await births(worker), await births(worker, 'sex=female')]).toEqual([10, 5])

      await worker.call('deleteEntry', { params, seen: 3 })
      expect([await births(worker), await births(worker, 'sex=female')]).toEqual([9, 4])
      expect((await saidOfBirths(worker)).join()).not.toContain('10')
      const { entries } = await worker.call('listEntries', { query: { period: half, deleted: 'only' } })
      expect(entries.map(({ id }) => id)).toEqual([entry.id])
      await worker.call('restoreEntry', { params, seen: 4, body: {} })
      expect([await births(worker), await births(worker, 'sex=female')]).toEqual([10, 5])

      const { versions } = await worker.call('listEntryVersions', { params })
      expect(versions.map(({ change, by }) => `${change} by ${by}`)).toEqual(
        ['restored', 'deleted', 'restored', 'edited', 'recorded'].map((change) => `${change} by 天运社工`),
      )
    },
  },

  'a page of rows pasted from a spreadsheet is recorded whole or not at all': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const good = { kind: 'birth', date: '6-18', fields: { sex: '男' } }
      const rows = [good, { ...good, date: '2月30日' }, { ...good, fields: { sex: '男', count: '31起起' } }]
      const { problems } = await fang.call('checkImport', { body: { within: half, rows } })
      expect(
        problems.map(({ row, field, reason, suggestion }) => ({ row, field, reason, suggestion })),
      ).toEqual([
        { row: 1, field: 'date', reason: 'no-such-day', suggestion: undefined },
        { row: 2, field: 'count', reason: 'not-a-number', suggestion: '31' },
      ])
      const { status, errors } = await fang.refused('importEntries', { body: { within: half, rows } })
      expect([status, errors?.map(({ field }) => field)]).toEqual([422, ['rows[1].date', 'rows[2].count']])
      expect(await births(fang)).toBeUndefined()

      const mended = [good, { ...good, date: '2月28日' }, { ...good, fields: { sex: '女', count: 31 } }]
      const { recorded, ids } = await fang.call('importEntries', { body: { within: half, rows: mended } })
      expect([recorded, new Set(ids).size, await births(fang)]).toEqual([3, 3, 33])
      const { entries } = await fang.call('listEntries', { query: { period: half } })
      expect(entries.map(({ date }) => date)).toEqual(['2010-06-18', '2010-06-18', '2010-02-28'])
    },
  },

  'two people correct one record: the later is shown that it changed, and nothing is overwritten': {
    tell: async (place) => {
      const [fang, lei] = [await place.signIn('wang-fang'), await place.signIn('zhao-lei')]
      const body = { kind: 'birth', date: '6-18', title: '双胞胎', fields: { count: 2 }, within: half }
      const { id } = await fang.call('recordEntry', { body })
      const params = { entry: id }
      await fang.call('editEntry', {
        params,
        seen: 1,
        body: { ...body, title: '三胞胎', fields: { count: 3 } },
      })
      const wanted = { params, body: { ...body, title: '一个' } }
      expect((await lei.refused('editEntry', { ...wanted, seen: 1 })).status).toBe(412)
      expect((await lei.refused('deleteEntry', { params, seen: 1 })).status).toBe(412)
      expect((await lei.refused('restoreEntry', { params, seen: 1, body: {} })).status).toBe(412)
      expect((await lei.refused('editEntry', wanted)).status).toBe(428)
      const response = await lei.ask('readEntry', { params })
      expect([response.headers.get('etag'), await births(lei)]).toEqual(['"2"', 3])
      expect(await response.json()).toMatchObject({ title: '三胞胎', updatedBy: '王芳' })

      const both = [fang, lei].map((one, i) =>
        one.ask('editEntry', { ...wanted, seen: 2, body: { ...body, title: `第${i}次` } }),
      )
      const statuses = (await Promise.all(both)).map(({ status }) => status)
      expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 412])
      const { versions } = await lei.call('listEntryVersions', { params })
      expect(versions.map(({ version }) => version)).toEqual([3, 2, 1])
    },
  },
}
