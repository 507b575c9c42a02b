import type { Coverage, CoverageTract } from '@linli/contract/coverages'
import { counters, type Counter } from '@linli/domain/targets'
import { coverageWarnings, readHouseholds, type CoverageWarning } from '@linli/domain/targets/coverage-days'
import type { Counts } from '@linli/domain/targets/coverages'
import { cellText } from '@linli/domain/cell-refusals'
import type { Bilingual } from '@linli/domain/results'

/** What is typed and not saved, by cell, and what stood in each of these cells when one began to type. */
export type Typed = Readonly<Record<string, string>>
export type Held = { typed: Typed; base: Typed; waiting: boolean }

export const nothingHeld: Held = { typed: {}, base: {}, waiting: false }

/** The name of a cell, which is also the id of its input. */
export const cellOf = (tract: string, counter: Counter): string => `cell/${counter}/${tract}`

/** The counters that the plan's phases count; all of them where no phase names one. */
export const countersOf = ({ phases }: Pick<Coverage, 'phases'>): Counter[] => {
  const used = counters.filter((counter) => phases.some((phase) => phase.counter === counter))
  return used.length === 0 ? [...counters] : used
}

/** What is entered for the day in a cell, as text. */
export const enteredIn = ({ entered }: CoverageTract, counter: Counter): string =>
  String(entered[counter] ?? '')

/** What stands in a cell: what is typed, else what is entered. */
export const textIn = (tract: CoverageTract, counter: Counter, typed: Typed): string =>
  typed[cellOf(tract.code, counter)] ?? enteredIn(tract, counter)

/** A tract's counts as of the day, with what is typed; a cell that cannot be read keeps what it had. */
export const countsWith = (tract: CoverageTract, typed: Typed): Counts => {
  const own = counters.map((counter) => {
    const read = readHouseholds(textIn(tract, counter, typed), tract)
    return [counter, (read.ok ? read.value : undefined) ?? tract.before[counter]] as const
  })
  return Object.fromEntries(own.filter(([, value]) => value !== undefined))
}

/** Why a cell cannot be saved. */
export const mistakeIn = (tract: CoverageTract, counter: Counter, typed: Typed): Bilingual | undefined => {
  const read = readHouseholds(textIn(tract, counter, typed), tract)
  return read.ok ? undefined : cellText(read.reason.reason, read.reason.details)
}

/** What is odd about a tract's counts as they are typed. */
export const warningsIn = (tract: CoverageTract, typed: Typed): CoverageWarning[] =>
  coverageWarnings(tract.before, countsWith(tract, typed))

/** Every cell of the grid. */
export const allCells = (coverage: Coverage): { tract: CoverageTract; counter: Counter; key: string }[] =>
  coverage.tracts.flatMap((tract) =>
    countersOf(coverage).map((counter) => ({ tract, counter, key: cellOf(tract.code, counter) })),
  )

/** The cells whose text is not what is entered. */
export const changedCells = (coverage: Coverage, typed: Typed) =>
  allCells(coverage).filter(
    ({ tract, counter, key }) => typed[key] !== undefined && typed[key]?.trim() !== enteredIn(tract, counter),
  )

/** The cells that somebody else has meanwhile made something else of than what is typed here. */
export const conflictsIn = (coverage: Coverage, { typed, base }: Held) =>
  changedCells(coverage, typed).filter(
    ({ tract, counter, key }) => (base[key] ?? '') !== enteredIn(tract, counter),
  )

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string')

/** Whether something kept on this device is typing of this kind. */
export const isHeld = (value: unknown): value is Held =>
  typeof value === 'object' &&
  value !== null &&
  'typed' in value &&
  'base' in value &&
  'waiting' in value &&
  typeof value.waiting === 'boolean' &&
  isTexts(value.typed) &&
  isTexts(value.base)
