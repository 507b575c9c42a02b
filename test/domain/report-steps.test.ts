import { reportSteps, takeStep, type ReportStep, type Standing } from '@linli/domain/report-steps'
import { reportStates, reviewedSections, type ReportState } from '@linli/domain/reports'
import type { Section } from '@linli/domain/sections'
import { describe, expect, test } from 'vitest'

const standing = (state: ReportState, more: Partial<Standing> = {}): Standing => ({
  state,
  approvals: [],
  unanswered: 0,
  fresh: 0,
  ...more,
})

const taken = (step: ReportStep, from: Standing, mine: 'all' | readonly Section[] = 'all') => {
  const done = takeStep(step, from, mine)
  return done.ok ? done.value.state : done.reason
}

describe('the table of steps', () => {
  // What each step comes to from each state, by hand: draft, submitted, returned, approved.
  const table: Record<ReportStep, readonly string[]> = {
    submit: ['submitted', 'wrong-state', 'submitted', 'wrong-state'],
    return: ['wrong-state', 'returned', 'wrong-state', 'wrong-state'],
    approve: ['wrong-state', 'approved', 'wrong-state', 'wrong-state'],
    reopen: ['wrong-state', 'wrong-state', 'wrong-state', 'draft'],
  }
  for (const [step, row] of reportSteps.map((one) => [one, table[one]] as const))
    for (const [i, state] of reportStates.entries())
      test(`${step} from ${state}: ${row[i]}`, () => {
        // A return needs a remark, and an approval none: each is given what it needs.
        expect(taken(step, standing(state, { fresh: step === 'return' ? 1 : 0 }))).toBe(row[i])
      })

  test('a submission waits for every answer, a return for a remark, an approval for none', () => {
    expect(taken('submit', standing('returned', { unanswered: 1 }))).toBe('remarks-unanswered')
    expect(taken('return', standing('submitted'))).toBe('remark-needed')
    expect(taken('approve', standing('submitted', { fresh: 1 }))).toBe('remarks-open')
  })

  test('what concerns the whole is for who reaches the whole', () => {
    expect(taken('submit', standing('draft'), ['party'])).toBe('section-limited')
    expect(taken('reopen', standing('approved'), ['party'])).toBe('section-limited')
  })

  test('sections are approved one by one, in any order and more than once, until all are', () => {
    let approvals: readonly Section[] = []
    const order = [...reviewedSections].reverse()
    order.forEach((section, i) => {
      for (const again of [section, section]) {
        const done = takeStep('approve', standing('submitted', { approvals }), [again])
        if (!done.ok) throw new Error(done.reason)
        expect(done.value.state).toBe(i === order.length - 1 ? 'approved' : 'submitted')
        approvals = done.value.approvals
      }
    })
    expect(approvals).toEqual(reviewedSections)
  })
})
