import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithin, readRanges } from '@linli/workers/api/address-ranges'

const read = (typed: string): string => {
  const found = readRanges([typed], 'addresses')
  return found.ok
    ? found.value.join()
    : `refused, ${String(found.reason[0]?.details['suggestion'] ?? 'no idea')}`
}

describe('where a token may be used from', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7/32', '203.0.113.7/32'],
    ['203.0.113.0/24', '203.0.113.0/24'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['2001:db8::/32', '2001:db8::/32'],
    ['::/0', '::/0'],
    ['203.0.113.7/24', 'refused, 203.0.113.0/24'],
    ['2001:db8::7/64', 'refused, 2001:db8::/64'],
    ['::ffff:203.0.113.7', 'refused, 203.0.113.7'],
    ['::ffff:203.0.113.0/120', 'refused, no idea'],
    ['10.1', 'refused, no idea'],
    ['0x7f.0.0.1', 'refused, no idea'],
    ['010.0.0.1', 'refused, no idea'],
    ['2130706433', 'refused, no idea'],
    ['256.0.0.1', 'refused, no idea'],
    ['10.0.0.0/33', 'refused, no idea'],
    ['10.0.0.0/-1', 'refused, no idea'],
    ['10.0.0.0/', 'refused, no idea'],
    ['10.0.0.0/8/8', 'refused, no idea'],
    ['10.0.0.0/255.0.0.0', 'refused, no idea'],
    ['2001:db8::/129', 'refused, no idea'],
    ['fe80::1%eth0', 'refused, no idea'],
    ['example.cn', 'refused, no idea'],
    ['', 'refused, no idea'],
    ['２０３.0.113.7', 'refused, no idea'],
  ])('%o is read as %o', (typed, kept) => {
    expect(read(typed)).toBe(kept)
  })

  test('each line that cannot be read is told, and one that is there twice is kept once', () => {
    const wrong = readRanges(['10.0.0.1', 'x', '10.0.0.0/8', 'y'], 'addresses')
    expect(wrong.ok ? [] : wrong.reason.map(({ field }) => field)).toEqual(['addresses[1]', 'addresses[3]'])
    expect(readRanges(['::1', '0::1', '10.0.0.1', '10.0.0.1'], 'addresses')).toEqual({
      ok: true,
      value: ['::1', '10.0.0.1'],
    })
  })

  const bytes = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 })
  const numberOf = (address: readonly number[]): number => address.reduce((sum, byte) => sum * 256 + byte, 0)

  test('a range holds exactly the addresses that begin as it does', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(32), fc.boolean(), (one, other, bits, near) => {
        const size = 2 ** (32 - bits)
        const first = Math.floor(numberOf(one) / size) * size
        const asked = near ? first + (numberOf(other) % size) : numberOf(other)
        const told = (value: number) =>
          [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
        const range = `${told(first)}/${bits}`
        expect(read(range)).toBe(range)
        const inside = asked >= first && asked < first + size
        expect(isWithin([range], told(asked))).toBe(inside)
        expect(isWithin([range], `::ffff:${told(asked)}`)).toBe(inside)
      }),
    )
  })

  test.each([
    [[], '', true],
    [[], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.8', false],
    [['203.0.113.7'], '', false],
    [['0.0.0.0/0'], '', false],
    [['0.0.0.0/0'], 'unknown', false],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['::/0'], '203.0.113.7', false],
    [['2001:db8::/32'], '2001:db8:ffff::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['10.0.0.0/8', '2001:db8::7'], '2001:db8:0:0:0:0:0:7', true],
  ])('from %o the address %o: %o', (ranges, caller, allowed) => {
    expect(isWithin(ranges, caller)).toBe(allowed)
  })
})
