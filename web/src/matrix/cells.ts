import {
  changeFrom,
  isMissing,
  isStrong,
  viewed,
  type Cell,
  type Change,
  type View,
} from '@linli/domain/comparisons'
import type { Metric } from '../catalogue.ts'
import { dateText, number } from '../format.ts'
import type { MatrixWords } from './words.ts'

type Direction = 'up' | 'down' | 'flat' | 'none'

/** The small second line of a cell. */
export type Under = { text: string; direction: Direction; strong: boolean }

/** What a cell says: its number, the line below it, and what is to be said of both. */
export type Shown = {
  state: 'known' | 'missing' | 'unstated' | 'none'
  sign: string
  text: string
  /** The large line is itself a change. */
  direction: Direction
  strong: boolean
  under?: Under
  declared: boolean
  stale: boolean
  /** Records changed since the report was approved (已变更). */
  changed: boolean
  /** Everything that is not plain from the number, in words. */
  said: string
  /** As it goes into a spreadsheet: a number where it is one. */
  raw: string
  amount?: number
}

/** What stands beside a cell. */
export type Beside = {
  base?: Cell | undefined
  denominator?: Cell | undefined
  total?: Cell | undefined
  /** What is compared instead of the cell itself, as for totals. */
  pair?: { now: Cell; base: Cell } | undefined
}

const decimalsOf = (view: View, value: number): number =>
  view === 'value' ? 1 : view === 'per' && Math.abs(value) < 10 ? 2 : 1

/** Always one decimal, so that they stand in a column; from 100 on it would say nothing. */
const sizeText = (size: number): string => (size < 99.95 ? size.toFixed(1) : number(size, 0))

/** A change in print: +12.3, −4.5, with its direction. */
const changeText = (change: Change, strong: boolean, words: MatrixWords): Under => {
  if (change === 'from-zero') return { text: words.fromZero, direction: 'none', strong: false }
  const size = sizeText(Math.abs(change.by))
  if (size === '0.0') return { text: words.same, direction: 'flat', strong: false }
  const direction = change.by > 0 ? 'up' : 'down'
  return { text: `${direction === 'up' ? '+' : '−'}${size}`, direction, strong }
}

const isCompared = (view: View): boolean => view === 'yoy' || view === 'before'

/** An amount as it is known, in a few characters. */
export const amountText = (cell: Cell, words: MatrixWords): string =>
  cell === null || isMissing(cell)
    ? words.missing
    : cell.value === null
      ? words.unstatedSaid
      : `${words.signs[cell.bound ?? 'exact']}${number(cell.value, 1)}`

/** The change of a cell, or of those that are told in its stead. */
const changeOf = (metric: Metric, cell: Cell, { base, pair }: Beside, words: MatrixWords) => {
  const [now, before] = pair === undefined ? [cell, base] : [pair.now, pair.base]
  const change = changeFrom(metric, now, before)
  if (change === undefined) return undefined
  return { change, under: changeText(change, isStrong(change, { metric, now, base: before }), words) }
}

const underOf = (
  view: View,
  metric: Metric,
  cell: Cell,
  beside: Beside,
  words: MatrixWords,
): Under | undefined => {
  const plain = (text: string): Under => ({ text, direction: 'none', strong: false })
  if (view === 'value') return changeOf(metric, cell, beside, words)?.under
  return plain(
    isCompared(view) && beside.base !== undefined && beside.base !== null
      ? `${amountText(beside.base, words)}→${amountText(cell, words)}`
      : amountText(cell, words),
  )
}

const saidOf = (cell: Exclude<Cell, null>, words: MatrixWords): string[] => {
  const { bound = 'exact', asOf, stale, from, approved, live } = cell
  return [
    bound === 'exact' || bound === 'unstated' ? '' : words.signsSaid[bound],
    from === 'declared' ? words.marks.declared : '',
    asOf === undefined ? '' : words.asOf(dateText(asOf)),
    stale === true ? words.marks.stale : '',
    approved === true ? words.marks.approved : '',
    live === undefined ? '' : words.changedTo(amountText(live, words)),
  ].filter((text) => text !== '')
}

