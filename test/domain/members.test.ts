import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readEntry } from '@linli/domain/entries'
import { entryText } from '@linli/domain/entry-texts'
import { kindOf } from '@linli/domain/kinds'
import { maskOf, nameKey, readName } from '@linli/domain/members'
import { namesIn } from '@linli/domain/name-lists'
import { ok } from '@linli/domain/results'

describe('a name', () => {
  test.each([
    ['王芳', '王芳'],
    [' 王　芳 ', '王芳'],
    ['欧阳 修远', '欧阳修远'],
    ['阿不都•热合曼', '阿不都·热合曼'],
    ['阿不都‧热合曼', '阿不都·热合曼'],
    ['𠮷田', '𠮷田'],
    ['  Mary   Anne  Smith ', 'Mary Anne Smith'],
    ["J. O'Neill-Smith", "J. O'Neill-Smith"],
  ])('%o is kept as %o', (typed, kept) => {
    expect(readName(typed)).toEqual({ ok: true, value: kept })
  })

  test.each([
    ['', 'required'],
    ['　', 'required'],
    ['13800000000', 'not-a-name'],
    ['王芳 330104196001010000', 'not-a-name'],
    ['王芳（组长）', 'not-a-name'],
    ['=王芳', 'not-a-name'],
    ['·王', 'not-a-name'],
    ['王\u0000芳', 'broken-text'],
    ['王'.repeat(41), 'too-long'],
  ])('%o is refused: %s', (typed, reason) => {
    expect(readName(typed, 'names[3]')).toMatchObject({ ok: false, reason: { field: 'names[3]', reason } })
  })

  test.each([
    ['王芳', '王*'],
    ['欧阳修远', '欧***'],
    ['𠮷田', '𠮷*'],
    ['阿不都·热合曼', '阿**·***'],
    ['Mary Anne Smith', 'M*** **** *****'],
    ['李', '李'],
  ])('%s is masked as %s', (name, mask) => {
    expect(maskOf(name)).toBe(mask)
  })

  test('is compared without regard to case and width', () => {
    expect(nameKey('MARY ＳＭＩＴＨ')).toBe(nameKey('Mary Smith'))
    expect(nameKey('王芳')).not.toBe(nameKey('王方'))
  })

  test('a mask is as long as the name and tells no letter but the first', () => {
    const letters = Array.from('王李芳欧阳修远·Smith -')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }), (chars) => {
        const mask = Array.from(maskOf(chars.join('')))
        expect(mask.length).toBe(chars.length)
        expect(mask.slice(1).join('')).toMatch(/^[*· -]*$/)
      }),
    )
  })
})

test('a pasted list gives one name per line, however it is numbered', () => {
  const list = '1. 王芳\n2、李明\r\n（3）张 伟\n\n 4\t赵磊\n５\n孙丽 \n12) Mary Smith\n'
  expect(namesIn(list)).toEqual(['王芳', '李明', '张 伟', '赵磊', '５', '孙丽', 'Mary Smith'])
})

describe('a record of a duty', () => {
  const id = '0129a01d-0000-7000-8000-000000000001'
  const typed = (member: string) => ({
    kind: 'party_duty',
    date: '2010-05-18',
    title: '清洁楼道',
    fields: { duty: '好事', member },
    note: '',
  })
  const today = '2010-07-05'

  test('holds the member’s id, and is printed without the member', () => {
    const read = readEntry(typed(id), { today })
    if (!read.ok) throw new Error(JSON.stringify(read.reason))
    expect(read.value.fields).toEqual({ duty: 'good_deed', member: id })
    const line = kindOf('party_duty')?.line ?? ''
    expect(entryText(line, read.value)).toBe('清洁楼道（好事）')
    expect(entryText('{title}[，{member}]', read.value)).toBe('清洁楼道')
  })

  test('takes a name only where it can be found, and never keeps it', () => {
    expect(readEntry(typed('王芳'), { today })).toMatchObject({
      ok: false,
      reason: [{ field: 'member', reason: 'not-a-member' }],
    })
    const found = readEntry(typed('王芳'), { today }, (text) => ok(text === '王芳' ? id : ''))
    expect(found).toMatchObject({ ok: true, value: { fields: { member: id } } })
    expect(JSON.stringify(found)).not.toContain('王芳')
  })

  test('need not name a member', () => {
    expect(readEntry(typed(''), { today })).toMatchObject({
      ok: true,
      value: { fields: { duty: 'good_deed' } },
    })
  })
})
