import { readEntry } from '@linli/domain/entries'
import { figuresIn, parseExpression, type Expression } from '@linli/domain/expressions'
import {
  figureId,
  figureOf,
  type DeclaredFigure,
  type FlowBalance,
  type Known,
  type StockBalance,
} from '@linli/domain/figures'
import { metricOf, metrics } from '@linli/domain/metrics'
import { period } from '@linli/domain/periods'
import { postings } from '@linli/domain/postings'
import { readQuantity, type Bound } from '@linli/domain/quantities'
import { consistencyRules } from '@linli/domain/rules/consistency'
import { modifiedZScore } from '@linli/domain/rules/outliers'
import { checkFigures, listOfRules, requiredMetrics, type RuleMaterial } from '@linli/domain/rules'
import { tianyunDeclared, tianyunEntries } from '@linli/workers/demonstration/tianyun'
import type { TypedDeclaration, TypedEntry } from '@linli/workers/demonstration/types'
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

const each = (names: readonly string[], value: number) =>
  Object.fromEntries(names.map((name) => [name, value]))

/** The figures on the two sides of a comparison. */
const sidesOf = (text: string): [string[], string[]] => {
  const parsed = parseExpression(text)
  if (!parsed.ok || parsed.value.kind !== 'compare') throw new Error(`${text} does not compare`)
  const named = (side: Expression) =>
    figuresIn(side).map(({ key }) => (key.dimension === '' ? key.metric : `${key.metric}|${key.dimension}`))
  return [named(parsed.value.left), named(parsed.value.right)]
}

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
        const [parts, wholes] = sidesOf(expression)
        const both = (part: number, whole: number) =>
          codes(found({ ...each(parts, part), ...each(wholes, whole) }))
        // What is compared with 100% has no whole of its own.
        const [few, many] = wholes.length === 0 ? [100, 101] : [2, 7]
        return [code, { fires: () => both(many, 6), holds: () => both(few, 6) }]
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
        zh: '出生人数9人，男5人、女3人，合计对不上',
        en: 'Births 9 people; male 5 people, female 3 people: they do not add up',
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
    expect(cases(10, [12, 'about'])).toEqual([])
    expect(cases([10, 'estimated'], 12)).toEqual([])
  })

  test('a part that nobody counted may make up what is missing, but nothing makes up for too much', () => {
    expect(codes(found({ ...answered, births: 9, 'births|sex=male': 5 }))).toEqual([])
    const kinds = { 'facilities_opened|kind=xiuba': 3, 'facilities_opened|kind=youth_club': 2 }
    expect(codes(found({ ...answered, ...kinds, facilities_opened: 6 }))).toEqual([])
    expect(codes(found({ ...answered, ...kinds, facilities_opened: 4 }))).toEqual(['parts-add-up'])
    // One part that is more than the whole is told once.
    expect(codes(found({ ...answered, ...kinds, facilities_opened: 2 }))).toEqual(['part-within-whole'])
  })

  test('what may happen is a warning: an older hazard is put right, a registered resident lives elsewhere', () => {
    const severities = (said: Readonly<Record<string, Said>>) =>
      found({ ...answered, ...said }).map(({ rule, severity }) => [rule, severity])
    expect(severities({ hazards_found: 3, hazards_rectified: 4 })).toEqual([
      ['rectified-within-found', 'warning'],
    ])
    expect(severities({ population: 900, population_registered: 1000 })).toEqual([
      ['registered-within-population', 'warning'],
    ])
  })
})

