import { commit } from '@linli/data/commit'
import { correctionStatements } from '@linli/data/tenant/corrections'
import { recordStatements, reviseStatements, type StoredEntry } from '@linli/data/tenant/entries'
import { setExceptionGuard, setPeriodGuard } from '@linli/data/tenant/reporting-periods'
import { isWithin } from '@linli/domain/dates'
import { period } from '@linli/domain/periods'
import { closesAt } from '@linli/domain/reporting-periods'
import { chanceOf, type Chance } from '@linli/workers/demonstration/random'
import { describe, expect, test } from 'vitest'
import { entryByChance, oneOf, storedByChance } from '../support/chances.ts'
import { booksFrom, booksIn, differences, openLedger, type Ledger } from '../support/ledgers.ts'

const by = '徐慧'
const dated = (closes: string) => ({
  closes,
  closesAt: closesAt(closes),
  version: 1,
  updatedAt: 0,
  updatedBy: by,
})

const setPeriod = (name: string, closes: string) =>
  setPeriodGuard({ ...dated(closes), period: period(name), opens: '', due: '', cutOff: '' })
const setException = (community: string, name: string, closes: string) =>
  setExceptionGuard({ ...dated(closes), period: period(name), community, due: '', reason: '搬家' })

const day = (text: string): number => Date.parse(`${text}T09:00:00+08:00`)

/** A record of 榆树 in May 2010, when its period was open. */
const inMay = (id: string): StoredEntry => ({
  kind: 'birth',
  section: 'services',
  fact: { date: '2010-05-18', precision: 'day' },
  title: '小满',
  fields: { count: { thousandths: 1000, bound: 'exact' } },
  note: '',
  notable: false,
  id,
  community: 'elm',
  deleted: false,
  version: 1,
  createdAt: day('2010-05-18'),
  createdBy: '王芳',
  updatedAt: day('2010-05-18'),
  updatedBy: '王芳',
})

const closedLedger = async (): Promise<Ledger> => {
  const ledger = await openLedger(['elm', 'oak'])
  await ledger.client.batch(recordStatements([inMay('in-may')]), 'write')
  const after = { ...inMay('in-july'), fact: { date: '2010-07-01', precision: 'day' as const } }
  await ledger.client.batch(recordStatements([after]), 'write')
  await ledger.client.execute(setPeriod('2010-H1', '2010-07-10'))
  return ledger
}

const late = day('2010-07-11')
const asLate = `updated_at = ${late}, version = version + 1`

describe('the database itself refuses in a closed period', () => {
  const copy = (changes: string) =>
    `INSERT INTO entry SELECT 'another', community, kind, section, ${changes}, created_by, ${late}, updated_by FROM entry WHERE id = 'in-may'`
  const rest = 'title, fields, note, notable, searched, rule_version, deleted, version, created_at'

  test.for<[string, string]>([
    ['a new record', copy(`date, precision, ${rest}`)],
    ['a record of the half-year', copy(`'2010-06-30', 'half', ${rest}`)],
    ['a change', `UPDATE entry SET title = '大满', ${asLate} WHERE id = 'in-may'`],
    ['another note', `UPDATE entry SET note = '改', ${asLate} WHERE id = 'in-may'`],
    ['a move out', `UPDATE entry SET date = '2010-07-01', ${asLate} WHERE id = 'in-may'`],
    ['a move in', `UPDATE entry SET date = '2010-06-30', ${asLate} WHERE id = 'in-july'`],
    ['a move to another community', `UPDATE entry SET community = 'oak', ${asLate} WHERE id = 'in-may'`],
    ['a deletion', `UPDATE entry SET deleted = 1, ${asLate} WHERE id = 'in-may'`],
  ])('%s', async ([, sql]) => {
    using ledger = await closedLedger()
    await expect(ledger.client.execute(sql)).rejects.toThrow('the period is closed')
    const [entry, version] = sql.startsWith('INSERT')
      ? ['another', 1]
      : [/'(in-\w+)'$/.exec(sql)?.[1] ?? '', 2]
    const correction = {
      sql: "INSERT INTO correction VALUES (?, ?, '更正', ?, '王芳')",
      args: [entry, version, late],
    }
    await ledger.client.batch([correction, sql], 'write')
    const { rows } = await ledger.client.execute({
      sql: 'SELECT version FROM entry WHERE id = ?',
      args: [entry],
    })
    expect(rows.map((row) => row['version'])).toEqual([version])
  })

  test.for<[string, string]>([
    ['a record of the year', copy(`'2010-12-31', 'year', ${rest}`)],
    ['a record of July', copy(`'2010-07-31', 'month', ${rest}`)],
    ['a change of a later record', `UPDATE entry SET title = '大满', ${asLate} WHERE id = 'in-july'`],
    ['a deletion of a later record', `UPDATE entry SET deleted = 1, ${asLate} WHERE id = 'in-july'`],
  ])('but takes %s', async ([, sql]) => {
    using ledger = await closedLedger()
    const { rowsAffected } = await ledger.client.execute(sql)
    expect(rowsAffected).toBe(1)
  })

  test.for<[string, string, string]>([
    [
      'without a version',
      "UPDATE entry SET title = '大满' WHERE id = 'in-july'",
      'a change of a record is a version',
    ],
    ['by deleting the row', "DELETE FROM entry WHERE id = 'in-july'", 'records are kept'],
    [
      'under another id',
      `UPDATE entry SET id = 'other', ${asLate} WHERE id = 'in-july'`,
      'a change of a record is a version',
    ],
  ])('and nothing is changed %s, whatever its date', async ([, sql, message]) => {
    using ledger = await closedLedger()
    await expect(ledger.client.execute(sql)).rejects.toThrow(message)
  })

  test('a reason is kept for good, and is not empty', async () => {
    using ledger = await closedLedger()
    const keep = (reason: string) => `INSERT INTO correction VALUES ('in-may', 2, '${reason}', 0, '王芳')`
    await expect(ledger.client.execute(keep(''))).rejects.toThrow('CHECK')
    await ledger.client.execute(keep('更正'))
    await expect(ledger.client.execute("UPDATE correction SET reason = '无'")).rejects.toThrow(
      'corrections are kept',
    )
    await expect(ledger.client.execute('DELETE FROM correction')).rejects.toThrow('corrections are kept')
  })
})

