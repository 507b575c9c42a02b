import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Stories } from './stories.ts'

const row = { kind: 'birth', date: '6-18', fields: { sex: 'male' } } as const
const body = { ...row, within: '2010-H1' } as const

const recorded = async (worker: Client): Promise<string[]> => {
  const { entries } = await worker.call('listEntries', { query: { period: '2010-H1' } })
  return entries.map(({ id }) => id)
}

export const repetitions: Stories = {
  'a request sent again after a lost reply is answered again and recorded once': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      const key = 'phone-7-entry-0001'
      const first = await fang.ask('recordEntry', { body, key })
      const again = await fang.ask('recordEntry', { body, key })
      expect([first.status, again.status, again.headers.get('etag')]).toEqual([201, 201, '"1"'])
      const reply = await first.text()
      expect(await again.text()).toBe(reply)
      const ids = await recorded(fang)
      expect([ids.length, reply.includes(ids[0] ?? '')]).toEqual([1, true])
    },
  },

  'a key that was used for one thing is refused for another, and is nobody else’s': {
    tell: async (place) => {
      const [fang, lei] = [await place.signIn('wang-fang'), await place.signIn('zhao-lei')]
      const key = 'phone-7-entry-0001'
      const { id } = await fang.call('recordEntry', { body, key })
      const other = await fang.refused('recordEntry', { body: { ...body, date: '6-19' }, key })
      expect([other.status, other.type]).toEqual([422, '/problems/idempotency-key-reused'])
      const elsewhere = await fang.refused('importEntries', { body: { within: '2010-H1', rows: [row] }, key })
      expect(elsewhere.type).toBe('/problems/idempotency-key-reused')
      expect(await recorded(fang)).toEqual([id])
      const leis = await lei.call('recordEntry', { body, key })
      expect((await recorded(lei)).sort()).toEqual([id, leis.id].sort())
    },
  },

  'five copies of a request at once record one entry and get one answer': {
    tell: async (place) => {
      const fang = await place.signIn('wang-fang')
      expect(await recorded(fang)).toEqual([])
      const copies = Array.from({ length: 5 }, () => fang.call('recordEntry', { body, key: 'impatient-1' }))
      const ids = (await Promise.all(copies)).map(({ id }) => id)
      expect(await recorded(fang)).toEqual([...new Set(ids)])
    },
  },
}
