import { expect, test } from 'vitest'
import { createPeople } from '@linli/data/streets'
import { openDirectory } from '@linli/data/open'
import { hashPassword } from '@linli/workers/api/passwords'
import { currentOf, submitAs } from '../support/planted-reports.ts'
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

test('a figure out of reach makes no sentence stale to who cannot see it, and is not told to them', async () => {
  await using place = await town()
  await hirePartyWorker(place)
  const [fang, lei, li, min] = [
    await place.signIn('wang-fang'),
    await place.signIn('zhao-lei'),
    await place.signIn('ma-li'),
    await place.signIn('zhou-min'),
  ]
  const birth = (count: number) =>
    fang.call('recordEntry', { body: { kind: 'birth', date: '2010-06-18', fields: { count } } })
  await birth(61)
  const { id } = await fang.call('startReport', { body: { period: '2010-H1' } })
  const cited = { text: '61人', figure: { metric: 'births', dimension: '' }, seen: '61000|exact' }
  const sentence = { id: 'own', parts: [{ text: '党员看望新生儿' }, cited], edited: true as const }
  const added = await fang.call('addParagraph', {
    params: { report: id },
    body: { section: 'party', heading: '', sentences: [sentence] },
  })
  const own = async (reader: typeof li) => {
    const { paragraphs } = await currentOf(reader, id)
    return paragraphs.find((one) => one.id === added.id)?.sentences[0]
  }
  expect((await own(fang))?.stale).toBeUndefined()
  // They read the words, and neither a mark nor what the words rest on.
  const { seen: _, ...words } = cited
  expect(await own(li)).toEqual({ ...sentence, parts: [{ text: '党员看望新生儿' }, words] })

  const more = await birth(16)
  const stale = [{ part: 1, seen: '77000|exact', text: '77人' }]
  expect((await own(fang))?.stale).toEqual(stale)
  expect((await own(li))?.stale).toBeUndefined()
  const { findings } = await li.call('checkReport', { params: { report: id } })
  expect(findings.filter(({ rule }) => rule === 'stale-sentence')).toEqual([])

  // They change the words around the figure: to who sees it the sentence is as stale as before.
  const params = { report: id, paragraph: added.id }
  const mended = { ...sentence, parts: [{ text: '党员走访新生儿' }, words] }
  const changed = await li.call('changeParagraph', {
    params,
    seen: 1,
    body: { heading: '', sentences: [mended] },
  })
  expect(changed.sentences).toEqual([mended])
  expect(await own(fang)).toEqual({ ...mended, parts: [mended.parts[0], cited], stale })

  // The step of an officer who reaches one section only is taken on the whole, and tells no more than a reading.
  await fang.call('deleteEntry', { params: { entry: more.id }, seen: 1 })
  const submitted = await submitAs(lei, id)
  await birth(5)
  const approved = await min.call('approveReport', { params: { report: id }, seen: submitted.version })
  expect(approved.paragraphs.find((one) => one.id === added.id)?.sentences[0]?.stale).toBeUndefined()
  expect(JSON.stringify(approved)).not.toMatch(/66人|66000|61000/)
})
