import type { Known } from '@linli/domain/figures'
import { dayAfter } from '@linli/domain/days'
import { period } from '@linli/domain/periods'
import { standingOf, type TargetState } from '@linli/domain/target-standings'
import { plannedText, progressText } from '@linli/domain/target-texts'
import { amountUntil, metricProgress, partsUntil, spanOf } from '@linli/domain/targets/measures'
import { dutyTargetProgress } from '@linli/domain/targets/duties'
import { milestoneProgress, stepsOf } from '@linli/domain/targets/milestones'
import type { Mark, MetricPlan, MilestonePlan, Progress, Target } from '@linli/domain/targets'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const plan = (value?: number, aim: MetricPlan['aim'] = 'at-least'): MetricPlan => ({
  kind: 'metric',
  metric: 'activities',
  dimension: '',
  unit: '次',
  aim,
  ...(value === undefined ? {} : { value: value * 1000 }),
})

const mark = (item: string, more: Partial<Mark> = {}): Mark => ({
  item,
  deductions: {},
  remark: '',
  verifiedRemark: '',
  ...more,
})

describe('the period over which a target is measured', () => {
  test.each([
    ['2010-07-01', '2010-12-31', '2010-H2'],
    ['2010-07-15', '2010-12-15', '2010-H2'],
    ['2010-01-01', '2010-12-31', '2010'],
    ['2010-03-01', '2010-03-31', '2010-03'],
    ['2010-04-01', '2010-06-30', '2010-Q2'],
    ['2009-06-01', '2010-06-30', '2010'],
    ['2012-02-01', '2012-02-29', '2012-02'],
  ])('%s to %s is %s', (start, due, span) => {
    expect(spanOf({ start, due })).toBe(span)
  })

  test.each([
    ['2010', '2010-12-31', ['2010']],
    ['2010', '2010-06-30', ['2010-H1']],
    ['2010', '2010-08-10', ['2010-H1', '2010-07', '2010-08']],
    ['2010', '2010-02-10', ['2010-01', '2010-02']],
    ['2010-H2', '2010-09-30', ['2010-07', '2010-08', '2010-09']],
    ['2010-H1', '2011-01-01', ['2010-H1']],
  ])('%s up to %s is made of %j', (span, day, parts) => {
    expect(partsUntil(period(span), day)).toEqual(parts)
  })
})

describe('what a figure amounts to', () => {
  const flow = (sum: number, bound: 'exact' | 'unstated' = 'exact') => ({
    sum: sum * 1000,
    count: 1,
    bounds: bound === 'exact' ? {} : { unstated: 1 },
  })
  const known = (flows: Record<string, ReturnType<typeof flow>>): Known => ({
    flows: new Map(Object.entries(flows).map(([id, one]) => [id, [one]])),
    stocks: new Map(),
    declared: new Map(),
    within: new Map(),
  })
  const figures: Record<string, Known> = {
    '2010-H1': known({ 'activities|': flow(5) }),
    '2010-07': known({ 'activities|': flow(2) }),
    '2010-08': known({ 'births|': flow(0) }),
    '2010-09': known({ 'activities|': flow(0, 'unstated') }),
  }
  const upTo = (day: string, metric = 'activities') =>
    amountUntil((of) => figures[of], { metric, dimension: '' }, period('2010'), day)?.value

  test('is the sum of the halves that are over and the months after them', () => {
    expect([upTo('2010-06-30'), upTo('2010-07-31'), upTo('2010-08-31')]).toEqual([5000, 7000, 7000])
  })
  test('is not stated where a part of it is not', () => {
    expect(upTo('2010-09-30')).toBe(null)
  })
  test('is missing, and not zero, where nothing is reported; a recorded zero is a zero', () => {
    expect([upTo('2010-08-31', 'births'), upTo('2010-07-31', 'births')]).toEqual([0, undefined])
  })
})

