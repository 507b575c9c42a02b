import { dimensionKey, dimensionText, dimensionValues } from './dimensions.ts'
import { takesDimension } from './entries.ts'
import { metricOf, metrics, type Metric } from './metrics.ts'
import { both, no, ok, type Bilingual, type Result } from './results.ts'

/** Why an expression cannot be read; `position` counts characters from 0. */
export type ExpressionProblem = { position: number; reason: Bilingual }

export type Token =
  | { kind: 'number'; value: number; position: number }
  | { kind: 'metric'; metric: Metric; position: number }
  | { kind: 'dimension'; text: string; position: number }
  | { kind: 'sign'; sign: string; position: number }
  | { kind: 'word'; word: string; position: number }
  | { kind: 'end'; position: number }

export const longestExpression = 500

/** Signs as they may be typed, longest first, and the one sign that each means. */
const signs: readonly (readonly [string, string])[] = [
  ['<=', '<='],
  ['>=', '>='],
  ['!=', '!='],
  ['<>', '!='],
  ['==', '='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['＜', '<'],
  ['＞', '>'],
  ['＝', '='],
  ['×', '*'],
  ['÷', '/'],
  ['＋', '+'],
  ['－', '-'],
  ['（', '('],
  ['）', ')'],
  ['，', ','],
  ...['<', '>', '=', '+', '-', '*', '/', '(', ')', ','].map((sign) => [sign, sign] as const),
]

/** Words with a meaning of their own, in both languages. */
const words: Readonly<Record<string, string>> = {
  去年同期: 'lastYear',
  lastYear: 'lastYear',
  上期: 'before',
  before: 'before',
  绝对值: 'abs',
  abs: 'abs',
  最小: 'min',
  min: 'min',
  最大: 'max',
  max: 'max',
  合计: 'sum',
  sum: 'sum',
  且: 'and',
  and: 'and',
  或: 'or',
  or: 'or',
  非: 'not',
  not: 'not',
}

// Longest first, so that 出租房屋户数 is not read as a shorter name and a rest.
const names = metrics
  .map((metric) => [metric.zh, metric] as const)
  .sort(([one], [other]) => other.length - one.length)
const spoken = Object.keys(words)
  .filter((word) => !/^\w/.test(word))
  .sort((one, other) => other.length - one.length)

const closest = (wanted: string): Metric | undefined =>
  metrics.find(({ code, zh }) => code.startsWith(wanted) || zh.startsWith(wanted)) ??
  metrics.find(({ code, zh }) => code.includes(wanted) || zh.includes(wanted) || wanted.includes(zh))

const unknownName = (word: string, position: number): ExpressionProblem => {
  const near = closest(word.slice(0, 20))
  return {
    position,
    reason: both(
      `没有“${word.slice(0, 20)}”这个指标${near === undefined ? '' : `，是不是“${near.zh}”`}`,
      `There is no metric “${word.slice(0, 20)}”${near === undefined ? '' : `: did you mean “${near.code}”`}`,
    ),
  }
}

/** One `性别=男`, `sex=male` or plain `男` as a pair of codes that the metric's tables offer. */
const pairOf = (metric: Metric, typed: string): readonly [string, string] | undefined => {
  const [key, said = key] = typed.split(/[=＝]/).map((part) => part.trim())
  for (const table of metric.dimensions ?? [])
    for (const [code, name] of Object.entries(dimensionValues(table)))
      if (code === said || name.zh === said || name.en === said) return [dimensionKey(table), code]
  return undefined
}

const dimensionToken = (
  metric: Metric,
  inside: string,
  position: number,
): Result<Token, ExpressionProblem> => {
  const pairs = inside.split(/[;；]/).map((typed) => pairOf(metric, typed))
  const known = pairs.filter((pair) => pair !== undefined)
  const text = dimensionText(known)
  if (known.length === pairs.length && takesDimension(metric, text))
    return ok({ kind: 'dimension', text, position })
  return no({
    position,
    reason: both(
      `“${metric.zh}”没有“${inside.slice(0, 20)}”这种分组`,
      `“${metric.en}” is not broken down by “${inside.slice(0, 20)}”`,
    ),
  })
}

const isSpace = (character: string): boolean => /\s|\u3000/.test(character)

/** The token that begins at a position, and where the next one may begin. */
const tokenAt = (
  text: string,
  position: number,
  before: Token | undefined,
): Result<{ token: Token; next: number }, ExpressionProblem> => {
  const rest = text.slice(position)
  const take = (token: Token, length: number) => ok({ token, next: position + length })
  const bracket = /^[[【]([^\]】]*)([\]】]?)/.exec(rest)
  if (bracket !== null && before?.kind === 'metric') {
    if (bracket[2] === '')
      return no({ position, reason: both('方括号没有关上，请补上 ]', 'The bracket is not closed: add ]') })
    const made = dimensionToken(before.metric, bracket[1] ?? '', position)
    return made.ok ? take(made.value, bracket[0].length) : made
  }
  // Names first: 60岁以上老年人 begins with a number.
  const named = names.find(([name]) => rest.startsWith(name))
  if (named !== undefined) return take({ kind: 'metric', metric: named[1], position }, named[0].length)
  const number = /^\d{1,12}(\.\d{1,6})?([%％])?/.exec(rest)
  if (number !== null) {
    const value = Number(number[0].replace(/[%％]$/, ''))
    return take({ kind: 'number', value, position }, number[0].length)
  }
  const sign = signs.find(([typed]) => rest.startsWith(typed))
  if (sign !== undefined) return take({ kind: 'sign', sign: sign[1], position }, sign[0].length)
  const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0]
  if (word !== undefined) {
    const metric = metricOf(word)
    if (metric !== undefined) return take({ kind: 'metric', metric, position }, word.length)
    if (Object.hasOwn(words, word))
      return take({ kind: 'word', word: words[word] ?? '', position }, word.length)
    return no(unknownName(word, position))
  }
  const said = spoken.find((one) => rest.startsWith(one))
  if (said !== undefined) return take({ kind: 'word', word: words[said] ?? '', position }, said.length)
  const run = /^[\p{L}\p{N}]+/u.exec(rest)?.[0]
  if (run !== undefined) return no(unknownName(run, position))
  const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
  return no({ position, reason: both(`看不懂“${character}”`, `“${character}” means nothing here`) })
}

/** The words of an expression, in one pass; the last is the end. */
export const tokensOf = (text: string): Result<Token[], ExpressionProblem> => {
  if (text.length > longestExpression)
    return no({
      position: longestExpression,
      reason: both(`太长，最多${longestExpression}个字`, `Too long: at most ${longestExpression} characters`),
    })
  const tokens: Token[] = []
  let position = 0
  while (position < text.length) {
    if (isSpace(text[position] ?? '')) {
      position += 1
      continue
    }
    const found = tokenAt(text, position, tokens.at(-1))
    if (!found.ok) return found
    tokens.push(found.value.token)
    position = found.value.next
  }
  return ok([...tokens, { kind: 'end', position: text.length }])
}
