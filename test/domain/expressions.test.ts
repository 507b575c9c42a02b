import { evaluate } from '@linli/domain/expression-values'
import { expressionText, figuresIn, parseExpression, type When } from '@linli/domain/expressions'
import { dimensionKey, dimensionValues } from '@linli/domain/dimensions'
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
    // Thousandths do not add up exactly in the numbers of a machine.
    ['births + deaths = 0.3', { births: 0.1, deaths: 0.2 }, 'holds'],
    // 12% is 0.12 of what is counted, and 12 beside a metric that is itself in percent.
    [
      '刑事案件[可防性] / 刑事案件 <= 30%',
      { criminal_cases: 31, 'criminal_cases|type=preventable': 6 },
      'holds',
    ],
    [
      '刑事案件[可防性] / 刑事案件 <= 30%',
      { criminal_cases: 31, 'criminal_cases|type=preventable': 16 },
      'fires',
    ],
    ['births <= 10% * population', { births: 9, population: 80 }, 'fires'],
    ['satisfaction_pct >= 90%', { satisfaction_pct: 89.5 }, 'fires'],
    ['satisfaction_pct >= 90', { satisfaction_pct: 90 }, 'holds'],
    [
      '居民满意率 >= 去年同期(居民满意率) - 2%',
      { satisfaction_pct: 89, 'lastYear satisfaction_pct': 90 },
      'holds',
    ],
    [
      '居民满意率 >= 去年同期(居民满意率) - 2%',
      { satisfaction_pct: 87, 'lastYear satisfaction_pct': 90 },
      'fires',
    ],
    ['satisfaction_pct > 50% * 50%', { satisfaction_pct: 30 }, 'holds'],
    ['max(50%, 2 × 40%) <= satisfaction_pct', { satisfaction_pct: 79 }, 'fires'],
    // As typed with the full-width keys of a Chinese keyboard.
    ['１２ ＞ 出生人数［性别＝男］', { 'births|sex=male': 11 }, 'holds'],
    ['清运垃圾（车）　≤　３．５', { garbage_removed_trucks: 4 }, 'fires'],
    ['60岁以上老年人 >= 60', { elderly_60plus: 60 }, 'holds'],
    [
      '育龄妇女[婚姻=已婚;居住=流动] <= 育龄妇女[流动]',
      {
        'women_childbearing_age|marital=married;residence=floating': 99,
        'women_childbearing_age|residence=floating': 98,
      },
      'fires',
    ],
    ['births > 0', { births: [9, 'estimated'] }, 'unknown'],
    ['births >= 0', { births: [9, 'at-most'] }, 'unknown'],
    ['births != 12', { births: [10, 'at-most'] }, 'holds'],
    ['births - deaths >= 0', { births: [10, 'at-least'], deaths: [9, 'at-most'] }, 'holds'],
    ['births × deaths > 1', { births: [10, 'at-least'], deaths: 0 }, 'unknown'],
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
    ['births[sex=planned] > 0', 6, /没有“sex=planned”这种分组，可按性别、孩次、政策、居住分/],
    ['births[sex=male;sex=female] > 0', 6, /分组/],
    ['births [] > 0', 7, /分组/],
    ['brithz > 0', 0, /是不是“出生人数”/],
    ['新生人数 > 0', 0, /是不是“出生人数”/],
    ['births > 0 and 出生人口数 > 0', 15, /是不是“出生人数”/],
    ['qqqqqqqqqqqq > 0', 0, /这个指标$/],
    ['births > 12345678901', 9, /太长/],
    ['births > 1.234567', 9, /太长/],
    ['人口总数 > 总户数', 7, /“人”和“户”单位不同/],
    ['births <= 2 * households', 10, /单位不同/],
    ['去年同期(births) > households', 15, /单位不同/],
    ['satisfaction_pct > births', 19, /单位不同/],
    ['[sex=male] > 0', 0, /看不懂/],
    ['births > 0 )', 11, /多出了/],
    ['births 0', 7, /多出了/],
    ['1 < births < 3', 11, /两边/],
    ['births = households', 9, /单位不同/],
    ['births + households > 0', 9, /单位不同/],
    ['max(births, households) > 0', 12, /单位不同/],
    ['abs(births, deaths) > 0', 12, /一个数/],
    ['lastYear(births + deaths) > 0', 16, /只能写一个指标/],
    ['lastYear(births > 0', 16, /只能写一个指标/],
    ['lastYear(births', 8, /括号没有关上/],
    ['lastYear(before(births)) > 0', 9, /只能写一个指标/],
    ['lastYear(3) > 0', 9, /只能写一个指标/],
    ['lastYear births > 0', 9, /括号/],
    ['(births > 0) + 1 > 0', 1, /不能写判断/],
    ['births > 0 and 3', 15, /判断/],
    ['births; drop > 0', 6, /看不懂/],
    ['constructor > 0', 0, /没有/],
    ['__proto__ > 0', 0, /没有/],
    ['births.length > 0', 6, /看不懂/],
    ['births > 0 // 1', 12, /指标或数/],
    [`${'('.repeat(60)}births`, 41, /套得太深/],
    [`${'-'.repeat(60)}births > 0`, 41, /套得太深/],
    [`${'not '.repeat(60)}births > 0`, 164, /套得太深/],
    [`${'abs('.repeat(60)}births`, 164, /套得太深/],
    [`${'1+'.repeat(60)}1 > 0`, 100, /太复杂/],
    [`births > ${'1+'.repeat(300)}1`, 500, /太长/],
  ]
  for (const [text, position, reason] of cases)
    test(`${text.slice(0, 40)} at ${position}`, () => {
      const parsed = parseExpression(text)
      if (parsed.ok) throw new Error('it was taken')
      expect(parsed.reason.reason.zh).toMatch(reason)
      expect(parsed.reason.reason.en).not.toBe('')
      expect(parsed.reason.position).toBe(position)
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

const number = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map((value) => `${value}`),
  fc.integer({ min: 0, max: 999 }).map((value) => `${value / 10}%`),
)
const figure = fc.constantFrom(
  'births',
  '出生人数[性别=女]',
  '去年同期(出生人数)',
  'before(deaths)',
  '流动人口[婚姻=已婚；女]',
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

  test('says in the metrics’ names what can be read again and is the same', () => {
    let read = 0
    fc.assert(
      fc.property(truth, fc.constantFrom('zh' as const, 'en' as const), (text, language) => {
        const first = parseExpression(text)
        if (!first.ok) return
        const again = parseExpression(expressionText(first.value, language))
        // Names may be longer than codes: then it is refused for its length alone.
        if (!again.ok) return expect(again.reason.reason.zh).toContain('太长')
        read += 1
        expect(again.value).toEqual(first.value)
      }),
      { numRuns: 1000 },
    )
    expect(read).toBeGreaterThan(200)
  })

  test('takes brackets only where it needs them', () => {
    const said = (text: string) => {
      const parsed = parseExpression(text)
      return parsed.ok ? expressionText(parsed.value, 'zh') : parsed.reason.reason.zh
    }
    expect(said('((births)) = ((births[男] + (births[女])))')).toBe(
      '出生人数 = 出生人数[性别=男] + 出生人数[性别=女]',
    )
    expect(said('births - (deaths - 1) > (2 * 3) - 1')).toBe('出生人数 - (死亡人数 - 1) > 2 × 3 - 1')
    expect(said('(births = 1 or deaths = 2) and not (births = 3)')).toBe(
      '(出生人数 = 1 或 死亡人数 = 2) 且 非 出生人数 = 3',
    )
  })

  test('asks each figure once however often it is written', () => {
    const parsed = parseExpression(`${Array.from({ length: 49 }, () => 'births').join('+')} >= 0`)
    if (!parsed.ok) throw new Error('it was refused')
    expect(figuresIn(parsed.value)).toEqual([{ key: { metric: 'births', dimension: '' }, at: 'now' }])
  })

  test('evaluates no more figures than a hundred, each as often as it is written', () => {
    const clause = 'min(births,deaths)+max(births,deaths,9)>0'
    const longest = Array.from({ length: 9 }, () => clause).join(' and ')
    const parsed = parseExpression(longest)
    if (!parsed.ok) throw new Error(parsed.reason.reason.zh)
    let asked = 0
    evaluate(parsed.value, () => void (asked += 1))
    expect(asked).toBe(36)
    fc.assert(
      fc.property(fc.array(words, { minLength: 100, maxLength: 300 }), (all) => {
        const read = parseExpression(all.join(''))
        return !read.ok || figuresIn(read.value).length <= 100
      }),
    )
  })

  test('is refused when it is long, deep or made of many parts, whatever else is in it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 41, max: 120 }),
        fc.constantFrom('(', '-', 'abs(', '非'),
        (times, one) => {
          const parsed = parseExpression(`${one.repeat(times)}births > 0`)
          expect(parsed.ok).toBe(false)
        },
      ),
    )
    fc.assert(
      fc.property(fc.string({ minLength: 501 }), (text) => {
        const parsed = parseExpression(text)
        expect(!parsed.ok && parsed.reason.position).toBe(500)
      }),
    )
  })

  test('every metric can be named in Chinese, in English and by its code', () => {
    for (const metric of metrics)
      for (const name of [metric.zh, metric.en, metric.code]) {
        const parsed = parseExpression(`${name} >= 0`)
        expect([name, parsed.ok && figuresIn(parsed.value)[0]?.key.metric]).toEqual([name, metric.code])
      }
  })

  test('every part of every metric can be named in both languages', () => {
    const parts = metrics.flatMap((metric) =>
      (metric.dimensions ?? []).flatMap((table) =>
        Object.keys(dimensionValues(table)).map((value) => ({
          metric: metric.code,
          dimension: `${dimensionKey(table)}=${value}`,
        })),
      ),
    )
    expect(parts.length).toBeGreaterThan(100)
    for (const key of parts)
      for (const language of ['zh', 'en'] as const) {
        const text = expressionText({ kind: 'figure', key, at: 'now' }, language)
        const parsed = parseExpression(`${text} >= 0`)
        expect([text, parsed.ok && figuresIn(parsed.value)]).toEqual([text, [{ key, at: 'now' }]])
      }
  })
})

test('an amount alone is no rule', () => {
  fc.assert(fc.property(amount, (text) => !parseExpression(text).ok))
})
