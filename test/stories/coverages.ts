import type { Asked } from '@linli/contract/operations'
import { expect } from 'vitest'
import type { Client } from '../support/clients.ts'
import type { Stories } from './stories.ts'

const phases = [
  { key: 'list', text: '摸底', from: '2010-05-01', to: '2010-05-31', counter: 'listed' as const },
  { key: 'register', text: '登记', from: '2010-06-01', to: '2010-06-30', counter: 'registered' as const },
]
const census = {
  title: '第六次人口普查',
  level: 'district',
  section: 'base',
  start: '2010-05-01',
  due: '2010-06-30',
  plan: { kind: 'coverage', phases },
} as const
const east = { code: '01', name: '第一小区', households: '60', enumerators: 2 }
const west = { code: '02', name: '第二小区', households: 40, enumerators: '１' }
const tracts = [east, west]
const [first, second] = ['2010-05-10', '2010-05-11']
const listed = (tract: string, households: string | number | null) => ({
  tract,
  counter: 'listed' as const,
  households,
})

/** The secretary sets a census with its two tracts. */
const begin = async (secretary: Client, worker: Client): Promise<string> => {
  const { id } = await secretary.call('setTarget', { body: census })
  const set = await worker.call('setTracts', { params: { target: id }, seen: 1, body: { tracts } })
  expect(set).toEqual({ tracts: 2, version: 2 })
  return id
}

const reasonsOf = ({ errors = [] }: { errors?: readonly { field: string; reason: string }[] | undefined }) =>
  errors.map(({ field, reason }) => `${field}: ${reason}`)

