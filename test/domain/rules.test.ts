import { parseExpression } from '@linli/domain/expressions'
import type { DeclaredFigure, FlowBalance, Known, StockBalance } from '@linli/domain/figures'
import { metricOf, metrics } from '@linli/domain/metrics'
import { period } from '@linli/domain/periods'
import type { Bound } from '@linli/domain/quantities'
import { consistencyRules } from '@linli/domain/rules/consistency'
import { modifiedZScore } from '@linli/domain/rules/oddities'
import { checkFigures, listOfRules, requiredMetrics, type RuleMaterial } from '@linli/domain/rules'
import { describe, expect, test } from 'vitest'

type Said = number | readonly [number, Bound]

const half = period('2010-H1')

/** What is known: flows and stocks by their nature, in units; `asOf` for every reading. */
const knownOf = (
  said: Readonly<Record<string, Said>>,
  { declared = {}, asOf = '2010-06-30' }: { declared?: Readonly<Record<string, number>>; asOf?: string } = {},
): Known => {
  const flows = new Map<string, FlowBalance[]>()
  const stocks = new Map<string, StockBalance>()
  for (const [name, given] of Object.entries(said)) {
    const id = name.includes('|') ? name : `${name}|`
    const [amount, bound] = typeof given === 'number' ? [given, 'exact' as const] : given
    const value = Math.round(amount * 1000)
    if (metricOf(name.split('|')[0] ?? '')?.nature === 'stock')
      stocks.set(id, { value, bound, fact: { date: asOf, precision: 'day' }, count: 1 })
    else flows.set(id, [{ sum: value, count: 1, bounds: { [bound]: 1 } }])
  }
  const stated = new Map<string, DeclaredFigure>(
    Object.entries(declared).map(([name, amount]) => [
      `${name}|`,
      { value: amount * 1000, bound: 'exact', statement: '' },
    ]),
  )
  return { flows, stocks, declared: stated, within: new Map() }
}

const nothing = knownOf({})
const answered = Object.fromEntries(
  [...requiredMetrics, 'population', 'households'].map((code) => [code, 9_000]),
)

const material = (known: Known, more: Partial<RuleMaterial> = {}): RuleMaterial => ({
  period: half,
  known,
  lastYear: nothing,
  before: nothing,
  street: [{ known, own: true }],
  cited: [],
  streetRules: [],
  ...more,
})

const found = (said: Readonly<Record<string, Said>>, more: Partial<RuleMaterial> = {}) =>
  checkFigures(material(knownOf(said), more))
const codes = (findings: ReturnType<typeof found>): string[] => findings.map(({ rule }) => rule)

describe('every rule has a case that fires it and one that does not', () => {
  type Case = { fires: () => string[]; holds: () => string[] }
  const street = (own: number, others: readonly number[]): Partial<RuleMaterial> => ({
    street: [own, ...others].map((value, i) => ({ known: knownOf({ births: value }), own: i === 0 })),
  })
  const cited = [{ metric: 'party_members', dimension: '' }]
  const cases: Record<string, Case> = {
    'part-within-whole': {
      fires: () => codes(found({ criminal_cases: 5, 'criminal_cases|type=preventable': 6 })),
      holds: () => codes(found({ criminal_cases: 31, 'criminal_cases|type=preventable': 6 })),
    },
    'parts-add-up': {
      fires: () => codes(found({ births: 9, 'births|sex=male': 5, 'births|sex=female': 3 })),
      holds: () => codes(found({ births: 9, 'births|sex=male': 5, 'births|sex=female': 4 })),
    },
    ...Object.fromEntries(
      consistencyRules.map(({ code, expression }) => {
        const [part = '', whole = ''] = expression.split(' <= ')
        return [
          code,
          {
            fires: () => codes(found({ [part]: 7, [whole]: 6 })),
            holds: () => codes(found({ [part]: 6, [whole]: 6 })),
          },
        ]
      }),
    ),
    'declared-differs': {
      fires: () => codes(checkFigures(material(knownOf({ births: 9 }, { declared: { births: 10 } })))),
      holds: () => codes(checkFigures(material(knownOf({ births: 9 }, { declared: { births: 9 } })))),
    },
    'base-register-missing': { fires: () => codes(found({})), holds: () => codes(found(answered)) },
    'required-blank': {
      fires: () => codes(found({ population: 9, households: 3 })),
      // Zero is an answer.
      holds: () =>
        codes(found({ ...answered, ...Object.fromEntries(requiredMetrics.map((code) => [code, 0])) })),
    },
    'stock-jump': {
      fires: () => codes(found({ retirees: 50 }, { before: knownOf({ retirees: 32 }) })),
      holds: () => codes(found({ retirees: 35 }, { before: knownOf({ retirees: 32 }) })),
    },
    outlier: {
      fires: () => codes(found({ births: 90 }, street(90, [9, 10, 11, 8, 12, 9]))),
      holds: () => codes(found({ births: 13 }, street(13, [9, 10, 11, 8, 12, 9]))),
    },
    'stale-stock': {
      fires: () =>
        codes(checkFigures(material(knownOf({ party_members: 20 }, { asOf: '2009-06-01' }), { cited }))),
      holds: () =>
        codes(checkFigures(material(knownOf({ party_members: 20 }, { asOf: '2010-06-01' }), { cited }))),
    },
  }
  test('and no rule is left out', () => {
    const listed = listOfRules().map(({ code }) => code)
    expect(Object.keys(cases).sort()).toEqual(listed.filter((code) => code !== 'stale-sentence').sort())
  })
  for (const [code, { fires, holds }] of Object.entries(cases))
    test(code, () => {
      expect(fires()).toContain(code)
      expect(holds()).not.toContain(code)
    })
})