const schedule: readonly (readonly [string, string])[] = [
  ['2009', '2010-02-01'],
  ['2009-H2', ''],
  ['2010-H1', '2010-05-20'],
  ['2010-Q2', '2010-06-10'],
  ['2010-06', '2010-07-01'],
]
const exceptions: readonly (readonly [string, string, string])[] = [
  ['oak', '2010-H1', '2010-06-20'],
  ['oak', '2009', ''],
]

const closingOf = (community: string, name: string, closes: string): number =>
  closesAt(exceptions.find(([who, of]) => who === community && of === name)?.[2] ?? closes)

/** Whether a period that holds the record's date is closed at that moment: what the database must find too. */
const isShut = ({ community, fact }: StoredEntry, at: number): boolean =>
  schedule.some(([name, closes]) => isWithin(fact, period(name)) && closingOf(community, name, closes) <= at)

const moments = ['2010-01-10', '2010-05-19', '2010-05-25', '2010-06-15', '2010-07-20'].map(day)
const communities = ['elm', 'oak']

type Step = { next: StoredEntry; before?: StoredEntry }

const stepByChance = (chance: Chance, model: ReadonlyMap<string, StoredEntry>, number: number): Step => {
  const updatedAt = oneOf(chance, moments)
  const before = model.size > 0 && chance.often(0.6) ? oneOf(chance, [...model.values()]) : undefined
  if (before === undefined) {
    const made = storedByChance(chance, { number, community: oneOf(chance, communities) })
    return { next: { ...made, updatedAt } }
  }
  const other = chance.often(0.5) ? entryByChance(chance, before.kind) : {}
  const deleted = before.deleted ? false : chance.often(0.3)
  return { before, next: { ...before, ...other, deleted, version: before.version + 1, updatedAt } }
}

const take = (ledger: Ledger, { next, before }: Step, reason: string) => {
  const { corrections, events } = correctionStatements([next], reason, 'wang-fang')
  const { guard, statements } =
    before === undefined
      ? { guard: undefined, statements: recordStatements([next]) }
      : reviseStatements(next, next.deleted ? 'deleted' : before.deleted ? 'restored' : 'edited')
  return commit(ledger.tenant, {
    corrections,
    ...(guard === undefined ? {} : { guard }),
    statements: [...statements, ...events],
    events: [],
  })
}

const countOf = async ({ client }: Ledger, table: string): Promise<number> => {
  const { rows } = await client.execute(`SELECT count(*) AS n FROM ${table}`)
  return Number(rows[0]?.['n'])
}

test.for([2010, 630, 468])(
  'a change is refused exactly when a record is dated, or was, in a period closed to it, and taken with a reason (seed %i)',
  { timeout: 60_000 },
  async (seed) => {
    using ledger = await openLedger(communities)
    await ledger.client.batch(
      [
        ...schedule.map(([name, closes]) => setPeriod(name, closes)),
        ...exceptions.map(([community, name, closes]) => setException(community, name, closes)),
      ],
      'write',
    )
    const chance = chanceOf(seed)
    const model = new Map<string, StoredEntry>()
    let [refused, corrected] = [0, 0]
    for (let number = 1; number <= 250; number += 1) {
      const step = stepByChance(chance, model, number)
      const shut = [step.next, step.before].some(
        (one) => one !== undefined && isShut(one, step.next.updatedAt),
      )
      const bare = await take(ledger, step, chance.often(0.7) || shut ? '' : '没有必要的原因')
      expect(bare, JSON.stringify(step)).toBe(shut ? 'closed' : 'committed')
      const wanted = shut && chance.often(0.5)
      if (wanted) expect(await take(ledger, step, '派出所更正')).toBe('committed')
      if (wanted || !shut) model.set(step.next.id, step.next)
      refused += shut ? 1 : 0
      corrected += wanted ? 1 : 0
    }
    expect(refused).toBeGreaterThan(20)
    expect([await countOf(ledger, 'correction'), await countOf(ledger, 'event')]).toEqual([
      corrected,
      corrected,
    ])
    expect(differences(await booksIn(ledger.client), booksFrom(model.values()))).toEqual([])
  },
)

test('of two corrections of one version the second is stale, and its reason is not kept', async () => {
  using ledger = await closedLedger()
  const step = (title: string): Step => {
    const before = inMay('in-may')
    return { before, next: { ...before, title, version: 2, updatedAt: late } }
  }
  expect(await take(ledger, step('甲'), '先改')).toBe('committed')
  expect([await take(ledger, step('乙'), '后改'), await take(ledger, step('丙'), '')]).toEqual([
    'stale',
    'stale',
  ])
  const { rows } = await ledger.client.execute('SELECT reason FROM correction')
  expect(rows.map((row) => row['reason'])).toEqual(['先改'])
})
