import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import { currentOf, submitAs } from '../support/planted-reports.ts'
import type { Stories } from './stories.ts'

const period = '2010-H1'
const report = '2010-H1-r1'
const params = { report }

type Told = Awaited<ReturnType<typeof currentOf>>

const sentencesOf = (told: Told) =>
  told.paragraphs.flatMap((paragraph) =>
    paragraph.sentences.map((sentence) => ({ ...sentence, paragraph: paragraph.id })),
  )

const textOf = ({ parts }: { parts: readonly { text: string }[] }): string =>
  parts.map(({ text }) => text).join('')

const staleIn = (told: Told): string[] =>
  sentencesOf(told).flatMap(({ id, stale }) => (stale === undefined ? [] : [id]))

/** The sentences that cite a record, or one of these figures. */
const citing = (told: Told, entry: string, figures: readonly string[]): string[] =>
  sentencesOf(told).flatMap(({ id, parts }) =>
    parts.some(
      ({ entry: cited, figure }) =>
        cited === entry || (figure && figures.includes(`${figure.metric}|${figure.dimension}`)),
    )
      ? [id]
      : [],
  )

/** Every figure of the period as one text each. */
const figuresOf = async (client: Client) => {
  const { rows } = await client.call('listFigures', { query: { period } })
  return rows.map(({ metric, dimension, now }) => ({
    name: `${metric}|${dimension}`,
    said: JSON.stringify([now?.value, now?.bound]),
  }))
}

const begin = async (worker: Client): Promise<Told> => {
  const told = await worker.call('startReport', { body: { period } })
  expect([told.id, told.state, told.revision, told.version]).toEqual([report, 'draft', 1, 1])
  return told
}

