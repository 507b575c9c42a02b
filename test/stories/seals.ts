import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { Town } from '../support/town.ts'
import type { Stories } from './stories.ts'

const minutes = 60_000
const fileOf = ({ number, hash }: Seal): string =>
  `seals/maple/${String(number).padStart(8, '0')}-${hash.slice(0, 16)}.ndjson`
const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

type Seal = { number: number; first: number; last: number; hash: string }

const sealsOf = async (place: Town): Promise<Seal[]> => {
  const { rows } = await place.connect('maple').execute('SELECT * FROM seal ORDER BY number')
  return rows.map((row) => ({
    number: Number(row['number']),
    first: Number(row['first']),
    last: Number(row['last']),
    hash: typeof row['hash'] === 'string' ? row['hash'] : '',
  }))
}

/** What the file of a seal must hold, from the events as the database tells them now. */
const sealFrom = async (place: Town, { number, first, last }: Seal, before: string): Promise<string> => {
  const sql = 'SELECT * FROM event WHERE sequence BETWEEN ? AND ? ORDER BY sequence'
  const { rows } = await place.connect('maple').execute({ sql, args: [first, last] })
  const events = rows.map(({ sequence, type, community, subject, actor, at, data }) =>
    JSON.stringify({ sequence, type, community, subject, actor, at, data }),
  )
  return [JSON.stringify({ street: 'maple', number, before }), ...events, ''].join('\n')
}

/** The numbers of the seals that the events no longer bear out. */
const broken = async (place: Town): Promise<number[]> => {
  const found: number[] = []
  let before = ''
  for (const seal of await sealsOf(place)) {
    if (sha256(await sealFrom(place, seal, before)) !== seal.hash) found.push(seal.number)
    before = seal.hash
  }
  return found
}

const sealed = async (place: Town, many: number): Promise<void> => {
  await place.passTime(2 * minutes)
  await place.tick()
  await expect.poll(() => sealsOf(place), { timeout: 30_000, interval: 200 }).toHaveLength(many)
}

export const seals: Stories = {
  'the timer seals the log block after block, and a changed event shows': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const birth = { kind: 'birth', date: '6-18', within: '2010-H1' }
      const { id } = await fang.call('recordEntry', { body: birth })
      await fang.call('deleteEntry', { params: { entry: id }, seen: 1 })
      await sealed(place, 1)
      await fang.call('recordEntry', { body: birth })
      await sealed(place, 2)

      const [one, two] = await sealsOf(place)
      if (one === undefined || two === undefined) throw new Error('two seals were expected')
      expect([one.first, one.last, two.first, two.last]).toEqual([1, 2, 3, 3])
      const files = await Promise.all([one, two].map((seal) => place.file(fileOf(seal))))
      expect(files.map((body) => sha256(body ?? ''))).toEqual([one.hash, two.hash])
      expect(JSON.parse(new TextDecoder().decode(files[1]).split('\n')[0] ?? '')).toEqual({
        street: 'maple',
        number: 2,
        before: one.hash,
      })
      expect(await broken(place)).toEqual([])

      await place.connect('maple').execute("UPDATE event SET actor = 'zhao-lei' WHERE sequence = 2")
      expect(await broken(place)).toEqual([1])
      // Who mends the first seal to fit breaks the chain at the second.
      const forged = sha256(await sealFrom(place, one, ''))
      await place
        .connect('maple')
        .execute({ sql: 'UPDATE seal SET hash = ? WHERE number = 1', args: [forged] })
      expect(await broken(place)).toEqual([2])
    },
  },
}
