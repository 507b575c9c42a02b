import { commit } from '@linli/data/commit'
import {
  recordStatements,
  repostEntries,
  reviseStatements,
  type StoredEntry,
} from '@linli/data/tenant/entries'
import {
  balanceStatements,
  gather,
  knownOf,
  type KnownByCommunity,
  type Wanted,
} from '@linli/data/tenant/figures'
import { figureId, figureKeyOf, figureOf } from '@linli/domain/figures'
import { kinds } from '@linli/domain/kinds'
import { metrics } from '@linli/domain/metrics'
import { period } from '@linli/domain/periods'
import { chanceOf, type Chance } from '@linli/workers/demonstration/random'
import { describe, expect, test } from 'vitest'
import { entryByChance, kindByChance, oneOf, storedByChance } from '../support/chances.ts'
import {
  booksFrom,
  booksIn,
  differences,
  entriesIn,
  linesOf,
  openLedger,
  type Ledger,
} from '../support/ledgers.ts'

const communities = ['elm', 'oak', 'ash']
const versions = Object.fromEntries(kinds.map((kind) => [kind.code, kind.version]))

/** What the ledger should hold: every record by its id, in the order of recording. */
type Model = Map<string, StoredEntry>
type Change = 'edited' | 'deleted' | 'restored'

const isLatestReading = (one: StoredEntry, all: readonly StoredEntry[]): boolean =>
  all.every(({ kind, fact, id }) => kind !== 'reading' || fact.date < one.fact.date || id <= one.id)

/** Often the newest reading, which leaves its balances to an older one; else any record. */
const chosen = (chance: Chance, all: readonly StoredEntry[]): StoredEntry => {
  const some = Array.from({ length: 12 }, () => oneOf(chance, all))
  const readings = some.filter(({ kind, deleted }) => kind === 'reading' && !deleted)
  const latest = readings.find((one) => isLatestReading(one, readings))
  return latest !== undefined && chance.often(0.4) ? latest : oneOf(chance, all)
}

/** A record's next version: deleted or brought back, moved in time, or with other fields. */
const revised = (chance: Chance, from: StoredEntry): { next: StoredEntry; change: Change } => {
  const next = { ...from, version: from.version + 1, updatedAt: from.updatedAt + 1, updatedBy: '李强' }
  if (from.deleted) return { next: { ...next, deleted: false }, change: 'restored' }
  if (chance.often(0.3)) return { next: { ...next, deleted: true }, change: 'deleted' }
  const other = entryByChance(chance, from.kind)
  const way = chance.whole(1, 3)
  if (way === 1) return { next: { ...next, fact: other.fact }, change: 'edited' }
  if (way === 2) return { next: { ...next, fields: other.fields, section: other.section }, change: 'edited' }
  return { next: { ...next, ...other }, change: 'edited' }
}

const paste = async ({ tenant }: Ledger, model: Model, chance: Chance): Promise<number> => {
  const [kind, community] = [kindByChance(chance), oneOf(chance, communities)]
  const number = () => model.size + rows.length + 1
  const rows: StoredEntry[] = []
  const length = chance.often(0.2) ? chance.whole(20, 60) : chance.whole(1, 6)
  while (rows.length < length) rows.push(storedByChance(chance, { number: number(), community, kind }))
  expect(await commit(tenant, { statements: recordStatements(rows), events: [] })).toBe('committed')
  for (const row of rows) model.set(row.id, row)
  return rows.length
}

const revise = async ({ tenant }: Ledger, model: Model, chance: Chance): Promise<number> => {
  const all = [...model.values()]
  const picked = new Set(Array.from({ length: chance.whole(1, 40) }, () => chosen(chance, all)))
  const revisions = [...picked].map((from) => revised(chance, from))
  const statements = revisions.flatMap(({ next, change }) => {
    const { guard, statements: rest } = reviseStatements(next, change)
    return [guard, ...rest]
  })
  expect(await commit(tenant, { statements, events: [] })).toBe('committed')
  for (const { next } of revisions) model.set(next.id, next)
  return revisions.length
}

/** Two people edit the same version at once; with the second, everything else in its batch must come to nothing. */
const collide = async ({ tenant }: Ledger, model: Model, chance: Chance): Promise<number> => {
  const all = [...model.values()]
  const one = oneOf(chance, all)
  const other = oneOf(
    chance,
    all.filter(({ id }) => id !== one.id),
  )
  const good = revised(chance, one)
  const stale = revised(chance, { ...other, version: other.version + 1 })
  const first = reviseStatements(good.next, good.change)
  const second = reviseStatements(stale.next, stale.change)
  const statements = [first.guard, ...first.statements, second.guard, ...second.statements]
  expect(await commit(tenant, { statements, events: [] })).toBe('conflict')
  return 1
}