describe('a value to reach', () => {
  const days = { due: '2010-12-31', today: '2010-09-30' }
  const over = { ...days, today: '2011-01-01' }
  const given = (amount: number | null | undefined) =>
    amount === undefined ? undefined : { value: amount === null ? null : amount * 1000 }
  test.each([
    ['missing', plan(4), undefined, days, { share: 0, reached: false, begun: false }],
    ['zero', plan(4), 0, days, { share: 0, reached: false, begun: false }],
    ['some of it', plan(4), 1, days, { share: 0.25, reached: false, begun: true }],
    ['all of it', plan(4), 4, days, { share: 1, reached: true, begun: true }],
    ['more than all of it', plan(4), 9, days, { share: 1, reached: true, begun: true }],
    ['amount not stated', plan(4), null, days, { share: undefined, reached: false, begun: true }],
    ['at least nothing', plan(0), 0, days, { share: 1, reached: true, begun: false }],
    ['no value: anything will do', plan(), 1, days, { share: 1, reached: true, begun: true }],
    ['no value, nothing yet', plan(), 0, days, { share: 0, reached: false, begun: false }],
    ['no value, not stated', plan(), null, days, { share: 1, reached: true, begun: true }],
    ['at most, so far within', plan(4, 'at-most'), 2, days, { share: undefined, reached: false }],
    ['at most, over and within', plan(4, 'at-most'), 4, over, { reached: true }],
    ['at most, over and above', plan(4, 'at-most'), 5, over, { reached: false }],
    ['at most, over and never reported', plan(4, 'at-most'), undefined, over, { reached: false }],
  ] as const)('%s', (_, of, amount, frame, wanted) => {
    expect(metricProgress(of, given(amount), frame)).toMatchObject(wanted)
  })

  test('its share never falls when more comes in, and lies between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(10_000), fc.integer({ min: 1, max: 9999 }), (one, more, value) => {
        const share = (amount: number) => metricProgress(plan(value), given(amount), days).share ?? -1
        expect(share(one)).toBeGreaterThanOrEqual(0)
        expect(share(one + more)).toBeGreaterThanOrEqual(share(one))
        expect(share(one + more)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('steps', () => {
  const steps: MilestonePlan = {
    kind: 'milestone',
    steps: [
      { key: 'a', text: '选址', planned: '2012-02-20' },
      { key: 'b', text: '建设', planned: '2012-02-28' },
      { key: 'c', text: '开放', planned: '2012-03-10' },
    ],
  }
  const expected = (marks: readonly Mark[], today: string) =>
    stepsOf(steps, marks, today).map((step) => step.expected.slice(5))

  test.each([
    ['nothing is late', [], '2012-01-01', ['02-20', '02-28', '03-10']],
    [
      'an open step that is late moves those that follow, over 29 February',
      [],
      '2012-02-22',
      ['02-22', '03-01', '03-12'],
    ],
    ['one done late too', [mark('a', { done: '2012-02-25' })], '2012-02-25', ['02-25', '03-04', '03-15']],
    [
      'one done early moves nothing',
      [mark('a', { done: '2012-02-10' })],
      '2012-02-11',
      ['02-10', '02-28', '03-10'],
    ],
    [
      'a day moved by hand moves those that follow',
      [mark('b', { planned: '2012-03-05' })],
      '2012-01-01',
      ['02-20', '03-05', '03-16'],
    ],
    [
      'a day moved back by hand moves nothing',
      [mark('a', { planned: '2012-02-10' })],
      '2012-01-01',
      ['02-10', '02-28', '03-10'],
    ],
    [
      'what is done after the day is not done yet',
      [mark('a', { done: '2012-03-01' })],
      '2012-02-20',
      ['02-20', '02-28', '03-10'],
    ],
  ] as const)('%s', (_, marks, today, wanted) => {
    expect(expected(marks, today)).toEqual(wanted)
  })

  test('taking a mark away restores the former state exactly', () => {
    const days = fc.integer({ min: 0, max: 60 }).map((after) => dayAfter('2012-01-20', after))
    const marks = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), days), { maxLength: 3 })
    fc.assert(
      fc.property(marks, days, (made, today) => {
        const list = made.map(([item, done]) => mark(item, { done }))
        const before = milestoneProgress(steps, list.slice(0, -1), today)
        const after = milestoneProgress(steps, list, today)
        expect(milestoneProgress(steps, list.slice(0, -1), today)).toEqual(before)
        expect(after.share ?? 0).toBeGreaterThanOrEqual(before.share ?? 0)
      }),
    )
  })

  test('without steps it is done when somebody says so of the whole', () => {
    const bare: MilestonePlan = { kind: 'milestone', steps: [] }
    expect(milestoneProgress(bare, [], '2012-03-01').reached).toBe(false)
    expect(milestoneProgress(bare, [mark('', { done: '2012-02-29' })], '2012-03-01').reached).toBe(true)
  })
})

describe('duties', () => {
  const duties = [
    { key: 'good_deed', text: '做一件好事', times: 1 },
    { key: 'suggestion', text: '提一条建议', times: 1 },
  ]
  const frame = { due: '2010-12-31', today: '2010-06-30' }
  const members = [{ id: 'a' }, { id: 'b' }]
  const count = (member: string, duty: string, times = 1) => ({ member, duty, times })
  test.each([
    ['nobody is known', [], [], { share: undefined, reached: false, begun: false }],
    ['nothing done', members, [], { share: 0, reached: false, begun: false }],
    [
      'two good deeds do not make up for a suggestion',
      members,
      [count('a', 'good_deed', 2)],
      { share: 0.25 },
    ],
    [
      'what another target asks for does not count',
      members,
      [count('a', 'public_service')],
      { share: 0, begun: false },
    ],
    [
      'all done',
      [{ id: 'a' }],
      [count('a', 'good_deed'), count('a', 'suggestion')],
      { share: 1, reached: true },
    ],
    ['done by a member who is gone', [{ id: 'a' }], [count('x', 'good_deed')], { share: 0, begun: true }],
  ] as const)('%s', (_, known, counts, wanted) => {
    expect(dutyTargetProgress({ kind: 'duty', duties }, { members: known, counts }, frame)).toMatchObject(
      wanted,
    )
  })
})

describe('how a target stands', () => {
  const target: Target = {
    id: 't',
    title: '办好文化活动',
    level: 'community',
    section: 'culture',
    start: '2010-01-01',
    due: '2010-12-31',
    plan: plan(12),
  }
  const progress = (more: Partial<Progress> = {}): Progress => ({
    share: 0,
    reached: false,
    begun: false,
    vetoes: [],
    now: undefined,
    of: 12_000,
    unit: '次',
    next: [],
    ...more,
  })
  const at = (share: number) => progress({ share, begun: true, now: share * 12_000 })
  const stateOn = (today: string, of: Progress, on: Target = target): TargetState =>
    standingOf(on, of, { today, marks: [] }).state

  test.each([
    ['reached', '2010-03-01', progress({ share: 1, reached: true, begun: true }), 'done'],
    ['before its first day', '2009-12-01', progress(), 'not-started'],
    ['just begun, nothing yet', '2010-01-20', progress(), 'not-started'],
    ['half over, nothing yet', '2010-07-01', progress(), 'behind'],
    ['half over, half done', '2010-07-01', at(0.5), 'on-track'],
    ['half over, a third done', '2010-07-01', at(0.34), 'at-risk'],
    ['half over, a tenth done', '2010-07-01', at(0.1), 'behind'],
    ['over and not reached', '2011-01-05', at(0.9), 'behind'],
    [
      'a veto wins over all',
      '2010-07-01',
      progress({ share: 1, reached: true, vetoes: ['发生火灾'] }),
      'behind',
    ],
  ] as const)('%s', (_, today, of, state) => {
    expect(stateOn(today, of)).toBe(state)
  })

  test('a value of “at most” that is passed is behind from then on', () => {
    const limit = { ...target, plan: plan(3, 'at-most') }
    const now = (amount: number) => progress({ share: undefined, begun: true, now: amount * 1000, of: 3000 })
    expect([stateOn('2010-07-01', now(2), limit), stateOn('2010-07-01', now(4), limit)]).toEqual([
      'on-track',
      'behind',
    ])
  })

  test('where the months can carry a forecast it decides, and the reason tells it', () => {
    const series = (steps: number[]) => ({
      today: '2010-06-30',
      marks: [],
      series: { steps, remaining: 6, kind: 'counts' as const },
    })
    const good = standingOf(target, at(1 / 2), series([4, 4, 5, 4, 4, 5]))
    const bad = standingOf(target, at(1 / 12), series([0, 0, 1, 0, 0, 0]))
    expect([good.state, bad.state]).toEqual(['on-track', 'behind'])
    expect(bad.reason.zh).toMatch(/^预计到期.+目标12次$/)
  })

  test('a report tells what has been done, in the words of the kind', () => {
    expect(progressText(target, at(0.25))).toBe('办好文化活动已完成3次，目标12次')
    expect(progressText(target, progress())).toBe(undefined)
    expect(plannedText(target)).toBe('办好文化活动，目标12次')
    expect(plannedText({ ...target, plan: plan(3, 'at-most') })).toBe('办好文化活动，控制在3次以内')
  })
})
