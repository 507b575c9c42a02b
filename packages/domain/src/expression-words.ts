import { dimensionIn, metricNamedAt, unknownDimension, unknownMetric } from './expression-names.ts'
import type { Arithmetic, Call, Comparing, When } from './expressions.ts'
import { metricOf, type Metric } from './metrics.ts'
import { both, no, ok, type Bilingual, type Result } from './results.ts'

/** Why an expression cannot be read; `position` counts characters from 0. */
export type ExpressionProblem = { position: number; reason: Bilingual }

export const problem = (position: number, zh: string, en: string) => no({ position, reason: both(zh, en) })

/** A sign, or a word that stands for one, in its one spelling. */
export type Sign =
  | Arithmetic
  | Comparing
  | Call
  | Exclude<When, 'now'>
  | 'and'
  | 'or'
  | 'not'
  | '('
  | ')'
  | ','

/** A word of an expression. */
export type Token = { position: number } & (
  | { kind: 'number'; value: number; percent?: number }
  | { kind: 'figure'; metric: Metric; dimension: string }
  | { kind: 'sign'; sign: Sign }
  | { kind: 'end' }
)
type Found = Result<{ token: Token; next: number }, ExpressionProblem>

const longest = 500
const mostParts = 100

/** Signs as they may be typed in half-width forms, longer ones first, and the one spelling that each means. */
const signs: readonly (readonly [string, Sign])[] = [
  ['去年同期', 'lastYear'],
  ['绝对值', 'abs'],
  ['上期', 'before'],
  ['最小', 'min'],
  ['最大', 'max'],
  ['合计', 'sum'],
  ['<=', '<='],
  ['>=', '>='],
  ['!=', '!='],
  ['<>', '!='],
  ['==', '='],
  ['且', 'and'],
  ['或', 'or'],
  ['非', 'not'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['×', '*'],
  ['÷', '/'],
  ...(['<', '>', '=', '+', '-', '*', '/', '(', ')', ','] as const).map((sign) => [sign, sign] as const),
]
const words = (['lastYear', 'before', 'abs', 'min', 'max', 'sum', 'and', 'or', 'not'] as const).map(
  (word) => [word, word] as const,
)
const signOf = new Map<string, Sign>(words)

/** Half-width forms, one character for one, so that positions stay. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('【', '[')
    .replaceAll('】', ']')

const found = (token: Token, length: number): Found => ok({ token, next: token.position + length })

const numberAt = (typed: string, position: number): Found => {
  const [whole = '', part = ''] = typed.replace('%', '').split('.')
  // So many digits a number of the machine keeps exactly.
  if (whole.length > 10 || part.length > 5) return problem(position, '这个数太长', 'This number is too long')
  const value = Number(`${whole}.${part}`)
  const token = typed.endsWith('%') ? { value: value / 100, percent: value } : { value }
  return found({ kind: 'number', ...token, position }, typed.length)
}

const figureAt = (text: string, position: number, name: string, metric: Metric): Found => {
  const after = position + name.length
  const [bracket, opening = '', inside = '', close] = /^(\s*\[)([^[\]]*)(\]?)/.exec(text.slice(after)) ?? []
  if (bracket === undefined) return found({ kind: 'figure', metric, dimension: '', position }, name.length)
  const opened = after + opening.length - 1
  if (close === '') return problem(opened, '方括号没有关上，请补上 ]', 'The bracket is not closed: add ]')
  const dimension = dimensionIn(metric, inside)
  if (dimension === undefined) return no({ position: opened, reason: unknownDimension(metric, inside) })
  return found({ kind: 'figure', metric, dimension, position }, name.length + bracket.length)
}

/** The token that begins at a place, and where the next one may begin. */
const tokenAt = (text: string, position: number): Found => {
  const rest = text.slice(position)
  // Names first: 60岁以上老年人 begins with a number.
  const [name, named] = metricNamedAt(text, position) ?? []
  if (name !== undefined && named !== undefined) return figureAt(text, position, name, named)
  const number = /^\d+(\.\d+)?%?/.exec(rest)?.[0]
  if (number !== undefined) return numberAt(number, position)
  const sign = signs.find(([typed]) => rest.startsWith(typed))
  if (sign !== undefined) return found({ kind: 'sign', sign: sign[1], position }, sign[0].length)
  const word = /^[A-Za-z_]\w*/.exec(rest)?.[0] ?? ''
  const spelled = signOf.get(word)
  if (spelled !== undefined) return found({ kind: 'sign', sign: spelled, position }, word.length)
  const metric = metricOf(word)
  if (metric !== undefined) return figureAt(text, position, word, metric)
  const run = /^[\p{L}\p{N}_]+/u.exec(rest)?.[0]
  if (run !== undefined) return no({ position, reason: unknownMetric(run) })
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
  return problem(position, `看不懂“${character}”`, `“${character}” means nothing here`)
}

/** Whether a word makes a part of the expression: a number, a figure, an operation. */
const isPart = (token: Token): boolean =>
  token.kind === 'number' || token.kind === 'figure' || (token.kind === 'sign' && !'(,)'.includes(token.sign))

/** The words of an expression, in one pass; the last is the end. */
export const tokensOf = (typed: string): Result<Token[], ExpressionProblem> => {
  if (typed.length > longest)
    return problem(longest, `太长，最多${longest}个字`, `Too long: at most ${longest} characters`)
  const text = halfWidth(typed)
  const tokens: Token[] = []
  let [position, parts] = [0, 0]
  for (;;) {
    position += /^\s*/.exec(text.slice(position))?.[0].length ?? 0
    if (position >= text.length) return ok([...tokens, { kind: 'end', position }])
    const one = tokenAt(text, position)
    if (!one.ok) return one
    parts += isPart(one.value.token) ? 1 : 0
    if (parts > mostParts)
      return problem(
        position,
        `太复杂，数、指标和运算最多共${mostParts}个`,
        `Too complex: at most ${mostParts} numbers, metrics and operations in all`,
      )
    tokens.push(one.value.token)
    position = one.value.next
  }
}
