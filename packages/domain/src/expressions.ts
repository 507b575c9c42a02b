import { dimensionName } from './dimensions.ts'
import { tokensOf, type ExpressionProblem, type Token } from './expression-words.ts'
import { metricOf, type FigureKey } from './metrics.ts'
import { both, no, ok, type Bilingual, type Result } from './results.ts'
import type { Unit } from './units.ts'
import { units } from './units.ts'

export type { ExpressionProblem } from './expression-words.ts'

/** Of which period a figure is meant: this one, the same of last year, the one before. */
export type When = 'now' | 'lastYear' | 'before'

const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const

/**
 * What should hold between figures, such as `可防性案件 <= 刑事案件`. A small language without loops, names of its own or reach to
 * anything but figures: numbers, figures, + − × ÷, abs, min, max, sum, comparisons, and/or/not.
 */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'figure'; key: FigureKey; at: When }
  | { kind: 'call'; name: 'abs' | 'min' | 'max' | 'sum'; of: readonly Expression[] }
  | { kind: 'negative'; of: Expression }
  | { kind: 'arithmetic'; sign: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'compare'; sign: (typeof comparisons)[number]; left: Expression; right: Expression }
  | { kind: 'both' | 'either'; left: Expression; right: Expression }
  | { kind: 'not'; of: Expression }

const deepest = 40

/** What a part of an expression is: a truth, or an amount in a unit (undefined: a plain number fits any). */
type Sort = 'truth' | { unit: Unit | undefined }
type Typed = { expression: Expression; sort: Sort; position: number }

class Problem extends Error {
  readonly problem: ExpressionProblem
  constructor(position: number, reason: Bilingual) {
    super(reason.en)
    this.problem = { position, reason }
  }
}

