import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { metrics } from '@linli/domain/metrics'
import { sentence } from '../fixtures/drafts.ts'
import {
  figures,
  half,
  openReferenceCase,
  statedFacts,
  targetFacts,
  traps,
  type ReferenceCase,
} from '../fixtures/reference-case.ts'

let tianyun: ReferenceCase

beforeAll(async () => {
  tianyun = await openReferenceCase()
}, 60_000)
afterAll(() => tianyun[Symbol.asyncDispose]())

const rowsIn = async (period: string, codes: string) =>
  (await tianyun.secretary.call('listFigures', { query: { period, metrics: codes } })).rows

describe('天运社区 in the first half of 2010', () => {
  test('every figure is the one of the report, none is missing and none is surplus', () => {
    const due = figures.map(
      ({ metric, dimension, value, bound }) => `${metric}|${dimension} ${value} ${bound}`,
    )
    const known = tianyun.rows.flatMap(({ metric, dimension, now }) =>
      now === null ? [] : [`${metric}|${dimension} ${now.value ?? ''} ${now.bound}`],
    )
    expect(new Set(due).size).toBe(due.length)
    expect(known.sort()).toEqual([...due].sort())
  })

  test('every metric in force has its row, also those that were not reported', () => {
    const whole = tianyun.rows.filter(({ dimension }) => dimension === '')
    const inForce = metrics.filter(
      ({ since = '', until = '9999' }) => since <= '2010-06-30' && until >= '2010-01-01',
    )
    expect(whole.map(({ metric }) => metric)).toEqual(inForce.map(({ code }) => code))
    expect(whole.filter(({ now }) => now === null).length).toBeGreaterThan(80)
  })

  test('nothing of it is known of the year before', () => {
    expect(tianyun.rows.filter(({ lastYear, before }) => lastYear !== null || before !== null)).toEqual([])
  })

  test('what is only assumed is marked as that', () => {
    for (const metric of ['population', 'households', 'area_km2', 'units_in_area'])
      expect(tianyun.figureAt(metric, '')).toMatchObject({ bound: 'estimated', asOf: '2010-01-01' })
  })
})

describe('what the report says', () => {
  test.each(statedFacts)(
    '$quote: $metric|$dimension is $value $bound',
    ({ metric, dimension, value, bound }) => {
      const figure = tianyun.figureAt(metric, dimension)
      expect(figure).toMatchObject({ bound, value: value === '' ? null : Number(value) })
    },
  )

  test.each(traps)('$quote: $metric|$dimension is not $value', ({ metric, dimension, value }) => {
    const figure = tianyun.figureAt(metric, dimension)
    if (value === '') expect(figure).toBeNull()
    else expect(figure?.value).not.toBe(Number(value))
  })

  const kindsOfTargets: Readonly<Record<string, string>> = {
    参加一次公益活动: 'duty',
    做一件好事: 'duty',
    提一条合理化建议: 'duty',
    杭州市科普示范社区: 'checklist',
    第六次人口普查: 'coverage',
    建立一处生育文化园: 'milestone',
    新增一处室外健身场所: 'milestone',
    成立业主委员会: 'milestone',
    举办社区同乡会系列活动: 'metric',
    市级绿色社区: 'checklist',
    规范化养犬社区: 'checklist',
  }

  test.each(targetFacts)('$quote: is a target, not a figure', ({ title, value }) => {
    const found = tianyun.targets.filter((target) => target.title.includes(title))
    expect(found).toHaveLength(1)
    expect(found[0]?.kind).toBe(kindsOfTargets[title])
    const plan = found[0]?.plan
    if (plan?.kind === 'duty') expect(plan.duties.map(({ times }) => times)).toEqual([Number(value)])
  })

  test('addresses, ordinals and names of programmes are no amounts', () => {
    const valued = (...values: number[]) =>
      tianyun.rows.filter(({ now }) => values.includes(now?.value ?? -1)).map(({ metric }) => metric)
    expect(valued(20)).toEqual(['party_members'])
    expect(valued(18, 4050, 10_000)).toEqual([])
  })

  test('the honour of 2009 belongs to 2009, wherever it is told', async () => {
    const of = async (period: string) =>
      (await rowsIn(period, 'honours_received')).flatMap(({ dimension, now }) =>
        now === null ? [] : [`${dimension} ${now.value}`],
      )
    expect(await of('2009')).toEqual([' 1', 'level=street 1'])
    for (const period of ['2010', half, '2009-H2', '2009-12']) expect(await of(period)).toEqual([])
    expect(sentence(tianyun.draft, 'party.features.honours')).toContain('2009年度')
  })

  test('the direction of the criminal cases is a statement of its source, without a number', () => {
    for (const dimension of ['', 'type=preventable'])
      expect(tianyun.figureAt('criminal_cases', dimension)).toMatchObject({
        from: 'declared',
        records: 0,
        statement: '较去年同期有所下降',
      })
  })

  test('the cleaning of the road was handed over on 1 May: two people before it, one after', async () => {
    const staff = async (period: string) =>
      (await rowsIn(period, 'sanitation_staff')).map(
        ({ dimension, now }) => `${dimension} ${now?.value} ${now?.asOf}`,
      )
    const of = (day: string, all: number, temporary: number) => [
      ` ${all} ${day}`,
      `type=career_4050 1 ${day}`,
      `type=temporary ${temporary} ${day}`,
    ]
    expect(await staff('2010-04')).toEqual(of('2010-04-30', 2, 1))
    expect(await staff('2010-05')).toEqual(of('2010-05-01', 1, 0))
  })

  test('what is known of the half-year only is no figure of any of its months', async () => {
    for (const month of ['2010-01', '2010-06', '2010-Q2']) {
      const rows = await rowsIn(month, 'births,donations_money,disputes_mediated')
      expect(rows.map(({ now }) => now)).toEqual([null, null, null])
    }
  })

  test('an event that is told twice stands in the ledger once', () => {
    const events = tianyun.entries.filter(({ kind }) => kind !== 'birth')
    const titles = events.map(({ kind, title }) => `${kind} ${title}`)
    expect(new Set(titles).size).toBe(titles.length)
    const telling = (word: string) =>
      events.filter(({ title }) => title.includes(word)).map(({ kind }) => kind)
    expect(telling('艺术节')).toEqual(['activity'])
    expect(telling('关爱老人')).toEqual(['lecture'])
    expect(telling('登高祈福')).toEqual(['activity'])
    expect(telling('一元钱')).toEqual(['activity'])
    expect(telling('DO城')).toEqual(['facility_opened'])
    expect(telling('茶话会')).toEqual(['activity', 'activity', 'activity'])
  })
})
