import {
  aligned,
  amount,
  asTruth,
  joined,
  truth,
  unitOf,
  type Between,
  type Read,
} from './expression-sorts.ts'
import { problem, type Sign, type Token } from './expression-words.ts'
import type { Call, When } from './expressions.ts'
import { ok } from './results.ts'

/** Tokens that are read from left to right, each once. */
type Reader = { tokens: readonly Token[]; at: number; depth: number }

const deepest = 40

/** Signs by how strongly they bind, the weakest first. */
const levels: readonly (readonly Between[])[] = [
  ['or'],
  ['and'],
  ['=', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
]
const comparing = 2

const peek = ({ tokens, at }: Reader): Token => tokens[at] ?? { kind: 'end', position: 0 }

const next = (reader: Reader): Token => {
  const token = peek(reader)
  reader.at += 1
  return token
}

/** Steps over the sign that comes next, if it is one of these. */
const take = <Wanted extends Sign>(reader: Reader, wanted: readonly Wanted[]): Wanted | undefined => {
  const token = peek(reader)
  const found = token.kind === 'sign' ? wanted.find((sign) => sign === token.sign) : undefined
  if (found !== undefined) reader.at += 1
  return found
}

const deeper = (reader: Reader, read: () => Read): Read => {
  if (reader.depth === deepest)
    return problem(
      peek(reader).position,
      `套得太深，最多${deepest}层`,
      `Nested too deeply: at most ${deepest} levels`,
    )
  reader.depth += 1
  const found = read()
  reader.depth -= 1
  return found
}

/** Parts joined by the signs of a level or of stronger ones, from left to right. */
const readLevel = (reader: Reader, level: number): Read => {
  const signs = levels[level]
  if (signs === undefined) return readSimple(reader)
  let left = readLevel(reader, level + 1)
  for (;;) {
    if (!left.ok) return left
    const { position } = peek(reader)
    const sign = take(reader, signs)
    if (sign === undefined) return left
    if (level === comparing && left.value.expression.kind === 'compare')
      return problem(
        position,
        '一次只能比较两边，可用“且”连接',
        'Compare two sides at a time; join with “and”',
      )
    const right = readLevel(reader, level + 1)
    if (!right.ok) return right
    left = joined(sign, left.value, right.value)
  }
}

const readWhole = (reader: Reader): Read => deeper(reader, () => readLevel(reader, 0))

const closed = (reader: Reader, opened: number, inside: Read): Read => {
  if (!inside.ok || take(reader, [')']) !== undefined) return inside
  return problem(opened, '括号没有关上，请补上 )', 'The bracket is not closed: add )')
}

const unopened = (reader: Reader) =>
  problem(
    peek(reader).position,
    '后面要写括号，如 去年同期(出生人数)',
    'Brackets must follow, as in lastYear(births)',
  )

const notMetric = (position: number) =>
  problem(position, '括号里只能写一个指标', 'Only one metric can stand in these brackets')

const readFigure = (token: Token, at: When): Read =>
  token.kind === 'figure'
    ? ok(
        amount(
          { kind: 'figure', key: { metric: token.metric.code, dimension: token.dimension }, at },
          token.metric.unit,
          token.position,
        ),
      )
    : notMetric(token.position)

const readOfPeriod = (reader: Reader, at: When): Read => {
  const opened = peek(reader).position
  if (take(reader, ['(']) === undefined) return unopened(reader)
  const figure = readFigure(next(reader), at)
  const after = peek(reader)
  if (figure.ok && after.kind === 'sign' && after.sign !== ')') return notMetric(after.position)
  return closed(reader, opened, figure)
}

const readCall = (reader: Reader, name: Call, position: number): Read => {
  const opened = peek(reader).position
  if (take(reader, ['(']) === undefined) return unopened(reader)
  const first = readWhole(reader)
  if (!first.ok) return first
  const others = []
  while (take(reader, [',']) !== undefined) {
    const other = readWhole(reader)
    if (!other.ok) return other
    others.push(other.value)
  }
  if (name === 'abs' && others[0] !== undefined)
    return problem(others[0].position, '绝对值只取一个数', 'abs takes one number')
  const found = aligned(first.value, others)
  if (!found.ok) return found
  const call = amount({ kind: 'call', name, of: found.value.parts }, found.value.unit, position)
  return closed(reader, opened, ok(call))
}

const readNegative = (reader: Reader, position: number): Read => {
  const of = deeper(reader, () => readSimple(reader))
  if (!of.ok) return of
  const unit = unitOf(of.value)
  return unit.ok ? ok(amount({ kind: 'negative', of: of.value.expression }, unit.value, position)) : unit
}

const readNot = (reader: Reader, position: number): Read => {
  const of = deeper(reader, () => readLevel(reader, comparing))
  const told = of.ok ? asTruth(of.value) : of
  return told.ok ? ok(truth({ kind: 'not', of: told.value.expression }, position)) : told
}

const readSign = (reader: Reader, sign: Sign, position: number): Read => {
  switch (sign) {
    case '(':
      return closed(reader, position, readWhole(reader))
    case '-':
      return readNegative(reader, position)
    case 'not':
      return readNot(reader, position)
    case 'lastYear':
    case 'before':
      return readOfPeriod(reader, sign)
    case 'abs':
    case 'min':
    case 'max':
    case 'sum':
      return readCall(reader, sign, position)
    default:
      return problem(position, '这里要写指标或数', 'A metric or a number is needed here')
  }
}

const readSimple = (reader: Reader): Read => {
  const token = next(reader)
  switch (token.kind) {
    case 'number': {
      const { kind, value, percent } = token
      const number = percent === undefined ? { kind, value } : { kind, value, percent }
      return ok(amount(number, undefined, token.position))
    }
    case 'figure':
      return readFigure(token, 'now')
    case 'sign':
      return readSign(reader, token.sign, token.position)
    case 'end':
      return problem(token.position, '没有写完', 'It ends too early')
  }
}

/** Reads tokens by the grammar, each once: what should hold, or why and where it cannot be read. */
export const readTokens = (tokens: readonly Token[]): Read => {
  const reader: Reader = { tokens, at: 0, depth: 0 }
  const whole = readLevel(reader, 0)
  if (!whole.ok) return whole
  const rest = peek(reader)
  if (rest.kind !== 'end') return problem(rest.position, '这里多出了内容', 'Something is left over here')
  return asTruth(whole.value)
}