/** Reads tokens from left to right, each once; the calls follow the grammar, one for each strength of binding. */
const reader = (tokens: readonly Token[]) => {
  let at = 0
  let depth = 0
  const end: Token = { kind: 'end', position: tokens.at(-1)?.position ?? 0 }
  const peek = (): Token => tokens[at] ?? end
  const next = (): Token => {
    const token = peek()
    at += 1
    return token
  }
  const isSign = (...signs: string[]): boolean => {
    const token = peek()
    return token.kind === 'sign' && signs.includes(token.sign)
  }
  const isWord = (word: string): boolean => {
    const token = peek()
    return token.kind === 'word' && token.word === word
  }
  const deeper = <Value>(read: () => Value): Value => {
    depth += 1
    if (depth > deepest)
      throw new Problem(peek().position, both('括号套得太深', 'The brackets are nested too deeply'))
    const value = read()
    depth -= 1
    return value
  }

  const truth = (part: Typed): Expression => {
    if (part.sort !== 'truth')
      throw new Problem(
        part.position,
        both('这里要写一个判断，如 出生人数 >= 0', 'A comparison is needed here, such as births >= 0'),
      )
    return part.expression
  }
  const unitOf = (part: Typed): Unit | undefined => {
    if (part.sort === 'truth')
      throw new Problem(
        part.position,
        both('这里要写数，不能写判断', 'A number is needed here, not a comparison'),
      )
    return part.sort.unit
  }
  const sameUnit = (left: Typed, right: Typed): Unit | undefined => {
    const [one, other] = [unitOf(left), unitOf(right)]
    if (one !== undefined && other !== undefined && one !== other)
      throw new Problem(
        right.position,
        both(
          `“${units[one].zh}”和“${units[other].zh}”单位不同，不能相加或比较`,
          `“${units[one].en}” and “${units[other].en}” are different units: they cannot be added or compared`,
        ),
      )
    return one ?? other
  }
  const close = (opened: number): void => {
    if (!isSign(')'))
      throw new Problem(opened, both('括号没有关上，请补上 )', 'The bracket is not closed: add )'))
    next()
  }

  const figure = (token: Token & { kind: 'metric' }): Typed => {
    const dimension = peek().kind === 'dimension' ? next() : undefined
    const text = dimension?.kind === 'dimension' ? dimension.text : ''
    const key = { metric: token.metric.code, dimension: text }
    return {
      expression: { kind: 'figure', key, at: 'now' },
      sort: { unit: token.metric.unit },
      position: token.position,
    }
  }

  const ofPeriod = (when: When, position: number): Typed => {
    if (!isSign('('))
      throw new Problem(peek().position, both('后面要写括号和指标', 'Brackets with a metric must follow'))
    const opened = next().position
    const token = next()
    if (token.kind !== 'metric')
      throw new Problem(token.position, both('这里只能写一个指标', 'Only a metric can stand here'))
    const read = figure(token)
    close(opened)
    if (read.expression.kind !== 'figure') return read
    return { ...read, expression: { ...read.expression, at: when }, position }
  }

  const call = (name: 'abs' | 'min' | 'max' | 'sum', position: number): Typed => {
    if (!isSign('(')) throw new Problem(peek().position, both('后面要写括号', 'Brackets must follow'))
    const opened = next().position
    const first = deeper(either)
    const others: Typed[] = []
    while (isSign(',')) {
      next()
      others.push(deeper(either))
    }
    close(opened)
    if (name === 'abs' && others.length > 0)
      throw new Problem(others[0]?.position ?? position, both('绝对值只取一个数', 'abs takes one number'))
    let unit = unitOf(first)
    for (const other of others) unit = sameUnit({ ...first, sort: { unit } }, other)
    return {
      expression: { kind: 'call', name, of: [first, ...others].map((part) => part.expression) },
      sort: { unit },
      position,
    }
  }

  const simple = (): Typed => {
    const token = next()
    const { position } = token
    switch (token.kind) {
      case 'number':
        return { expression: { kind: 'number', value: token.value }, sort: { unit: undefined }, position }
      case 'metric':
        return figure(token)
      case 'word':
        if (token.word === 'lastYear' || token.word === 'before') return ofPeriod(token.word, position)
        if (token.word === 'abs' || token.word === 'min' || token.word === 'max' || token.word === 'sum')
          return call(token.word, position)
        break
      case 'sign':
        if (token.sign === '(') {
          const inside = deeper(either)
          close(position)
          return inside
        }
        if (token.sign === '-') {
          const of = deeper(simple)
          return { expression: { kind: 'negative', of: of.expression }, sort: { unit: unitOf(of) }, position }
        }
        break
      case 'dimension':
        throw new Problem(position, both('分组前面要写指标', 'A metric must stand before its breakdown'))
      case 'end':
        throw new Problem(position, both('没有写完', 'It ends too early'))
    }
    throw new Problem(position, both('这里要写指标或数', 'A metric or a number is needed here'))
  }

  const product = (): Typed => {
    let left = simple()
    while (isSign('*', '/')) {
      const token = next()
      const right = simple()
      const [one, other] = [unitOf(left), unitOf(right)]
      const sign = token.kind === 'sign' && token.sign === '*' ? '*' : '/'
      const unit = other === undefined ? one : one === undefined && sign === '*' ? other : undefined
      const expression = { kind: 'arithmetic', sign, left: left.expression, right: right.expression } as const
      left = { expression, sort: { unit }, position: left.position }
    }
    return left
  }

  const sum = (): Typed => {
    let left = product()
    while (isSign('+', '-')) {
      const token = next()
      const right = product()
      const sign = token.kind === 'sign' && token.sign === '+' ? '+' : '-'
      const unit = sameUnit(left, right)
      const expression = { kind: 'arithmetic', sign, left: left.expression, right: right.expression } as const
      left = { expression, sort: { unit }, position: left.position }
    }
    return left
  }

  const comparison = (): Typed => {
    const left = sum()
    if (!isSign('=', '!=', '<', '<=', '>', '>=')) return left
    const token = next()
    const right = sum()
    sameUnit(left, right)
    if (isSign('=', '!=', '<', '<=', '>', '>='))
      throw new Problem(
        peek().position,
        both('一次只能比较两边，可用“且”连接', 'Compare two sides at a time; join with “and”'),
      )
    const sign = comparisons.find((one) => token.kind === 'sign' && token.sign === one) ?? '='
    return {
      expression: { kind: 'compare', sign, left: left.expression, right: right.expression },
      sort: 'truth',
      position: left.position,
    }
  }

  const negated = (): Typed => {
    if (!isWord('not')) return comparison()
    const { position } = next()
    const of = truth(deeper(negated))
    return { expression: { kind: 'not', of }, sort: 'truth', position }
  }

  const all = (): Typed => {
    let left = negated()
    while (isWord('and')) {
      next()
      const right = negated()
      const expression = { kind: 'both', left: truth(left), right: truth(right) } as const
      left = { expression, sort: 'truth', position: left.position }
    }
    return left
  }

  const either = (): Typed => {
    let left = all()
    while (isWord('or')) {
      next()
      const right = all()
      const expression = { kind: 'either', left: truth(left), right: truth(right) } as const
      left = { expression, sort: 'truth', position: left.position }
    }
    return left
  }

  return (): Expression => {
    const whole = either()
    const rest = peek()
    if (rest.kind !== 'end')
      throw new Problem(rest.position, both('这里多出了内容', 'Something is left over here'))
    return truth(whole)
  }
}

