import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Stories } from './stories.ts'

const sixteenYears = 16 * 365.25 * 86_400_000

const tried = async (client: Client, expression: string) => {
  const { results } = await client.call('tryRule', { body: { expression } })
  return results.map(({ community, period, result }) => `${period} ${community} ${result}`)
}

/** The half-years of a trial, newest first. */
const halvesOf = (results: readonly string[]): string[] => [
  ...new Set(results.map((line) => line.split(' ')[0] ?? '')),
]

const declare = (client: Client, metric: string, period: string, value: number) =>
  client.call('declareFigure', {
    body: { metric, dimension: '', period, value, source: '卫生站', reason: '补录' },
  })

export const streetRules: Stories = {
  'a rule is tried on the newest half-years that hold figures, however long ago, in every community': {
    tell: async (place) => {
      await place.passTime(sixteenYears)
      const [lei, qiang] = [await place.signIn('zhao-lei'), await place.signIn('wu-qiang')]
      expect(await tried(qiang, 'births <= 60')).toEqual([])
      await lei.call('recordEntry', {
        body: { kind: 'birth', date: '2010-05-01', fields: { count: '61' } },
      })
      expect(await tried(qiang, 'births <= 60')).toEqual(['2010-H1 elm fires', '2010-H1 oak unknown'])
      // Declared figures count as much as records, also those of a month; of a year alone nobody knows in which half.
      await declare(lei, 'births', '2012-H2', 8)
      await declare(lei, 'births', '2013-05', 70)
      await declare(lei, 'births', '2015', 70)
      expect(await tried(qiang, 'births <= 60')).toEqual([
        '2013-H1 elm fires',
        '2012-H2 elm holds',
        '2010-H1 elm fires',
        '2013-H1 oak unknown',
        '2012-H2 oak unknown',
        '2010-H1 oak unknown',
      ])
      // A figure that was withdrawn is none.
      const { id } = await declare(lei, 'births', '2014-H1', 9)
      expect(halvesOf(await tried(qiang, 'births <= 60'))[0]).toBe('2014-H1')
      await lei.call('withdrawDeclaredFigure', { params: { declared: id }, seen: 1 })
      expect(halvesOf(await tried(qiang, 'births <= 60'))[0]).toBe('2013-H1')
    },
  },

  'a rule on what is read is tried where it was read, and never on more than four half-years': {
    tell: async (place) => {
      await place.passTime(sixteenYears)
      const [fang, qiang] = [await place.signIn('wang-fang'), await place.signIn('wu-qiang')]
      for (const [date, value] of [
        ['2008-06-30', '90'],
        ['2010-06-30', '100'],
        ['2011-12-31', '120'],
      ] as const)
        await fang.call('recordEntry', {
          body: { kind: 'reading', date, fields: { metric: 'population', value } },
        })
      expect(await tried(qiang, 'population <= 110')).toEqual([
        '2011-H2 elm fires',
        '2010-H1 elm holds',
        '2008-H1 elm holds',
        '2011-H2 oak unknown',
        '2010-H1 oak unknown',
        '2008-H1 oak unknown',
      ])
      for (const date of ['2009-03-01', '2009-09-01', '2010-03-01', '2012-03-01'])
        await fang.call('recordEntry', { body: { kind: 'birth', date, fields: { count: '1' } } })
      const halves = ['2012-H1', '2011-H2', '2010-H1', '2009-H2']
      expect(halvesOf(await tried(qiang, 'population <= 110'))).toEqual(halves)
    },
  },
}
