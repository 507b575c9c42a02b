import { describe, expect, test } from 'vitest'
import { chineseNumber, isBrokenText, plain } from '@linli/domain/typing'

describe('Chinese numerals', () => {
  test.each([
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['三十一', 31],
    ['两百', 200],
    ['一百零五', 105],
    ['一百一十', 110],
    ['三千零五', 3005],
    ['两千零五十', 2050],
    ['一万二千', 12_000],
    ['一万零五', 10_005],
    ['一亿二千万', 120_000_000],
    ['二零一零', 2010],
    ['三五', 35],
  ])('%s is %d', (text, number) => expect(chineseNumber(text)).toBe(number))

  test.each(['', '百', '三百五', '两千五', '一万二', '十十', '三十千', '五百万亿'])(
    '%s is no number that one can be sure of',
    (text) => expect(chineseNumber(text)).toBeUndefined(),
  )
})

test('full-width forms and blanks at the ends become plain', () => {
  expect(plain('　２０１０．６．１８ ')).toBe('2010.6.18')
  expect(plain('二〇一〇')).toBe('二零一零')
})

test('NUL and half a surrogate pair cannot be kept; an emoji and a line break can', () => {
  expect([isBrokenText('a\u0000'), isBrokenText('\ud83d'), isBrokenText('\udc4d')]).toEqual([
    true,
    true,
    true,
  ])
  expect([isBrokenText('👍'), isBrokenText('一\n二')]).toEqual([false, false])
})
