import { isSamePlan, kept, keysOf, planDifference } from '@linli/domain/target-template-differences'
import { targetTemplates, type TemplatePlan } from '@linli/domain/target-templates'
import type { ChecklistItem, ChecklistPlan, Evidence, Mark } from '@linli/domain/targets'
import { checklistScore } from '@linli/domain/targets/checklists'
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
const list = (items: readonly ChecklistItem[], more: Partial<ChecklistPlan> = {}): ChecklistPlan => ({
  kind: 'checklist',
  items,
  ladder: [],
  bonusMost: 0,
  ...more,
})
const mark = (key: string, deductions: Record<string, number> = {}): Mark => ({
  item: key,
  met: true,
  deductions,
  remark: '',
  verifiedRemark: '',
})
const record = (key: string): Evidence => ({
  item: key,
  entry: `record of ${key}`,
  date: '2010-06-18',
  amount: 0,
})
const found = { key: 'd', text: '找到', points: 1000 }

describe('what a new version changes', () => {
  const before = list([item('a', 50), item('b', 30, { deductions: [found] }), item('c', 20)], {
    ladder: [{ level: 'district', points: 60_000 }],
  })

  test('nothing when it is the same', () => {
    for (const { plan } of targetTemplates) expect(isSamePlan(planDifference(plan, plan, [], []))).toBe(true)
  })

  test('items added and removed, with what would be lost', () => {
    const after = list([item('a', 50), item('b', 30), item('e', 20)], { ladder: before.ladder })
    const marks = [mark(''), mark('a'), mark('b', { d: 2 }), mark('c')]
    expect(planDifference(before, after, marks, [record('c'), record('a'), record('')])).toEqual({
      added: [{ key: 'e', text: '事项e' }],
      removed: [
        { key: 'b/d', text: '找到' },
        { key: 'c', text: '事项c' },
      ],
      changed: [],
      reordered: false,
      settings: [],
      lostMarks: ['b/d', 'c'],
      lostEvidence: ['c'],
    })
  })

  test('a deduction that was never found is not lost', () => {
    const after = list([item('a', 50), item('b', 30), item('c', 20)], { ladder: before.ladder })
    expect(planDifference(before, after, [mark('b', { d: 0 })], []).lostMarks).toEqual([])
  })

  test('each cell that changed, in both languages', () => {
    const after = list(
      [
        item('a', 45, { veto: true, evidence: ['site', 'data'] }),
        item('b', 35, { deductions: [{ ...found, points: 1500 }] }),
        item('c', 20, { kinds: ['cleanup'] }),
      ],
      { ladder: before.ladder },
    )
    const { changed, added, removed } = planDifference(before, after, [], [])
    expect([added, removed]).toEqual([[], []])
    expect(
      changed.map(({ key, cells }) => [
        key,
        cells.map((cell) => [cell.column, cell.before.zh, cell.after.en]),
      ]),
    ).toEqual([
      [
        'a',
        [
          ['points', '50', '45'],
          ['evidence', '资料', 'on site; data'],
          ['veto', '', 'yes'],
        ],
      ],
      ['b', [['points', '30', '35']]],
      ['b/d', [['deduct', '1', '1.5']]],
      ['c', [['records', '', 'Clean-up']]],
    ])
  })

  test('the total and the ladder', () => {
    const after = list([item('a', 40), item('b', 30, { deductions: [found] }), item('c', 20)], {
      ladder: [{ level: 'city', points: 80_000 }],
    })
    const { settings } = planDifference(before, after, [], [])
    expect(settings.map(({ name, before: was, after: is }) => [name.zh, was, is])).toEqual([
      ['总分', '100', '90'],
      ['市级', '', '80'],
      ['区级', '60', ''],
    ])
  })

  test('another order', () => {
    const { items } = before
    const difference = planDifference(before, { ...before, items: items.toReversed() }, [], [])
    expect(difference).toMatchObject({ reordered: true, added: [], removed: [], changed: [] })
    expect(isSamePlan(difference)).toBe(false)
  })

  test('a step that was put off', () => {
    const steps = (planned: string): TemplatePlan => ({
      kind: 'milestone',
      steps: [{ key: 's', text: '选址', planned }],
    })
    const { changed } = planDifference(steps('2010-08-01'), steps('2010-09-01'), [], [])
    expect(changed).toMatchObject([{ key: 's', cells: [{ column: 'planned' }] }])
  })
})

describe('what stays when it is adopted', () => {
  const keys = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'))
  const noted = fc.uniqueArray(fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'))

  test('every mark and record whose key is still there, and what is of the target as a whole', () => {
    fc.assert(
      fc.property(keys, keys, noted, noted, (old, next, marked, linked) => {
        const [before, after] = [list(old.map((key) => item(key, 5))), list(next.map((key) => item(key, 5)))]
        const [marks, evidence] = [marked.map((key) => mark(key)), linked.map(record)]
        const [stay, linkedStay] = [kept(marks, after), kept(evidence, after)]
        expect(stay).toEqual(marks.filter((each) => each.item === '' || next.includes(each.item)))
        const difference = planDifference(before, after, marks, evidence)
        for (const key of difference.lostMarks) expect(stay.some((each) => each.item === key)).toBe(false)
        for (const key of difference.lostEvidence)
          expect(linkedStay.some((each) => each.item === key)).toBe(false)
        // What went counts for nothing: the score is the same with it and without.
        expect(checklistScore(after, stay, linkedStay)).toEqual(checklistScore(after, marks, evidence))
        expect(keysOf(after)).toEqual(next)
      }),
    )
  })

  test('adopting a version and going back to the one before restores the score', () => {
    fc.assert(
      fc.property(keys, noted, (old, marked) => {
        const before = list(old.map((key) => item(key, 5)))
        const after = list([...old.map((key) => item(key, 7)), item('z', 1)])
        const marks = marked.map((key) => mark(key))
        expect(checklistScore(before, kept(kept(marks, before), after), [])).toEqual(
          checklistScore(before, marks, []),
        )
      }),
    )
  })
})