/** Reads what should hold; never loops, never throws, and takes time in proportion to the length. */
export const parseExpression = (text: string): Result<Expression, ExpressionProblem> => {
  const tokens = tokensOf(text)
  if (!tokens.ok) return tokens
  try {
    return ok(reader(tokens.value)())
  } catch (error) {
    if (error instanceof Problem) return no(error.problem)
    throw error
  }
}

/** The parts of an expression, itself among them. */
const partsOf = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'number':
    case 'figure':
      return [expression]
    case 'call':
      return [expression, ...expression.of.flatMap(partsOf)]
    case 'negative':
    case 'not':
      return [expression, ...partsOf(expression.of)]
    default:
      return [expression, ...partsOf(expression.left), ...partsOf(expression.right)]
  }
}

/** Every figure that an expression asks for, each once. */
export const figuresIn = (expression: Expression): { key: FigureKey; at: When }[] => [
  ...new Map(
    partsOf(expression).flatMap((part) =>
      part.kind === 'figure'
        ? [[`${part.at} ${part.key.metric}|${part.key.dimension}`, { key: part.key, at: part.at }] as const]
        : [],
    ),
  ).values(),
]

const periodWords: Record<Exclude<When, 'now'>, Bilingual> = {
  lastYear: both('去年同期', 'lastYear'),
  before: both('上期', 'before'),
}
const callWords: Record<'abs' | 'min' | 'max' | 'sum', Bilingual> = {
  abs: both('绝对值', 'abs'),
  min: both('最小', 'min'),
  max: both('最大', 'max'),
  sum: both('合计', 'sum'),
}
const joints: Record<'both' | 'either', Bilingual> = { both: both('且', 'and'), either: both('或', 'or') }
const shown: Record<string, string> = { '<=': '≤', '>=': '≥', '!=': '≠', '*': '×', '/': '÷' }

/** An expression in the metrics' names; what it says in Chinese can be read again. */
export const expressionText = (expression: Expression, language: 'zh' | 'en'): string => {
  const within = (part: Expression): string =>
    part.kind === 'number' || part.kind === 'figure' || part.kind === 'call'
      ? expressionText(part, language)
      : `(${expressionText(part, language)})`
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'figure': {
      const { metric, dimension } = expression.key
      const name = metricOf(metric)?.[language] ?? metric
      const part = dimension === '' ? '' : `[${dimensionName(dimension)[language].replaceAll('、', ';')}]`
      const said = `${name}${part}`
      return expression.at === 'now' ? said : `${periodWords[expression.at][language]}(${said})`
    }
    case 'call':
      return `${callWords[expression.name][language]}(${expression.of.map((part) => expressionText(part, language)).join(', ')})`
    case 'negative':
      return `-${within(expression.of)}`
    case 'not':
      return `${language === 'zh' ? '非' : 'not'} ${within(expression.of)}`
    case 'arithmetic':
    case 'compare':
      return `${within(expression.left)} ${shown[expression.sign] ?? expression.sign} ${within(expression.right)}`
    default:
      return `${within(expression.left)} ${joints[expression.kind][language]} ${within(expression.right)}`
  }
}
