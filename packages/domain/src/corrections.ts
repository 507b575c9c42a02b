import { isWithin, type FactDate } from './dates.ts'
import type { FigureKey } from './metrics.ts'
import { firstDay, lastDay, periodBefore, periodName, periodOf, type Period } from './periods.ts'
import type { Posting } from './postings.ts'
import { both, type Bilingual } from './results.ts'

/** The latest reading of a figure in a half-year, by another record than the one that changes. */
export type HalfReading = FigureKey & { half: Period; date: string }

/** What a correction is told against: the readings of its figures in other records, and today. */
export type ChangeFrame = { readings: readonly HalfReading[]; today: string }

const isHalfwise = ({ precision }: FactDate): boolean => precision !== 'year'

const flowPeriods = ({ fact }: Posting): Period[] => [
  ...(isHalfwise(fact) ? [periodOf(fact.date, 'half')] : []),
  periodOf(fact.date, 'year'),
]

/** The half-years at whose end the reading is the latest one, up to the end of this year. */
const halvesOfReading = (
  { metric, dimension, fact }: Posting,
  { readings, today }: ChangeFrame,
): Period[] => {
  const others = readings.filter((one) => one.metric === metric && one.dimension === dimension)
  const halves: Period[] = []
  const last = `${today.slice(0, 4)}-12-31`
  for (let half = periodOf(fact.date, 'half'); firstDay(half) <= last; half = periodBefore(half, -1)) {
    if (others.some((one) => one.half === half && one.date > fact.date)) break
    halves.push(half)
  }
  return halves
}

const stockPeriods = (posting: Posting, frame: ChangeFrame): Period[] => {
  const halves = halvesOfReading(posting, frame)
  const current = periodOf(frame.today, 'half')
  const years = halves.filter((half) => half.endsWith('H2')).map((half) => periodOf(firstDay(half), 'year'))
  return [...halves.filter((half) => half <= current), ...years]
}

const lineOf = ({ metric, dimension, fact, quantity }: Posting): string =>
  JSON.stringify([metric, dimension, fact.date, fact.precision, quantity.thousandths, quantity.bound])

const without = (lines: readonly Posting[], others: readonly Posting[]): Posting[] => {
  const same = new Set(others.map(lineOf))
  return lines.filter((line) => !same.has(lineOf(line)))
}

const inOrder = (one: Period, other: Period): number =>
  lastDay(one).localeCompare(lastDay(other)) || other.length - one.length

/**
 * The periods whose figures a correction changes, in order: of each line that comes, goes or is another its half-year and its
 * year; of a reading also the later ones up to the next reading. None where nothing that is counted changes.
 */
export const periodsChanged = (
  before: readonly Posting[],
  after: readonly Posting[],
  frame: ChangeFrame,
): Period[] => {
  const changed = [...without(before, after), ...without(after, before)]
  const found = changed.flatMap((line) =>
    line.nature === 'flow' ? flowPeriods(line) : stockPeriods(line, frame),
  )
  return [...new Set(found)].sort(inOrder)
}

/** Those of the closed periods in which a record is dated, before or after it changes. */
export const periodsClosedTo = (closed: readonly Period[], facts: readonly FactDate[]): Period[] =>
  closed.filter((period) => facts.some((fact) => isWithin(fact, period))).sort(inOrder)

/** What a person is told who writes in a closed period without a reason. */
export const closedText = (closed: readonly Period[]): Bilingual => {
  const called = closed.map(periodName)
  const zh = called.map((name) => name.zh).join('、')
  const en = called.map((name) => name.en).join(', ')
  return both(
    `${zh}已关闭，只能写明原因后更正；原因记入修改历史，已核定的报告不变，差异会标出来`,
    `Closed: ${en}. A record dated in it is only taken as a correction with a reason; the reason is kept with the record, approved reports stay as they are and show the difference`,
  )
}
