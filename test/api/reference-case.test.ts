import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Replied } from '@linli/contract/operations'
import { metrics } from '@linli/domain/metrics'
import { misstates, partsOf, sentence, sentencesOf, textOf, type Part } from '../fixtures/drafts.ts'
import { readTable } from '../fixtures/tables.ts'
import type { Client } from '../support/clients.ts'
import { town } from '../support/town.ts'

const half = '2010-H1'
const fixture = readTable('tianyun-2010-h1.tsv', ['metric', 'dimension', 'value', 'bound'])
const facts = readTable('tianyun-facts.tsv', ['quote', 'metric', 'dimension', 'value', 'bound', 'said_by'])
const figureFacts = facts.filter(({ metric }) => !metric.startsWith('target:'))
const targetFacts = facts.filter(({ metric }) => metric.startsWith('target:'))

type Row = Replied<'listFigures'>['rows'][number]

let place: Awaited<ReturnType<typeof town>>
let secretary: Client
let rows: Row[]
let draft: Replied<'readDraft'>
let entries: Replied<'listEntries'>['entries']
let targets: Replied<'listTargets'>['targets']

const allEntries = async (): Promise<typeof entries> => {
  const found: typeof entries = []
  let cursor: string | undefined
  do {
    const page = await secretary.call('listEntries', {
      query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) },
    })
    found.push(...page.entries)
    cursor = page.next
  } while (cursor !== undefined)
  return found
}

beforeAll(async () => {
  place = await town({ demonstration: true })
  secretary = await place.signIn('tianyun-secretary')
  rows = (await secretary.call('listFigures', { query: { period: half } })).rows
  draft = await secretary.call('readDraft', { query: { period: half } })
  entries = await allEntries()
  targets = (await secretary.call('listTargets')).targets
}, 60_000)
afterAll(() => place[Symbol.asyncDispose]())

const figureAt = (metric: string, dimension: string): Row['now'] =>
  rows.find((row) => row.metric === metric && row.dimension === dimension)?.now ?? null

const words = (metric: string, dimension: string, value: string, bound: string): string =>
  `${metric}|${dimension} ${value} ${bound}`

const known = (): string[] =>
  rows.flatMap(({ metric, dimension, now }) =>
    now === null ? [] : [words(metric, dimension, now.value === null ? '' : String(now.value), now.bound)],
  )

describe('天运社区 in the first half of 2010', () => {
  test('every figure is the one of the report, none is missing and none is surplus', () => {
    const due = fixture.map(({ metric, dimension, value, bound }) => words(metric, dimension, value, bound))
    expect(new Set(due).size).toBe(due.length)
    expect(known().sort()).toEqual([...due].sort())
  })

  test('every metric in force has its row, also those that were not reported', () => {
    const whole = rows.filter(({ dimension }) => dimension === '')
    const inForce = metrics.filter(
      ({ since = '', until = '9999' }) => since <= '2010-06-30' && until >= '2010-01-01',
    )
    expect(whole.map(({ metric }) => metric)).toEqual(inForce.map(({ code }) => code))
    expect(whole.filter(({ now }) => now === null).length).toBeGreaterThan(80)
  })

  test('nothing of it is known of the year before', () => {
    expect(rows.filter(({ lastYear, before }) => lastYear !== null || before !== null)).toEqual([])
  })
})

