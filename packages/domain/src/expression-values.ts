import type { Expression, When } from './expressions.ts'
import type { Figure } from './figures.ts'
import type { FigureKey } from './metrics.ts'

/** An amount that is known to lie between two bounds, in its unit; undefined where nothing is known. */
type Range = { low: number; high: number } | undefined

/** Equal amounts may differ by so much of a unit: figures are kept in thousandths. */
const tolerance = 1e-6

const exactly = (value: number): Range => ({ low: value, high: value })

const rangeOf = (figure: Figure | undefined): Range => {
  if (figure?.value == null) return undefined
  const value = figure.value / 1000
  switch (figure.bound) {
    case 'exact':
      return exactly(value)
    case 'at-least':
      return { low: value, high: Infinity }
    case 'at-most':
      return { low: -Infinity, high: value }
    default:
      return undefined
  }
}

const spanning = (values: readonly number[]): Range => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  // Not so where one of them is not a number, as in 0 × ∞.
  return low <= high ? { low, high } : undefined
}

const calculate = (sign: '+' | '-' | '*' | '/', left: Range, right: Range): Range => {
  if (left === undefined || right === undefined) return undefined
  switch (sign) {
    case '+':
      return spanning([left.low + right.low, left.high + right.high])
    case '-':
      return spanning([left.low - right.high, left.high - right.low])
    case '*':
      return spanning([left.low, left.high].flatMap((one) => [one * right.low, one * right.high]))
    case '/':
      if (right.low <= 0 && right.high >= 0) return undefined
      return spanning([left.low, left.high].flatMap((one) => [one / right.low, one / right.high]))
  }
}

const absolute = (range: Range): Range => {
  if (range === undefined) return undefined
  const [low, high] = [Math.abs(range.low), Math.abs(range.high)]
  return { low: range.low <= 0 && range.high >= 0 ? 0 : Math.min(low, high), high: Math.max(low, high) }
}

const callOf = (name: 'abs' | 'min' | 'max' | 'sum', of: readonly Range[]): Range => {
  if (name === 'abs') return absolute(of[0])
  const known = of.filter((one) => one !== undefined)
  if (known.length < of.length) return undefined
  const [lows, highs] = [known.map(({ low }) => low), known.map(({ high }) => high)]
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  if (name === 'sum') return { low: add(lows), high: add(highs) }
  const pick = name === 'min' ? Math.min : Math.max
  return { low: pick(...lows), high: pick(...highs) }
}

/** The figure of a period, as an evaluation is given it. */
export type FigureAt = (key: FigureKey, at: When) => Figure | undefined

const rangeIn = (expression: Expression, figureAt: FigureAt): Range => {
  switch (expression.kind) {
    case 'number':
      return exactly(expression.value)
    case 'figure':
      return rangeOf(figureAt(expression.key, expression.at))
    case 'call':
      return callOf(
        expression.name,
        expression.of.map((part) => rangeIn(part, figureAt)),
      )
    case 'negative':
      return calculate('-', exactly(0), rangeIn(expression.of, figureAt))
    case 'arithmetic':
      return calculate(
        expression.sign,
        rangeIn(expression.left, figureAt),
        rangeIn(expression.right, figureAt),
      )
    default:
      return undefined
  }
}

const isAtMost = (left: NonNullable<Range>, right: NonNullable<Range>): boolean | undefined => {
  if (left.high <= right.low + tolerance) return true
  return left.low > right.high + tolerance ? false : undefined
}

const isEqual = (left: NonNullable<Range>, right: NonNullable<Range>): boolean | undefined => {
  const apart = left.low > right.high + tolerance || right.low > left.high + tolerance
  if (apart) return false
  return left.low === left.high && right.low === right.high ? true : undefined
}

/** Whether one figure is certainly more than another, however both bound the truth. */
export const isSurelyMore = (one: Figure | undefined, other: Figure | undefined): boolean => {
  const [left, right] = [rangeOf(one), rangeOf(other)]
  return left !== undefined && right !== undefined && isAtMost(left, right) === false
}

/** Whether two figures certainly differ. */
export const surelyDiffer = (one: Figure | undefined, other: Figure | undefined): boolean =>
  isSurelyMore(one, other) || isSurelyMore(other, one)

const opposite = (truth: boolean | undefined): boolean | undefined =>
  truth === undefined ? undefined : !truth

const compared = (sign: string, left: Range, right: Range): boolean | undefined => {
  if (left === undefined || right === undefined) return undefined
  switch (sign) {
    case '=':
      return isEqual(left, right)
    case '!=':
      return opposite(isEqual(left, right))
    case '<=':
      return isAtMost(left, right)
    case '>=':
      return isAtMost(right, left)
    case '<':
      return opposite(isAtMost(right, left))
    default:
      return opposite(isAtMost(left, right))
  }
}

/** Kleene's three truths: what is not known stays so unless the other side decides. */
const truthOf = (expression: Expression, figureAt: FigureAt): boolean | undefined => {
  switch (expression.kind) {
    case 'compare':
      return compared(
        expression.sign,
        rangeIn(expression.left, figureAt),
        rangeIn(expression.right, figureAt),
      )
    case 'not':
      return opposite(truthOf(expression.of, figureAt))
    case 'both':
    case 'either': {
      const decides = expression.kind === 'either'
      const [left, right] = [truthOf(expression.left, figureAt), truthOf(expression.right, figureAt)]
      if (left === decides || right === decides) return decides
      return left === undefined || right === undefined ? undefined : !decides
    }
    default:
      return undefined
  }
}

/**
 * Whether what should hold does. What is missing, not stated or only about so much is unknown and never taken for 0;
 * 10余 decides what it can: it is not below 10.
 */
export const evaluate = (expression: Expression, figureAt: FigureAt): 'holds' | 'fires' | 'unknown' => {
  const truth = truthOf(expression, figureAt)
  return truth === undefined ? 'unknown' : truth ? 'holds' : 'fires'
}
