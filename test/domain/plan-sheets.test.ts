import { kindOf } from '@linli/domain/kinds'
import { metricOf } from '@linli/domain/metrics'
import { planFaultText, type PlanFaultReason } from '@linli/domain/plan-faults'
import { planSheet } from '@linli/domain/plan-rows'
import { pointsOf } from '@linli/domain/targets/checklists'
import { planFaults } from '@linli/domain/plan-checks'
import { longestSheet } from '@linli/domain/plan-limits'
import { readPlan } from '@linli/domain/plan-sheets'
import {
  planFrom,
  targetTemplateOf,
  targetTemplates,
  type TemplatePlan,
} from '@linli/domain/target-templates'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const tabbed = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.join('\t')).join('\n')

const read = (text: string): TemplatePlan => {
  const result = readPlan(text)
  if (!result.ok) throw new Error(result.reason.map((fault) => planFaultText(fault).en).join('; '))
  return result.value
}

describe('the built-in templates', () => {
  const cases = targetTemplates.map((template) => [template.id, template] as const)

  test.for(cases)(
    '%s is sound, says its source, and is the same when its sheet is read again',
    ([, template]) => {
      expect(planFaults(template.plan)).toEqual([])
      for (const text of [template.name, template.source, template.text])
        for (const words of [text.zh, text.en]) expect(words.trim()).not.toBe('')
      for (const language of ['zh', 'en'] as const)
        expect(read(planSheet(template.plan, language))).toEqual(template.plan)
    },
  )

  test.for(cases)('%s names only kinds of record and metrics that there are', ([, { plan }]) => {
    const items = plan.kind === 'checklist' ? plan.items : []
    expect(items.flatMap(({ kinds = [] }) => kinds).filter((code) => !kindOf(code))).toEqual([])
    expect(items.flatMap(({ metrics = [] }) => metrics).filter((code) => !metricOf(code))).toEqual([])
  })

  test('their ids are different', () => {
    expect(new Set(targetTemplates.map(({ id }) => id)).size).toBe(targetTemplates.length)
  })

  const checklist = (id: string) => {
    const plan = targetTemplateOf(id)?.plan
    if (plan?.kind !== 'checklist') throw new Error(`${id} is no checklist`)
    return plan
  }
  const areasOf = (id: string): [string, number, number][] => {
    const { items } = checklist(id)
    return [...new Set(items.map(({ area }) => area))].map((area) => {
      const own = items.filter((item) => item.area === area)
      return [area, own.length, own.reduce((sum, { points }) => sum + points, 0) / 1000]
    })
  }

  test('the scheme of 2004: 100 points, 20 of basic conditions that are all musts, 30 of organisation', () => {
    expect(pointsOf(checklist('green-community-2004'))).toBe(100_000)
    expect(areasOf('green-community-2004').map(([, , points]) => points)).toEqual([20, 30, 25, 13, 12, 5])
    const basics = checklist('green-community-2004').items.filter(({ area }) => area === '基本条件')
    expect(basics.every(({ veto }) => veto === true)).toBe(true)
  })

  test('the plan of 2020: five areas, 16 items, no points', () => {
    const areas = areasOf('green-community-2020')
    expect(areas).toHaveLength(5)
    expect(areas.reduce((sum, [, items]) => sum + items, 0)).toBe(16)
    expect(pointsOf(checklist('green-community-2020'))).toBe(0)
  })

  test('regulated dog-keeping: the four rates are musts', () => {
    expect(pointsOf(checklist('regulated-dog-keeping'))).toBe(100_000)
    expect(checklist('regulated-dog-keeping').items.filter(({ veto }) => veto)).toHaveLength(4)
  })
})

describe('a template becomes a plan', () => {
  const planOf = (id: string, start: string, due: string) => {
    const template = targetTemplateOf(id)
    if (template === undefined) throw new Error(`no template ${id}`)
    return planFrom(template.plan, { start, due })
  }
  const days = (id: string, start: string, due: string) => {
    const plan = planOf(id, start, due)
    return plan.kind === 'milestone' ? plan.steps.map(({ planned }) => planned) : []
  }

  test('days are counted from its beginning', () => {
    expect(days('facility', '2010-07-01', '2010-12-31')).toEqual(['2010-08-15', '2010-11-13', '2010-12-13'])
  })

  test('over the end of February, in a leap year and in another', () => {
    expect(days('facility', '2012-01-16', '2012-12-31')[0]).toBe('2012-03-01')
    expect(days('facility', '2011-01-16', '2011-12-31')[0]).toBe('2011-03-02')
  })

  test('never past the day it is due', () => {
    expect(days('facility', '2010-07-01', '2010-09-30')).toEqual(['2010-08-15', '2010-09-30', '2010-09-30'])
  })

  test('fixed days stay', () => {
    expect(planOf('census-2010', '2010-08-01', '2010-12-31')).toEqual(targetTemplateOf('census-2010')?.plan)
  })
})