describe('what the report says: $quote', () => {
  const stated = figureFacts.filter(({ bound }) => bound !== 'absent')
  test.each(stated)('$quote: $metric|$dimension is $value $bound', ({ metric, dimension, value, bound }) => {
    const figure = figureAt(metric, dimension)
    expect(figure).not.toBeNull()
    expect(figure?.bound).toBe(bound)
    expect(figure?.value).toBe(value === '' ? null : Number(value))
  })

  const traps = figureFacts.filter(({ bound }) => bound === 'absent')
  test.each(traps)('$quote: $metric|$dimension is not $value', ({ metric, dimension, value }) => {
    const figure = figureAt(metric, dimension)
    if (value === '') expect(figure).toBeNull()
    else expect(figure?.value).not.toBe(Number(value))
  })

  test.each(targetFacts)('$quote: is a target, not a figure', ({ metric, value }) => {
    const [found, ...more] = targets.filter(({ title }) => title.includes(metric.slice('target:'.length)))
    expect(more).toEqual([])
    expect(found?.value).toBe(value === '' ? undefined : Number(value))
  })

  test('addresses, ordinals and names of programmes are no amounts', () => {
    const with20 = rows.filter(({ now }) => now?.value === 20).map(({ metric }) => metric)
    expect(with20).toEqual(['party_members'])
    expect(rows.filter(({ now }) => [18, 4050, 10_000].includes(now?.value ?? 0))).toEqual([])
  })

  test('the honour of 2009 belongs to 2009, wherever it is told', async () => {
    const of = async (period: string) => {
      const { rows: there } = await secretary.call('listFigures', {
        query: { period, metrics: 'honours_received' },
      })
      return there.flatMap(({ dimension, now }) => (now === null ? [] : [`${dimension} ${now.value}`]))
    }
    expect(await of('2009')).toEqual([' 1', 'level=street 1'])
    expect(await of('2010')).toEqual([])
    expect(await of(half)).toEqual([])
    expect(await of('2009-H2')).toEqual([])
    expect(sentence(draft, 'party.features.honours')).toContain('2009年度')
  })

  test('the direction of the criminal cases is a statement of its source, without a number', () => {
    for (const dimension of ['', 'type=preventable']) {
      const figure = figureAt('criminal_cases', dimension)
      expect(figure).toMatchObject({ from: 'declared', records: 0, statement: '较去年同期有所下降' })
    }
  })

  test('the cleaning of the road was handed over on 1 May: two people before it, one after', async () => {
    const staff = async (period: string) => {
      const { rows: there } = await secretary.call('listFigures', {
        query: { period, metrics: 'sanitation_staff' },
      })
      return Object.fromEntries(there.map(({ dimension, now }) => [dimension, `${now?.value} ${now?.asOf}`]))
    }
    const [before, after] = ['2010-04-30', '2010-05-01']
    const of = (day: string, all: number, temporary: number) => ({
      '': `${all} ${day}`,
      'type=career_4050': `1 ${day}`,
      'type=temporary': `${temporary} ${day}`,
    })
    expect(await staff('2010-04')).toEqual(of(before, 2, 1))
    expect(await staff('2010-05')).toEqual(of(after, 1, 0))
  })

  test('what is known of the half-year only is no figure of any of its months', async () => {
    const months = await Promise.all(
      ['2010-01', '2010-06'].map((period) =>
        secretary.call('listFigures', {
          query: { period, metrics: 'births,donations_money,disputes_mediated' },
        }),
      ),
    )
    expect(months.flatMap((month) => month.rows.filter(({ now }) => now !== null))).toEqual([])
  })

  test('an event that is told twice stands in the ledger once', () => {
    const events = entries.filter(({ kind }) => kind !== 'birth')
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

  test('what is only assumed is marked as that', () => {
    for (const metric of ['population', 'households', 'area_km2', 'units_in_area'])
      expect(figureAt(metric, '')).toMatchObject({ bound: 'estimated', asOf: '2010-01-01' })
  })
})

const statesFact = (part: Part, metric: string, dimension: string): boolean =>
  part.figure?.metric === metric && part.figure.dimension === dimension

/** Whether a part tells a record that posts just this to the figure, in words that hold the number. */
const tellsFact = (part: Part, metric: string, dimension: string): boolean => {
  const entry = entries.find(({ id }) => id === part.entry)
  return entry?.posted.some((line) => line.metric === metric && line.dimension === dimension) === true
}

describe('the draft of the report', () => {
  test('has the six sections and the plan, in their order', () => {
    const order = ['party', 'services', 'culture', 'partnership', 'safety', 'environment', 'plan']
    expect(draft.sections.map(({ section }) => section)).toEqual(order)
    expect(draft.sections.filter(({ paragraphs }) => paragraphs.length === 0)).toEqual([])
    expect(draft.title).toBe('天运社区2010年上半年工作总结')
  })

  const ratios = new Set(metrics.filter(({ nature }) => nature === 'ratio').map(({ code }) => code))
  const saidByFigure = figureFacts.filter(({ said_by }) => said_by === 'figure')
  test.each(saidByFigure)('states $quote with its figure', ({ metric, dimension, value, bound }) => {
    const parts = partsOf(draft).filter((part) => statesFact(part, metric, dimension))
    expect(parts.length).toBeGreaterThan(0)
    const amount = {
      value: value === '' ? null : Number(value),
      bound: figureAt(metric, dimension)?.bound ?? 'exact',
    }
    expect(amount.bound).toBe(bound)
    for (const { text } of parts.filter((part) => part.text !== figureAt(metric, dimension)?.statement))
      expect(misstates(text, amount, ratios.has(metric))).toBeUndefined()
  })

  const saidByEntry = figureFacts.filter(({ said_by }) => said_by === 'entry')
  test.each(saidByEntry)('tells $quote by its records', ({ metric, dimension, value }) => {
    const told = partsOf(draft).filter((part) => tellsFact(part, metric, dimension))
    const isAmount = Number(value) > 19
    expect(told.length).toBeGreaterThan(0)
    if (isAmount) expect(told.some(({ text }) => text.includes(value))).toBe(true)
    else expect(new Set(told.map(({ entry }) => entry)).size).toBe(Number(value))
  })

  test.each(targetFacts)('names the target $quote', ({ metric }) => {
    const title = metric.slice('target:'.length)
    const found = targets.find((target) => target.title.includes(title))
    expect(partsOf(draft).filter(({ target }) => target === found?.id)).toHaveLength(1)
  })

  test('asks the three ones of every member as a duty, not as something done', () => {
    const due = '要求每名党员每年参加一次公益活动、做一件好事、提一条合理化建议。'
    expect(sentence(draft, 'party.members.duties')).toBe(due)
  })

  test('plans the seven targets that fall due in the second half, each once', () => {
    const plan = draft.sections.at(-1)?.paragraphs.flatMap(({ sentences }) => sentences) ?? []
    expect(plan.map(textOf)).toEqual([
      '积极做好第六次人口普查工作。',
      '建立一处生育文化园。',
      '新增一处室外健身场所。',
      '成立业主委员会。',
      '举办社区同乡会系列活动。',
      '争创市级绿色社区。',
      '争创规范化养犬社区。',
    ])
    const due = targets.filter((target) => target.due === '2010-12-31' && target.kind !== 'duty')
    const named = plan.flatMap(({ parts }) => parts.flatMap(({ target }) => target ?? []))
    expect(named.sort()).toEqual(due.map(({ id }) => id).sort())
  })

  test('tells the year-on-year direction in the words of its source', () => {
    const said = '2010年上半年辖区发生刑事案件31起，其中可防性案件6起，较去年同期有所下降。'
    expect(sentence(draft, 'safety.order.crime')).toBe(said)
  })

  test('every figure, record and target that it cites is there', async () => {
    for (const one of sentencesOf(draft)) {
      const keys = new Set(
        one.parts.flatMap(({ figure }) => (figure ? [`${figure.metric}|${figure.dimension}`] : [])),
      )
      expect(new Set(one.figures.map(({ metric, dimension }) => `${metric}|${dimension}`))).toEqual(keys)
      expect(new Set(one.entries)).toEqual(new Set(one.parts.flatMap(({ entry }) => entry ?? [])))
      for (const { metric, dimension } of one.figures) {
        const { now } = await secretary.call('readFigure', {
          params: { metric },
          query: { period: half, dimension },
        })
        expect(now).toEqual(figureAt(metric, dimension))
        expect(now).not.toBeNull()
      }
      for (const entry of one.entries) {
        const found = await secretary.call('readEntry', { params: { entry } })
        expect(found).toMatchObject({ id: entry, deleted: false })
      }
    }
    const ids = new Set(targets.map(({ id }) => id))
    expect(partsOf(draft).filter(({ target }) => target !== undefined && !ids.has(target))).toEqual([])
  }, 30_000)
})
