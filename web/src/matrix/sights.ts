import { views, type View } from '@linli/domain/comparisons'
import { isPeriod, periodBefore, samePeriodLastYear, type Period } from '@linli/domain/periods'
import { useMemo } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useSession } from '../session.tsx'

/** Everything about the comparison that a link restores. */
export type Sight = {
  view: View
  period: Period
  base: Period
  heat: boolean
  /** Whether the second line of a cell is shown. */
  under: boolean
  swap: boolean
  /** What the records say today, also where a report is approved. */
  live: boolean
  gaps: boolean
  q: string
  folded: readonly string[]
  /** `core`, `all`, or figures separated by commas. */
  metrics: string
  /** Communities in the wished order; empty: all, in the street's own. */
  communities: readonly string[]
  /** The figure by which communities are sorted, as `metric|dimension`; empty: not. */
  sort: string
}

type Query = Readonly<Record<string, string | undefined>>

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter((part) => part !== '')

const viewOf = (text: string | undefined): View => views.find((view) => view === text) ?? 'value'

/** What is compared with: last year where nothing else is said. */
const baseOf = (query: Query, view: View, period: Period): Period => {
  if (view === 'yoy') return samePeriodLastYear(period)
  if (view === 'before' || query['base'] === 'before') return periodBefore(period)
  const asked = query['base'] ?? ''
  return isPeriod(asked) ? asked : samePeriodLastYear(period)
}

const sightOf = (query: Query, period: Period): Sight => {
  const view = viewOf(query['view'])
  return {
    view,
    period,
    base: baseOf(query, view, period),
    heat: query['heat'] !== 'off',
    under: query['under'] !== 'off',
    swap: query['swap'] === 'on',
    live: query['values'] === 'live',
    gaps: query['gaps'] === 'only',
    q: query['q'] ?? '',
    folded: listOf(query['fold']),
    metrics: query['metrics'] ?? 'core',
    communities: listOf(query['communities']),
    sort: query['sort'] ?? '',
  }
}

/** The comparison as the address says. It stays the same object while only the opened figure changes. */
export const useSight = (): Sight => {
  const { query } = useAddress()
  const { period } = useSession()
  const { metric: _metric, dimension: _dimension, at: _at, ...shown } = query
  const text = JSON.stringify([shown, period])
  return useMemo(() => sightOf(query, period), [text])
}

/** What the address has to say of a base period, and of the view where the two belong together. */
export const baseChange = (sight: Sight, base: Period): Record<string, string> => {
  const wasCompared = sight.view === 'yoy' || sight.view === 'before'
  if (base === samePeriodLastYear(sight.period)) return { base: '', ...(wasCompared ? { view: 'yoy' } : {}) }
  if (base === periodBefore(sight.period))
    return { base: 'before', ...(wasCompared ? { view: 'before' } : {}) }
  return { base, ...(wasCompared ? { view: '' } : {}) }
}
