import { operations } from '@linli/contract/operations'
import type { OperationId } from '@linli/contract/routes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undocumented } from '../stories/documented.ts'
import { Client, operationIds } from '../support/clients.ts'
import { contentsOf } from '../support/databases.ts'
import { noReports } from '../support/planted-reports.ts'
import { plant, samples, type Planted } from '../support/samples.ts'
import { town } from '../support/town.ts'
import {
  expected,
  inStreet,
  lines,
  names,
  places,
  table,
  type Person,
  type Where,
} from '../support/permission-tables.ts'

const ids = operationIds

/** Everything of a reply but its date, as text: what an onlooker could tell two replies apart by. */
const everything = async (response: Response): Promise<string> => {
  const headers = [...response.headers].filter(([name]) => name !== 'date')
  return JSON.stringify([response.status, headers, await response.text()])
}

const databases = ['directory', 'maple', 'river']
let place: Awaited<ReturnType<typeof town>>
const clients = new Map<Person, Client>()
const planted: Record<string, Planted> = {}
let ofParty: Planted

const clientOf = (person: Person): Client => {
  const found = clients.get(person)
  if (found === undefined) throw new Error(`${person} is not signed in`)
  return found
}

beforeAll(async () => {
  place = await town()
  for (const name of names)
    clients.set(
      name,
      name === 'nobody' ? new Client(place, { street: 'maple', community: 'elm' }) : await place.signIn(name),
    )
  planted['elm'] = await plant(clientOf('wang-fang'), clientOf('xu-hui'), 'elm', {
    secretary: clientOf('zhao-lei'),
  })
  planted['oak'] = await plant(clientOf('sun-li'), clientOf('xu-hui'), 'oak')
  planted['reed'] = await plant(clientOf('he-ping'), clientOf('lin-na'), 'reed')
  ofParty = await plant(clientOf('wang-fang'), clientOf('zhou-min'), 'elm', {
    metric: 'party_members',
    aimer: clientOf('zhao-lei'),
    admin: clientOf('xu-hui'),
  })
  await place.settled()
}, 60_000)
afterAll(() => place[Symbol.asyncDispose]())

const thingsAt = (community: string): Planted => {
  const found = planted[community] ?? planted['elm']
  if (found === undefined) throw new Error('nothing is planted')
  return found
}

/** Asks a well-formed request; `held` leaves away what the request needs beside its body, so that nothing can happen. */
const ask = (
  person: Person,
  id: OperationId,
  at: Where,
  { held = false, of = thingsAt(at.community) } = {},
) => {
  const { params, seen, ...sample } = samples[id](of)
  const { method, path } = operations[id].route
  // A record that is not linked cannot be taken away.
  const named = held && id === 'unlinkEvidence' ? { ...params, entry: of.deleted } : params
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent({ ...named, ...at }[name] ?? ''),
  )
  const stopped = operations[id].route.creates === true && held ? { key: 'short' } : {}
  if (held && id === 'linkEvidence') sample.body = { amount: 'x' }
  if (held && stoppedByQuery.has(id)) sample.query = { surplus: '1' }
  // Whoever cannot sign changes nothing, and a message that nobody reads is not noted.
  if (held && id === 'receiveMessage') sample.headers = {}
  if (held && id === 'readInboundBody') sample.body = { all: true }
  const version = held || seen === undefined ? {} : { seen }
  return clientOf(person).send(method.toUpperCase(), filled, { ...sample, ...stopped, ...version })
}

// The samples are about births, of the services section, which 周敏 does not see.
const aboutBirths = new Set<OperationId>([
  'readEntry',
  'listEntryVersions',
  'readFigure',
  'readTarget',
  'readTemplateDifference',
  'listEntryFiles',
  'listItemFiles',
  'readFile',
  'readFilePicture',
  'readCoverage',
])

// The summary tells of every section.
const aboutWhole = new Set<OperationId>(['readSummary', 'exportSummary'])

// What asks for neither a key nor a version is stopped by a query that it does not take.
const stoppedByQuery = new Set<OperationId>([
  'readEndpointKeys',
  'pingEndpoint',
  'replayDelivery',
  'replayDeliveries',
])

// Each street's own tasks and templates.
const ofOneStreet = new Set<OperationId>([
  'readTask',
  'readTaskTemplateDifference',
  'readTemplate',
  'exportTemplate',
  'readStreetCoverage',
  'readDelivery',
  'readSource',
  'readInboundMessage',
])