describe('a stock that jumps', () => {
  const after = (then: Said, now: Said): string[] =>
    codes(found({ ...answered, retirees: now }, { before: knownOf({ retirees: then }) }))

  test('changed by three tenths and by ten, up or down, or came from nothing', () => {
    expect(after(40, 52)).toEqual(['stock-jump'])
    expect(after(40, 28)).toEqual(['stock-jump'])
    expect(after(40, 51)).toEqual([])
    expect(after(20, 29)).toEqual([])
    expect(after(0, 10)).toEqual(['stock-jump'])
    expect(after(0, 9)).toEqual([])
  })

  test('has two numbers: 10余 may be as many as there are now', () => {
    expect(after([10, 'at-least'], 52)).toEqual([])
    expect(after(52, [10, 'at-least'])).toEqual([])
    expect(after(52, [0, 'unstated'])).toEqual([])
  })

  test('is held against what was approved of the period before', () => {
    const approved = { value: 40_000, bound: 'exact', from: 'reading', records: 1 } as const
    const before = { ...knownOf({ retirees: 52 }), approved: new Map([['retirees|', approved]]) }
    const findings = checkFigures(material(knownOf({ ...answered, retirees: 52 }), { before }))
    expect(findings.map(({ message }) => message.zh)).toEqual(['退休人员52人，上期为40人，变化较大'])
  })
})

describe('an outlier', () => {
  type Communities = readonly Readonly<Record<string, Said>>[]
  const ofStreet = ([own = {}, ...others]: Communities): string[] => {
    const known = knownOf({ ...answered, ...own })
    const street = [{ known, own: true }, ...others.map((said) => ({ known: knownOf(said), own: false }))]
    return checkFigures(material(known, { street })).flatMap(({ rule, figures }) =>
      rule === 'outlier' ? figures.map(({ metric }) => metric) : [],
    )
  }
  const births = (...all: readonly Said[]): Communities => all.map((value) => ({ births: value }))
  const rates = (...all: readonly (readonly [number, number])[]): Communities =>
    all.map(([value, population]) => ({ births: value, population }))

  test('needs five communities with a value, and values that differ', () => {
    expect(ofStreet(births(90, 9, 10, 11, 8))).toEqual(['births'])
    expect(ofStreet(births(90, 9, 10, 11))).toEqual([])
    expect(ofStreet(births(90, 10, 10, 10, 10))).toEqual([])
  })

  test('is looked for by the denominator where five communities have it', () => {
    const usual = [
      [9, 1000],
      [10, 1000],
      [11, 1000],
      [8, 1000],
    ] as const
    expect(ofStreet(rates([90, 9000], ...usual))).toEqual([])
    expect(ofStreet(rates([90, 1000], ...usual))).toEqual(['births'])
    // Of four denominators nothing can be told: then the numbers themselves are compared.
    expect(ofStreet([...rates([90, 9000], ...usual.slice(1)), { births: 9 }])).toEqual(['births'])
  })

  test('is not what may be usual: of 10余 only that it is much, of 近10 only that it is little', () => {
    const others = [95, 100, 105, 90] as const
    expect(ofStreet(births([10, 'at-least'], ...others))).toEqual([])
    expect(ofStreet(births([10, 'at-most'], ...others))).toEqual(['births'])
    expect(ofStreet(births([900, 'at-most'], ...others))).toEqual([])
    expect(ofStreet(births([900, 'at-least'], ...others))).toEqual(['births'])
  })

  test('is looked for in core metrics, and never in how large a community is', () => {
    const of = (metric: string) => ofStreet([900, 9, 10, 11, 8].map((value) => ({ [metric]: value })))
    expect(of('performances')).toEqual([])
    expect(of('units_in_area')).toEqual([])
    expect(of('criminal_cases')).toEqual(['criminal_cases'])
  })
})

test('有，数未记 is an answer, and so is zero', () => {
  expect(codes(found({ ...answered, births: [0, 'unstated'] }))).toEqual([])
  const { births: _, ...others } = answered
  expect(codes(found(others))).toEqual(['required-blank'])
})

