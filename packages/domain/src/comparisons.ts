import type { Bilingual } from './results.ts'
import type { Bound } from './quantities.ts'

/** How a cell of the comparison is viewed: as it is, by its denominator, against a base period, as a share of the street. */
export const views = ['value', 'per', 'yoy', 'before', 'share'] as const
export type View = (typeof views)[number]

/**
 * A cell as it is answered; null where nothing was reported. `value` null: happened, amount not stated; with `missing`: not reported
 * when the report was approved, and reported since, as `live` says.
 */
export type Cell = {
  value: number | null
  missing?: true | undefined
  bound?: Bound | undefined
  from?: 'declared' | 'reading' | 'ratio' | undefined
  asOf?: string | undefined
  stale?: true | undefined
  approved?: true | undefined
  live?: { value: number | null; bound: Bound } | null | undefined
} | null

/** What the views need to know of a metric. */
export type Measured = { nature: 'flow' | 'stock' | 'ratio'; unit: Bilingual; better: 'up' | 'down' | 'none' }

/** Whether nothing was reported: 未报, whatever was recorded since the approval. */
export const isMissing = (cell: Cell): boolean => cell === null || cell.missing === true

/** All that arithmetic needs of a cell. */
type Amount = { value: number | null; bound?: Bound | undefined } | null

const numberIn = (cell: Amount | undefined): number | undefined => cell?.value ?? undefined

/** A value by its denominator: value × times ÷ denominator. Undefined when either is missing or the denominator is 0. */
export const perDenominator = (
  cell: Amount,
  denominator: Amount | undefined,
  times: number,
): number | undefined => {
  const [value, over] = [numberIn(cell), numberIn(denominator)]
  return value === undefined || over === undefined || over === 0 ? undefined : (value * times) / over
}

/** A share of the street's total in percent. */
export const shareOfStreet = (cell: Amount, total: Amount): number | undefined =>
  perDenominator(cell, total, 100)

/**
 * The change from a base: in percent, or in percentage points for what is itself a percentage.
 * `from-zero`: the base is 0, so that no percentage can be told. Undefined where one of the two is missing,
 * or bounds its number on one side only: 10余 after 12 may be less or more.
 */
export type Change = { by: number; points: boolean } | 'from-zero'

const isOneSided = (amount: Amount | undefined): boolean =>
  amount?.bound === 'at-least' || amount?.bound === 'at-most'

export const changeFrom = (
  metric: Pick<Measured, 'unit'>,
  now: Amount,
  base: Amount | undefined,
): Change | undefined => {
  const [value, before] = [numberIn(now), numberIn(base)]
  if (value === undefined || before === undefined || isOneSided(now) || isOneSided(base)) return undefined
  if (metric.unit.zh === '%') return { by: value - before, points: true }
  if (before === 0) return value === 0 ? { by: 0, points: false } : 'from-zero'
  return { by: ((value - before) / before) * 100, points: false }
}

/**
 * Whether two counts of events differ by more than chance would make them: |a − b| > 1.96 √(a + b).
 * (Two Poisson counts, given their sum; Przyborowski and Wilenski, Biometrika 31, 1940, by its normal approximation.)
 */
const differ = (value: number, before: number): boolean =>
  Math.abs(value - before) > 1.96 * Math.sqrt(value + before)

/**
 * From how large a change on it is shown strongly: 20 %, or 4 points. A flow counts events:
 * 4 after 1 is 300 % more and says nothing, so the two must differ as well.
 */
export const isStrong = (
  change: Change,
  of: { metric: Pick<Measured, 'nature'>; now: Amount; base: Amount | undefined },
): boolean => {
  if (change === 'from-zero' || Math.abs(change.by) < (change.points ? 4 : 20)) return false
  return of.metric.nature !== 'flow' || differ(numberIn(of.now) ?? 0, numberIn(of.base) ?? 0)
}

