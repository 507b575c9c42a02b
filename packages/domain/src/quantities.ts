import { no, ok, type Result } from './results.ts'
import { chineseNumber, plain } from './typing.ts'

/**
 * How a value bounds the truth: as it is; 10余 (at least); 近百 (at most); 约30 (about); assumed, not observed (estimated);
 * 有，数未记: it happened, and nobody noted how much (unstated, value 0).
 */
export const bounds = ['exact', 'at-least', 'at-most', 'about', 'estimated', 'unstated'] as const
export type Bound = (typeof bounds)[number]

/** An amount in INTEGER thousandths of its unit, never a REAL; `said` keeps the words when they were not plain digits. */
export type Quantity = { thousandths: number; bound: Bound; said?: string }

export type QuantityProblem =
  | { problem: 'not-a-number'; suggestion?: string }
  | { problem: 'negative' }
  | { problem: 'too-large' }
  | { problem: 'not-whole'; suggestion: string }
  | { problem: 'too-many-decimals'; suggestion: string }

/** The largest amount that is taken, in thousandths: a thousand million units, so that sums stay exact integers. */
export const largest = 1_000_000_000_000

const unstatedWords = /^(有[,，;； ]?数未记|数未记|不详|若干|一批|多次|多件|较多|unstated|some)$/
const approximate: readonly [RegExp, Bound][] = [
  [/^(?:至少|不少于|>=|≥)(.+)$/, 'at-least'],
  [/^(.+?)(?:余|多|以上|\+)$/, 'at-least'],
  [/^(?:近|将近|不到|至多|不超过|<=|≤)(.+)$/, 'at-most'],
  [/^(?:约|大约|大概|≈|~)(.+)$/, 'about'],
  [/^(.+?)(?:左右|上下)$/, 'about'],
]

const multiples: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 }

/** 1.2万 and 3千 as plain digits: the point moves, so that nothing is rounded. */
const multiplied = (digits: string, zeros: number): string => {
  const [whole = '', part = ''] = digits.split('.')
  const moved = part.padEnd(zeros, '0')
  const rest = moved.slice(zeros)
  return `${Number(whole + moved.slice(0, zeros))}${rest === '' ? '' : `.${rest}`}`
}

const numberOf = (text: string): string | undefined => {
  const bare = text.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
  const [, digits, scale = ''] = /^(\d{1,12}(?:\.\d{1,8})?)([百千万亿])$/.exec(bare) ?? []
  if (digits !== undefined) return multiplied(digits, multiples[scale] ?? 0)
  if (/^-?\d{1,15}(\.\d{1,12})?$/.test(bare)) return bare
  const spelled = chineseNumber(text)
  return spelled === undefined ? undefined : String(spelled)
}

const scaled = (text: string): number => {
  const [whole = '0', part = ''] = text.split('.')
  return Number(whole) * 1000 + Number(part.padEnd(3, '0').slice(0, 3))
}

/** Measure words and signs that people write beside an amount; without them it may be readable. */
const beside =
  /^[￥¥$]|(?:人次|人|户|名|元|块|次|场|起|件|项|个|份|张|本|篇|期|支|家|处|栋|条|只|套|所|盒|棵|吨|车)$/

/** What would be read if the words beside the amount went, with 余, 约 and their like kept; nothing where that is not clear. */
const suggestionIn = (text: string, whole: boolean): { suggestion?: string } => {
  let bare = text
  while (beside.test(bare)) bare = bare.replace(beside, '')
  if (bare === text || bare === '') return {}
  const read = readQuantity(bare, whole)
  return read.ok ? { suggestion: read.value.said ?? decimal(read.value.thousandths) } : {}
}

const measured = (text: string, whole: boolean): Result<number, QuantityProblem> => {
  const number = numberOf(text)
  if (number === undefined)
    return /^-\s*\d/.test(text) ? no({ problem: 'negative' }) : no({ problem: 'not-a-number' })
  if (number.startsWith('-')) return no({ problem: 'negative' })
  const decimals = (number.split('.')[1] ?? '').replace(/0+$/, '').length
  if (whole && decimals > 0)
    return no({ problem: 'not-whole', suggestion: String(Math.round(Number(number))) })
  if (decimals > 3) return no({ problem: 'too-many-decimals', suggestion: Number(number).toFixed(3) })
  const thousandths = scaled(number)
  return thousandths > largest ? no({ problem: 'too-large' }) : ok(thousandths)
}

/**
 * Reads an amount as people type it: `31`, `３１`, `1,234`, `4943.5`, `三十一`, `10余`, `近百`, `约30`, `有，数未记`.
 * @param whole whether only whole units make sense (persons, cases)
 */
export const readQuantity = (typed: string, whole: boolean): Result<Quantity, QuantityProblem> => {
  const text = plain(typed).replace(/\s+/g, '')
  const read = readPlain(text, whole)
  if (read.ok || read.reason.problem !== 'not-a-number') return read
  return no({ problem: 'not-a-number', ...suggestionIn(text, whole) })
}

const readPlain = (text: string, whole: boolean): Result<Quantity, QuantityProblem> => {
  if (unstatedWords.test(text)) return ok({ thousandths: 0, bound: 'unstated', said: text })
  for (const [pattern, bound] of approximate) {
    const inner = pattern.exec(text)?.[1]
    if (inner === undefined) continue
    const value = measured(inner === '百' || inner === '千' || inner === '万' ? `一${inner}` : inner, whole)
    return value.ok ? ok({ thousandths: value.value, bound, said: text }) : value
  }
  const value = measured(text, whole)
  return value.ok ? ok({ thousandths: value.value, bound: 'exact' }) : value
}

/** Thousandths as plain decimal text: 4943500 → `4943.5`. */
export const decimal = (thousandths: number): string => {
  const sign = thousandths < 0 ? '-' : ''
  const [whole, part] = [Math.trunc(Math.abs(thousandths) / 1000), Math.abs(thousandths) % 1000]
  return `${sign}${whole}${part === 0 ? '' : `.${String(part).padStart(3, '0').replace(/0+$/, '')}`}`
}

/** Thousandths as a number of units, as it is answered and shown. */
export const inUnits = (thousandths: number): number => thousandths / 1000

/** What one would type to get this quantity again. */
export const typedQuantity = (quantity: Quantity): string => quantity.said ?? decimal(quantity.thousandths)

/**
 * The bound of a sum, from how many of its parts carry which bound. Parts not stated make it a lower bound;
 * lower and upper bounds together say only "about".
 */
export const boundOfSum = (parts: Readonly<Partial<Record<Bound, number>>>, count: number): Bound => {
  const has = (bound: Bound) => (parts[bound] ?? 0) > 0
  if (has('unstated') && parts.unstated === count) return 'unstated'
  if (has('estimated')) return 'estimated'
  const low = has('at-least') || has('unstated')
  if (has('about') || (low && has('at-most'))) return 'about'
  return low ? 'at-least' : has('at-most') ? 'at-most' : 'exact'
}
