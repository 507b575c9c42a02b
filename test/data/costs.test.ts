import Database from 'libsql'
import { recordStatements, type StoredEntry } from '@linli/data/tenant/entries'
import { metrics } from '@linli/domain/metrics'
import { chanceOf } from '@linli/workers/demonstration/random'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storedByChance } from '../support/chances.ts'
import { ledgerFile } from '../support/ledgers.ts'
import { openOffice, type Ask, type Office } from '../support/offices.ts'

const communities = Array.from({ length: 20 }, (_, i) => `community-${i + 1}`)
const hundred = metrics.slice(0, 100).map(({ code }) => code)
const comparison = `/streets/maple/comparison?period=2010-H1&base=2009-H1&metrics=${hundred.join(',')}`
const draft = '/streets/maple/communities/community-1/draft?period=2010-H1'

let office: Office
let worker: Ask
let viewer: Ask
const recorded: StoredEntry[] = []

const record = async (entries: readonly StoredEntry[]): Promise<void> => {
  await office.client.batch(recordStatements(entries), 'write')
  recorded.push(...entries)
}

beforeAll(async () => {
  office = await openOffice(communities)
  const chance = chanceOf(2010)
  const communityOf = (number: number) => communities[number % communities.length] ?? ''
  const place = (number: number) => ({ number, community: communityOf(number) })
  await record(Array.from({ length: 2000 }, (_, number) => storedByChance(chance, place(number))))
  ;[worker, viewer] = [await office.signIn('wang-fang'), await office.signIn('chen-jing')]
})
afterAll(() => office[Symbol.dispose]())

/** What one request asks of the databases once the host is warm. */
const roundsOf = async (ask: () => Promise<Response>) => {
  await ask()
  office.rounds.length = 0
  const reply = await ask()
  expect(reply.ok, await reply.clone().text()).toBe(true)
  return { rounds: office.rounds.splice(0), reply }
}

type Asked = { sql: string; args: unknown[] }

const askedOf = (statement: unknown): Asked => {
  if (typeof statement === 'string') return { sql: statement, args: [] }
  if (typeof statement !== 'object' || statement === null || !('sql' in statement))
    throw new TypeError('not a statement')
  const args = 'args' in statement && Array.isArray(statement.args) ? statement.args : []
  return { sql: String(statement.sql), args }
}

/** The statements that a request puts to the street's own database. */
const statementsOf = async (path: string): Promise<Asked[]> => {
  const { rounds } = await roundsOf(() => viewer('GET', path))
  return rounds
    .filter(({ database }) => database === 'maple')
    .flatMap(({ statements }) => statements.map(askedOf))
}

const textOf = (row: unknown, column: string): string =>
  typeof row === 'object' && row !== null ? String(Reflect.get(row, column)) : ''

const planOf = (database: Database.Database, { sql, args }: Asked): string[] =>
  database
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .all(args)
    .map((row) => textOf(row, 'detail'))

/** How many steps of its virtual machine the engine takes for each statement. */
const stepsOf = (asked: readonly Asked[]): number[] => {
  const database = new Database(ledgerFile(office.folder))
  const steps = asked.map(({ sql, args }, index) => {
    const own = `/* ${index} */ ${sql}`
    const statement = database.prepare(own)
    statement.all(args)
    const [row] = database.prepare('SELECT nstep FROM sqlite_stmt WHERE sql = ?').all([own])
    return Number(textOf(row, 'nstep'))
  })
  database.close()
  return steps
}