export const reports: Stories = {
  'a report is begun, written, submitted, returned, mended, approved and opened again': {
    demonstration: true,
    tell: async (place) => {
      const [worker, secretary, officer] = [
        await place.signIn('tianyun-worker'),
        await place.signIn('tianyun-secretary'),
        await place.signIn('street-officer'),
      ]
      const begun = await begin(worker)
      expect(await worker.call('readReport', { query: { period } })).toMatchObject({ report: begun })
      expect((await worker.refused('startReport', { body: { period } })).type).toContain('already-started')
      expect(staleIn(begun)).toEqual([])

      const first = begun.paragraphs.find(({ section }) => section === 'party')
      if (first === undefined) throw new Error('nothing of party building')
      const added = { id: 's.own', parts: [{ text: '支部全体党员齐心协力。' }], edited: true as const }
      const at = { ...params, paragraph: first.id }
      const body = { heading: first.heading, sentences: [...first.sentences, added] }
      const changed = await worker.call('changeParagraph', { params: at, seen: 1, body })
      expect([changed.version, changed.updatedBy, textOf(changed.sentences.at(-1) ?? { parts: [] })]).toEqual(
        [2, '天运社工', '支部全体党员齐心协力。'],
      )
      // Somebody who had not seen that is told, and loses nothing: the text stays as it was written first.
      expect((await secretary.refused('changeParagraph', { params: at, seen: 1, body })).status).toBe(412)

      expect((await worker.refused('submitReport', { params, seen: 1, body: {} })).status).toBe(403)
      const submitted = await submitAs(secretary, report)
      expect([submitted.state, submitted.submissions, submitted.submittedBy]).toEqual([
        'submitted',
        1,
        '天运书记',
      ])
      expect((await worker.refused('changeParagraph', { params: at, seen: 2, body })).type).toContain(
        'wrong-state',
      )

      expect((await officer.refused('returnReport', { params, seen: 2, body: {} })).type).toContain(
        'remark-needed',
      )
      const remark = await officer.call('addRemark', {
        params,
        body: {
          section: 'party',
          paragraph: first.id,
          sentence: 's.own',
          reason: 'evidence',
          text: '请补充具体活动',
        },
      })
      expect(remark.quote).toBe('支部全体党员齐心协力。')
      expect((await officer.refused('approveReport', { params, seen: 2 })).type).toContain('remarks-open')
      const returned = await officer.call('returnReport', { params, seen: 2, body: { note: '请尽快补充' } })
      expect([returned.state, returned.remarks.map(({ id }) => id)]).toEqual(['returned', [remark.id]])

      await expect(submitAs(secretary, report)).rejects.toThrow('remarks-unanswered')
      await worker.call('answerRemark', {
        params: { ...params, remark: remark.id },
        seen: 1,
        body: { text: '已写入活动名称' },
      })
      const mended = { ...added, parts: [{ text: '支部开展了清洁天运路等活动。' }] }
      await worker.call('changeParagraph', {
        params: at,
        seen: 2,
        body: { ...body, sentences: [...first.sentences, mended] },
      })
      const { paragraphs } = await officer.call('readChanges', { params })
      expect(paragraphs.map(({ id, change }) => ({ id, change }))).toEqual([
        { id: first.id, change: 'changed' },
      ])
      expect(paragraphs[0]?.sentences.filter(({ change }) => change !== 'same')).toEqual([
        {
          id: 's.own',
          change: 'changed',
          before: '支部全体党员齐心协力。',
          after: '支部开展了清洁天运路等活动。',
        },
      ])
      const again = await submitAs(secretary, report)
      expect([again.state, again.submissions]).toEqual(['submitted', 2])
      const approved = await officer.call('approveReport', { params, seen: again.version })
      expect([approved.state, approved.remarks.map(({ settled }) => settled)]).toEqual(['approved', [true]])

      const bundle = await officer.call('exportReportBundle', { params })
      expect(createHash('sha256').update(bundle).digest('hex')).toBe(approved.approved?.sha256)
      expect(bundle).toContain('支部开展了清洁天运路等活动。')

      expect((await worker.refused('reopenReport', { params, seen: 1, body: { note: 'x' } })).status).toBe(
        403,
      )
      const opened = await officer.call('reopenReport', {
        params,
        seen: approved.version,
        body: { note: '补充数据' },
      })
      expect([opened.id, opened.state, opened.revisions.map(({ state }) => state)]).toEqual([
        '2010-H1-r2',
        'draft',
        ['approved', 'draft'],
      ])
      const { events } = await secretary.call('listReportEvents', { params })
      expect(events.map(({ type, by }) => `${type} ${by}`)).toEqual([
        'report.started 天运社工',
        'report.submitted 天运书记',
        'report.remarked 街道综合科员',
        'report.returned 街道综合科员',
        'report.remark-answered 天运社工',
        'report.submitted 天运书记',
        'report.approved 街道综合科员',
      ])
      expect(await officer.call('exportReportBundle', { params })).toBe(bundle)
    },
  },

  'deleting or editing a cited record turns exactly the sentences stale that cite it': {
    demonstration: true,
    tell: async (place) => {
      const worker = await place.signIn('tianyun-worker')
      const begun = await begin(worker)
      const births = await worker.call('listEntries', { query: { period, kind: 'birth' } })
      const birth = births.entries[0]
      if (birth === undefined) throw new Error('no birth')
      const here = { entry: birth.id }
      const before = await figuresOf(worker)
      await worker.call('deleteEntry', { params: here, seen: birth.version })
      const now = new Map((await figuresOf(worker)).map(({ name, said }) => [name, said]))
      const changed = before.flatMap(({ name, said }) => (now.get(name) === said ? [] : [name]))
      expect(changed).toContain('births|')
      const after = await currentOf(worker, report)
      expect(staleIn(after)).toEqual(citing(begun, birth.id, changed))
      expect(staleIn(after).length).toBeGreaterThan(0)
      const { findings } = await worker.call('checkReport', { params })
      expect(
        findings.filter(({ rule }) => rule === 'stale-sentence').map(({ sentence }) => sentence?.sentence),
      ).toEqual(staleIn(after))
      await worker.call('restoreEntry', { params: here, seen: birth.version + 1, body: {} })
      const restored = await currentOf(worker, report)
      expect(staleIn(restored)).toEqual(citing(begun, birth.id, []))

      const told = sentencesOf(begun).flatMap(({ parts }) => parts.flatMap(({ entry }) => entry ?? []))
      const cited = told[0] ?? ''
      const entry = await worker.call('readEntry', { params: { entry: cited } })
      const fields = Object.fromEntries(
        Object.entries(entry.fields).map(([key, value]) => [
          key,
          typeof value === 'object' ? (value.said ?? value.value ?? '') : value,
        ]),
      )
      await worker.call('editEntry', {
        params: { entry: cited },
        seen: entry.version,
        body: { kind: entry.kind, date: entry.date, title: `${entry.title}（改）`, fields, note: entry.note },
      })
      const edited = await currentOf(worker, report)
      expect(staleIn(edited)).toEqual(
        sentencesOf(begun).flatMap(({ id, parts }) =>
          parts.some((part) => part.entry === cited || part.entry === birth.id) ? [id] : [],
        ),
      )
    },
  },

  'an approved report stands in figures and comparison; what changed since is told beside it': {
    demonstration: true,
    tell: async (place) => {
      const [worker, secretary, officer, district] = [
        await place.signIn('tianyun-worker'),
        await place.signIn('tianyun-secretary'),
        await place.signIn('street-officer'),
        await place.signIn('district-viewer'),
      ]
      const query = { period, metrics: 'births', communities: 'tianyun' }
      const cell = async (client: Client, values: 'approved' | 'live' = 'approved') =>
        (await client.call('readComparison', { query: { ...query, values } })).rows[0]?.now[0]
      expect(await cell(district)).toBe(null)
      await begin(worker)
      const submitted = await submitAs(secretary, report)
      await officer.call('approveReport', { params, seen: submitted.version })
      const bundle = await officer.call('exportReportBundle', { params })
      expect(await cell(officer)).toEqual({ value: 9, approved: true })
      expect(await cell(district)).toEqual({ value: 9, approved: true })
      expect((await officer.call('readDifference', { params })).figures).toEqual([])

      const entry = await worker.call('recordEntry', {
        body: { kind: 'birth', date: '2010-06-18', title: '小满', fields: { sex: '女', policy: '计划内' } },
      })
      expect(await cell(officer)).toEqual({ value: 9, approved: true, live: { value: 10, bound: 'exact' } })
      expect(await cell(officer, 'live')).toEqual({ value: 10 })
      expect(await cell(district, 'live')).toMatchObject({ value: 9 })
      const { figures } = await officer.call('readDifference', { params })
      expect(figures.find(({ metric, dimension }) => metric === 'births' && dimension === '')).toEqual({
        metric: 'births',
        dimension: '',
        before: { value: 9, bound: 'exact' },
        after: { value: 10, bound: 'exact' },
      })
      expect(new Set(figures.map(({ metric }) => metric))).toEqual(new Set(['births']))
      const { rows } = await worker.call('listFigures', { query: { period, metrics: 'births' } })
      expect(rows[0]?.now).toMatchObject({ value: 9, approved: true, live: { value: 10 } })
      expect((await officer.call('exportReportBundle', { params })) === bundle).toBe(true)
      await worker.call('deleteEntry', { params: { entry: entry.id }, seen: 1 })
      expect((await officer.call('readDifference', { params })).figures).toEqual([])
    },
  },

  'what nobody had reported when a report was approved stays so, and is marked once it is recorded': {
    demonstration: true,
    tell: async (place) => {
      const [worker, secretary, officer] = [
        await place.signIn('tianyun-worker'),
        await place.signIn('tianyun-secretary'),
        await place.signIn('street-officer'),
      ]
      await begin(worker)
      const submitted = await submitAs(secretary, report)
      await officer.call('approveReport', { params, seen: submitted.version })
      const query = { period, metrics: 'volunteers', communities: 'tianyun' }
      const row = async () => (await officer.call('readComparison', { query })).rows[0]
      const before = await row()
      expect(before?.now).toEqual([null])
      await worker.call('recordEntry', {
        body: { kind: 'reading', date: '2010-06-30', fields: { metric: 'volunteers', value: '约40' } },
      })
      const live = { value: 40, bound: 'about' }
      // What is told of the street counts approved figures as before.
      expect(await row()).toEqual({ ...before, now: [{ value: null, missing: true, approved: true, live }] })
      const told = await officer.call('exportComparison', { query })
      const line = told.split('\r\n').find((text) => text.includes('志愿者'))
      expect(line).toMatch(/,未报,.*天运 已变更/)
      const { rows } = await worker.call('listFigures', { query: { period, metrics: 'volunteers' } })
      expect(rows[0]).toMatchObject({ now: null, reportedSince: live })
      const figure = await officer.call('readFigure', {
        params: { metric: 'volunteers' },
        query: { period },
      })
      expect([figure.now, figure.reportedSince, figure.recordsTotal]).toEqual([null, live, 1])
      const { figures } = await officer.call('readDifference', { params })
      expect(figures).toEqual([{ metric: 'volunteers', dimension: '', before: null, after: live }])
    },
  },

  'figures that change after the submission keep the report from being approved': {
    demonstration: true,
    tell: async (place) => {
      const [worker, secretary, officer] = [
        await place.signIn('tianyun-worker'),
        await place.signIn('tianyun-secretary'),
        await place.signIn('street-officer'),
      ]
      await begin(worker)
      const submitted = await submitAs(secretary, report)
      await worker.call('recordEntry', {
        body: { kind: 'birth', date: '2010-06-18', title: '小满', fields: { sex: '女', policy: '计划内' } },
      })
      const refused = await officer.refused('approveReport', { params, seen: submitted.version })
      expect([refused.status, refused.type, refused.detail]).toEqual([
        409,
        '/problems/figures-changed',
        expect.stringContaining('9人'),
      ])
    },
  },

  'officers of single sections approve theirs; the report is approved when all are': {
    demonstration: true,
    tell: async (place) => {
      const [worker, secretary, culture, officer] = [
        await place.signIn('tianyun-worker'),
        await place.signIn('tianyun-secretary'),
        await place.signIn('culture-officer'),
        await place.signIn('street-officer'),
      ]
      await begin(worker)
      const submitted = await submitAs(secretary, report)
      const approvals = async () => {
        const { rows } = await officer.call('readBoard', { query: { period } })
        const own = rows.find(({ community }) => community === 'tianyun')
        return own?.approvals.map(({ section, by }) => `${section} ${by}`)
      }
      expect(await approvals()).toEqual([])
      const seen = await culture.call('readReport', { query: { period } })
      const places = new Set(seen.report?.paragraphs.map(({ section }) => section))
      expect([...places].filter((one) => !['opening', 'plan', 'closing'].includes(one)).sort()).toEqual([
        'culture',
        'party',
      ])
      const own = await culture.call('approveReport', { params, seen: submitted.version })
      expect([own.state, [...own.approvals].sort()]).toEqual(['submitted', ['culture', 'party']])
      expect(await approvals()).toEqual(['party 街道党建文化科员', 'culture 街道党建文化科员'])
      expect(
        (await culture.refused('reopenReport', { params, seen: own.version, body: { note: 'x' } })).type,
      ).toContain('wrong-state')
      const whole = await officer.call('approveReport', { params, seen: own.version })
      expect(whole.state).toBe('approved')
      expect(await approvals()).toEqual([
        'party 街道党建文化科员',
        'culture 街道党建文化科员',
        'services 街道综合科员',
        'partnership 街道综合科员',
        'safety 街道综合科员',
        'environment 街道综合科员',
      ])
      expect(
        (await culture.refused('reopenReport', { params, seen: whole.version, body: { note: 'x' } })).status,
      ).toBe(403)
    },
  },

  'what was approved of a report before it was returned counts no more once it is submitted again': {
    demonstration: true,
    tell: async (place) => {
      const [secretary, culture, officer] = [
        await place.signIn('tianyun-secretary'),
        await place.signIn('culture-officer'),
        await place.signIn('street-officer'),
      ]
      const approvals = async () => {
        const { rows } = await culture.call('readBoard', { query: { period } })
        return rows.find(({ community }) => community === 'tianyun')?.approvals.map(({ section }) => section)
      }
      await begin(secretary)
      const submitted = await submitAs(secretary, report)
      const own = await culture.call('approveReport', { params, seen: submitted.version })
      expect(await approvals()).toEqual(['party', 'culture'])
      const { id } = await officer.call('addRemark', {
        params,
        body: { section: 'safety', reason: 'unclear', text: '请写明时间' },
      })
      await officer.call('returnReport', { params, seen: own.version, body: {} })
      expect(await approvals()).toEqual([])
      const answered = { params: { ...params, remark: id }, seen: 1, body: { text: '已写明' } }
      await secretary.call('answerRemark', answered)
      await submitAs(secretary, report)
      expect(await approvals()).toEqual([])
    },
  },
}
