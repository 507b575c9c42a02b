import { checklistProgress, checklistScore } from '@linli/domain/targets/checklists'
import type { ChecklistItem, ChecklistPlan, Evidence, Mark } from '@linli/domain/targets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const item = (key: string, points: number, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  key,
  area: '组织',
  text: `事项${key}`,
  points: points * 1000,
  evidence: ['document'],
  ...more,
})
const mark = (key: string, more: Partial<Mark> = {}): Mark => ({
  item: key,
  deductions: {},
  remark: '',
  verifiedRemark: '',
  ...more,
})
const record = (key: string, entry = `record of ${key}`): Evidence => ({
  item: key,
  entry,
  date: '2010-06-18',
  amount: 0,
})

const littering = { key: 'd1', text: '乱倒垃圾', points: 2000 }
const plan: ChecklistPlan = {
  kind: 'checklist',
  items: [
    item('a1', 0, { veto: true }),
    item('a2', 20, { veto: true }),
    item('b1', 50),
    item('b2', 30, { deductions: [littering, { key: 'd2', text: '无人值守', points: 500 }] }),
    item('c1', 8, { bonus: true }),
    item('c2', 7, { bonus: true }),
  ],
  ladder: [
    { level: 'district', points: 60_000 },
    { level: 'city', points: 80_000 },
    { level: 'province', points: 95_000 },
  ],
  bonusMost: 10_000,
}
const all = plan.items.map(({ key }) => mark(key, { met: true }))
const allBut = (...keys: string[]): Mark[] => all.filter((each) => !keys.includes(each.item))

const city = { level: 'city', due: '2010-12-31', today: '2010-07-01' } as const
const summary = (marks: readonly Mark[], evidence: readonly Evidence[] = []) => {
  const { self } = checklistScore(plan, marks, evidence)
  const { share, reached, vetoes } = checklistProgress(plan, marks, evidence, city)
  return { points: self.points / 1000, rung: self.rung?.level, share, reached, vetoes: vetoes.length }
}

type Case = [string, readonly Mark[], readonly Evidence[], Partial<ReturnType<typeof summary>>]

describe('points, rungs and progress', () => {
  test.for<Case>([
    ['nothing said', [], [], { points: 0, rung: undefined, share: 0, reached: false, vetoes: 0 }],
    ['everything', all, [], { points: 110, rung: 'province', share: 1, reached: true, vetoes: 0 }],
    ['bonuses are capped', allBut('b1'), [], { points: 60, rung: 'district', share: 0.75, reached: false }],
    ['one bonus is below the cap', allBut('c1'), [], { points: 107 }],
    ['the aimed rung exactly', allBut('b2', 'c1', 'c2'), [], { points: 70, share: 0.875, reached: false }],
    ['with bonuses on top', allBut('b2'), [], { points: 80, rung: 'city', share: 1, reached: true }],
    [
      'a veto fails whatever the points',
      [...allBut('a1'), mark('a1', { met: false })],
      [],
      { points: 110, rung: undefined, reached: false, vetoes: 1 },
    ],
    [
      'a veto not yet spoken of is open, not failed',
      allBut('a1'),
      [],
      { points: 110, rung: 'province', reached: false, vetoes: 0 },
    ],
    ['a record meets a veto', allBut('a1'), [record('a1')], { reached: true }],
    [
      'the street says that a veto is not met',
      [...allBut('a1'), mark('a1', { met: true, verifiedMet: false })],
      [],
      { rung: 'province', reached: false, vetoes: 1 },
    ],
    ['a record meets an item', [], [record('b1')], { points: 50 }],
    ['two records of one item count once', [], [record('b1', 'x'), record('b1', 'y')], { points: 50 }],
    ['one record of two items counts for both', [], [record('b1', 'x'), record('b2', 'x')], { points: 80 }],
    [
      'a record does not help what is said not to be met',
      [mark('b1', { met: false })],
      [record('b1')],
      { points: 0 },
    ],
    ['a record of the target as a whole meets no item', [], [record('')], { points: 0 }],
    ['an own score', [mark('b1', { met: true, score: 12_500 })], [], { points: 12.5 }],
    ['an own score without a word waits for its record', [mark('b1', { score: 12_500 })], [], { points: 0 }],
    ['an own score with a record', [mark('b1', { score: 12_500 })], [record('b1')], { points: 12.5 }],
    ['a score of zero is zero', [mark('b1', { met: true, score: 0 })], [], { points: 0 }],
    ['a score above the item is cut', [mark('b1', { met: true, score: 99_000 })], [], { points: 50 }],
    ['a score below nothing is nothing', [mark('b1', { met: true, score: -5000 })], [], { points: 0 }],
    [
      'what was found is taken off each time',
      [mark('b2', { met: true, deductions: { d1: 3, d2: 2 } })],
      [],
      { points: 23 },
    ],
    ['never below zero', [mark('b2', { met: true, deductions: { d1: 40 } })], [], { points: 0 }],
    ['from an own score', [mark('b2', { met: true, score: 5000, deductions: { d1: 1 } })], [], { points: 3 }],
    ['a deduction that there is not', [mark('b2', { met: true, deductions: { d9: 3 } })], [], { points: 30 }],
    ['a mark of an item that there is not', [mark('z9', { met: true })], [record('z9')], { points: 0 }],
  ])('%s', ([, marks, evidence, expected]) => {
    expect(summary(marks, evidence)).toMatchObject(expected)
  })

  test('the share is of the rung that the level aims at, else of the total', () => {
    const shareAt = (level: 'community' | 'district' | 'province') =>
      checklistProgress(plan, [mark('b1', { met: true })], [], { ...city, level }).share
    expect(shareAt('district')).toBeCloseTo(50 / 60)
    expect(shareAt('province')).toBeCloseTo(50 / 95)
    expect(shareAt('community')).toBe(0.5)
  })

  test('a list without points counts its items, bonuses apart', () => {
    const free: ChecklistPlan = {
      ...plan,
      items: [item('a1', 0, { veto: true }), item('a2', 0), item('a3', 0), item('a4', 0, { bonus: true })],
      ladder: [],
    }
    const { share, now, of, unit, reached } = checklistProgress(free, [], [record('a2'), record('a4')], city)
    expect({ share, now, of, unit, reached }).toEqual({
      share: 1 / 3,
      now: 1000,
      of: 3000,
      unit: '项',
      reached: false,
    })
  })

  test('an empty list is reached only when the target as a whole is said to be done', () => {
    const empty: ChecklistPlan = { kind: 'checklist', items: [], ladder: [], bonusMost: 0 }
    const progressOf = (marks: readonly Mark[]) => checklistProgress(empty, marks, [record('')], city)
    expect(progressOf([])).toMatchObject({ share: 0, reached: false })
    expect(progressOf([mark('', { met: false })])).toMatchObject({ share: 0, reached: false })
    expect(progressOf([mark('', { done: '2010-06-18' })])).toMatchObject({ share: 1, reached: true })
    expect(progressOf([mark('', { done: '2010-07-02' })])).toMatchObject({ share: 0, reached: false })
  })
})

