import {
  isStale,
  keepSeen,
  partsSeen,
  seenNow,
  seenOfFigure,
  staleParts,
  type Present,
} from '@linli/domain/citations'
import type { Part } from '@linli/domain/clauses'
import type { Figure } from '@linli/domain/figures'
import { positionAfter, positionAt } from '@linli/domain/positions'
import { changesBetween } from '@linli/domain/report-changes'
import { arrangeEntries, refreshSentence } from '@linli/domain/report-refreshes'
import { readReportName, reportName, sentenceText, type ReportParagraph } from '@linli/domain/reports'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const births = { metric: 'births', dimension: '' }
const figure = (value: number | null, more: Partial<Figure> = {}): Figure => ({
  value,
  bound: value === null ? 'unstated' : 'exact',
  from: 'records',
  records: 1,
  ...more,
})
const present = (now: Figure | undefined, more: Partial<Present> = {}): Present => ({
  sees: () => true,
  figure: () => now,
  figureAt: () => undefined,
  entry: () => undefined,
  target: () => undefined,
  ...more,
})

describe('whether what a text cites still is so', () => {
  const nine: Part = { text: '9人', figure: births, seen: seenOfFigure(figure(9000)) }
  test.for<[string, Part, Present, boolean]>([
    ['the same number', nine, present(figure(9000)), false],
    ['the same number from other records', nine, present(figure(9000, { records: 3 })), false],
    ['another number', nine, present(figure(10_000)), true],
    ['the same number, only about so', nine, present(figure(9000, { bound: 'about' })), true],
    ['no number any more', nine, present(figure(null)), true],
    ['no figure any more', nine, present(undefined), true],
    [
      'what the source said',
      { text: '有所下降', figure: births, seen: '=有所下降' },
      present(figure(9000, { statement: '有所下降' })),
      false,
    ],
    [
      'what the source says otherwise now',
      { text: '有所下降', figure: births, seen: '=有所下降' },
      present(figure(9000, { statement: '持平' })),
      true,
    ],
    [
      'a record of that version',
      { text: '灯会', entry: 'e', seen: 'v2' },
      present(undefined, { entry: () => ({ version: 2, title: '灯会' }) }),
      false,
    ],
    [
      'a record that was changed',
      { text: '灯会', entry: 'e', seen: 'v2' },
      present(undefined, { entry: () => ({ version: 3, title: '灯会' }) }),
      true,
    ],
    ['a record that is gone', { text: '灯会', entry: 'e', seen: 'v2' }, present(undefined), true],
    ['a target that is gone', { text: '普查', target: 't', seen: 'v1' }, present(undefined), true],
    ['words', { text: '共有' }, present(undefined), false],
    ['a citation that nobody has seen', { text: '9人', figure: births }, present(undefined), false],
  ])('%s', ([, part, now, stale]) => expect(isStale(part, now)).toBe(stale))

  test('is not judged of a figure that the reader may not see, and what was seen of it is left out', () => {
    const sees = ({ metric }: { metric: string }) => metric !== 'births'
    const others: Part[] = [
      { text: '党员5名', figure: { metric: 'party_members', dimension: '' }, seen: '5000|exact' },
      { text: '灯会', entry: 'e', seen: 'v1' },
    ]
    const parts = [nine, ...others]
    const now = present(figure(8000), { sees, entry: () => ({ version: 1, title: '灯会' }) })
    expect(isStale(nine, now)).toBe(false)
    expect(staleParts({ parts }, now).map(({ part }) => part)).toEqual([1])
    const read = partsSeen(parts, sees)
    expect(read).toEqual([{ text: '9人', figure: births }, ...others])
    // Who changes the words around it brings back what it saw; what they cite anew has seen nothing.
    const added = { text: '另有9人', figure: births, against: '2009-H1' }
    const [kept] = keepSeen([{ id: 's', parts }], [{ id: 's', parts: [...read, added] }], sees)
    expect(kept?.parts).toEqual([...parts, added])
  })

  test('a comparison looks at both periods', () => {
    const part: Part = {
      text: '同比增长12.5%',
      figure: births,
      against: '2009-H1',
      seen: '9000|exact 8000|exact',
    }
    const now = (then: number) => present(figure(9000), { figureAt: () => figure(then) })
    expect([isStale(part, now(8000)), isStale(part, now(7000))]).toEqual([false, true])
    expect(seenNow(part, present(undefined))).toBe(' ')
  })

  test('the places of what is stale are told', () => {
    const parts = [{ text: '出生' }, nine, { text: '，' }, { text: '灯会', entry: 'e', seen: 'v1' }]
    expect(
      staleParts({ parts }, present(figure(8000), { entry: () => ({ version: 1, title: '灯会' }) })),
    ).toEqual([{ part: 1, seen: '8000|exact', text: '8人' }])
  })
})

