import { isDeepStrictEqual } from 'node:util'
import type { InStatement } from '@libsql/client'
import type { Reach } from '@linli/data/open'
import {
  balancesFor,
  balanceStatements,
  figuresFor,
  gather,
  metricsWithin,
  type Wanted,
} from '@linli/data/tenant/figures'
import { streetStatements } from '@linli/data/tenant/streets'
import { metricOf, type FigureKey } from '@linli/domain/metrics'
import { firstDay, lastDay, period } from '@linli/domain/periods'
import { textIn } from '../support/ledgers.ts'
import { openOffice, type Office } from '../support/offices.ts'
import { communities, dropTriggers, fill } from './fillings.ts'
import { interleave, tell, tellRatio } from './medians.ts'

type Named = Wanted & { figures: readonly FigureKey[] }

const [now, base] = [period('2010-H1'), period('2009-H1')]

/** A copy of the postings that only the aggregates read, under the indexes that serve them best: every question is one range. */
const rawTable = [
  `CREATE TABLE raw (community TEXT, metric TEXT, dimension TEXT, date TEXT, entry TEXT, nature TEXT, precision TEXT,
    value INTEGER, bound TEXT) STRICT`,
  'INSERT INTO raw SELECT community, metric, dimension, date, entry, nature, precision, value, bound FROM posting',
  `CREATE INDEX raw_flows ON raw (community, metric, dimension, date, precision, value, bound) WHERE nature = 'flow'`,
  `CREATE INDEX raw_stocks ON raw (community, metric, dimension, date, entry, precision, value, bound) WHERE nature = 'stock'`,
]

const times = (name: string): string => `count(*) FILTER (WHERE raw.bound = '${name}')`
const counts = ['at-least', 'at-most', 'about', 'estimated', 'unstated'].map(times).join(', ')
const figureTable =
  'WITH figure AS MATERIALIZED (SELECT value ->> 0 AS metric, value ->> 1 AS dimension FROM json_each(?))'
const ofFigure =
  'raw.community = community.id AND raw.metric = figure.metric AND raw.dimension = figure.dimension'

// What is only known of a year is of no half-year, as in the balances.
const flowLine = `json_array(span.value ->> 0, raw.community, raw.metric, raw.dimension, sum(raw.value), count(*), ${counts})`
const flowLines = `raw.nature = 'flow' AND ${ofFigure} AND raw.date BETWEEN span.value ->> 1 AND span.value ->> 2
  AND raw.precision <> 'year'`
const everyCell = 'FROM json_each(?) AS span CROSS JOIN community CROSS JOIN figure'

/** The sums of flows, as one range after another, or sorted and grouped by the engine. */
const flowSums = {
  ranges: `${figureTable} SELECT '[' || group_concat((SELECT ${flowLine} FROM raw WHERE ${flowLines} HAVING count(*) > 0)) || ']'
    ${everyCell}`,
  groups: `${figureTable} SELECT '[' || group_concat(line) || ']' FROM (
    SELECT ${flowLine} AS line ${everyCell} CROSS JOIN raw WHERE ${flowLines} GROUP BY span.key, community.id, figure.metric, figure.dimension)`,
}

const lastReadings = `${figureTable} SELECT '[' || group_concat((
  SELECT json_array(raw.community, raw.metric, raw.dimension, raw.date, raw.precision, raw.value, raw.bound) FROM raw
  WHERE raw.nature = 'stock' AND ${ofFigure} AND raw.date <= ? ORDER BY raw.date DESC, raw.entry DESC LIMIT 1)) || ']'
  FROM community CROSS JOIN figure`

/** The answer that the balances give, summed over the raw lines instead; what is declared is read as the API reads it. */
const aggregate = (reach: Reach, wanted: Named, way: keyof typeof flowSums): InStatement[] => {
  const ofNature = (nature: string) =>
    JSON.stringify(
      wanted.figures
        .filter(({ metric }) => metricOf(metric)?.nature === nature)
        .map(({ metric, dimension }) => [metric, dimension]),
    )
  const spans = JSON.stringify(wanted.periods.map((of) => [of, firstDay(of), lastDay(of)]))
  return [
    { sql: flowSums[way], args: [ofNature('flow'), spans] },
    ...balanceStatements(reach, wanted).slice(1, 3),
    ...wanted.periods.map((of) => ({ sql: lastReadings, args: [ofNature('stock'), lastDay(of)] })),
  ]
}

/** The hundred metrics about which the ledger has most to say. */
const hundredOf = async ({ client }: Office): Promise<string[]> => {
  const { rows } = await client.execute(
    "SELECT metric FROM posting WHERE dimension = '' GROUP BY metric ORDER BY count(*) DESC, metric LIMIT 100",
  )
  return rows.map((row) => textIn(row, 'metric'))
}

/** Each way must give the very answer that the balances give: sums, counts, bounds and readings of both periods. */
const expectSame = async (
  { client }: Office,
  wanted: Named,
  ways: readonly InStatement[][],
): Promise<void> => {
  const [first, ...others] = await Promise.all(
    ways.map(async (statements) => gather(wanted, await client.batch(statements, 'read'))),
  )
  if (first?.size !== communities.length || !others.every((other) => isDeepStrictEqual(other, first)))
    throw new Error('the aggregates and the balances answer differently')
}

const compare = async (office: Office, metrics: readonly string[], rounds: number, entries: string) => {
  const ask = await office.signIn('chen-jing')
  const figures = figuresFor(metrics.map((metric) => ({ metric, dimension: '' })))
  const wanted = { periods: [now, base], metrics: balancesFor(metricsWithin(office.reach, metrics)), figures }
  const balances = balanceStatements(office.reach, wanted)
  const [ranges, groups] = [
    aggregate(office.reach, wanted, 'ranges'),
    aggregate(office.reach, wanted, 'groups'),
  ]
  await expectSame(office, wanted, [balances, ranges, groups])
  const read = (statements: InStatement[]) => () =>
    office.client.batch([...streetStatements, ...statements], 'read')
  const path = `/streets/maple/comparison?period=${now}&base=${base}&metrics=${metrics.join(',')}`
  const medians = await interleave(
    {
      'balances (the statements of the API)': read(balances),
      'aggregate over raw lines, a range per figure': read(ranges),
      'aggregate over raw lines, GROUP BY': read(groups),
      'the whole request, with rules and JSON': async () => (await ask('GET', path)).text(),
    },
    rounds,
  )
  tell(`(a) comparison of 20 communities × ${metrics.length} metrics with base, ${entries} entries`, medians)
  const [kept = 0, best = 0] = medians.values()
  return best / kept
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
  tellRatio('best aggregate ÷ balances', small, 20)
  await multiply(office)
  const large = await compare(office, metrics, 9, '1,600,000')
  tellRatio('best aggregate ÷ balances', large, 90)
}