/** What comes of a request that was let in, but held. */
const letIn = (person: Person, id: OperationId): readonly number[] => {
  const { creates, edits } = operations[id].route
  if (edits === true) return [428]
  if (creates === true) return [422]
  if (person === 'zhou-min' && aboutWhole.has(id)) return [403]
  if (stoppedByQuery.has(id)) return [422]
  // What cannot be read as an amount links nothing.
  if (id === 'linkEvidence') return [422]
  if (id === 'unlinkEvidence') return [404]
  if (id === 'receiveMessage') return [401]
  if (id === 'readInboundBody') return [422]
  // One of births is not seen from the party section either.
  if (ofOneStreet.has(id)) return [200, 404]
  // A bundle holds every section; and only one community here has an approved report.
  if (id === 'exportReportBundle') return [200, 404]
  return [person === 'zhou-min' && aboutBirths.has(id) ? 404 : 200]
}

// These end the session or count guesses: a story of their own tells them.
const ofOneself = new Set<OperationId>(['signIn', 'signOut', 'revokeSession', 'changePassword'])

describe('the permission table', () => {
  test('has a line and a sample request for every operation, and no other', () => {
    expect(Object.keys(lines).sort()).toEqual([...ids].sort())
    expect(Object.keys(samples).sort()).toEqual([...ids].sort())
  })

  for (const id of ids.filter((one) => !ofOneself.has(one)))
    test(`${id}: whoever asks, wherever, gets the answer of the table, and a refusal changes nothing`, async () => {
      const before = await contentsOf(place.connect, databases)
      const where = inStreet(id) ? places : places.slice(0, 1)
      for (const person of names)
        for (const at of where) {
          const wanted = expected(person, id, at)
          const response = await ask(person, id, at, { held: wanted === 'admitted' })
          const told = `${person} at ${at.street}/${at.community}: ${response.status}`
          const statuses = wanted === 'admitted' ? letIn(person, id) : [wanted]
          expect(statuses.map((status) => `${person} at ${at.street}/${at.community}: ${status}`)).toContain(
            told,
          )
        }
      expect(await contentsOf(place.connect, databases)).toEqual(before)
      expect(place.faults).toEqual([])
      expect(undocumented(place.log)).toEqual([])
    })
})