describe('what a rule says', () => {
  test('names the figures with their numbers, in both languages', () => {
    const [finding] = found({ ...answered, births: 9, 'births|sex=male': 5, 'births|sex=female': 3 })
    expect(finding).toEqual({
      id: 'parts-add-up|births||births|sex=male|births|sex=female',
      rule: 'parts-add-up',
      severity: 'error',
      message: {
        zh: '出生人数9人，出生人数（男）5人、出生人数（女）3人，合计对不上',
        en: 'Births 9 people; Births (male) 5 people, Births (female) 3 people: they do not add up',
      },
      figures: [
        { metric: 'births', dimension: '' },
        { metric: 'births', dimension: 'sex=male' },
        { metric: 'births', dimension: 'sex=female' },
      ],
    })
  })

  test('errors come before warnings, and the same is found again under the same name', () => {
    const findings = found({ info_articles_adopted: 63, info_articles_submitted: 62 })
    const order = findings.map(({ severity }) => severity)
    expect(order).toEqual([...order].sort())
    expect(findings.map(({ id }) => id)).toEqual(
      found({ info_articles_adopted: 63, info_articles_submitted: 62 }).map(({ id }) => id),
    )
    expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length)
  })

  test('married floating women are part of the floating ones, and those of all', () => {
    const [floating, married] = ['residence=floating', 'marital=married;residence=floating']
    const women = (all: number, one: number, other: number) =>
      found({
        ...answered,
        women_childbearing_age: all,
        [`women_childbearing_age|${floating}`]: one,
        [`women_childbearing_age|${married}`]: other,
      }).map(({ figures }) => figures[0]?.dimension)
    expect(women(131, 98, 60)).toEqual([])
    expect(women(131, 98, 99)).toEqual([married])
    expect(women(90, 98, 60)).toEqual([floating])
  })

  test('10余 contradicts nothing that it may still be', () => {
    const cases = (whole: Said, part: Said) =>
      codes(found({ ...answered, criminal_cases: whole, 'criminal_cases|type=preventable': part }))
    expect(cases([10, 'at-least'], 12)).toEqual([])
    expect(cases([10, 'at-most'], 12)).toEqual(['part-within-whole'])
    expect(cases(10, [12, 'at-most'])).toEqual([])
    expect(cases(10, [12, 'at-least'])).toEqual(['part-within-whole'])
    expect(cases(10, [0, 'unstated'])).toEqual([])
  })

  test('what is missing contradicts nothing', () => {
    expect(codes(found({ ...answered, births: 9, 'births|sex=male': 5 }))).toEqual([])
    expect(codes(found({ ...answered, 'births|sex=male': 9_001, births: 9_001 }))).toEqual([])
  })
})

describe('a street’s own rule', () => {
  const own = (expression: string): Partial<RuleMaterial> => ({
    streetRules: [{ id: 'r1', expression, severity: 'error', message: '出生人数不应多于育龄妇女' }],
  })
  test('is told in its own words with the figures, or not when it holds or cannot be told', () => {
    const rule = own('出生人数 <= 育龄妇女')
    const said = found({ ...answered, births: 140, women_childbearing_age: 131 }, rule)
    expect(said.map(({ rule: code, message }) => [code, message.zh])).toEqual([
      ['street:r1', '出生人数不应多于育龄妇女：出生人数140人，育龄妇女131人'],
    ])
    expect(codes(found({ ...answered, births: 9, women_childbearing_age: 131 }, rule))).toEqual([])
    expect(codes(found({ ...answered, births: 9 }, rule))).toEqual([])
  })
  test('compares with last year and the period before', () => {
    const rule = own('刑事案件 <= 去年同期(刑事案件) 且 刑事案件 <= 上期(刑事案件)')
    const past = (lastYear: number, before: number) => ({
      ...rule,
      lastYear: knownOf({ criminal_cases: lastYear }),
      before: knownOf({ criminal_cases: before }),
    })
    expect(codes(found({ ...answered, criminal_cases: 31 }, past(40, 35)))).toEqual([])
    expect(codes(found({ ...answered, criminal_cases: 31 }, past(40, 30)))).toEqual(['street:r1'])
    expect(codes(found({ ...answered, criminal_cases: 31 }, past(30, 40)))).toEqual(['street:r1'])
  })
})

test('built-in rules can be read, and speak of metrics that there are', () => {
  for (const { expression } of consistencyRules)
    expect([expression, parseExpression(expression).ok]).toEqual([expression, true])
  const known = new Set(metrics.map(({ code }) => code))
  expect(requiredMetrics.filter((code) => !known.has(code))).toEqual([])
})

test('the modified z-score is that of Iglewicz and Hoaglin', () => {
  // Median 10, deviations 2 1 0 1 2: MAD 1.
  expect(modifiedZScore(16, [8, 9, 10, 11, 12])).toBeCloseTo(0.6745 * 6, 12)
  expect(modifiedZScore(16, [8, 9, 10, 11])).toBeUndefined()
  expect(modifiedZScore(16, [10, 10, 10, 10, 16])).toBeUndefined()
})
