import { bothVersions, countCharacters, tidyParts, typedSentence } from '@linli/domain/report-editing'
import { cutSentences, insertParts, sentenceFrom } from '@linli/domain/report-insertions'
import { canRefresh, keepWords, needsJudging } from '@linli/domain/report-refreshes'
import { sentencesAfterTyping, splitSentence } from '@linli/domain/report-sentences'
import { sentenceText, type ReportSentence } from '@linli/domain/reports'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const births = { metric: 'births', dimension: '' }
const chip = { text: '9人', figure: births, seen: '9000|exact' }
const event = { text: '元宵灯会', entry: 'e', seen: 'v1' }
const one = (id: string, ...parts: readonly (string | typeof chip | typeof event)[]): ReportSentence => ({
  id,
  parts: parts.map((part) => (typeof part === 'string' ? { text: part } : part)),
})
const texts = (sentences: readonly ReportSentence[]): string[] => sentences.map(sentenceText)
const idOf = (id: string, index: number): string => `${id}+${index}`

test('plain words beside each other are one part, and citations stay their own', () => {
  expect(tidyParts([{ text: '共' }, { text: '' }, { text: '有' }, chip, chip, { text: '。' }])).toEqual([
    { text: '共有' },
    chip,
    chip,
    { text: '。' },
  ])
})

test('a sentence counts as changed by hand when its words or citations are others', () => {
  const before = one('s', '出生', chip, '。')
  expect(typedSentence('s', [{ text: '出' }, { text: '生' }, chip, { text: '。' }], before)).toBe(before)
  expect(typedSentence('s', [{ text: '共出生' }, chip, { text: '。' }], before).edited).toBe(true)
  expect(typedSentence('s', [{ text: '出生9人。' }], before)).toEqual({
    id: 's',
    parts: [{ text: '出生9人。' }],
    edited: true,
  })
  expect(typedSentence('n', [{ text: '新。' }], undefined).edited).toBe(true)
})

describe('sentences', () => {
  test.for<[string, ReportSentence, readonly string[]]>([
    ['end at a full stop', one('s', '一。二！三？四'), ['一。', '二！', '三？', '四']],
    ['keep the quotation mark that closes them', one('s', '说“好。”又说'), ['说“好。”', '又说']],
    ['do not end at a comma', one('s', '一，二；三'), ['一，二；三']],
    ['begin with a citation too', one('s', '一。', chip, '。'), ['一。', '9人。']],
    ['never cut a citation', one('s', { ...event, text: '“好。”讲座' }, '。'), ['“好。”讲座。']],
    ['are none of nothing', one('s', ''), []],
  ])('%s', ([, sentence, told]) =>
    expect(splitSentence(sentence.parts).map((parts) => sentenceText({ parts }))).toEqual(told),
  )

  test('lose no word and no citation when they are split', () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom('甲', '，', '。', '！', '”', ' ') }).map((text) => ({ text })),
      fc.constant(chip),
      fc.constant(event),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(tidyParts(splitSentence(parts).flat())).toEqual(tidyParts(parts))
      }),
    )
  })
})

describe('typing in a paragraph', () => {
  const drawn = [one('a', '出生', chip, '。'), one('b', '举办', event, '。')]
  const typed = (a: ReportSentence['parts'], b = drawn[1]?.parts ?? []) =>
    sentencesAfterTyping(
      [
        { id: 'a', parts: a },
        { id: 'b', parts: b },
      ],
      drawn,
      idOf,
    )
  test('leaves what nobody touched as it was', () => {
    const now = typed([{ text: '上半年出生' }, chip, { text: '。' }])
    expect(now.map(({ id, edited }) => ({ id, edited }))).toEqual([
      { id: 'a', edited: true },
      { id: 'b', edited: undefined },
    ])
    expect(now[1]).toBe(drawn[1])
  })
  test('makes a sentence of its own of what follows a full stop', () => {
    const now = typed([{ text: '出生' }, chip, { text: '。都已随访。' }])
    expect(texts(now)).toEqual(['出生9人。', '都已随访。', '举办元宵灯会。'])
    expect([now[0], now[1]?.id]).toEqual([drawn[0], 'a+1'])
  })
  test('and of what comes before: the old one keeps its id', () => {
    const now = typed([{ text: '今年如下。出生' }, chip, { text: '。' }])
    expect(now.map(({ id }) => id)).toEqual(['a+0', 'a', 'b'])
    expect(now[1]).toBe(drawn[0])
  })
  test('a sentence of which nothing is left is gone', () => {
    expect(texts(typed([{ text: '' }]))).toEqual(['举办元宵灯会。'])
  })
})