test('a declared total may say more exactly what its records only bound', () => {
  const declared = (records: Said, total: number) =>
    codes(checkFigures(material(knownOf({ ...answered, births: records }, { declared: { births: total } }))))
  expect(declared([10, 'at-least'], 12)).toEqual([])
  expect(declared([10, 'at-least'], 9)).toEqual(['declared-differs'])
  expect(declared([0, 'unstated'], 9)).toEqual([])
  // What is declared of a month is not in the records: they still make 7.
  const known = knownOf({ ...answered, births: 7 }, { declared: { births: 9 } })
  const may = { value: 5000, bound: 'exact', statement: '', period: period('2010-05') } as const
  const replaced: FlowBalance[] = [{ sum: 3000, count: 1, bounds: { exact: 1 } }]
  const within = new Map([['births|', [{ ...may, replaced }]]])
  expect(checkFigures(material({ ...known, within })).map(({ message }) => message.zh)).toEqual([
    '出生人数9人是补录的数，台账为7人，两者不一致',
  ])
  const alone = knownOf(answered, { declared: { deaths: 3 } })
  expect(codes(checkFigures(material(alone)))).toEqual([])
})

test('a figure that is stale is told once it is cited', () => {
  const old = knownOf({ ...answered, retirees: 32 }, { asOf: '2009-06-01' })
  const cited = [{ metric: 'retirees', dimension: '' }]
  expect(codes(checkFigures(material(old)))).toEqual([])
  expect(checkFigures(material(old, { cited })).map(({ message }) => message.zh)).toEqual([
    '退休人员32人是2009-06-01的数，已超过一年未更新',
  ])
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
    const [finding] = found({ ...answered, criminal_cases: 31 }, past(30, 40))
    expect(finding?.id).toBe('street:r1|criminal_cases|')
    expect(finding?.message.zh).toBe(
      '出生人数不应多于育龄妇女：刑事案件31起，去年同期刑事案件30起，上期刑事案件40起',
    )
  })
  test('is passed over when it cannot be read', () => {
    expect(codes(found({ ...answered }, own('出生人口数 <= 1')))).toEqual([])
  })
})

/** A half-year as the records and declarations of a community say it. */
const ledgerOf = (typed: readonly TypedEntry[], declarations: readonly TypedDeclaration[]): Known => {
  const known = {
    flows: new Map<string, FlowBalance[]>(),
    stocks: new Map<string, StockBalance>(),
    declared: new Map<string, DeclaredFigure>(),
    within: new Map(),
  }
  for (const one of typed) {
    const entry = readEntry({ fields: {}, note: '', ...one }, { today: '2010-07-01' })
    if (!entry.ok) throw new Error(one.title)
    for (const { nature, fact, quantity, ...key } of postings(entry.value)) {
      const { thousandths: value, bound } = quantity
      if (nature === 'stock') known.stocks.set(figureId(key), { value, bound, fact, count: 1 })
      else if (fact.precision !== 'year')
        known.flows.set(figureId(key), [
          ...(known.flows.get(figureId(key)) ?? []),
          { sum: value, count: 1, bounds: { [bound]: 1 } },
        ])
    }
  }
  for (const { value, statement = '', ...key } of declarations) {
    const amount = readQuantity(value, true)
    if (!amount.ok) throw new Error(value)
    const { thousandths, bound } = amount.value
    known.declared.set(figureId(key), { value: thousandths, bound, statement })
  }
  return known
}

test('in the reference report nothing is found wrong, and nothing that is required is blank', () => {
  const known = ledgerOf(tianyunEntries, tianyunDeclared)
  expect(figureOf(known, { metric: 'births', dimension: 'sex=male' }, half)?.value).toBe(5000)
  expect(codes(checkFigures(material(known)))).toEqual([])
  // The report itself states no population: what stands there is assumed for the demonstration.
  const stated = tianyunEntries.filter(({ fields }) => fields?.['basis'] !== 'assumed')
  expect(codes(checkFigures(material(ledgerOf(stated, tianyunDeclared))))).toEqual([
    'base-register-missing',
    'base-register-missing',
  ])
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
