import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { sealerOf, type Sealer } from '@linli/workers/api/sealing'
import { isRefusing } from '@linli/workers/api/refusals'
import { nodeMasterKey } from '@linli/workers/node/master-keys'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testMasterKey } from '../support/master-keys.ts'

const host = (masterKey: Uint8Array | undefined) => ({
  masterKey,
  random: (size: number) => randomBytes(size),
})

const sealer = async (street: string, masterKey = testMasterKey): Promise<Sealer> => {
  const made = await sealerOf(host(masterKey), street)
  if (isRefusing(made)) throw new Error(made.refused)
  return made
}

const at = { purpose: 'member-name', row: 'm-1' }

describe('a sealed text', () => {
  test('opens to what was sealed, whatever that was, and never looks alike twice', async () => {
    const maple = await sealer('maple')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const [once, again] = [await maple.seal(text, at), await maple.seal(text, at)]
        expect(once).not.toBe(again)
        expect([await maple.open(once, at), await maple.open(again, at)]).toEqual([text, text])
      }),
    )
  })

  test('does not open in another street, row or purpose, or under another master key', async () => {
    const [maple, river] = [await sealer('maple'), await sealer('river')]
    const sealed = await maple.seal('王芳', at)
    expect(await maple.open(sealed, at)).toBe('王芳')
    expect(await river.open(sealed, at)).toBeUndefined()
    expect(await maple.open(sealed, { ...at, row: 'm-2' })).toBeUndefined()
    expect(await maple.open(sealed, { ...at, purpose: 'webhook-secret' })).toBeUndefined()
    const other = await sealer('maple', new Uint8Array(32))
    expect(await other.open(sealed, at)).toBeUndefined()
  })

  test('does not open once any of its characters is another, or it is cut, or of an unknown scheme', async () => {
    const maple = await sealer('maple')
    const sealed = await maple.seal('欧阳修远', at)
    for (let place = 3; place < sealed.length - 1; place += 1) {
      const other = sealed[place] === 'A' ? 'B' : 'A'
      const tampered = `${sealed.slice(0, place)}${other}${sealed.slice(place + 1)}`
      expect(await maple.open(tampered, at), `character ${place}`).toBeUndefined()
    }
    for (const broken of ['', 's1.', sealed.slice(0, 20), sealed.slice(3), `s2.${sealed.slice(3)}`, '王芳'])
      expect(await maple.open(broken, at)).toBeUndefined()
  })
})

test('a hash is the same for the same text, and for no other text, purpose, street or key', async () => {
  const [maple, river] = [await sealer('maple'), await sealer('river')]
  const other = await sealer('maple', new Uint8Array(32))
  const hash = await maple.hash('王芳', 'elm')
  expect(await maple.hash('王芳', 'elm')).toBe(hash)
  const others = [
    await maple.hash('王方', 'elm'),
    await maple.hash('王芳', 'oak'),
    await river.hash('王芳', 'elm'),
    await other.hash('王芳', 'elm'),
  ]
  expect(new Set([hash, ...others]).size).toBe(5)
})

test('without a master key, or with one of another length, nothing is sealed', async () => {
  for (const key of [undefined, new Uint8Array(), new Uint8Array(16), new Uint8Array(33)])
    expect(await sealerOf(host(key), 'maple')).toEqual({ refused: 'not-set-up' })
})

describe('the master key of a Node host', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'linli-keys-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('is made on the first start, for its owner alone, and is the same ever after', async () => {
    const place = join(folder, 'data')
    const made = nodeMasterKey(place, undefined)
    expect(made.byteLength).toBe(32)
    expect((await stat(join(place, 'master.key'))).mode & 0o777).toBe(0o600)
    expect(nodeMasterKey(place, undefined)).toEqual(made)
    expect(nodeMasterKey(join(folder, 'other'), '')).not.toEqual(made)
  })

  test('may be given instead; then no file is made, and what is no key stops the start', async () => {
    const place = join(folder, 'given')
    const said = Buffer.from(testMasterKey).toString('base64')
    expect([...nodeMasterKey(place, said)]).toEqual([...testMasterKey])
    await expect(readFile(join(place, 'master.key'))).rejects.toThrow(/ENOENT/)
    expect(() => nodeMasterKey(place, 'too short')).toThrow(/LINLI_MASTER_KEY must hold 32 bytes/)
  })

  test('is not made anew over a file that is none', async () => {
    await writeFile(join(folder, 'master.key'), 'not a key')
    expect(() => nodeMasterKey(folder, undefined)).toThrow(/master.key must hold 32 bytes/)
    expect(await readFile(join(folder, 'master.key'), 'utf8')).toBe('not a key')
  })
})