export const coverages: Stories = {
  'a census is entered day by day: what is not entered keeps its last, and what was never entered is not zero':
    {
      tell: async (place) => {
        const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
        const target = await begin(lei, fang)
        const on = (day: string) => ({ params: { target, day } })
        const entered = await fang.call('enterCoverage', {
          ...on(first),
          seen: 0,
          body: { cells: [listed('01', '３0')] },
        })
        expect(entered).toMatchObject({ day: first, version: 1, updatedBy: '王芳', warnings: [] })
        const next = await fang.call('enterCoverage', {
          ...on(second),
          seen: 0,
          body: { cells: [listed('01', 25), listed('02', 0), { ...listed('02', 5), counter: 'registered' }] },
        })
        expect(next.warnings.map(({ tract, counter }) => [tract, counter])).toEqual([
          ['01', 'listed'],
          ['02', 'registered'],
        ])
        const read = await fang.call('readCoverage', { params: { target }, query: { day: second } })
        expect(read.series).toEqual([
          { day: first, sums: { listed: { households: 30, tracts: 1 } } },
          {
            day: second,
            sums: { listed: { households: 25, tracts: 2 }, registered: { households: 5, tracts: 1 } },
          },
        ])
        expect(read.tracts.map(({ counts, before }) => [counts, before])).toEqual([
          [{ listed: 25 }, { listed: 30 }],
          [{ listed: 0, registered: 5 }, {}],
        ])
        expect(read.phases.map(({ key, state, share }) => [key, state, share])).toEqual([
          ['list', 'now', 0.25],
          ['register', 'ahead', 0.05],
        ])
        const { standing } = (await lei.call('readTarget', { params: { target }, query: { on: second } }))
          .target
        expect([standing.share, standing.begun, standing.next[0]?.item]).toEqual([0.15, true, 'list'])

        // What is taken back leaves what was there before.
        const cells = [
          listed('01', null),
          listed('02', ''),
          { ...listed('02', null), counter: 'registered' as const },
        ]
        await fang.call('enterCoverage', { ...on(second), seen: 1, body: { cells } })
        const back = await fang.call('readCoverage', { params: { target }, query: { day: second } })
        expect(back.tracts.map(({ counts }) => counts)).toEqual([{ listed: 30 }, {}])
        expect(back.entry.version).toBe(2)
      },
    },

  'a day’s entry is refused as a whole where something in it is wrong, and where somebody else was first': {
    tell: async (place) => {
      const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
      const target = await begin(lei, fang)
      const enter = (day: string, cells: Asked<'enterCoverage'>['body']['cells'], seen = 0) =>
        fang.refused('enterCoverage', { params: { target, day }, seen, body: { cells } })
      const wrong = await enter(first, [
        listed('01', 61),
        listed('02', '约30'),
        listed('03', 1),
        listed('01', 2),
      ])
      expect([wrong.status, reasonsOf(wrong)]).toEqual([
        422,
        [
          'cells[0].households: more-than-households',
          'cells[1].households: households-exact',
          'cells[2].tract: not-a-tract',
          'cells[3]: twice',
        ],
      ])
      expect(reasonsOf(await enter('2010-04-30', [listed('01', 1)]))).toEqual(['day: out-of-range'])
      expect(reasonsOf(await enter('2010-08-30', [listed('01', 1)]))).toEqual(['day: out-of-range'])
      expect((await enter('2010-02-30', [listed('01', 1)])).status).toBe(404)
      await fang.call('enterCoverage', {
        params: { target, day: first },
        seen: 0,
        body: { cells: [listed('01', 10)] },
      })
      expect((await enter(first, [listed('01', 20)])).status).toBe(412)
      const { tracts: kept } = await lei.call('readCoverage', { params: { target } })
      expect(kept.map(({ counts }) => counts)).toEqual([{ listed: 10 }, {}])
      const [hui, li] = [await place.signIn('xu-hui'), await place.signIn('sun-li')]
      const asked = { params: { target, day: first }, seen: 1, body: { cells: [listed('01', 20)] } }
      expect((await hui.refused('enterCoverage', asked)).status).toBe(403)
      expect((await li.refused('enterCoverage', asked)).status).toBe(404)
    },
  },

  'the list of tracts is changed as a whole; a tract with counts neither goes nor shrinks below them': {
    tell: async (place) => {
      const [lei, fang] = [await place.signIn('zhao-lei'), await place.signIn('wang-fang')]
      const target = await begin(lei, fang)
      await fang.call('enterCoverage', {
        params: { target, day: first },
        seen: 0,
        body: { cells: [listed('01', 30)] },
      })
      const set = (list: Asked<'setTracts'>['body']['tracts'], seen = 2) =>
        fang.refused('setTracts', { params: { target }, seen, body: { tracts: list } })
      expect(reasonsOf(await set([west]))).toEqual(['tracts: tract-with-counts'])
      expect(reasonsOf(await set([{ ...east, households: 29 }, west]))).toEqual([
        'tracts[0].households: fewer-than-counted',
      ])
      const bad = [east, { code: '01', name: '', households: '', enumerators: '王芳' }]
      expect(reasonsOf(await set(bad))).toEqual([
        'tracts[1].code: twice',
        'tracts[1].name: required',
        'tracts[1].households: required',
        'tracts[1].enumerators: not-a-number',
      ])
      expect((await set(tracts, 1)).status).toBe(412)
      const third = { code: '03', name: '第三小区', households: 10, enumerators: 1 }
      const list = [third, { ...east, name: '东一小区', households: 30, enumerators: 0 }]
      await fang.call('setTracts', { params: { target }, seen: 2, body: { tracts: list } })
      const read = await fang.call('readCoverage', { params: { target } })
      expect(read.tracts.map(({ name, households }) => [name, households])).toEqual([
        ['第三小区', 10],
        ['东一小区', 30],
      ])
    },
  },

  'a street sees the census of all its communities, a community its own, and the sums of both': {
    tell: async (place) => {
      const [hui, fang, li] = [
        await place.signIn('xu-hui'),
        await place.signIn('wang-fang'),
        await place.signIn('sun-li'),
      ]
      const parts = [{ community: 'elm' }, { community: 'oak' }]
      const { id: task } = await hui.call('setTask', { body: { ...census, parts } })
      const street = await hui.call('readStreetCoverage', { params: { task }, query: { day: first } })
      expect(street.communities.map(({ community, share }) => [community, share])).toEqual([
        ['elm', undefined],
        ['oak', undefined],
      ])
      for (const [client, community] of [
        [fang, 'elm'],
        [li, 'oak'],
      ] as const) {
        const target = street.communities.find((part) => part.community === community)?.target ?? ''
        await client.call('setTracts', { params: { community, target }, seen: 1, body: { tracts } })
        await client.call('enterCoverage', {
          params: { community, target, day: first },
          seen: 0,
          body: { cells: [listed('01', community === 'elm' ? 60 : 20)] },
        })
      }
      const asked = { params: { task }, query: { day: first } }
      const read = await hui.call('readStreetCoverage', asked)
      expect(read.total).toEqual({
        tracts: 4,
        enumerators: 6,
        households: 200,
        entered: 2,
        sums: { listed: { households: 80, tracts: 2 } },
      })
      expect(read.series).toEqual([{ day: first, sums: { listed: { households: 80, tracts: 2 } } }])
      expect(read.communities.map(({ sums }) => sums.listed?.households)).toEqual([60, 20])
      const own = await fang.call('readStreetCoverage', asked)
      expect([own.communities.map(({ community }) => community), own.total.sums.listed?.households]).toEqual([
        ['elm'],
        60,
      ])
      const na = await place.signIn('lin-na')
      expect((await na.refused('readStreetCoverage', asked)).status).toBe(404)
    },
  },
}
