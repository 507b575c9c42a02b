import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { metricOf } from '@linli/domain/metrics'
import { demonstrationStreets } from '@linli/workers/demonstration/streets'
import { partsOf, sentencesOf, textOf } from '../fixtures/drafts.ts'
import { drill, faultsIn } from '../fixtures/evidence.ts'
import type { Client } from '../support/clients.ts'
import { town } from '../support/town.ts'

const halves = ['2009-H1', '2009-H2', '2010-H1']
const communities = demonstrationStreets[0]?.communities ?? []
let place: Awaited<ReturnType<typeof town>>
let admin: Client

beforeAll(async () => {
  place = await town({ demonstration: true })
  admin = await place.signIn('street-admin')
}, 60_000)
afterAll(() => place[Symbol.asyncDispose]())

const rowsOf = async (community: string, period: string) =>
  (await admin.call('listFigures', { params: { community }, query: { period } })).rows

/** Drills every figure of a community that was reported in a period, and says how many there were. */
const drillAll = async (community: string, period: string) => {
  const reported = (await rowsOf(community, period)).filter(({ now }) => now !== null)
  const faults: string[] = []
  for (const row of reported) {
    const evidence = await drill(admin, community, period, row)
    expect(evidence.now).toEqual(row.now)
    faults.push(...faultsIn(evidence, metricOf(row.metric)?.ratio?.times ?? 1))
  }
  return { faults, figures: reported.length }
}

describe.each(communities)('$zh', ({ code }) => {
  const periods = code === 'tianyun' ? ['2010-H1'] : halves

  test('every figure of every half-year opens exactly what makes it', async () => {
    for (const period of periods) {
      const { faults, figures } = await drillAll(code, period)
      expect(faults).toEqual([])
      expect(figures).toBeGreaterThan(60)
    }
  }, 60_000)

  test('no number of a draft stands without something that opens', async () => {
    for (const period of periods) {
      const draft = await admin.call('readDraft', { params: { community: code }, query: { period } })
      const bare = partsOf(draft)
        .filter((part) => part.figure === undefined && part.entry === undefined && part.target === undefined)
        .map(({ text }) => text.replace(/^20\d\d年$|^20\d\d年[上下]半年$|60岁以上|4050人员/, ''))
      expect(bare.filter((text) => /\d/.test(text))).toEqual([])
      const known = new Set(
        (await rowsOf(code, period)).flatMap((row) => (row.now ? [`${row.metric}|${row.dimension}`] : [])),
      )
      const cited = sentencesOf(draft).flatMap((sentence) =>
        sentence.figures.map(({ metric, dimension }) => ({
          id: `${metric}|${dimension}`,
          in: textOf(sentence),
        })),
      )
      expect(cited.filter(({ id }) => !known.has(id))).toEqual([])
    }
  })
})

describe('the matrix of the street', () => {
  test.each(halves)('in %s shows in every cell the figure that its community opens', async (period) => {
    const all = await Promise.all(communities.map(({ code }) => rowsOf(code, period)))
    const keys = [
      ...new Set(
        all.flatMap((rows) =>
          rows.map(({ metric, dimension }) => (dimension === '' ? metric : `${metric}|${dimension}`)),
        ),
      ),
    ]
    for (let from = 0; from < keys.length; from += 250) {
      const metrics = keys.slice(from, from + 250).join(',')
      const matrix = await admin.call('readComparison', { query: { period, metrics } })
      expect(matrix.communities.map(({ id }) => id)).toEqual(communities.map(({ code }) => code))
      for (const row of matrix.rows)
        row.now.forEach((cell, at) => {
          const own =
            all[at]?.find(({ metric, dimension }) => metric === row.metric && dimension === row.dimension)
              ?.now ?? null
          expect(cell === null).toBe(own === null)
          if (cell === null || own === null) return
          expect({
            value: cell.value,
            bound: cell.bound ?? 'exact',
            from: cell.from ?? 'records',
            asOf: cell.asOf,
          }).toEqual({ value: own.value, bound: own.bound, from: own.from, asOf: own.asOf })
        })
    }
  })
})

describe.each(['tianyun', 'yuyin', 'wanghe'])('%s by other periods', (community) => {
  test.each(['2009', '2010', '2010-Q1', '2010-Q2', '2009-Q4', '2010-02', '2010-04', '2010-05', '2009-12'])(
    'every figure of %s opens exactly what makes it',
    async (period) => {
      expect((await drillAll(community, period)).faults).toEqual([])
    },
    30_000,
  )
})

describe('a figure of many records', () => {
  test('is read through in pages of any size, each record once', async () => {
    const activities = { metric: 'activities', dimension: '' }
    const [one, few, all] = await Promise.all(
      [1, 4, 200].map((limit) => drill(admin, 'tianyun', '2010-H1', activities, limit)),
    )
    const ids = all?.records.map(({ entry }) => entry.id)
    expect(ids).toHaveLength(all?.recordsTotal ?? 0)
    expect(ids?.length).toBe(20)
    expect(one?.records.map(({ entry }) => entry.id)).toEqual(ids)
    expect(few?.records.map(({ entry }) => entry.id)).toEqual(ids)
  })

  test('the sum of the donations is made of the four campaigns', async () => {
    const { now, records, parts } = await drill(admin, 'tianyun', '2010-H1', {
      metric: 'donations_money',
      dimension: '',
    })
    expect(records.map(({ entry, value }) => `${entry.title} ${value}`).sort()).toEqual(
      ['公民爱心日 330', '春风行动 2150', '玉树地震 5930', '西南旱区 4943.5'].sort(),
    )
    expect(now?.value).toBe(13_353.5)
    expect(parts).toHaveLength(4)
  })

  test('the 31 cases rest on a declaration that no record backs', async () => {
    const { declared, recordsTotal } = await drill(admin, 'tianyun', '2010-H1', {
      metric: 'criminal_cases',
      dimension: '',
    })
    expect(declared).toMatchObject({ source: '派出所', value: 31 })
    expect(recordsTotal).toBe(0)
  })
})
