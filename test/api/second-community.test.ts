import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft } from '@linli/contract/reports'
import { metricOf } from '@linli/domain/metrics'
import { demonstrationStreets } from '@linli/workers/demonstration/streets'
import { misstates, partsOf, prose, sentence, sentencesOf } from '../fixtures/drafts.ts'
import type { Client } from '../support/clients.ts'
import { town } from '../support/town.ts'

const half = '2010-H1'
let place: Awaited<ReturnType<typeof town>>
let admin: Client

beforeAll(async () => {
  place = await town({ demonstration: true })
  admin = await place.signIn('street-admin')
}, 60_000)
afterAll(() => place[Symbol.asyncDispose]())

const draftOf = (community: string, period = half): Promise<Draft> =>
  admin.call('readDraft', { params: { community }, query: { period } })

describe('榆荫社区, which had no births, no honours and two campaigns', () => {
  test('says that nobody was born, which is not the same as saying nothing', async () => {
    const draft = await draftOf('yuyin')
    expect(sentence(draft, 'services.families.births')).toBe('2010年上半年没有新生儿出生。')
    expect(partsOf(draft).filter(({ figure }) => figure?.metric === 'births')).toHaveLength(1)
    expect(sentence(draft, 'services.families.visits')).toBe('')
  })

  test('says nothing about honours, where another community tells its own', async () => {
    const [quiet, honoured] = await Promise.all([draftOf('yuyin'), draftOf('songtaoli')])
    expect(sentence(quiet, 'party.features.honours')).toBe('')
    expect(prose(quiet).join('')).not.toMatch(/获评|荣誉|先进|年度/)
    expect(sentence(honoured, 'party.features.honours')).toMatch(/^获评2010年度/)
  })

  test('tells exactly its two campaigns, and their sum', async () => {
    const draft = await draftOf('yuyin')
    const found = sentencesOf(draft).find(({ id }) => id === 'culture.civic.donations')
    const told = found?.parts.filter(({ entry }) => entry !== undefined) ?? []
    expect(told.map(({ text }) => text.replace(/捐款.*/, ''))).toEqual(['玉树地震', '西南旱区'])
    const amounts = told.map(({ text }) => Number(/捐款([\d.]+)元/.exec(text)?.[1]))
    const sum = amounts.reduce((all, one) => all + one, 0)
    expect(found?.parts.find(({ figure }) => figure?.metric === 'donations_money')?.text).toBe(`${sum}元`)
  })

  test('changes when its secretary records a birth, and again when it is deleted', async () => {
    await using own = await town({ demonstration: true })
    const secretary = await own.signIn('yuyin-secretary')
    const births = async () =>
      sentence(await secretary.call('readDraft', { query: { period: half } }), 'services.families.births')
    const before = await births()
    const born = await secretary.call('recordEntry', {
      body: { kind: 'birth', date: '2010-06-18', title: '新生儿', fields: { sex: 'female', visited: true } },
    })
    expect(await births()).toBe('2010年上半年共出生1人，其中女孩1人。')
    const draft = await secretary.call('readDraft', { query: { period: half } })
    expect(sentence(draft, 'services.families.visits')).toBe('上门看望新生儿家庭1户。')
    await secretary.call('deleteEntry', { params: { entry: born.id }, seen: born.version })
    expect(await births()).toBe(before)
  })
})

test('names with 即 only what is all there is: a second team that is not told makes it 主要有', async () => {
  await using own = await town()
  const secretary = await own.signIn('zhao-lei')
  const team = { kind: 'team_formed', date: '2010-06-30', fields: { team: 'cultural' } }
  await secretary.call('recordEntry', { body: { ...team, title: '腰鼓队' } })
  const teams = async () =>
    sentence(await secretary.call('readDraft', { query: { period: half } }), 'culture.events.teams')
  expect(await teams()).toBe('成立文体队伍1支，即腰鼓队。')
  const body = { ...team, title: '书画社' }
  const made = await secretary.call('recordEntry', { body: { ...body, notable: false } })
  expect(await teams()).toBe('成立文体队伍2支，主要有腰鼓队。')
  await secretary.call('editEntry', {
    params: { entry: made.id },
    seen: made.version,
    body: { ...body, notable: true },
  })
  expect(await teams()).toBe('成立文体队伍2支，即腰鼓队、书画社。')
})

const communities = demonstrationStreets[0]?.communities ?? []
const broken = /[，、。；：]{2}|^[，、。；：]|[，、]$|「」|“”|《》|（）|\{|\}|undefined|null|NaN|\[|\]/

describe.each(communities)('the drafts of $zh', ({ code }) => {
  const periods = ['2009-H1', '2009-H2', half]

  test('read as whole sentences, none of them said twice', async () => {
    for (const period of periods) {
      const draft = await draftOf(code, period)
      const said = prose(draft)
      expect(said.filter((one) => broken.test(one))).toEqual([])
      expect(said.filter((one) => !one.endsWith('。') && !one.endsWith('：'))).toEqual([])
      expect(said.filter((one, at) => said.indexOf(one) !== at)).toEqual([])
    }
  })

  test('begin no sentence with a part of something that is not told', async () => {
    for (const period of periods)
      expect(
        prose(await draftOf(code, period)).filter((one) => /^(其中|即|主要有|另有|分别)/.test(one)),
      ).toEqual([])
  })

  test('say every figure as it is', async () => {
    for (const period of periods) {
      const params = { community: code }
      const { rows } = await admin.call('listFigures', { params, query: { period } })
      const figures = new Map(rows.map((row) => [`${row.metric}|${row.dimension}`, row.now]))
      const wrong = partsOf(await draftOf(code, period)).flatMap(({ text, figure }) => {
        if (figure === undefined) return []
        const now = figures.get(`${figure.metric}|${figure.dimension}`) ?? null
        if (now === null) return [`${text}: ${figure.metric} was not reported`]
        if (text === now.statement) return []
        return misstates(text, now, metricOf(figure.metric)?.nature === 'ratio') ?? []
      })
      expect(wrong).toEqual([])
    }
  })
})
