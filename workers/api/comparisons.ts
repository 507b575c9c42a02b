import { forAverages, reaches } from '@linli/data/open'
import {
  balancesFor,
  balanceStatements,
  figuresFor,
  gather,
  metricsWithin,
  type KnownByCommunity,
} from '@linli/data/tenant/figures'
import { streetStatements, type Community } from '@linli/data/tenant/streets'
import { takesDimension } from '@linli/domain/entries'
import { figureKeyOf } from '@linli/domain/figures'
import { inForce, type FigureKey, type Metric } from '@linli/domain/metrics'
import {
  firstDay,
  grainOf,
  lastDay,
  period as periodFrom,
  periodBefore,
  samePeriodLastYear,
  type Period,
} from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { makeWorkbook } from '../documents/making.ts'
import { comparisonCsv } from './comparison-exports.ts'
import { denominatorsOf, isBroken, rowOf, sideOf } from './comparison-rows.ts'
import { comparisonWorkbook } from './comparison-workbooks.ts'
import { fileHeaders } from './csv.ts'
import type { Given, Handlers } from './given.ts'
import { invalid, isRefusing, type Refusing } from './refusals.ts'

type Exported = Given<'exportComparison'> | Given<'exportComparisonWorkbook'>
type Asked = Given<'readComparison'> | Exported
type Reply = Awaited<ReturnType<Handlers['readComparison']>>
export type ComparisonReply = Exclude<Reply, Refusing>

const mostRows = 300

const wantedRows = (
  asked: string | undefined,
  reach: Asked['reach'],
  period: Period,
): FigureKey[] | Refusing => {
  const within = (keep: (metric: Metric) => boolean) =>
    metricsWithin(reach)
      .filter((metric) => keep(metric) && inForce(metric, firstDay(period), lastDay(period)))
      .map(({ code }) => ({ metric: code, dimension: '' }))
  if (asked === undefined || asked === 'core') return within(({ core }) => core)
  if (asked === 'all') return within(() => true)
  const keys = [...new Set(asked.split(',').map((text) => text.trim()))]
    .filter((text) => text !== '')
    .map(figureKeyOf)
  const known = keys.every(({ metric, dimension }) => {
    const [found] = metricsWithin(reach, [metric])
    return found !== undefined && takesDimension(found, dimension)
  })
  return known && keys.length <= mostRows ? keys : invalid(refused('metrics', 'not-a-metric'))
}

const wantedColumns = (
  asked: string | undefined,
  all: readonly Community[],
  reach: Asked['reach'],
): Community[] | Refusing => {
  const inReach = all.filter(({ id }) => reaches(reach, id))
  if (asked === undefined) return inReach
  const chosen = [...new Set(asked.split(',').map((id) => id.trim()))].map((id) =>
    inReach.find((one) => one.id === id),
  )
  const found = chosen.filter((one) => one !== undefined)
  return found.length === chosen.length ? found : invalid(refused('communities', 'not-a-community'))
}

/**
 * Reads the whole street in one statement batch, whatever the caller sees of it: sums and averages are over every community.
 * A district sees approved figures only; as long as no report is approved, there are none.
 */
/** What a district sees of a street: the figures of its approved reports, and nothing that is not approved. */
const approvedOnly = (known: KnownByCommunity): KnownByCommunity =>
  new Map(
    [...known].map(([community, periods]) => [
      community,
      new Map([...periods].filter(([, of]) => of.approved !== undefined)),
    ]),
  )

const readKnown = async (given: Asked, keys: readonly FigureKey[], periods: readonly [Period, Period]) => {
  const metrics = metricsWithin(
    given.reach,
    keys.map(({ metric }) => metric),
  )
  const fromDistrict = given.membership.role === 'district-viewer'
  const live = given.query.values === 'live' && !fromDistrict ? periods : []
  const wanted = { periods, metrics: balancesFor(metrics), figures: figuresFor(keys), live }
  const balances = balanceStatements(forAverages(given.reach), wanted)
  const [list, words, ...results] = await given.tenant.client.batch(
    [...streetStatements, ...balances],
    'read',
  )
  const known = fromDistrict ? approvedOnly(gather(wanted, results)) : gather(wanted, results)
  const all = JSON.parse(String(list?.rows[0]?.[0])) as Community[]
  return { known, all, cutOff: String(words?.rows[0]?.['cut_off'] ?? '') }
}

/** Last year's same period; for the view of the period before, that one. */
const usualBase = ({ query }: Asked, period: Period): Period =>
  'view' in query && query.view === 'before' ? periodBefore(period) : samePeriodLastYear(period)

const compare = async (given: Asked): Promise<ComparisonReply | Refusing> => {
  const period = periodFrom(given.query.period)
  const base = given.query.base === undefined ? usualBase(given, period) : periodFrom(given.query.base)
  if (grainOf(base) !== grainOf(period)) return invalid(refused('base', 'other-length'))
  const rows = wantedRows(given.query.metrics, given.reach, period)
  if (isRefusing(rows)) return rows
  const { known, all, cutOff } = await readKnown(given, rows, [period, base])
  const columns = wantedColumns(given.query.communities, all, given.reach)
  if (isRefusing(columns)) return columns
  const [now, then] = [
    sideOf(known, given.reach, all, columns, period),
    sideOf(known, given.reach, all, columns, base),
  ]
  return {
    streetName: given.street.name,
    period,
    base,
    cutOff,
    communities: columns,
    communitiesInStreet: all.length,
    denominators: denominatorsOf(rows, now),
    rows: rows.map((key) => rowOf(key, now, then, isBroken(key, period, base))),
  }
}

const fileName = ({ query }: Exported, ending: 'csv' | 'xlsx'): string =>
  `${query.lang === 'zh' ? '社区对比' : 'comparison'}-${query.period}.${ending}`

export const comparisonHandlers: Pick<
  Handlers,
  'readComparison' | 'exportComparison' | 'exportComparisonWorkbook'
> = {
  readComparison: compare,

  exportComparison: async (given) => {
    const comparison = await compare(given)
    if (isRefusing(comparison)) return comparison
    fileHeaders(given.headers, fileName(given, 'csv'))
    return comparisonCsv(comparison, given.query.view, given.query.lang)
  },

  exportComparisonWorkbook: async (given) => {
    const comparison = await compare(given)
    if (isRefusing(comparison)) return comparison
    fileHeaders(given.headers, fileName(given, 'xlsx'))
    return makeWorkbook(comparisonWorkbook(comparison, given.query.view, given.query.lang))
  },
}