describe('a sheet is read', () => {
  test('with columns in any order, full-width digits, Excel’s dates and blank rows', () => {
    const sheet = tabbed([
      ['总分：', '１０分'],
      [],
      ['内容', '编号', '分值', '一票否决', '佐证'],
      ['成立小组', 'A1', '２．５', '√', '资料、现场'],
      ['', '', '', '', ''],
      ['开展宣传', 'A2', '7.5分', '否', ''],
    ])
    expect(read(sheet)).toEqual({
      kind: 'checklist',
      ladder: [],
      bonusMost: 0,
      items: [
        { key: 'A1', area: '', text: '成立小组', points: 2500, evidence: ['document', 'site'], veto: true },
        { key: 'A2', area: '', text: '开展宣传', points: 7500, evidence: [] },
      ],
    })
    expect(
      read(
        tabbed([
          ['编号', '内容', '计划日期'],
          ['s1', '选址', '2010/8/1'],
        ]),
      ),
    ).toEqual({
      kind: 'milestone',
      steps: [{ key: 's1', text: '选址', planned: '2010-08-01' }],
    })
  })

  test('with commas, quoted cells and a byte order mark', () => {
    const sheet = '\ufeff编号,内容,分值\r\nA1,"甲,""乙""\n丙",3\r\n'
    expect(read(sheet)).toMatchObject({ items: [{ key: 'A1', text: '甲,"乙" 丙', points: 3000 }] })
  })

  test('without the apostrophe that guards a text against being a formula', () => {
    expect(read("编号,内容\nA1,'=甲\nA2,'甲")).toMatchObject({ items: [{ text: '=甲' }, { text: "'甲" }] })
  })

  test('a quotation mark that is not closed is just a mark', () => {
    expect(
      read(
        tabbed([
          ['编号', '内容'],
          ['A1', '"甲'],
        ]),
      ),
    ).toMatchObject({ items: [{ text: '"甲' }] })
  })

  test('deductions stand below their item, kinds and metrics are named in either language', () => {
    const sheet = tabbed([
      ['Key', 'Text', 'Points', 'Off each time', 'Kinds of record', 'Metrics', 'After'],
      ['A1', '清洁', '5', '', 'cleanup；成立队伍、建群', '总户数; dogs_registered', ''],
      ['d', '一处死角', '', '0.5', '', '', ''],
      ['A2', '宣传', '5', '', '', '', 'A1'],
    ])
    expect(read(sheet)).toMatchObject({
      items: [
        {
          key: 'A1',
          kinds: ['cleanup', 'team_formed'],
          metrics: ['households', 'dogs_registered'],
          deductions: [{ key: 'd', text: '一处死角', points: 500 }],
        },
        { key: 'A2', after: ['A1'] },
      ],
    })
  })
})

