import { problem, type ExpressionProblem } from './expression-words.ts'
import type { Arithmetic, Comparing, Expression } from './expressions.ts'
import { ok, type Result } from './results.ts'
import { units, type Unit } from './units.ts'

/** A part that was read: a truth, or an amount in a unit (undefined: a plain number, which fits any). */
export type Typed = { expression: Expression; sort: 'truth' | { unit: Unit | undefined }; position: number }
export type Read = Result<Typed, ExpressionProblem>

export const truth = (expression: Expression, position: number): Typed => ({
  expression,
  sort: 'truth',
  position,
})

export const amount = (expression: Expression, unit: Unit | undefined, position: number): Typed => ({
  expression,
  sort: { unit },
  position,
})

/** The part as something that is true or not. */
export const asTruth = (part: Typed): Read =>
  part.sort === 'truth'
    ? ok(part)
    : problem(
        part.position,
        '这里要写一个判断，如 出生人数 >= 0',
        'A comparison is needed here, such as births >= 0',
      )

/** The unit of a part that must be an amount. */
export const unitOf = (part: Typed): Result<Unit | undefined, ExpressionProblem> =>
  part.sort === 'truth'
    ? problem(part.position, '这里要写数，不能写判断', 'A number is needed here, not a comparison')
    : ok(part.sort.unit)

const name = (unit: Unit): string => units[unit].en || 'pieces'

const sameUnit = (left: Typed, right: Typed): Result<Unit | undefined, ExpressionProblem> => {
  const [one, other] = [unitOf(left), unitOf(right)]
  if (!one.ok || !other.ok) return one.ok ? other : one
  if (one.value === undefined || other.value === undefined || one.value === other.value)
    return ok(one.value ?? other.value)
  return problem(
    right.position,
    `“${units[one.value].zh}”和“${units[other.value].zh}”单位不同，不能相加或比较`,
    `“${name(one.value)}” and “${name(other.value)}” are different units: they cannot be added or compared`,
  )
}

/** An expression with its 12% taken as 12 percent instead of 0.12; undefined when it has none. */
const inPercent = (expression: Expression): Expression | undefined => {
  switch (expression.kind) {
    case 'number':
      return expression.percent === undefined ? undefined : { ...expression, value: expression.percent }
    case 'negative': {
      const of = inPercent(expression.of)
      return of && { ...expression, of }
    }
    case 'call': {
      const of = expression.of.map(inPercent)
      if (of.every((part) => part === undefined)) return undefined
      return { ...expression, of: expression.of.map((part, i) => of[i] ?? part) }
    }
    case 'arithmetic': {
      const left = inPercent(expression.left)
      // Of a product one side alone is taken so: 2 × 5% is 10 percent.
      if (left !== undefined && '*/'.includes(expression.sign)) return { ...expression, left }
      const right = expression.sign === '/' ? undefined : inPercent(expression.right)
      if (left === undefined && right === undefined) return undefined
      return { ...expression, left: left ?? expression.left, right: right ?? expression.right }
    }
    default:
      return undefined
  }
}

/** Parts that are added or compared: of one unit. Beside a metric in percent, 12% is 12 percent. */
export const aligned = (
  first: Typed,
  others: readonly Typed[],
): Result<{ unit: Unit | undefined; parts: Expression[] }, ExpressionProblem> => {
  let unit = unitOf(first)
  for (const other of others) {
    if (!unit.ok) return unit
    unit = sameUnit(amount(first.expression, unit.value, first.position), other)
  }
  if (!unit.ok) return unit
  const inUnit = ({ expression, sort }: Typed): Expression =>
    unit.value === 'percent' && sort !== 'truth' && sort.unit === undefined
      ? (inPercent(expression) ?? expression)
      : expression
  return ok({ unit: unit.value, parts: [first, ...others].map(inUnit) })
}

const added = (sign: '+' | '-' | Comparing, one: Typed, other: Typed): Read => {
  const found = aligned(one, [other])
  if (!found.ok) return found
  const [left = one.expression, right = other.expression] = found.value.parts
  if (sign === '+' || sign === '-')
    return ok(amount({ kind: 'arithmetic', sign, left, right }, found.value.unit, one.position))
  return ok(truth({ kind: 'compare', sign, left, right }, one.position))
}

/** Beside a plain number a unit stays, unless it is what is divided by; of two units nothing is left. */
const multiplied = (sign: '*' | '/', left: Typed, right: Typed): Read => {
  const one = unitOf(left)
  if (!one.ok) return one
  const other = unitOf(right)
  if (!other.ok) return other
  const unit =
    other.value === undefined ? one.value : one.value === undefined && sign === '*' ? other.value : undefined
  const expression = { kind: 'arithmetic', sign, left: left.expression, right: right.expression } as const
  return ok(amount(expression, unit, left.position))
}

const connected = (kind: 'both' | 'either', left: Typed, right: Typed): Read => {
  const one = asTruth(left)
  if (!one.ok) return one
  const other = asTruth(right)
  if (!other.ok) return other
  return ok(truth({ kind, left: left.expression, right: right.expression }, left.position))
}

/** Signs that stand between two parts. */
export type Between = Arithmetic | Comparing | 'and' | 'or'

/** Two parts and the sign between them as one part, if they fit each other. */
export const joined = (sign: Between, left: Typed, right: Typed): Read => {
  switch (sign) {
    case 'and':
      return connected('both', left, right)
    case 'or':
      return connected('either', left, right)
    case '*':
    case '/':
      return multiplied(sign, left, right)
    default:
      return added(sign, left, right)
  }
}