const blank = (state: Shown['state'], text: string, said: string): Shown => ({
  state,
  sign: '',
  text,
  direction: 'none',
  strong: false,
  declared: false,
  stale: false,
  changed: false,
  said,
  raw: state === 'none' ? '' : said === '' ? text : said,
})

const compared = (
  metric: Metric,
  cell: Cell,
  beside: Beside,
  words: MatrixWords,
): Partial<Shown> | undefined => {
  const found = changeOf(metric, cell, beside, words)
  if (found === undefined) return undefined
  const { change, under } = found
  const { text, direction, strong } = under
  if (change === 'from-zero') return { text, said: words.fromZeroSaid, raw: words.fromZeroSaid }
  return { text, direction, strong, amount: change.by, raw: String(Math.round(change.by * 1000) / 1000) }
}

/** Of a quotient with a denominator that is not exact no bound can be told: it is an estimate, or about so much. */
const signOf = (view: View, cell: Exclude<Cell, null>, beside: Beside, words: MatrixWords): string => {
  const over =
    (view === 'per' ? beside.denominator : view === 'share' ? beside.total : null)?.bound ?? 'exact'
  const { bound = 'exact' } = cell
  if (over === 'exact') return words.signs[bound]
  return words.signs[over === 'estimated' && bound === 'exact' ? 'estimated' : 'about']
}

const plainly = (
  view: View,
  metric: Metric,
  cell: Exclude<Cell, null>,
  beside: Beside,
  words: MatrixWords,
): Partial<Shown> | undefined => {
  const amount = viewed(view, metric, cell, { ...beside, times: metric.per?.times })
  if (amount === undefined) return undefined
  const sign = signOf(view, cell, beside, words)
  const raw = String(Math.round(amount * 1000) / 1000)
  return { sign, text: number(amount, decimalsOf(view, amount)), amount, raw: `${sign}${raw}` }
}

/** Why a cell that was reported shows nothing in this view. */
const whyNone = (view: View, cell: Exclude<Cell, null>, beside: Beside, words: MatrixWords): string => {
  if (view === 'per') return words.noDenominator
  const bounded = [cell.bound, beside.base?.bound].some(
    (bound) => bound === 'at-least' || bound === 'at-most',
  )
  return isCompared(view) && bounded ? words.oneSided : ''
}

/** What a cell says in a view. What is missing is said to be missing, and never 0. */
export const shownCell = (
  view: View,
  metric: Metric,
  cell: Cell,
  beside: Beside,
  words: MatrixWords,
): Shown => {
  if (cell === null) return blank('missing', words.missing, '')
  if (isMissing(cell))
    return {
      ...blank('missing', words.missing, saidOf(cell, words).join('，')),
      changed: cell.live !== undefined,
      raw: words.missing,
    }
  if (cell.value === null)
    return {
      ...blank('unstated', words.unstated, [words.unstatedSaid, ...saidOf(cell, words)].join('，')),
      changed: cell.live !== undefined,
      under: { text: words.unstatedUnder, direction: 'none', strong: false },
    }
  const found = isCompared(view)
    ? compared(metric, cell, beside, words)
    : plainly(view, metric, cell, beside, words)
  const under = underOf(view, metric, cell, beside, words)
  const marked = {
    declared: cell.from === 'declared',
    stale: cell.stale === true,
    changed: cell.live !== undefined,
    ...(under && { under }),
  }
  const why = found === undefined ? [whyNone(view, cell, beside, words)].filter((text) => text !== '') : []
  const said = [found?.said ?? '', ...why, ...saidOf(cell, words)].filter((text) => text !== '').join('，')
  return { ...blank(found === undefined ? 'none' : 'known', '—', ''), ...found, ...marked, said }
}
