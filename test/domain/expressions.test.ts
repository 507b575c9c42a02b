import { evaluate } from '@linli/domain/expression-values'
import { expressionText, figuresIn, parseExpression, type When } from '@linli/domain/expressions'
import { metrics } from '@linli/domain/metrics'
import type { Figure } from '@linli/domain/figures'
import type { Bound } from '@linli/domain/quantities'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

type Said = number | readonly [number, Bound]

/** Figures by their name, this period's unless it begins with `lastYear ` or `before `. */
const figures =
  (said: Readonly<Record<string, Said>>) =>
  ({ metric, dimension }: { metric: string; dimension: string }, at: When): Figure | undefined => {
    const name = `${at === 'now' ? '' : `${at} `}${metric}${dimension === '' ? '' : `|${dimension}`}`
    const value = said[name]
    if (value === undefined) return undefined
    const [amount, bound] = typeof value === 'number' ? [value, 'exact' as const] : value
    return { value: bound === 'unstated' ? null : amount * 1000, bound, from: 'records', records: 1 }
  }

const judge = (text: string, said: Readonly<Record<string, Said>>): string => {
  const parsed = parseExpression(text)
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason.position} ${parsed.reason.reason.en}`)
  return evaluate(parsed.value, figures(said))
}

describe('what should hold between figures', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, Said>>, string])[] = [
    [
      'births = births[sex=male] + births[sex=female]',
      { births: 9, 'births|sex=male': 5, 'births|sex=female': 4 },
      'holds',
    ],
    [
      'births = births[sex=male] + births[sex=female]',
      { births: 9, 'births|sex=male': 5, 'births|sex=female': 3 },
      'fires',
    ],
    ['births = births[sex=male] + births[sex=female]', { births: 9, 'births|sex=male': 5 }, 'unknown'],
    [
      '出生人数 = 出生人数[性别=男] + 出生人数[女]',
      { births: 2, 'births|sex=male': 1, 'births|sex=female': 1 },
      'holds',
    ],
    ['信息录用篇数 ≤ 信息上报篇数', { info_articles_adopted: 35, info_articles_submitted: 62 }, 'holds'],
    ['信息录用篇数 ≤ 信息上报篇数', { info_articles_adopted: 63, info_articles_submitted: 62 }, 'fires'],
    ['births > 0', { births: 0 }, 'fires'],
    ['births > 0', {}, 'unknown'],
    ['births > 0', { births: [0, 'unstated'] }, 'unknown'],
    // 10余 is not below 10, and nobody knows whether it is 12.
    ['disputes_mediated >= 10', { disputes_mediated: [10, 'at-least'] }, 'holds'],
    ['disputes_mediated = 12', { disputes_mediated: [10, 'at-least'] }, 'unknown'],
    ['disputes_mediated < 10', { disputes_mediated: [10, 'at-least'] }, 'fires'],
    ['disputes_mediated <= 100', { disputes_mediated: [100, 'at-most'] }, 'holds'],
    ['disputes_mediated = 30', { disputes_mediated: [30, 'about'] }, 'unknown'],
    ['births <= lastYear(births) * 2', { births: 9, 'lastYear births': 4 }, 'fires'],
    ['出生人数 <= 去年同期(出生人数) × 2', { births: 8, 'lastYear births': 4 }, 'holds'],
    ['births - before(births) < 3', { births: 5, 'before births': 3 }, 'holds'],
    ['abs(births - deaths) < 3', { births: 5, deaths: 9 }, 'fires'],
    ['max(births, deaths, 7) = 9', { births: 5, deaths: 9 }, 'holds'],
    ['min(births, deaths) = 5', { births: 5, deaths: 9 }, 'holds'],
    ['合计(出生人数, 死亡人数) = 14', { births: 5, deaths: 9 }, 'holds'],
    ['births / deaths < 1', { births: 5, deaths: 0 }, 'unknown'],
    ['births * 100 / population < 5', { births: 9, population: 1000 }, 'holds'],
    ['births = 0 or deaths >= 0', { births: 5, deaths: 9 }, 'holds'],
    ['births > 1 and deaths > 100', { births: 5 }, 'unknown'],
    ['births > 9 and deaths > 100', { births: 5 }, 'fires'],
    ['births > 1 or deaths > 100', { births: 5 }, 'holds'],
    ['not births = 5', { births: 5 }, 'fires'],
    ['非 出生人数 = 4 且 死亡人数 ≥ 9', { births: 5, deaths: 9 }, 'holds'],
    ['-births < 0', { births: 5 }, 'holds'],
    ['（births＋deaths）＝14', { births: 5, deaths: 9 }, 'holds'],
    ['donations_money = 4943.5', { donations_money: 4943.5 }, 'holds'],
  ]
  for (const [text, said, wanted] of cases)
    test(`${text} with ${JSON.stringify(said)} ${wanted}`, () => expect(judge(text, said)).toBe(wanted))
})

describe('a bad expression is refused with its place and the reason', () => {
  const cases: readonly (readonly [string, number, RegExp])[] = [
    ['', 0, /没有写完/],
    ['births', 0, /判断/],
    ['births + deaths', 0, /判断/],
    ['brths > 0', 0, /没有“brths”这个指标/],
    ['出生 > 0', 0, /是不是“出生人数”/],
    ['births > 0 and', 14, /没有写完/],
    ['births >', 8, /没有写完/],
    ['births > > 0', 9, /指标或数/],
    ['(births > 0', 0, /括号没有关上/],
    ['births[sex=male > 0', 6, /方括号没有关上/],
    ['births[sex=other] > 0', 6, /没有“sex=other”这种分组/],
    ['births[visited=retirees] > 0', 6, /分组/],
    ['[sex=male] > 0', 0, /看不懂/],
    ['births > 0 )', 11, /多出了/],
    ['births 0', 7, /多出了/],
    ['1 < births < 3', 11, /两边/],
    ['births = households', 9, /单位不同/],
    ['births + households > 0', 9, /单位不同/],
    ['max(births, households) > 0', 12, /单位不同/],
    ['abs(births, deaths) > 0', 12, /一个数/],
    ['lastYear(births + deaths) > 0', 8, /括号没有关上/],
    ['lastYear(3) > 0', 9, /只能写一个指标/],
    ['lastYear births > 0', 9, /括号/],
    ['(births > 0) + 1 > 0', 1, /不能写判断/],
    ['births > 0 and 3', 15, /判断/],
    ['births; drop > 0', 6, /看不懂/],
    ['constructor > 0', 0, /没有/],
    ['__proto__ > 0', 0, /没有/],
    ['births.length > 0', 6, /看不懂/],
    ['births > 0 // 1', 12, /指标或数/],
    [`${'('.repeat(60)}births`, 40, /套得太深/],
    [`births > ${'1+'.repeat(300)}1`, 500, /太长/],
  ]
  for (const [text, position, reason] of cases)
    test(`${text.slice(0, 40)} at ${position}`, () => {
      const parsed = parseExpression(text)
      if (parsed.ok) throw new Error('it was taken')
      expect(parsed.reason.reason.zh).toMatch(reason)
      expect(parsed.reason.reason.en).not.toBe('')
      if (!/套得太深/.test(parsed.reason.reason.zh)) expect(parsed.reason.position).toBe(position)
    })
})

const soup = [
  'births',
  'deaths',
  '出生人数',
  '[sex=male]',
  '[女]',
  'lastYear',
  '去年同期',
  'before',
  'abs',
  'sum',
  'and',
  '或',
  '非',
]
const scraps = [...soup, ...'+-*/×()（），<>=≥≤[] \u0000户$'.split(''), '12', '3.5', '5%', '!=', '😀']
const words = fc.constantFrom(...scraps)

const number = fc.integer({ min: 0, max: 999 }).map((value) => `${value}`)
const figure = fc.constantFrom(
  'births',
  '出生人数[性别=女]',
  '去年同期(出生人数)',
  'before(deaths)',
  '流动人口',
)
const { amount, truth } = fc.letrec<{ amount: string; truth: string }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 4 },
    number,
    figure,
    fc
      .tuple(tie('amount'), fc.constantFrom('+', '-', '×', '/'), tie('amount'))
      .map(([a, s, b]) => `(${a} ${s} ${b})`),
    tie('amount').map((one) => `abs(${one})`),
    tie('amount').map((one) => `-${one}`),
    fc.tuple(tie('amount'), tie('amount')).map(([a, b]) => `max(${a}, ${b})`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(tie('amount'), fc.constantFrom('=', '≤', '>', '!='), tie('amount'))
      .map(([a, s, b]) => `${a} ${s} ${b}`),
    fc.tuple(tie('truth'), fc.constantFrom('and', '或'), tie('truth')).map(([a, s, b]) => `(${a} ${s} ${b})`),
    tie('truth').map((one) => `非 (${one})`),
  ),
}))

/** Any figures: known, unknown or bounded, the same for the same seed. */
const someFigures = (seed: number) => (key: { metric: string; dimension: string }, at: When) => {
  let hash = seed
  for (const character of `${key.metric}|${key.dimension}|${at}`)
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973
  const bound = (['exact', 'exact', 'at-least', 'at-most', 'about'] as const)[hash % 5] ?? 'exact'
  return hash % 7 === 0
    ? undefined
    : { value: (hash % 50) * 1000, bound, from: 'records' as const, records: 1 }
}

describe('whatever is typed', () => {
  test('is read or refused at a place inside it, and never breaks', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 40 }).map((all) => all.join('')),
        ),
        (text) => {
          const parsed = parseExpression(text)
          if (parsed.ok) return typeof evaluate(parsed.value, someFigures(1)) === 'string'
          return parsed.reason.position >= 0 && parsed.reason.position <= text.length
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('says in the metrics’ names what can be read again and means the same', () => {
    let read = 0
    fc.assert(
      fc.property(truth, fc.integer({ min: 1, max: 9999 }), (text, seed) => {
        const first = parseExpression(text)
        if (!first.ok) return true
        const again = parseExpression(expressionText(first.value, 'zh'))
        // Names are longer than codes: what no longer fits is refused for its length alone.
        if (!again.ok)
          return again.reason.reason.zh.includes('太长') || again.reason.reason.zh.includes('太深')
        read += 1
        const values = someFigures(seed)
        expect(expressionText(again.value, 'zh')).toBe(expressionText(first.value, 'zh'))
        return evaluate(again.value, values) === evaluate(first.value, values)
      }),
      { numRuns: 1000 },
    )
    expect(read).toBeGreaterThan(200)
  })

  test('asks each figure once however often it is written, and no more than its text can name', () => {
    const long = Array.from({ length: 50 }, () => 'births').join('+')
    const parsed = parseExpression(`${long} >= 0`)
    if (!parsed.ok) throw new Error('it was refused')
    expect(figuresIn(parsed.value)).toEqual([{ key: { metric: 'births', dimension: '' }, at: 'now' }])
    let asked = 0
    evaluate(parsed.value, () => void (asked += 1))
    expect(asked).toBe(50)
  })

  test('every metric can be named in Chinese and by its code', () => {
    for (const metric of metrics)
      for (const name of [metric.zh, metric.code]) {
        const parsed = parseExpression(`${name} >= 0`)
        expect([name, parsed.ok && figuresIn(parsed.value)[0]?.key.metric]).toEqual([name, metric.code])
      }
  })
})

test('amounts are made of numbers', () => {
  fc.assert(fc.property(amount, (text) => !parseExpression(text).ok))
})