describe('a stale sentence brought up to date', () => {
  const stale = {
    id: 's',
    parts: [
      { text: '出生' },
      { text: '9人', figure: births, seen: '9000|exact' },
      { text: '，举办' },
      { text: '灯会', entry: 'e', seen: 'v1' },
      { text: '、' },
      { text: '登高', entry: 'f', seen: 'v1' },
      { text: '。' },
    ],
  }
  const written = { id: 's', parts: [{ text: '出生10人。' }] }
  const ten = { part: 1, seen: '10000|exact', text: '10人' }
  test('is written anew when nobody has changed it', () => {
    expect(refreshSentence(stale, [ten], written)).toEqual(written)
    expect(refreshSentence(stale, [ten], undefined)).toBeUndefined()
  })
  test('keeps every word that a person wrote', () => {
    const own = { ...stale, edited: true as const }
    const text = (marks: Parameters<typeof refreshSentence>[1]) => {
      const made = refreshSentence(own, marks, written)
      return made && sentenceText(made)
    }
    expect(text([ten])).toBe('出生10人，举办灯会、登高。')
    expect(text([ten, { part: 3, seen: 'v2', text: '元宵灯会' }])).toBe('出生10人，举办元宵灯会、登高。')
    expect(text([{ part: 3, seen: '' }])).toBe('出生9人，举办登高。')
    expect(
      text([
        { part: 3, seen: '' },
        { part: 5, seen: '' },
      ]),
    ).toBe('出生9人，举办。')
    // Nobody reports it any more: a person has to say what becomes of the sentence.
    expect(text([{ part: 1, seen: '' }])).toBe('出生9人，举办灯会、登高。')
  })
})

describe('records in another order or choice', () => {
  const told = (entry: string): Part => ({ text: entry, entry, seen: 'v1' })
  const sentence = {
    id: 's',
    parts: [{ text: '开展' }, told('灯会'), { text: '、' }, told('登高'), { text: '等活动。' }],
  }
  test.for<[string, readonly string[], string]>([
    ['turned round', ['登高', '灯会'], '开展登高、灯会等活动。'],
    ['one less', ['登高'], '开展登高等活动。'],
    ['one more', ['灯会', '登高', '讲座'], '开展灯会、登高、讲座等活动。'],
    ['none', [], '开展等活动。'],
  ])('%s', ([, wanted, text]) => {
    const made = arrangeEntries(sentence, wanted.map(told))
    expect([sentenceText(made), made.edited]).toEqual([text, true])
  })
})

describe('what changed between two versions', () => {
  const paragraph = (id: string, ...texts: readonly string[]): ReportParagraph => ({
    id,
    section: 'party',
    reach: 'party',
    heading: '',
    sentences: texts.map((text, i) => ({ id: `${id}.${i}`, parts: [{ text }] })),
  })
  const [one, two, three] = [paragraph('1', '甲。', '乙。'), paragraph('2', '丙。'), paragraph('3', '丁。')]
  const changes = (before: readonly ReportParagraph[], after: readonly ReportParagraph[]) =>
    changesBetween(before, after).map(({ id, change }) => `${id} ${change}`)

  test('is told by paragraph', () => {
    expect(changes([one, two], [one, two])).toEqual([])
    expect(changes([one, two], [one, two, three])).toEqual(['3 added'])
    expect(changes([one, two, three], [one, three])).toEqual(['2 removed'])
    expect(changes([one, two], [two, one])).toEqual(['2 moved', '1 moved'])
    expect(changes([one, two], [paragraph('1', '甲。', '改。'), two])).toEqual(['1 changed'])
    expect(changes([one], [{ ...one, heading: '新' }])).toEqual(['1 changed'])
  })
  test('and by sentence, also what is gone', () => {
    const after = {
      ...one,
      sentences: [
        { id: '1.1', parts: [{ text: '改。' }] },
        { id: 'n', parts: [{ text: '新。' }] },
      ],
    }
    expect(changesBetween([one], [after])[0]?.sentences).toEqual([
      { id: '1.1', change: 'changed', before: '乙。', after: '改。' },
      { id: 'n', change: 'added', before: '', after: '新。' },
      { id: '1.0', change: 'removed', before: '甲。', after: '' },
    ])
  })
})

test('things put in order stay in it, wherever and however often others come between', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 200 }), (places) => {
      let positions = [0, 1, 2].map(positionAt)
      for (const place of places) {
        const after = (place % (positions.length + 1)) - 1
        const found = positionAfter(positions, after)
        positions =
          found === undefined
            ? Array.from({ length: positions.length + 1 }, (_, i) => positionAt(i))
            : [...positions.slice(0, after + 1), found, ...positions.slice(after + 1)]
      }
      return positions.every((position, i) => i === 0 || position > (positions[i - 1] ?? 0))
    }),
  )
})

test('a report’s name is read again, and no other', () => {
  expect(readReportName(reportName('2010-H1', 3))).toEqual({ period: '2010-H1', revision: 3 })
  for (const name of ['2010-H1', '2010-H3-r1', '2010-H1-r0', '2010-H1-r01x', '2010-H1-r99999', 'x-r1', '-r1'])
    expect([name, readReportName(name)]).toEqual([name, undefined])
})
