import type { Replied } from '@linli/contract/operations'
import type { PeriodException, ReportingPeriod } from '@linli/contract/reporting-periods'
import {
  firstDay,
  grainOf,
  isPeriod,
  periodBefore,
  periodOf,
  type Grain,
  type Period,
} from '@linli/domain/periods'

export type Periods = Replied<'listReportingPeriods'>['periods']

export const dayKeys = ['opens', 'due', 'closes', 'cutOff'] as const
const exceptionKeys = ['due', 'closes', 'reason'] as const
export type FieldKey = (typeof dayKeys)[number] | 'reason'

/** What is being set: a period's days, or other days of it for one community. */
export type Spot = { period: string; community?: string | undefined }

/** The days of a spot as they are typed; an exception has a reason, and neither an opening nor a cut-off day. */
export type PeriodForm = Readonly<Record<FieldKey, string>>

export const keysOf = ({ community }: Spot): readonly FieldKey[] =>
  community === undefined ? dayKeys : exceptionKeys

export const blankForm: PeriodForm = { opens: '', due: '', closes: '', cutOff: '', reason: '' }

/** What is set at a spot, if anything is. */
export type Saved = ReportingPeriod | PeriodException
export const savedAt = (periods: Periods, { period, community }: Spot): Saved | undefined => {
  const own = periods.find((each) => each.period === period)
  return community === undefined ? own : own?.exceptions.find((each) => each.community === community)
}

export const formOf = (saved: Saved | undefined): PeriodForm =>
  saved === undefined
    ? blankForm
    : 'reason' in saved
      ? { ...blankForm, due: saved.due, closes: saved.closes, reason: saved.reason }
      : { ...blankForm, opens: saved.opens, due: saved.due, closes: saved.closes, cutOff: saved.cutOff }

export const differing = (spot: Spot, mine: PeriodForm, theirs: PeriodForm): FieldKey[] =>
  keysOf(spot).filter((key) => mine[key].trim() !== theirs[key].trim())

const grains = ['half', 'quarter', 'month', 'year'] as const satisfies readonly Grain[]

/** How many periods of a grain are offered: those of this year and the next. */
const offered: Record<(typeof grains)[number], number> = { half: 4, quarter: 8, month: 24, year: 2 }

/** The periods that can be added, by grain: those of this year and the next, and half-years that hold records. */
export const choices = (
  periods: Periods,
  { current, held }: { current: Period; held: readonly string[] },
): { grain: (typeof grains)[number]; periods: Period[] }[] => {
  const taken = new Set(periods.map(({ period }) => period))
  return grains.map((grain) => {
    const first = periodOf(firstDay(periodOf(firstDay(current), 'year')), grain)
    const coming = Array.from({ length: offered[grain] }, (_, at) => periodBefore(first, -at))
    const before = held.filter(isPeriod).filter((each) => grainOf(each) === grain)
    const all = [...new Set([...coming, ...before])].sort().reverse()
    return { grain, periods: all.filter((each) => !taken.has(each)) }
  })
}

/** The half-year that comes next: after the latest one set, or the current one. */
export const nextPeriod = (periods: Periods, current: Period): Period => {
  const halves = periods
    .map(({ period }) => period)
    .filter((each) => isPeriod(each) && grainOf(each) === 'half')
  const latest = halves.filter(isPeriod).sort().pop()
  return latest === undefined || latest < current ? current : periodBefore(latest, -1)
}

/** What was kept on this device: a spot, what was typed, and the version it was begun from. */
export type KeptForm = { spot: Spot; form: PeriodForm; version: number }

export const isKept = (value: unknown): value is KeptForm => {
  if (typeof value !== 'object' || value === null) return false
  if (!('spot' in value) || !('form' in value) || !('version' in value)) return false
  const { spot, form, version } = value
  if (typeof spot !== 'object' || spot === null || typeof form !== 'object' || form === null) return false
  const said = new Map<string, unknown>(Object.entries(form))
  const named = 'period' in spot && typeof spot.period === 'string'
  return (
    named &&
    typeof version === 'number' &&
    Object.keys(blankForm).every((key) => typeof said.get(key) === 'string')
  )
}