/** A kind posted otherwise until today (an assumed amount, to a figure that others post to); its records are outdated. */
const outdate = async ({ client, tenant }: Ledger, _: Model, chance: Chance): Promise<number> => {
  const { code } = oneOf(chance, kinds)
  const old = 'SELECT id FROM entry WHERE kind = ? AND deleted = 0'
  await client.batch(
    [
      { sql: 'UPDATE entry SET rule_version = 0 WHERE kind = ?', args: [code] },
      { sql: `DELETE FROM posting WHERE entry IN (${old})`, args: [code] },
      {
        sql: `INSERT INTO posting SELECT community, 'births', '', date, id, 'flow', precision, 2000, 'estimated'
          FROM entry WHERE kind = ? AND deleted = 0`,
        args: [code],
      },
    ],
    'write',
  )
  while ((await repostEntries(tenant, versions, 50)) > 0);
  return 1
}

const operate = (ledger: Ledger, model: Model, chance: Chance): Promise<number> => {
  if (model.size < 10) return paste(ledger, model, chance)
  const operation = oneOf(chance, [paste, paste, paste, revise, revise, collide, outdate])
  return operation(ledger, model, chance)
}

describe('balances', () => {
  test.for([2010, 20100630, 1949, 31])(
    'equal a recomputation from scratch after 5000 random operations (seed %i)',
    { timeout: 60_000 },
    async (seed) => {
      using ledger = await openLedger(communities)
      const [chance, model] = [chanceOf(seed), new Map<string, StoredEntry>()]
      for (let [done, checked] = [0, 0]; checked < 5;) {
        done += await operate(ledger, model, chance)
        if (done < (checked + 1) * 1000) continue
        checked += 1
        const due = booksFrom(model.values())
        expect(differences(await booksIn(ledger.client), due), `after ${done} operations`).toEqual([])
        expect([due.flows.length, due.stocks.length].every((rows) => rows > 50)).toBe(true)
      }
      const kept = await entriesIn(ledger.client)
      expect(kept).toEqual(model)
    },
  )

  test('of a ledger whose every record is deleted are gone', async () => {
    using ledger = await openLedger(communities)
    const [chance, model] = [chanceOf(7), new Map<string, StoredEntry>()]
    while (model.size < 300) await paste(ledger, model, chance)
    for (const from of model.values()) {
      const next = { ...from, version: 2, deleted: true }
      const { guard, statements } = reviseStatements(next, 'deleted')
      expect(await commit(ledger.tenant, { guard, statements, events: [] })).toBe('committed')
    }
    expect(await booksIn(ledger.client)).toEqual({ postings: [], flows: [], stocks: [] })
  })

  test('read by name are those that reading every breakdown finds', async () => {
    using ledger = await openLedger(communities)
    const [chance, model] = [chanceOf(11), new Map<string, StoredEntry>()]
    while (model.size < 2000) await paste(ledger, model, chance)
    const periods = ['2010-H1', '2009-H2', '2010-Q3', '2010-05', '2010'].map(period)
    const codes = metrics.map(({ code }) => code)
    const read = async (wanted: Wanted) =>
      gather(wanted, await ledger.client.batch(balanceStatements(ledger.reach, wanted), 'read'))
    const names = new Set(linesOf(model.values()).map((line) => figureId(line)))
    const figures = [...names].map(figureKeyOf)
    const [all, some] = [
      await read({ periods, metrics: codes }),
      await read({ periods, metrics: codes, figures }),
    ]
    const cells = (known: KnownByCommunity) =>
      communities.flatMap((community) =>
        periods.flatMap((at) =>
          figures.map((key) => figureOf(knownOf(known, community, at), key, at) ?? null),
        ),
      )
    expect(cells(all).filter((cell) => cell !== null).length).toBeGreaterThan(1000)
    expect(cells(some)).toEqual(cells(all))
    const inElm = (known: KnownByCommunity) => [...knownOf(known, 'elm', period('2010')).flows.keys()]
    const [one = ''] = inElm(all)
    const named = await read({ periods, metrics: [figureKeyOf(one).metric], figures: [figureKeyOf(one)] })
    expect(inElm(named)).toEqual([one])
  })

  test('cannot be led astray by changing a posting in place', async () => {
    using ledger = await openLedger(communities)
    const statements = recordStatements([
      storedByChance(chanceOf(1), { number: 1, community: 'elm', kind: 'birth' }),
    ])
    await commit(ledger.tenant, { statements, events: [] })
    const before = await booksIn(ledger.client)
    await expect(ledger.client.execute('UPDATE posting SET value = value + 1')).rejects.toThrow(
      'postings are deleted and inserted anew',
    )
    expect(before.postings).not.toEqual([])
    expect(await booksIn(ledger.client)).toEqual(before)
  })
})
