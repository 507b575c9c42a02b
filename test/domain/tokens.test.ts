import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toldOf } from '@linli/domain/audit-events'
import { may, permissions, permissionsOf, roles } from '@linli/domain/permissions'
import { expiryRefusal } from '@linli/domain/token-expiries'
import { crc32, isTokenText, newTokenText, shownPart, tokenPattern } from '@linli/domain/token-texts'
import { comesAlong, grantable, heldBy, isGrantable, tokenStateAt } from '@linli/domain/tokens'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Chance that repeats itself: bytes of an array, again and again. */
const chanceOf = (bytes: readonly number[]) => {
  let at = 0
  return (length: number) => Uint8Array.from({ length }, () => bytes[(at += 1) % bytes.length] ?? 0)
}

const chances = fc
  .array(fc.nat(255), { minLength: 50, maxLength: 200 })
  .filter((bytes) => bytes.some((byte) => byte < 248))

describe('the text of a token', () => {
  test('has the checksum that everybody computes', () => {
    expect(crc32('123456789')).toBe(0xcbf4_3926)
    expect(crc32('')).toBe(0)
  })

  test('is found by scanners and taken as it is', () => {
    fc.assert(
      fc.property(chances, (bytes) => {
        const text = newTokenText(chanceOf(bytes))
        expect(text).toMatch(new RegExp(`^${tokenPattern}$`))
        expect(`key = "${text}";`).toMatch(new RegExp(`\\b${tokenPattern}\\b`))
        expect(isTokenText(text)).toBe(true)
        expect([text.length, shownPart(text)]).toEqual([52, text.slice(0, 10)])
      }),
    )
  })

  test('is known as none when a digit is another, two are swapped, or one is missing or too many', () => {
    fc.assert(
      fc.property(chances, fc.nat(45), fc.nat(61), (bytes, at, digit) => {
        const text = newTokenText(chanceOf(bytes))
        const i = 'linli_'.length + at
        const other = `${text.slice(0, i)}${digits[digit]}${text.slice(i + 1)}`
        const swapped = `${text.slice(0, i)}${text[i + 1] ?? ''}${text[i]}${text.slice(i + 2)}`
        for (const wrong of [other, swapped].filter((one) => one !== text))
          expect(isTokenText(wrong)).toBe(false)
        expect(isTokenText(text.slice(0, -1))).toBe(false)
        expect(isTokenText(`${text}0`)).toBe(false)
        expect(isTokenText(text.toUpperCase())).toBe(false)
        expect(isTokenText(`${text}\n`)).toBe(false)
      }),
    )
  })

  test('spreads its digits evenly: each comes of as many bytes', () => {
    const every = Array.from({ length: 256 }, (_, byte) => byte)
    const counts = new Map<string, number>()
    for (let start = 0; start < 256; start += 8) {
      const text = newTokenText(chanceOf([...every.slice(start), ...every.slice(0, start)]))
      for (const digit of text.slice(6, 46)) counts.set(digit, (counts.get(digit) ?? 0) + 1)
    }
    expect(counts.size).toBe(62)
    expect(newTokenText(chanceOf([255, 254, 248, 0])).slice(6, 46)).toBe('0'.repeat(40))
  })
})

describe('what a token may do', () => {
  test('is of the list, with what comes along, whatever it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...permissions), fc.string())), (given) => {
        const held = heldBy(given)
        expect(held.every(isGrantable)).toBe(true)
        expect(comesAlong.every((one) => held.includes(one))).toBe(true)
        expect(held.filter((one) => !comesAlong.includes(one) && !given.includes(one))).toEqual([])
        expect(new Set(held).size).toBe(held.length)
      }),
    )
  })

  test('is never to keep a street, its members or its tokens, nor to decide on reports', () => {
    expect([...grantable].sort()).toEqual([
      'comparison.read',
      'deliveries.acknowledge',
      'figures.declare',
      'ledger.write',
      'records.read',
      'street.read',
    ])
  })

  test('is what it holds and nothing of a role', () => {
    for (const permission of permissions) {
      expect(may({ role: 'integration', permissions: [] }, permission)).toBe(false)
      expect(may({ role: 'integration', permissions: [permission] }, permission)).toBe(true)
    }
    expect(permissionsOf({ role: 'integration', permissions: ['records.read'] })).toEqual(['records.read'])
    for (const role of roles) expect(may({ role }, 'deliveries.acknowledge')).toBe(false)
  })
})

test.each([
  ['2010-07-05', 'expires-too-early'],
  ['2009-01-01', 'expires-too-early'],
  ['2010-07-06', undefined],
  ['2012-07-05', undefined],
  ['2012-07-06', 'expires-too-late'],
  ['9999-12-31', 'expires-too-late'],
])('on 5 July 2010 a token that is good until %s is refused as %s', (expires, reason) => {
  expect(expiryRefusal(expires, '2010-07-05')?.reason).toBe(reason)
})

test('from a leap day on a token is good for two years at most, too', () => {
  expect(expiryRefusal('2014-02-28', '2012-02-29')).toBeUndefined()
  expect(expiryRefusal('2014-03-01', '2012-02-29')?.reason).toBe('expires-too-late')
})

test.each([
  [{ expiresAt: 10, revokedAt: null }, 9, 'live'],
  [{ expiresAt: 10, revokedAt: null }, 10, 'expired'],
  [{ expiresAt: 10, revokedAt: 5 }, 9, 'revoked'],
  [{ expiresAt: 10, revokedAt: 5 }, 11, 'revoked'],
] as const)('%o at %i is %s', (token, now, state) => {
  expect(tokenStateAt(token, now)).toBe(state)
})

describe('what an audit log tells of an event', () => {
  test('are ids, counts, days and fixed words', () => {
    const data = {
      kind: 'birth',
      version: 2,
      period: '2010-H1',
      dimension: 'sex=male',
      members: ['a-1', 'b-2'],
    }
    expect(toldOf(data)).toEqual(data)
  })

  test('is nothing that people typed, under whatever key', () => {
    const text = fc.string({ minLength: 1 }).filter((one) => /[^A-Za-z0-9_.:;=/-]/.test(one))
    const key = fc.oneof(
      fc.constantFrom('kind', 'period', 'names', 'version', 'by', 'note', 'name'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(text, fc.array(text, { minLength: 1 }))), (data) => {
        expect(toldOf(data)).toEqual({})
      }),
    )
    const typed = {
      by: 'Mary',
      note: 'soon',
      name: 'Smith',
      reason: 'late',
      source: 'book',
      updatedBy: 'Mary',
      names: 'Mary',
    }
    expect(toldOf(typed)).toEqual({})
    expect(toldOf({ kind: { by: 'Mary' }, names: ['Mary'], colour: 'red' })).toEqual({})
  })
})
