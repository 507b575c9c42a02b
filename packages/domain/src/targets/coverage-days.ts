import { dayAfter } from '../days.ts'
import { readQuantity } from '../quantities.ts'
import type { CellReason, RefusalDetails } from '../cell-refusals.ts'
import { both, no, ok, type Bilingual, type Result } from '../results.ts'
import { counters, type Counter } from '../targets.ts'
import type { Counts, Tract } from './coverages.ts'

/** How long after the due day counts may still be entered. */
const daysAfterDue = 60

/** The days of a coverage for which counts may be entered: from its start until 60 days after it is due, and never ahead. */
export const enterableDays = (target: { start: string; due: string }, today: string) => {
  const last = dayAfter(target.due, daysAfterDue)
  return { from: target.start, to: last < today ? last : today }
}

/** A cell of a day's grid as it is typed; '' takes back what was entered for that day. */
export type TypedCell = { tract: string; counter: Counter; typed: string }

/** A cell as it is read: `households` is undefined where nothing is entered. */
export type DayCell = { tract: string; counter: Counter; households: number | undefined }

/** Why a cell is refused. */
export type CellRefusal = { reason: CellReason; details: RefusalDetails }

/** Reads a typed number of households, not more than the tract has. '' is nothing entered. */
export const readHouseholds = (
  typed: string,
  { households: max }: Pick<Tract, 'households'>,
): Result<number | undefined, CellRefusal> => {
  if (typed.trim() === '') return ok(undefined)
  const read = readQuantity(typed, true)
  if (!read.ok) return no({ reason: read.reason.problem, details: { ...read.reason } })
  if (read.value.bound !== 'exact') return no({ reason: 'households-exact', details: {} })
  const households = read.value.thousandths / 1000
  return households > max ? no({ reason: 'more-than-households', details: { max } }) : ok(households)
}

/** What is odd about a tract's counts and yet possible: below what the tract had before, or more than the step before allows. */
export type CoverageWarning =
  | { warning: 'below-before'; counter: Counter; before: number }
  | { warning: 'above-step-before'; counter: Counter; than: Counter; value: number }

/**
 * What is to be told about a tract's counts of a day.
 * @param before its last counts before that day
 * @param counts its counts as of that day: what is entered, and what is kept where nothing is
 */
export const coverageWarnings = (before: Counts, counts: Counts): CoverageWarning[] =>
  counters.flatMap((counter, index): CoverageWarning[] => {
    const value = counts[counter]
    if (value === undefined) return []
    const had = before[counter]
    const than = counters.slice(0, index).findLast((earlier) => counts[earlier] !== undefined)
    const most = than && counts[than]
    return [
      ...(had !== undefined && value < had
        ? [{ warning: 'below-before' as const, counter, before: had }]
        : []),
      ...(than !== undefined && most !== undefined && value > most
        ? [{ warning: 'above-step-before' as const, counter, than, value: most }]
        : []),
    ]
  })

/** What the counters are called. */
export const counterNames: Readonly<Record<Counter, Bilingual>> = {
  listed: both('摸底', 'Listed'),
  registered: both('登记', 'Registered'),
  checked: both('复查', 'Checked'),
}

/** A warning in words. */
export const warningText = (warning: CoverageWarning): Bilingual => {
  if (warning.warning === 'below-before')
    return both(`比前一次少（前一次${warning.before}）`, `Below the entry before (${warning.before})`)
  const [own, than] = [counterNames[warning.counter], counterNames[warning.than]]
  return both(
    `${own.zh}比${than.zh}多（${than.zh}${warning.value}）`,
    `More ${own.en.toLowerCase()} than ${than.en.toLowerCase()} (${warning.value})`,
  )
}