describe('a comparison of 20 communities by 100 metrics with its base period', () => {
  test('takes one round trip to the directory and one to the street', async () => {
    const { rounds, reply } = await roundsOf(() => viewer('GET', comparison))
    expect(rounds.map(({ database }) => database)).toEqual(['directory', 'maple'])
    const table: unknown = await reply.json()
    expect(table).toMatchObject({ communitiesInStreet: 20, base: '2009-H1' })
    expect(JSON.stringify(table).match(/"value":/g)?.length).toBeGreaterThan(500)
  })

  test('touches balances only, and never scans them', async () => {
    const database = new Database(ledgerFile(office.folder))
    const plans = (await statementsOf(comparison)).map((asked) => planOf(database, asked))
    database.close()
    const lines = plans.flat()
    const touched = new Set(lines.flatMap((line) => /^(?:SEARCH|SCAN) (\w+)/.exec(line)?.[1] ?? []))
    // `b` and `last` are balances, `d` is what is declared, the others are what is asked for, as the statements name them.
    const asked = ['CONSTANT', 'community', 'figure', 'json_each', 'part', 'place', 'settings', 'wanted']
    expect([...touched].filter((table) => !asked.includes(table)).sort()).toEqual([
      'approved_report',
      'approved_value',
      'b',
      'd',
      'declared',
      'last',
    ])
    expect(lines.filter((line) => /^SCAN (approved_\w+|b|d|last|declared)\b/.test(line))).toEqual([])
    const keys = lines.flatMap(
      (line) => /^SEARCH (?:b|last) USING PRIMARY KEY \((.*)\)$/.exec(line)?.[1] ?? [],
    )
    const stock = 'community=? AND grain=? AND metric=? AND dimension=? AND span'
    const flow = 'span=? AND community=? AND metric=? AND dimension=?'
    expect(keys).toEqual([flow, flow, `${stock}=?`, `${stock}<?`, `${stock}=?`, `${stock}<?`])
  })

  test(
    'takes as many steps when the ledger over the same periods is ten times as long',
    { timeout: 60_000 },
    async () => {
      const asked = await statementsOf(comparison)
      const before = stepsOf(asked)
      expect(before.every((steps) => steps > 0)).toBe(true)
      const short = [...recorded]
      for (let copy = 1; copy < 10; copy += 1)
        await record(short.map((one) => ({ ...one, id: `${one.id}-${copy}` })))
      const { rows } = await office.client.execute('SELECT count(*) AS entries FROM entry')
      expect(rows[0]?.['entries']).toBe(20_000)
      expect(stepsOf(asked)).toEqual(before)
    },
  )
})

describe('round trips once the host is warm', () => {
  const entries = '/streets/maple/communities/community-1/entries'
  const typed = { kind: 'birth', date: '2010-05-01', fields: { count: '1', sex: 'male' } }

  test.for([
    draft,
    '/streets/maple',
    `${entries}?period=2010-H1`,
    '/streets/maple/communities/community-1/figures?period=2010-H1',
    '/streets/maple/communities/community-1/figures/births?period=2010-H1',
    '/streets/maple/communities/community-1/targets',
  ])('a reading of %s takes at most two', async (path) => {
    const { rounds } = await roundsOf(() => viewer('GET', path))
    expect(rounds.map(({ database }) => database)).toEqual(['directory', 'maple'])
  })

  test('recording takes at most three, and so do editing, deleting and pasting', async () => {
    const first = await roundsOf(() => worker('POST', entries, { body: typed }))
    const { id } = JSON.parse(await first.reply.text())
    let seen = 0
    const edit = await roundsOf(() => worker('PUT', `${entries}/${id}`, { body: typed, seen: (seen += 1) }))
    const { id: other } = JSON.parse(await (await worker('POST', entries, { body: typed })).text())
    office.rounds.length = 0
    await worker('DELETE', `${entries}/${other}`, { seen: 1 })
    const remove = office.rounds.splice(0)
    const rows = Array.from({ length: 200 }, () => typed)
    const paste = await roundsOf(() =>
      worker('POST', entries.replace(/entries$/, 'entry-imports'), { body: { rows } }),
    )
    const counts = [first.rounds, edit.rounds, remove, paste.rounds].map(({ length }) => length)
    expect(counts).toEqual([2, 3, 3, 2])
  })
})
