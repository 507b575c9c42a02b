import type { InStatement } from '@libsql/client'
import { balanceStatements, figuresFor } from '@linli/data/tenant/figures'
import { streetStatements } from '@linli/data/tenant/streets'
import { metricOf } from '@linli/domain/metrics'
import { firstDay, lastDay, period, type Period } from '@linli/domain/periods'
import { textIn } from '../support/ledgers.ts'
import { openOffice, type Office } from '../support/offices.ts'
import { communities, dropTriggers, fill } from './fillings.ts'
import { interleave, tell, tellRatio } from './medians.ts'

const [now, base] = [period('2010-H1'), period('2009-H1')]

/** A copy of the postings that only the aggregate reads, under the index that serves it best: every question is one range. */
const rawTable = [
  'CREATE TABLE raw (community TEXT, metric TEXT, dimension TEXT, date TEXT, value INTEGER, bound TEXT) STRICT',
  'INSERT INTO raw SELECT community, metric, dimension, date, value, bound FROM posting',
  'CREATE INDEX raw_covering ON raw (community, metric, dimension, date, value, bound)',
]

const times = (name: string): string => `count(*) FILTER (WHERE bound = '${name}')`
const counts = ['at-least', 'at-most', 'about', 'estimated', 'unstated'].map(times).join(', ')

const named = `WITH figure AS MATERIALIZED (SELECT value AS metric FROM json_each(?))`
const each = `FROM community CROSS JOIN figure CROSS JOIN raw
  WHERE raw.community = community.id AND raw.metric = figure.metric AND raw.dimension = ''`

const lastReading = `(SELECT max(date) FROM raw AS r
  WHERE r.community = community.id AND r.metric = figure.metric AND r.dimension = '' AND r.date <= ?)`

/** What the comparison needs of one period, summed over the raw lines: as rows, or as one JSON value. */
const aggregate = (metrics: readonly string[], of: Period, json: boolean): InStatement[] => {
  const wrap = (line: string, columns: string, rest: string) =>
    json
      ? `${named} SELECT json_group_array(json_array(${line})) FROM (SELECT ${columns} ${rest})`
      : `${named} SELECT ${columns} ${rest}`
  const ofNature = (nature: string) =>
    JSON.stringify(metrics.filter((code) => metricOf(code)?.nature === nature))
  const flows = `raw.community AS a, raw.metric AS b, sum(raw.value) AS c, count(*) AS d, ${counts
    .split(', ')
    .map((count, i) => `${count} AS e${i}`)
    .join(', ')}`
  return [
    {
      sql: wrap(
        'a, b, c, d, e0, e1, e2, e3, e4',
        flows,
        `${each} AND date BETWEEN ? AND ? GROUP BY community.id, figure.metric`,
      ),
      args: [ofNature('flow'), firstDay(of), lastDay(of)],
    },
    {
      sql: wrap(
        'a, b, c, d',
        'raw.community AS a, raw.metric AS b, raw.date AS c, raw.value AS d',
        `${each} AND date = ${lastReading}`,
      ),
      args: [ofNature('stock'), lastDay(of)],
    },
  ]
}

/** The hundred metrics about which the ledger has most to say. */
const hundredOf = async ({ client }: Office): Promise<string[]> => {
  const { rows } = await client.execute(
    "SELECT metric FROM posting WHERE dimension = '' GROUP BY metric ORDER BY count(*) DESC, metric LIMIT 100",
  )
  return rows.map((row) => textIn(row, 'metric'))
}

const compare = async (office: Office, metrics: readonly string[], rounds: number, entries: string) => {
  const ask = await office.signIn('chen-jing')
  const figures = figuresFor(metrics.map((metric) => ({ metric, dimension: '' })))
  const wanted = { periods: [now, base], metrics, figures }
  const statements = [...streetStatements, ...balanceStatements(office.reach, wanted)]
  const over = (json: boolean) => [...aggregate(metrics, now, json), ...aggregate(metrics, base, json)]
  const path = `/streets/maple/comparison?period=${now}&base=${base}&metrics=${metrics.join(',')}`
  const medians = await interleave(
    {
      'balances (the statements of the API)': () => office.client.batch(statements, 'read'),
      'aggregate over raw lines, one JSON value': () => office.client.batch(over(true), 'read'),
      'aggregate over raw lines, rows': () => office.client.batch(over(false), 'read'),
      'the whole request, with rules and JSON': async () => (await ask('GET', path)).text(),
    },
    rounds,
  )
  tell(`(a) comparison of 20 communities × ${metrics.length} metrics with base, ${entries} entries`, medians)
  const [balances = 0, json = 0, rows = 0] = medians.values()
  return { json: json / balances, rows: rows / balances }
}

/** The ledger ten times over, straight into the tables: balances are computed instead of kept, which is faster to prepare. */
const multiply = async (office: Office): Promise<void> => {
  await dropTriggers(office)
  const parts = ['sum', 'count', 'at_least', 'at_most', 'about', 'estimated', 'unstated']
  await office.client.executeMultiple(`PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;
    DROP TABLE raw; DROP INDEX posting_by_entry;
    INSERT INTO posting
      SELECT community, metric, dimension, date, entry || '-' || copy.value, nature, precision, posting.value, bound
      FROM posting JOIN json_each('[1,2,3,4,5,6,7,8,9]') AS copy ORDER BY 1, 2, 3, 4, 5;
    UPDATE flow_balance SET ${parts.map((part) => `${part} = ${part} * 10`).join(', ')}`)
  for (const sql of rawTable) await office.client.execute(sql)
}

/** Balances against the best covering-index aggregate, at 160,000 entries of two years and at ten times as many. */
export const benchComparisons = async (): Promise<void> => {
  using office = await openOffice(communities, { watch: false })
  await fill(office, 160_000)
  for (const sql of rawTable) await office.client.execute(sql)
  const metrics = await hundredOf(office)
  const small = await compare(office, metrics, 15, '160,000')
  tellRatio('aggregate in one JSON value ÷ balances', small.json, 20)
  tellRatio('aggregate in rows ÷ balances', small.rows, 20)
  await multiply(office)
  const large = await compare(office, metrics, 9, '1,600,000')
  tellRatio('aggregate in one JSON value ÷ balances', large.json, 90)
  tellRatio('aggregate in rows ÷ balances', large.rows, 90)
}
