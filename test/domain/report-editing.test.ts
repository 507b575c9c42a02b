import { bothVersions, countCharacters, tidyParts, typedSentence } from '@linli/domain/report-editing'
import { sentenceText } from '@linli/domain/reports'
import { expect, test } from 'vitest'

const births = { metric: 'births', dimension: '' }
const chip = { text: '9人', figure: births, seen: '9000|exact' }

test('plain words beside each other are one part, and citations stay their own', () => {
  expect(tidyParts([{ text: '共' }, { text: '' }, { text: '有' }, chip, chip, { text: '。' }])).toEqual([
    { text: '共有' },
    chip,
    chip,
    { text: '。' },
  ])
})

test('a sentence counts as changed by hand when its words or citations are others', () => {
  const before = { id: 's', parts: [{ text: '出生' }, chip, { text: '。' }] }
  expect(typedSentence('s', [{ text: '出' }, { text: '生' }, chip, { text: '。' }], before)).toBe(before)
  expect(typedSentence('s', [{ text: '共出生' }, chip, { text: '。' }], before).edited).toBe(true)
  expect(typedSentence('s', [{ text: '出生9人。' }], before)).toEqual({
    id: 's',
    parts: [{ text: '出生9人。' }],
    edited: true,
  })
  expect(typedSentence('n', [{ text: '新。' }], undefined).edited).toBe(true)
})

test('characters are counted without spaces, a rare one as one', () => {
  expect(countCharacters([{ parts: [{ text: '共 有' }, chip] }, { parts: [{ text: '𠮷。' }] }])).toBe(6)
})

test('of two versions nothing is lost, and what both say is said once', () => {
  const one = (id: string, text: string) => ({ id, parts: [{ text }] })
  const mine = [one('a', '甲。'), one('b', '我的乙。')]
  const theirs = [one('a', '甲。'), one('b', '他的乙。'), one('c', '丙。')]
  const both = bothVersions(mine, theirs, () => 'fresh')
  expect(both.map(sentenceText)).toEqual(['甲。', '我的乙。', '他的乙。', '丙。'])
  expect(new Set(both.map(({ id }) => id)).size).toBe(both.length)
})