describe('the street’s word', () => {
  const verifiedOf = (said: Partial<Mark>) => {
    const { items, verified, looked } = checklistScore(plan, [mark('b2', { met: true, ...said })], [])
    const { verifiedMet, verified: points } = items.find((each) => each.item.key === 'b2') ?? {}
    return { met: verifiedMet, points, sum: verified.points, looked }
  }

  test.for<[string, Partial<Mark>, ReturnType<typeof verifiedOf>]>([
    ['is nothing before it looks', {}, { met: undefined, points: undefined, sum: 0, looked: 0 }],
    ['gives full points', { verifiedMet: true }, { met: true, points: 30_000, sum: 30_000, looked: 1 }],
    [
      'takes off what was found',
      { verifiedMet: true, deductions: { d1: 1 } },
      { met: true, points: 28_000, sum: 28_000, looked: 1 },
    ],
    [
      'gives its own points, which are final',
      { verifiedMet: true, verified: 21_000, deductions: { d1: 1 } },
      { met: true, points: 21_000, sum: 21_000, looked: 1 },
    ],
    [
      'gives none for what is not met',
      { verifiedMet: false, verified: 9000 },
      { met: false, points: 0, sum: 0, looked: 1 },
    ],
    ['is cut to the item', { verified: 90_000 }, { met: undefined, points: 30_000, sum: 30_000, looked: 1 }],
  ])('%s', ([, said, expected]) => {
    expect(verifiedOf(said)).toEqual(expected)
  })

  test('reaches a rung of its own, and none when it says that a veto is not met', () => {
    const words = (veto: boolean) =>
      all.map((each) => ({ ...each, verifiedMet: each.item === 'a1' ? veto : true }))
    expect(checklistScore(plan, words(true), []).verified.rung?.level).toBe('province')
    expect(checklistScore(plan, words(false), []).verified).toMatchObject({
      points: 110_000,
      rung: undefined,
    })
  })
})

describe('what to do next', () => {
  const nextOf = (of: ChecklistPlan, marks: readonly Mark[]) =>
    checklistProgress(of, marks, [], city).next.map(({ item: key }) => key)

  test('open and failed vetoes first, then what brings most, bonuses last', () => {
    expect(nextOf(plan, [])).toEqual(['a2', 'a1', 'b1', 'b2', 'c1', 'c2'])
    expect(nextOf(plan, [mark('a1', { met: false }), mark('a2', { met: true })])[0]).toBe('a1')
    expect(nextOf(plan, all)).toEqual([])
  })

  test('nothing whose turn has not come', () => {
    const chained = { ...plan, items: [item('a', 5), item('b', 50, { after: ['a'] }), item('c', 1)] }
    expect(nextOf(chained, [])).toEqual(['a', 'c'])
    expect(nextOf(chained, [mark('a', { met: true })])).toEqual(['b', 'c'])
  })
})