/** The number that a view shows of a cell; undefined when it has none to show. */
export const viewed = (
  view: View,
  metric: Measured,
  cell: Cell,
  beside: {
    base?: Cell | undefined
    denominator?: Cell | undefined
    times?: number | undefined
    total?: Cell | undefined
  },
): number | undefined => {
  switch (view) {
    case 'value':
      return numberIn(cell)
    case 'per':
      return beside.times === undefined ? undefined : perDenominator(cell, beside.denominator, beside.times)
    case 'share':
      return metric.nature === 'ratio' || metric.unit.zh === '%'
        ? undefined
        : shareOfStreet(cell, beside.total ?? null)
    case 'yoy':
    case 'before': {
      const change = changeFrom(metric, cell, beside.base)
      return change === undefined || change === 'from-zero' ? undefined : change.by
    }
  }
}

/**
 * Heat: in which fifth of its row a number lies, 1 to 5; missing ones lie in none, and equal ones in the same.
 * It says how large, never how good; a row of fewer than three numbers, or of equal ones, has none.
 */
export const heatSteps = (numbers: readonly (number | undefined)[]): (number | undefined)[] => {
  const sorted = numbers.filter((number) => number !== undefined).sort((one, other) => one - other)
  if (sorted.length < 3 || sorted[0] === sorted[sorted.length - 1]) return numbers.map(() => undefined)
  return numbers.map((number) => {
    if (number === undefined) return undefined
    const below = sorted.filter((other) => other < number).length
    return Math.min(5, 1 + Math.floor((below / sorted.length) * 5))
  })
}

/** What is to be said of a cell beside its number. */
export const marks = [
  'missing',
  'unstated',
  'at-least',
  'at-most',
  'about',
  'estimated',
  'declared',
  'ratio',
  'stale',
  'changed',
] as const
export type Mark = (typeof marks)[number]

export const marksOf = (cell: Cell): Mark[] => {
  if (cell === null) return ['missing']
  const found: Mark[] = cell.missing ? ['missing'] : []
  if (cell.bound !== undefined && cell.bound !== 'exact') found.push(cell.bound)
  if (cell.from === 'declared' || cell.from === 'ratio') found.push(cell.from)
  if (cell.stale) found.push('stale')
  if (cell.live !== undefined) found.push('changed')
  return found
}

/** The marks in words, for legends and exports. */
export const markNames: Record<Mark, Bilingual> = {
  missing: { zh: '未报', en: 'not reported' },
  unstated: { zh: '有，数未记', en: 'happened, amount not stated' },
  'at-least': { zh: '至少', en: 'at least' },
  'at-most': { zh: '至多', en: 'at most' },
  about: { zh: '约', en: 'about' },
  estimated: { zh: '估计', en: 'estimated' },
  declared: { zh: '补录', en: 'declared' },
  ratio: { zh: '计算', en: 'computed' },
  stale: { zh: '未更新', en: 'older than 12 months' },
  changed: { zh: '已变更', en: 'records changed since the approval' },
}

/** The sign that stands before a number for how it bounds the truth. */
export const boundSign = (bound: Bound | undefined): string =>
  ({ exact: '', 'at-least': '≥', 'at-most': '≤', about: '≈', estimated: '估', unstated: '' })[
    bound ?? 'exact'
  ]

const multiples: Readonly<Record<number, string>> = { 1: '', 100: '百', 1000: '千' }

/** What a normalised view is called: 每千人, 每百户, 每百名党员, 每个党支部 … from its multiple and its denominator. */
export const perName = (times: number, over: Bilingual & { code: string; unit: Bilingual }): Bilingual => {
  const whole = over.code === 'population' || over.code === 'households'
  const unit = over.unit.zh === '人' && !whole ? '名' : over.unit.zh
  const zh = `每${multiples[times] ?? times}${unit}${whole ? '' : over.zh.replace(/数$/, '')}`
  return {
    zh,
    en: `per ${times === 1 ? '' : `${times.toLocaleString('en')} `}${over.code === 'population' ? 'residents' : over.en}`,
  }
}