describe('a broken file is refused with its row and reason', () => {
  const head = [
    '编号',
    '内容',
    '分值',
    '每次扣分',
    '佐证',
    '一票否决',
    '加分项',
    '台账类别',
    '指标',
    '先完成',
  ]
  const a1 = ['A1', '甲', '60']
  const a2 = ['A2', '乙', '40']
  const steps = ['编号', '内容', '计划日期']
  const phases = ['编号', '内容', '开始', '结束', '计数']
  type Broken = [PlanFaultReason, number, readonly (readonly (string | number)[])[]]
  const broken: readonly Broken[] = [
    ['no-header', 1, [['甲', '乙'], a1]],
    ['unknown-column', 1, [['编号', '内容', '得分'], a1]],
    ['column-twice', 1, [['编号', '内容', '分值', '分值'], a1]],
    [
      'column-missing',
      1,
      [
        ['编号', '内容', '开始'],
        ['p1', '准备', '10'],
      ],
    ],
    ['unknown-setting', 1, [['满分', '100'], head, a1]],
    ['setting-twice', 2, [['总分', '60'], ['总分', '60'], head, a1]],
    ['nothing', 2, [['总分', '100'], head]],
    ['too-many', 302, [head, ...Array.from({ length: 301 }, (_, i) => [`A${i}`, '甲', '1'])]],
    ['missing-key', 3, [head, a1, ['', '乙', '40']]],
    ['bad-key', 2, [head, ['甲一', '甲', '60']]],
    ['duplicate-key', 4, [head, a1, a2, ['A1', '丙', '1']]],
    ['missing-text', 3, [head, a1, ['A2', '', '40']]],
    ['too-long', 2, [head, ['A1', '甲'.repeat(501), '60']]],
    ['broken-text', 2, [head, ['A1', '甲\u0001', '60']]],
    ['not-points', 3, [head, a1, ['A2', '乙', '四十']]],
    ['negative-points', 3, [head, a1, ['A2', '乙', '-40']]],
    ['negative-points', 3, [head, a1, ['d', '找到', '', '-1']]],
    ['too-many-points', 2, [head, ['A1', '甲', '10001']]],
    ['points-and-deduction', 3, [head, a1, ['d', '找到', '3', '1']]],
    ['deduction-without-item', 2, [head, ['d', '找到', '', '1'], a1]],
    ['deduction-above-item', 4, [head, a1, a2, ['d', '找到', '', '41']]],
    ['duplicate-key', 4, [head, a1, ['d', '找到', '', '1'], ['d', '又找到', '', '1']]],
    ['unknown-evidence', 2, [head, [...a1, '', '传闻']]],
    ['not-yes-or-no', 2, [head, [...a1, '', '', '也许']]],
    ['veto-and-bonus', 2, [head, [...a1, '', '', '是', '是']]],
    ['unknown-kind', 2, [head, [...a1, '', '', '', '', '占星']]],
    ['unknown-metric', 2, [head, [...a1, '', '', '', '', '', '幸福感']]],
    ['unknown-item', 3, [head, a1, [...a2, '', '', '', '', '', '', 'A9']]],
    [
      'cycle',
      2,
      [
        head,
        [...a1, '', '', '', '', '', '', 'A2'],
        [...a2, '', '', '', '', '', '', 'A3'],
        ['A3', '丙', '', '', '', '', '', '', '', 'A1'],
      ],
    ],
    ['cycle', 2, [head, [...a1, '', '', '', '', '', '', 'A1']]],
    ['total-differs', 1, [['总分', '90'], head, a1, a2]],
    ['total-differs', 1, [['总分', '100'], head, a1, ['A2', '乙', '40', '', '', '', '是']]],
    ['ladder-above-total', 1, [['市级', '101'], head, a1, a2]],
    ['ladder-without-points', 1, [['市级', '0'], head, a1, a2]],
    ['ladder-order', 2, [['区级', '80'], ['市级', '70'], head, a1, a2]],
    ['not-a-plan-day', 2, [steps, ['s1', '选址', '下周']]],
    ['not-a-plan-day', 2, [steps, ['s1', '选址', '2010-02-30']]],
    ['mixed-days', 3, [steps, ['s1', '选址', '10'], ['s2', '施工', '2010-08-01']]],
    ['days-out-of-order', 3, [steps, ['s1', '选址', '2010-08-01'], ['s2', '施工', '2010-07-31']]],
    ['days-out-of-order', 3, [phases, ['p1', '准备', '10', '20'], ['p2', '登记', '9', '30']]],
    ['end-before-start', 2, [phases, ['p1', '准备', '2010-11-10', '2010-11-01']]],
    ['unknown-counter', 2, [phases, ['p1', '准备', '1', '2', '估计']]],
    ['counter-twice', 3, [phases, ['p1', '登记', '1', '2', '登记'], ['p2', '补登', '3', '4', '登记']]],
  ]

  test.for(broken)('%s in row %i', ([reason, line, rows]) => {
    const result = readPlan(tabbed(rows))
    expect(result.ok ? [] : result.reason.map((fault) => [fault.reason, fault.line])).toEqual([
      [reason, line],
    ])
    for (const fault of result.ok ? [] : result.reason) {
      const { zh, en } = planFaultText(fault)
      expect(`${zh}${en}`).not.toMatch(/undefined/)
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).toMatch(/[a-z]{3}/)
    }
  })

  test('too big', () => {
    const result = readPlan('甲'.repeat(longestSheet + 1))
    expect(result).toMatchObject({ ok: false, reason: [{ reason: 'too-big', line: 1 }] })
  })

  test('a row keeps the number that the spreadsheet gives it, blank rows and quoted line ends too', () => {
    const result = readPlan('编号\t内容\t分值\n\nA1\t"甲\n乙"\t60\nA2\t丙\t-1')
    expect(result).toMatchObject({ ok: false, reason: [{ reason: 'negative-points', line: 4 }] })
  })

  test('everything that is wrong is told at once, by rows', () => {
    const result = readPlan(tabbed([head, ['A1', '', '六十'], ['A1', '乙', '-1', '', '传闻']]))
    expect(result.ok ? [] : result.reason.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'missing-text'],
      [2, 'not-points'],
      [3, 'negative-points'],
      [3, 'unknown-evidence'],
      [3, 'duplicate-key'],
    ])
  })

  test('whatever is typed, it is a plan that is sound or it is refused', () => {
    const cell = fc.oneof(
      fc.constantFrom('A1', 'A2', '甲', '5', '-1', '是', '资料', '"', '编号', '内容', '开始', '2010-11-01'),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), (rows) => {
        const result = readPlan(tabbed([head, ...rows]))
        if (result.ok) {
          expect(planFaults(result.value)).toEqual([])
          expect(read(planSheet(result.value))).toEqual(result.value)
        } else expect(result.reason.length).toBeGreaterThan(0)
      }),
    )
  })
})