describe('what is not in reach', () => {
  for (const id of ids.filter(inStreet))
    test(`${id}: a foreign place and one that does not exist answer the same, to the last byte`, async () => {
      for (const person of names.filter((name) => name !== 'nobody')) {
        const foreign = places.filter((at) => expected(person, id, at) === 404)
        const replies = await Promise.all(foreign.map(async (at) => everything(await ask(person, id, at))))
        expect(new Set(replies).size, person).toBeLessThanOrEqual(1)
      }
    })

  test('a refusal says nothing that names the place or the thing', async () => {
    const response = await ask('wang-fang', 'listEntries', { street: 'river', community: 'reed' })
    const text = await everything(response)
    for (const word of ['river', 'reed', '清河', '芦苇']) expect(text).not.toContain(word)
  })

  const subjects = [
    [
      'entry',
      [
        'readEntry',
        'listEntryVersions',
        'editEntry',
        'deleteEntry',
        'restoreEntry',
        'listEntryFiles',
        'addEntryFile',
      ],
    ],
    ['file', ['readFile', 'readFilePicture', 'setFilePicture', 'removeFile', 'restoreFile']],
    ['declared', ['changeDeclaredFigure', 'withdrawDeclaredFigure']],
    [
      'target',
      [
        'readTarget',
        'changeTarget',
        'removeTarget',
        'markItem',
        'verifyItem',
        'linkEvidence',
        'readTemplateDifference',
        'adoptTemplate',
        'listItemFiles',
        'addItemFile',
      ],
    ],
    ['coverage', ['readCoverage', 'enterCoverage', 'setTracts']],
    ['target', ['readTarget', 'changeTarget', 'removeTarget', 'markItem', 'verifyItem', 'linkEvidence']],
    ['member', ['changeMember', 'removeMember', 'restoreMember']],
    ['paragraph', ['changeParagraph', 'moveParagraph', 'removeParagraph', 'restoreParagraph']],
    ['remark', ['answerRemark', 'settleRemark']],
  ] as const
  const unknown = ['0129a01d-0000-7000-8000-000000000000', 'x', '-', "1' OR '1'='1", '榆树', 'a'.repeat(65)]

  /** Another community's things, asked for in a report of one's own. */
  const foreign = (community: string): Planted => {
    const { paragraph, removed } = thingsAt(community).reports
    const things = { paragraph, removed, remark: paragraph, toAnswer: removed }
    return { ...thingsAt(community), reports: { ...thingsAt('elm').reports, ...things } }
  }

  const strangers = (sort: (typeof subjects)[number][0]): Planted[] => [
    foreign('oak'),
    foreign('reed'),
    // A thing of another sort under this name.
    {
      ...thingsAt('elm'),
      entry: thingsAt('elm').target,
      file: thingsAt('elm').entry,
      removedFile: thingsAt('elm').deleted,
      declared: thingsAt('elm').entry,
      target: thingsAt('elm').declared,
      coverage: thingsAt('elm').entry,
      member: thingsAt('elm').entry,
      formerMember: thingsAt('elm').entry,
      deleted: thingsAt('elm').target,
      reports: {
        ...thingsAt('elm').reports,
        paragraph: thingsAt('elm').entry,
        removed: thingsAt('elm').entry,
        remark: thingsAt('elm').entry,
        toAnswer: thingsAt('elm').entry,
      },
    },
    ...unknown.map((id) => ({
      ...thingsAt('elm'),
      [sort]: id,
      deleted: id,
      removedFile: id,
      formerMember: id,
      reports: { ...thingsAt('elm').reports, paragraph: id, removed: id, remark: id, toAnswer: id },
    })),
  ]

  for (const [sort, operationsOfSort] of subjects)
    for (const id of operationsOfSort)
      test(`${id}: another community’s ${sort}, another street’s and none at all answer the same`, async () => {
        const before = await contentsOf(place.connect, databases)
        const elm = { street: 'maple', community: 'elm' }
        for (const person of names.filter((name) => expected(name, id, elm) === 'admitted')) {
          const replies = strangers(sort).map(async (of) => everything(await ask(person, id, elm, { of })))
          const told = new Set(await Promise.all(replies))
          expect(
            [...told].map((text) => text.slice(0, 4)),
            person,
          ).toEqual(['[404'])
        }
        expect(await contentsOf(place.connect, databases)).toEqual(before)
      })

  test('revokeSession: another person’s session and none at all answer the same', async () => {
    const fang = clientOf('wang-fang')
    const others = (await clientOf('lin-na').call('listSessions')).sessions.map(({ id }) => id)
    const before = await contentsOf(place.connect, databases)
    const replies = [...others, 'a'.repeat(64), 'x', 'no session'].map(async (session) =>
      everything(await fang.ask('revokeSession', { params: { session } })),
    )
    const told = new Set(await Promise.all(replies))
    expect([...told].map((text) => text.slice(0, 4))).toEqual(['[404'])
    expect(await contentsOf(place.connect, databases)).toEqual(before)
  })
})

