import type { InStatement } from '@libsql/client'
import { balanceStatements, figuresFor } from '@linli/data/tenant/figures'
import { streetStatements } from '@linli/data/tenant/streets'
import { metrics } from '@linli/domain/metrics'
import { firstDay, lastDay, period } from '@linli/domain/periods'
import { openOffice, type Office } from '../support/offices.ts'
import { communities, dropTriggers, fill } from './fillings.ts'
import { interleave, tell, tellRatio } from './medians.ts'

const hundred = metrics.filter(({ nature }) => nature !== 'ratio').map(({ code }) => code).slice(0, 100)
const [now, base] = [period('2010-H1'), period('2009-H1')]

/** Copies of the postings that only an aggregate reads, under the two indexes that could serve it best. */
const rawTables = [
  'CREATE TABLE raw (community TEXT, metric TEXT, dimension TEXT, date TEXT, value INTEGER, bound TEXT, nature TEXT) STRICT',
  'INSERT INTO raw SELECT community, metric, dimension, date, value, bound, nature FROM posting',
  'CREATE INDEX raw_by_date ON raw (community, metric, date, dimension, value, bound, nature)',
  'CREATE INDEX raw_by_dimension ON raw (community, metric, dimension, date, value, bound, nature)',
  'ANALYZE',
]

const bound = (name: string): string => `count(*) FILTER (WHERE bound = '${name}')`

/** What a comparison needs of one period, summed over the raw lines with one covering index. */
const aggregate = (index: string, of: typeof now): InStatement[] => {
  const among = `community IN (SELECT id FROM community) AND metric IN (SELECT value FROM json_each(?))`
  const bounds = ['at-least', 'at-most', 'about', 'estimated', 'unstated'].map(bound).join(', ')
  return [
    {
      sql: `SELECT json_group_array(json_array(community, metric, dimension, total, times)) FROM (
        SELECT community, metric, dimension, sum(value) AS total, count(*) AS times, ${bounds} FROM raw INDEXED BY ${index}
        WHERE ${among} AND date BETWEEN ? AND ? AND nature = 'flow' GROUP BY community, metric, dimension)`,
      args: [JSON.stringify(hundred), firstDay(of), lastDay(of)],
    },
    {
      sql: `SELECT json_group_array(json_array(community, metric, dimension, latest, value)) FROM (
        SELECT community, metric, dimension, max(date) AS latest, value FROM raw INDEXED BY ${index}
        WHERE ${among} AND date <= ? AND nature = 'stock' GROUP BY community, metric, dimension)`,
      args: [JSON.stringify(hundred), lastDay(of)],
    },
  ]
}

const compare = async (office: Office, rounds: number, entries: string): Promise<number> => {
  const ask = await office.signIn('chen-jing')
  const figures = figuresFor(hundred.map((metric) => ({ metric, dimension: '' })))
  const wanted = { periods: [now, base], metrics: hundred, figures }
  const statements = [...streetStatements, ...balanceStatements(office.reach, wanted)]
  const over = (index: string) => [...aggregate(index, now), ...aggregate(index, base)]
  const path = `/streets/maple/comparison?period=${now}&base=${base}&metrics=${hundred.join(',')}`
  const medians = await interleave(
    {
      'balances (the statements of the API)': () => office.client.batch(statements, 'read'),
      'aggregate, index by community, metric, date': () => office.client.batch(over('raw_by_date'), 'read'),
      'aggregate, index by community, metric, dimension': () => office.client.batch(over('raw_by_dimension'), 'read'),
      'the whole request, with rules and JSON': async () => (await ask('GET', path)).text(),
    },
    rounds,
  )
  tell(`(a) comparison of 20 communities × 100 metrics with base, ${entries} entries`, medians)
  const [balances = 0, byDate = 0, byDimension = 0] = medians.values()
  return Math.min(byDate, byDimension) / balances
}

/** The ledger ten times over, straight into the tables: balances are computed instead of kept, which is faster to prepare. */
const multiply = async (office: Office): Promise<void> => {
  await dropTriggers(office)
  const parts = ['sum', 'count', 'at_least', 'at_most', 'about', 'estimated', 'unstated']
  await office.client.executeMultiple(`PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;
    DROP TABLE raw; DROP INDEX posting_by_entry;
    INSERT INTO posting SELECT community, metric, dimension, date, entry || '-' || copy.value, nature, precision, posting.value, bound
      FROM posting JOIN json_each('[1,2,3,4,5,6,7,8,9]') AS copy ORDER BY 1, 2, 3, 4, 5;
    UPDATE flow_balance SET ${parts.map((part) => `${part} = ${part} * 10`).join(', ')}`)
  for (const sql of rawTables) await office.client.execute(sql)
}

/** Balances against the best covering-index aggregate, at 160,000 entries and at ten times as many. */
export const benchComparisons = async (): Promise<void> => {
  using office = await openOffice(communities, { watch: false })
  await fill(office, 160_000)
  for (const sql of rawTables) await office.client.execute(sql)
  tellRatio('times as fast as the best aggregate', await compare(office, 9, '160,000'), 20)
  await multiply(office)
  tellRatio('times as fast as the best aggregate', await compare(office, 5, '1,600,000'), 90)
}
