import { no, ok, type Result } from './results.ts'
import { reviewedSections, type ReportState } from './reports.ts'
import type { Section } from './sections.ts'

/** What moves a report on. Who may: the permission table; when and how far: {@link takeStep}. */
export const reportSteps = ['submit', 'return', 'approve', 'reopen'] as const
export type ReportStep = (typeof reportSteps)[number]

/** How a report stands when a step is to be taken. */
export type Standing = {
  state: ReportState
  /** The sections already approved since it was submitted. */
  approvals: readonly Section[]
  /** Remarks that the community has not answered yet. */
  unanswered: number
  /** Remarks made since the last submission. */
  fresh: number
}

export type StepRefusal =
  | 'wrong-state'
  | 'remarks-unanswered'
  | 'remark-needed'
  | 'remarks-open'
  | 'section-limited'

/** How it stands afterwards; `opens`: the step makes a new revision and leaves this one as it is. */
export type Stepped = { state: ReportState; approvals: readonly Section[]; opens?: true }

const from: Record<ReportStep, readonly ReportState[]> = {
  submit: ['draft', 'returned'],
  return: ['submitted'],
  approve: ['submitted'],
  reopen: ['approved'],
}

const approve = (
  { approvals, fresh }: Standing,
  mine: 'all' | readonly Section[],
): Result<Stepped, StepRefusal> => {
  if (fresh > 0) return no('remarks-open')
  const sections = mine === 'all' ? reviewedSections : mine
  const approved = reviewedSections.filter((one) => approvals.includes(one) || sections.includes(one))
  const all = approved.length === reviewedSections.length
  return ok({ state: all ? 'approved' : 'submitted', approvals: approved })
}

/**
 * Takes one step, or names why it cannot be taken. A report is approved once every section is, each by an officer of its own
 * line of work or all at once by who reaches them all; what concerns the whole of it is for who reaches the whole.
 */
export const takeStep = (
  step: ReportStep,
  standing: Standing,
  mine: 'all' | readonly Section[],
): Result<Stepped, StepRefusal> => {
  if (!from[step].includes(standing.state)) return no('wrong-state')
  switch (step) {
    case 'submit':
      if (mine !== 'all') return no('section-limited')
      return standing.unanswered > 0 ? no('remarks-unanswered') : ok({ state: 'submitted', approvals: [] })
    case 'return':
      return standing.fresh === 0 ? no('remark-needed') : ok({ state: 'returned', approvals: [] })
    case 'approve':
      return approve(standing, mine)
    case 'reopen':
      return mine === 'all' ? ok({ state: 'draft', approvals: [], opens: true }) : no('section-limited')
  }
}
