import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { examples, ran } from '../support/programs.ts'
import { published, tokenFor, type Published } from '../support/published.ts'

let product: Published
let token: string

beforeAll(async () => {
  product = await published()
  token = await tokenFor(product)
})
afterAll(() => product?.[Symbol.asyncDispose]())

const run = (name: string, more: Readonly<Record<string, string>>) =>
  ran(join(examples, name), [], {
    LINLI_ORIGIN: product.origin,
    LINLI_TOKEN: token,
    LINLI_STREET: 'maple',
    LINLI_COMMUNITY: 'elm',
    ...more,
  })

const idIn = (said: string): string => /recorded:? ?.*?([0-9a-f-]{36})/.exec(said)?.[1] ?? ''

describe.each(['call-the-api.ts', 'call-the-api.py', 'call-the-api.sh'])('%s', (name) => {
  const key = `of-${name}`

  test('reads the ledger, records an entry and corrects it; run again it records no second one', async () => {
    const first = await run(name, { LINLI_KEY: key })
    expect([first.code, first.complained]).toEqual([0, ''])
    expect(first.said).toMatch(/corrected:? (2|.*"version":2)/)
    const params = { entry: idIn(first.said) }
    const entry = await product.admin.call('readEntry', { params: { community: 'elm', ...params } })
    expect([entry.title, entry.version, entry.updatedBy]).toEqual(['季度党课', 2, '区平台'])
    expect(entry.fields['participants']).toMatchObject({ value: 12, bound: 'exact' })

    // The answer under the same key is the former one, whose version is no longer the present one.
    const again = await run(name, { LINLI_KEY: key })
    expect(idIn(again.said)).toBe(params.entry)
    expect(again.said).toMatch(/stale/)
  })

  test('says that a token which the service does not know is refused', async () => {
    const refused = await run(name, { LINLI_TOKEN: `linli_${'0'.repeat(46)}` })
    expect(refused.code).not.toBe(0)
    expect(refused.said + refused.complained).toMatch(/token|令牌/)
  })
})

test('what the three have recorded is three entries, which the third has read', async () => {
  const query = { period: '2010-H1' }
  const { entries } = await product.admin.call('listEntries', { params: { community: 'elm' }, query })
  expect(entries).toHaveLength(3)
})
