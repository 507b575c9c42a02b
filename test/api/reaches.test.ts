import { expect, test } from 'vitest'
import { createPeople } from '@linli/data/streets'
import { openDirectory } from '@linli/data/open'
import { hashPassword } from '@linli/workers/api/passwords'
import { town, type Town } from '../support/town.ts'
import { demonstrationPassword } from '@linli/workers/demonstration/load'

/** A worker of 榆树 who sees party matters only. */
const hirePartyWorker = async (place: Town): Promise<void> => {
  const passwordHash = await hashPassword(demonstrationPassword, new Uint8Array(16))
  const memberships = [{ street: 'maple', role: 'worker', communities: ['elm'], sections: ['party'] }]
  const person = { id: 'party-worker', login: 'ma-li', name: '马莉', passwordHash, memberships }
  await createPeople(openDirectory(place.connect), [person], 0)
}

const reading = (metric: string) => ({ kind: 'reading', date: '2010-06-30', fields: { metric, value: 7 } })

test('what a record was, before it came into reach, is neither shown nor brought back', async () => {
  await using place = await town()
  await hirePartyWorker(place)
  const [fang, li] = [await place.signIn('wang-fang'), await place.signIn('ma-li')]
  const made = await fang.call('recordEntry', { body: reading('unemployed') })
  const params = { entry: made.id }
  expect((await li.refused('readEntry', { params })).status).toBe(404)
  await fang.call('editEntry', { params, seen: 1, body: reading('party_members') })

  const { versions } = await li.call('listEntryVersions', { params })
  expect(versions.map(({ version }) => version)).toEqual([2])
  const refused = await li.refused('restoreEntry', { params, seen: 2, body: { version: 1 } })
  expect([refused.status, (await li.call('readEntry', { params })).version]).toEqual([422, 2])
  expect((await fang.call('restoreEntry', { params, seen: 2, body: { version: 1 } })).section).toBe(
    'services',
  )
})

test('who sees one community is told nothing of the street from which another could be worked out', async () => {
  await using place = await town()
  const [fang, sun, officer] = [
    await place.signIn('wang-fang'),
    await place.signIn('sun-li'),
    await place.signIn('wu-qiang'),
  ]
  await sun.call('recordEntry', {
    body: { kind: 'birth', date: '2010-06-18', fields: { sex: 'male', count: 4 } },
  })
  const query = { period: '2010-H1', metrics: 'births' }
  const [seen] = (await fang.call('readComparison', { query })).rows
  expect(seen).toMatchObject({ total: null, average: null, perTotal: null, reported: null, now: [null] })
  const drill = { params: { metric: 'births' }, query: { period: '2010-H1' } }
  expect((await fang.call('readFigure', drill)).series.map(({ average }) => average)).toEqual(
    Array(6).fill(null),
  )
  const [whole] = (await officer.call('readComparison', { query })).rows
  expect(whole).toMatchObject({ total: { value: 4 }, average: 4, reported: 1 })
})