describe('an officer of one section', () => {
  const elm = { street: 'maple', community: 'elm' }
  const none = '0129a01d-0000-7000-8000-000000000000'
  const nothing: Planted = {
    entry: none,
    deleted: none,
    file: none,
    removedFile: none,
    declared: none,
    target: none,
    removedTarget: none,
    task: none,
    coverage: none,
    coverageTask: none,
    member: none,
    formerMember: none,
    session: none,
    rule: none,
    template: none,
    token: none,
    endpoint: none,
    sent: none,
    source: none,
    sourceToken: none,
    inbound: none,
    dismissed: none,
    reports: noReports,
  }

  for (const id of [
    'readEntry',
    'listEntryVersions',
    'listEntryFiles',
    'readFile',
    'readFilePicture',
    'changeDeclaredFigure',
    'withdrawDeclaredFigure',
    'readTask',
    'changeTask',
    'removeTask',
    'verifyItem',
    'readTarget',
    'readTemplateDifference',
    'readTaskTemplateDifference',
    'adoptTaskTemplate',
  ] as const)
    test(`${id}: another section’s answers as if it did not exist`, async () => {
      const before = await contentsOf(place.connect, databases)
      const [foreign, unknown] = [
        await ask('zhou-min', id, elm),
        await ask('zhou-min', id, elm, { of: nothing }),
      ]
      expect(await everything(foreign)).toBe(await everything(unknown))
      expect([foreign.status, await contentsOf(place.connect, databases)]).toEqual([404, before])
    })

  test('sees what is of the own section, and in lists nothing of any other', async () => {
    const min = clientOf('zhou-min')
    const query = { period: '2010-H1' }
    expect((await min.call('listEntries', { query })).entries).toEqual([])
    expect(await min.call('countEntries', { query })).toEqual({ counts: {}, deleted: 0 })
    expect(await min.call('exportEntries', { query })).not.toContain('小满')
    const sections = new Map(
      (await min.call('readCatalogue')).metrics.map(({ code, section }) => [code, section]),
    )
    const { rows } = await min.call('readComparison', { query: { ...query, metrics: 'all' } })
    const figures = await min.call('listFigures', { query })
    const seen = new Set([...rows, ...figures.rows].map(({ metric }) => sections.get(metric)))
    expect([...seen].map(String).sort()).toEqual(['base', 'party'])
    const { targets } = await min.call('listTargets')
    expect([...new Set(targets.map(({ section }) => section))].sort()).toEqual(['party'])
    const draft = await min.call('readDraft', { query })
    expect(JSON.stringify(draft)).not.toContain(thingsAt('elm').target)
    expect(JSON.stringify(draft)).not.toContain(thingsAt('elm').entry)
    const similar = await min.call('findSimilarEntries', {
      query: { kind: 'birth', date: '2010-06-18', title: '小满' },
    })
    expect(similar.similar).toEqual([])
  })

  test('a figure of another section and one that there is not are refused alike', async () => {
    const min = clientOf('zhou-min')
    const before = await contentsOf(place.connect, databases)
    const query = { period: '2010-H1' }
    const pairs = ['births', 'no_such_metric'].map((metric) => [
      min.ask('readFigure', { params: { metric }, query }),
      min.ask('readComparison', { query: { ...query, metrics: metric } }),
      min.ask('exportComparison', { query: { ...query, metrics: metric } }),
      min.ask('listFigures', { query: { ...query, metrics: metric } }),
      min.ask('declareFigure', {
        body: { metric, period: '2009-H1', value: 1, source: '旧账', reason: '补录' },
      }),
    ])
    const [foreign = [], unknown = []] = await Promise.all(
      pairs.map(async (asked) => Promise.all(asked.map(async (one) => everything(await one)))),
    )
    expect(foreign).toEqual(unknown)
    expect(foreign.map((text) => text.slice(1, 4))).toEqual(['404', '422', '422', '200', '422'])
    expect(await contentsOf(place.connect, databases)).toEqual(before)
    expect(ofParty.declared).not.toBe('')
  })
})

test('every sample request succeeds for who may make it', { timeout: 240_000 }, async () => {
  await using fresh = await town()
  const [fang, lei, hui] = [
    await fresh.signIn('wang-fang'),
    await fresh.signIn('zhao-lei'),
    await fresh.signIn('xu-hui'),
  ]
  const guesses = new Set<OperationId>(['signIn', 'changePassword'])
  for (const id of ids.filter((one) => !guesses.has(one) && !ofOneself.has(one))) {
    const line = lines[id]
    // Only other systems do this: the tests of tokens tell of them.
    if (line === 'acknowledge deliveries') continue
    const roles: readonly string[] =
      line === 'anyone' || line === 'who is signed in' ? ['worker'] : table[line]
    const who = roles.includes('worker') ? fang : roles.includes('admin') ? hui : lei
    const { path: asked } = operations[id].route
    const more = asked.includes('{report}') ? { secretary: lei } : {}
    const told = /\{(endpoint|source|message)\}/.test(asked)
    const { params, ...sample } = samples[id](await plant(fang, hui, 'elm', { ...more, told }))
    const elm = { street: 'maple', community: 'elm' }
    const path = asked.replace(/\{(\w+)\}/g, (_, name: string) => ({ ...params, ...elm })[name] ?? '')
    const response = await who.send(operations[id].route.method.toUpperCase(), path, sample)
    expect(`${id} ${response.status}`).toBe(`${id} ${operations[id].route.creates ? 201 : 200}`)
  }
})
