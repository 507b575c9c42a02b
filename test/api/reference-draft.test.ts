import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { metricOf } from '@linli/domain/metrics'
import { misstates, partsOf, sentence, sentencesOf, textOf, type Part } from '../fixtures/drafts.ts'
import {
  half,
  openReferenceCase,
  statedFacts,
  targetFacts,
  type FixedFigure,
  type ReferenceCase,
} from '../fixtures/reference-case.ts'

let tianyun: ReferenceCase

beforeAll(async () => {
  tianyun = await openReferenceCase()
}, 60_000)
afterAll(() => tianyun[Symbol.asyncDispose]())

const isOf = (key: { metric: string; dimension: string } | undefined, fact: FixedFigure): boolean =>
  key?.metric === fact.metric && key.dimension === fact.dimension

/** Whether a part tells a record that posts to the figure. */
const tellsFact = (part: Part, fact: FixedFigure): boolean =>
  tianyun.entries.find(({ id }) => id === part.entry)?.posted.some((line) => isOf(line, fact)) === true

describe('the draft of 天运社区', () => {
  test('has the six sections and the plan, in their order, each with something to say', () => {
    const order = ['party', 'services', 'culture', 'partnership', 'safety', 'environment', 'plan']
    expect(tianyun.draft.sections.map(({ section }) => section)).toEqual(order)
    expect(tianyun.draft.sections.filter(({ paragraphs }) => paragraphs.length === 0)).toEqual([])
    expect(tianyun.draft.title).toBe('天运社区2010年上半年工作总结')
    expect(tianyun.draft.date).toBe('2010-06-30')
  })

  test('leaves out no fact of the report', () => {
    expect(statedFacts.filter(({ saidBy }) => saidBy !== 'figure' && saidBy !== 'entry')).toEqual([])
  })

  test.each(statedFacts.filter(({ saidBy }) => saidBy === 'figure'))(
    'states with its figure: $quote',
    (fact) => {
      const figure = tianyun.figureAt(fact.metric, fact.dimension)
      const parts = partsOf(tianyun.draft).filter((part) => isOf(part.figure, fact))
      const stating = parts.filter(({ text }) => text !== figure?.statement)
      expect(stating.length).toBeGreaterThan(0)
      const value = fact.value === '' ? null : Number(fact.value)
      expect(figure).toMatchObject({ value, bound: fact.bound })
      const ratio = metricOf(fact.metric)?.nature === 'ratio'
      expect(
        stating.flatMap(({ text }) => misstates(text, figure ?? { value, bound: 'exact' }, ratio) ?? []),
      ).toEqual([])
    },
  )

  test.each(statedFacts.filter(({ saidBy }) => saidBy === 'entry'))(
    'tells by its records: $quote',
    (fact) => {
      const told = partsOf(tianyun.draft).filter((part) => tellsFact(part, fact))
      // Money and books are told with their amount, events one by one.
      if (fact.metric.startsWith('donations'))
        expect(told.filter(({ text }) => text.includes(fact.value))).toHaveLength(1)
      else expect(new Set(told.map(({ entry }) => entry)).size).toBe(Number(fact.value))
    },
  )

  test.each(targetFacts)('names the target: $quote', ({ title }) => {
    const found = tianyun.targets.find((target) => target.title.includes(title))
    expect(partsOf(tianyun.draft).filter(({ target }) => target === found?.id)).toHaveLength(1)
  })

  test('asks the three ones of every member as a duty, not as something done', () => {
    const due = '要求每名党员每年参加一次公益活动、做一件好事、提一条合理化建议。'
    expect(sentence(tianyun.draft, 'party.members.duties')).toBe(due)
  })

  test('plans the seven targets that fall due in the second half, each once', () => {
    const plan = tianyun.draft.sections.at(-1)?.paragraphs.flatMap(({ sentences }) => sentences) ?? []
    expect(plan.map(textOf)).toEqual([
      '积极做好第六次人口普查工作。',
      '建立一处生育文化园。',
      '新增一处室外健身场所。',
      '成立业主委员会。',
      '举办社区同乡会系列活动。',
      '争创市级绿色社区。',
      '争创规范化养犬社区。',
    ])
    const due = tianyun.targets.filter((target) => target.due === '2010-12-31' && target.kind !== 'duty')
    const named = plan.flatMap(({ parts }) => parts.flatMap(({ target }) => target ?? []))
    expect(named.sort()).toEqual(due.map(({ id }) => id).sort())
  })

  test('tells the year-on-year direction in the words of its source', () => {
    const said = '2010年上半年辖区发生刑事案件31起，其中可防性案件6起，较去年同期有所下降。'
    expect(sentence(tianyun.draft, 'safety.order.crime')).toBe(said)
  })

  test('every sentence cites what its parts cite, and no other', () => {
    const id = ({ metric, dimension }: { metric: string; dimension: string }) => `${metric}|${dimension}`
    for (const { parts, figures, entries } of sentencesOf(tianyun.draft)) {
      const stated = parts.flatMap(({ figure }) => (figure === undefined ? [] : [id(figure)]))
      expect(new Set(figures.map(id))).toEqual(new Set(stated))
      expect(new Set(entries)).toEqual(new Set(parts.flatMap(({ entry }) => entry ?? [])))
    }
  })

  test('every figure, record and target that it cites opens', async () => {
    const { secretary, draft, targets } = tianyun
    for (const { metric, dimension } of sentencesOf(draft).flatMap(({ figures }) => figures)) {
      const query = { period: half, dimension }
      const { now } = await secretary.call('readFigure', { params: { metric }, query })
      expect(now).not.toBeNull()
      expect(now).toEqual(tianyun.figureAt(metric, dimension))
    }
    for (const entry of sentencesOf(draft).flatMap(({ entries }) => entries)) {
      const found = await secretary.call('readEntry', { params: { entry } })
      expect(found).toMatchObject({ id: entry, deleted: false })
    }
    const ids = targets.map(({ id }) => id)
    const named = partsOf(draft).flatMap(({ target }) => target ?? [])
    expect(ids).toEqual(expect.arrayContaining(named))
  }, 30_000)
})