describe('a place in the text of a paragraph', () => {
  const sentences = [one('a', '出生', chip, '。'), one('b', '举办', event, '。')]
  test.for<[number, readonly string[]]>([
    [0, ['', '出生9人。举办元宵灯会。']],
    [1, ['出', '生9人。举办元宵灯会。']],
    // A citation is not cut.
    [3, ['出生9人', '。举办元宵灯会。']],
    [5, ['出生9人。', '举办元宵灯会。']],
    [12, ['出生9人。举办元宵灯会。', '']],
    [99, ['出生9人。举办元宵灯会。', '']],
  ])('cuts it in two after %i characters', ([offset, told]) => {
    const cut = cutSentences(sentences, offset, 'new')
    expect(cut.map((half) => texts(half).join(''))).toEqual(told)
    expect(new Set(cut.flat().map(({ id }) => id)).size).toBe(cut.flat().length)
  })

  const offered = [{ text: '死亡' }, { ...chip, text: '3人' }, { text: '。' }]
  test.for<[string, number, readonly string[]]>([
    ['inside a sentence as words of it', 4, ['出生9人死亡3人。', '举办元宵灯会。']],
    ['between two as one of its own', 5, ['出生9人。', '死亡3人。', '举办元宵灯会。']],
    ['at the beginning', 0, ['死亡3人。', '出生9人。', '举办元宵灯会。']],
    ['at the end', 12, ['出生9人。', '举办元宵灯会。', '死亡3人。']],
  ])('takes what is offered: %s', ([, offset, told]) => {
    expect(texts(insertParts(sentences, offset, offered, 'new'))).toEqual(told)
  })
  test('and an empty paragraph takes it too, closed by a full stop', () => {
    expect(texts(insertParts([], 0, [event], 'new'))).toEqual(['元宵灯会。'])
    expect(sentenceFrom([event], 'new').edited).toBe(true)
  })
  test('what is put in is cited once, and nothing else is lost', () => {
    fc.assert(
      fc.property(fc.nat(14), (offset) => {
        const made = insertParts(sentences, offset, [{ ...event, entry: 'f', text: '登高' }], 'new')
        const cited = made.flatMap(({ parts }) => parts.flatMap(({ entry }) => entry ?? []))
        expect([...cited].sort()).toEqual(['e', 'f'])
        expect(texts(made).join('').replace('登高', '').replace('。。', '。')).toContain('举办')
      }),
    )
  })
})

describe('a stale sentence that a person has to judge', () => {
  const gone = { part: 1, seen: '' }
  const compared = { part: 1, seen: '10000|exact 8000|exact' }
  const own = { ...one('s', '出生', chip, '。'), edited: true as const }
  test('is one with words of their own, of which something cannot be told anew', () => {
    expect(needsJudging(own, [gone])).toBe(true)
    expect(needsJudging(own, [compared])).toBe(true)
    expect(needsJudging(own, [{ ...compared, text: '10人' }])).toBe(false)
    expect(needsJudging({ ...own, edited: undefined }, [gone])).toBe(false)
    expect(needsJudging({ ...one('s', event, '。'), edited: true }, [{ part: 0, seen: '' }])).toBe(false)
  })
  test('can be brought up to date as far as the rest of it can be told anew', () => {
    expect(canRefresh(own, [gone])).toBe(false)
    expect(canRefresh(own, [gone, { ...compared, text: '10人' }])).toBe(true)
    expect(canRefresh({ ...own, edited: undefined }, [gone])).toBe(true)
  })
  test('can keep its words: what is there counts as seen, what is gone is cited no longer', () => {
    expect(keepWords(own, [compared]).parts[1]).toEqual({ ...chip, seen: compared.seen })
    expect(keepWords(own, [gone]).parts).toEqual([{ text: '出生' }, { text: '9人' }, { text: '。' }])
  })
})

test('characters are counted without spaces, a rare one as one', () => {
  expect(countCharacters([{ parts: [{ text: '共 有' }, chip] }, { parts: [{ text: '𠮷。' }] }])).toBe(6)
})

test('of two versions nothing is lost, and what both say is said once', () => {
  const mine = [one('a', '甲。'), one('b', '我的乙。')]
  const theirs = [one('a', '甲。'), one('b', '他的乙。'), one('c', '丙。')]
  const both = bothVersions(mine, theirs, () => 'fresh')
  expect(texts(both)).toEqual(['甲。', '我的乙。', '他的乙。', '丙。'])
  expect(new Set(both.map(({ id }) => id)).size).toBe(both.length)
})