describe('properties', () => {
  const flag = fc.option(fc.boolean(), { nil: undefined })
  const points = fc.integer({ min: 0, max: 60_000 })
  const anItem = fc.record({
    key: fc.constant(''),
    area: fc.constant('组织'),
    text: fc.string(),
    points,
    evidence: fc.constant([]),
    veto: fc.constantFrom(undefined, undefined, true as const),
    bonus: fc.constantFrom(undefined, undefined, true as const),
    deductions: fc.array(fc.record({ key: fc.constantFrom('d1', 'd2'), text: fc.string(), points })),
  })
  const aPlan: fc.Arbitrary<ChecklistPlan> = fc.record({
    kind: fc.constant('checklist'),
    items: fc
      .array(anItem, { minLength: 1, maxLength: 8 })
      .map((items) => items.map((each, i) => ({ ...each, key: `i${i}` }))),
    ladder: fc.array(fc.record({ level: fc.constantFrom('district', 'city'), points }), { maxLength: 3 }),
    bonusMost: points,
  })
  const keys = fc.constantFrom('i0', 'i1', 'i2', 'i3', 'i4', 'i5', 'i6', 'i7')
  const score = fc.option(fc.integer({ min: -9000, max: 99_000 }), { nil: undefined })
  const aMark: fc.Arbitrary<Mark> = fc.record({
    item: keys,
    met: flag,
    score,
    deductions: fc.dictionary(fc.constantFrom('d1', 'd2'), fc.nat(5)),
    remark: fc.constant(''),
    verifiedMet: flag,
    verified: score,
    verifiedRemark: fc.constant(''),
  })
  const marks = fc.uniqueArray(aMark, { selector: (each) => each.item })
  const evidence = fc.array(
    fc.tuple(keys, fc.constantFrom('x', 'y', 'z')).map(([key, entry]) => record(key, entry)),
  )
  const stateOf = (of: ChecklistPlan, said: readonly Mark[], linked: readonly Evidence[]) => ({
    score: checklistScore(of, said, linked),
    progress: checklistProgress(of, said, linked, city),
  })

  test('a veto always wins', () => {
    fc.assert(
      fc.property(aPlan, marks, evidence, fc.nat(7), fc.boolean(), (of, said, linked, at, byStreet) => {
        const items = of.items.map((each, i) =>
          i === at % of.items.length ? { ...each, veto: true as const } : each,
        )
        const key = `i${at % of.items.length}`
        const words = byStreet ? { met: true, verifiedMet: false } : { met: false }
        const failing = [...said.filter((each) => each.item !== key), mark(key, words)]
        const { score: sums, progress } = stateOf({ ...of, items }, failing, linked)
        expect(progress.reached).toBe(false)
        expect(progress.vetoes.length).toBeGreaterThan(0)
        expect((byStreet ? sums.verified : sums.self).rung).toBeUndefined()
      }),
    )
  })

  test('points never exceed their maximum, nor fall below nothing', () => {
    fc.assert(
      fc.property(aPlan, marks, evidence, (of, said, linked) => {
        const { items, total, self, verified } = checklistScore(of, said, linked)
        for (const each of items)
          for (const value of [each.points, each.verified ?? 0]) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(each.item.points)
          }
        for (const side of [self, verified]) {
          expect(side.points).toBeLessThanOrEqual(total + of.bonusMost)
          expect(side.bonus).toBeLessThanOrEqual(of.bonusMost)
        }
        expect(checklistProgress(of, said, linked, city).share ?? 0).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a record more never takes anything away, and taking it off again restores what was', () => {
    fc.assert(
      fc.property(aPlan, marks, evidence, keys, (of, said, linked, key) => {
        const added = record(key, 'one more')
        const [before, after] = [stateOf(of, said, linked), stateOf(of, said, [...linked, added])]
        expect(after.score.self.points).toBeGreaterThanOrEqual(before.score.self.points)
        expect(after.progress.share ?? 0).toBeGreaterThanOrEqual(before.progress.share ?? 0)
        expect(Number(after.progress.reached)).toBeGreaterThanOrEqual(Number(before.progress.reached))
        expect(after.progress.vetoes).toEqual(before.progress.vetoes)
        expect(
          stateOf(
            of,
            said,
            [...linked, added].filter((each) => each !== added),
          ),
        ).toEqual(before)
      }),
    )
  })

  test('the order of marks and records does not matter', () => {
    fc.assert(
      fc.property(aPlan, marks, evidence, (of, said, linked) => {
        expect(stateOf(of, said.toReversed(), linked.toReversed())).toEqual(stateOf(of, said, linked))
      }),
    )
  })
})
