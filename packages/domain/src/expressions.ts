import { readTokens } from './expression-grammar.ts'
import { dimensionWritten } from './expression-names.ts'
import { tokensOf, type ExpressionProblem } from './expression-words.ts'
import { dimensionPairs } from './dimensions.ts'
import { figureId } from './figures.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import { both, ok, type Bilingual, type Result } from './results.ts'

export type { ExpressionProblem } from './expression-words.ts'

/** Of which period a figure is meant: this one, the same of last year, the one before. */
export type When = 'now' | 'lastYear' | 'before'
export type Arithmetic = '+' | '-' | '*' | '/'
export type Comparing = '=' | '!=' | '<' | '<=' | '>' | '>='
export type Call = 'abs' | 'min' | 'max' | 'sum'

/**
 * What should hold between figures, such as `刑事案件[可防性] <= 刑事案件`. A small language without loops, names of its own or reach to
 * anything but figures: numbers, figures, + − × ÷, abs, min, max, sum, comparisons, and/or/not. `percent` is what was
 * written before a %: its value is a hundredth of that, or as much where a metric in percent stands beside it.
 */
export type Expression =
  | { kind: 'number'; value: number; percent?: number }
  | { kind: 'figure'; key: FigureKey; at: When }
  | { kind: 'call'; name: Call; of: readonly Expression[] }
  | { kind: 'negative'; of: Expression }
  | { kind: 'arithmetic'; sign: Arithmetic; left: Expression; right: Expression }
  | { kind: 'compare'; sign: Comparing; left: Expression; right: Expression }
  | { kind: 'both' | 'either'; left: Expression; right: Expression }
  | { kind: 'not'; of: Expression }

/** Reads what should hold: each word once, so that the time it takes grows with the length and no more. */
export const parseExpression = (text: string): Result<Expression, ExpressionProblem> => {
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  const read = readTokens(tokens.value)
  return read.ok ? ok(read.value.expression) : read
}

/** The expressions directly inside one. */
const insideOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'number':
    case 'figure':
      return []
    case 'call':
      return expression.of
    case 'negative':
    case 'not':
      return [expression.of]
    default:
      return [expression.left, expression.right]
  }
}

/** Every figure that an expression asks for, each once. */
export const figuresIn = (expression: Expression): { key: FigureKey; at: When }[] => {
  const found = new Map<string, { key: FigureKey; at: When }>()
  const waiting = [expression]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (one.kind === 'figure') found.set(`${one.at} ${figureId(one.key)}`, { key: one.key, at: one.at })
    waiting.push(...[...insideOf(one)].reverse())
  }
  return [...found.values()]
}

const words: Record<Exclude<When, 'now'> | Call | 'both' | 'either' | 'not', Bilingual> = {
  lastYear: both('去年同期', 'lastYear'),
  before: both('上期', 'before'),
  abs: both('绝对值', 'abs'),
  min: both('最小', 'min'),
  max: both('最大', 'max'),
  sum: both('合计', 'sum'),
  both: both('且', 'and'),
  either: both('或', 'or'),
  not: both('非', 'not'),
}
const shown: Record<Arithmetic | Comparing, string> = {
  '+': '+',
  '-': '-',
  '*': '×',
  '/': '÷',
  '=': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
}

/** How strongly an expression holds together; what binds weaker than its place allows stands in brackets. */
const strength = (expression: Expression): number => {
  switch (expression.kind) {
    case 'either':
      return 0
    case 'both':
      return 1
    case 'compare':
    case 'not':
      return 2
    case 'arithmetic':
      return expression.sign === '+' || expression.sign === '-' ? 3 : 4
    default:
      return 5
  }
}

const figureWritten = (key: FigureKey, language: 'zh' | 'en'): string => {
  const metric = metricOf(key.metric)
  if (metric === undefined) return key.metric
  const pairs = dimensionPairs(key.dimension)
  return metric[language] + (pairs.length === 0 ? '' : `[${dimensionWritten(metric, pairs)[language]}]`)
}

/** An expression in the names of the metrics, in words that can be read again. */
export const expressionText = (expression: Expression, language: 'zh' | 'en'): string => {
  const write = (part: Expression, least: number): string => {
    const text = expressionText(part, language)
    return strength(part) < least ? `(${text})` : text
  }
  const own = strength(expression)
  switch (expression.kind) {
    case 'number':
      return expression.percent === undefined ? `${expression.value}` : `${expression.percent}%`
    case 'figure': {
      const written = figureWritten(expression.key, language)
      return expression.at === 'now' ? written : `${words[expression.at][language]}(${written})`
    }
    case 'call':
      return `${words[expression.name][language]}(${expression.of.map((part) => write(part, 0)).join(', ')})`
    case 'negative':
      return `-${write(expression.of, 5)}`
    case 'not':
      return `${words.not[language]} ${write(expression.of, own)}`
    default: {
      const sign = 'sign' in expression ? shown[expression.sign] : words[expression.kind][language]
      // A comparison does not chain, so that both its sides bind stronger than itself.
      const left = write(expression.left, expression.kind === 'compare' ? own + 1 : own)
      return `${left} ${sign} ${write(expression.right, own + 1)}`
    }
  }
}
