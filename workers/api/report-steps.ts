import type { Change } from '@linli/data/commit'
import { knownOf } from '@linli/data/tenant/figures'
import { changeReportGuard, insertReport, keepSubmission } from '@linli/data/tenant/report-changes'
import {
  lastSubmissionStatement,
  reportWithin,
  submissionIn,
  type ReportFile,
  type StoredParagraph,
  type StoredReport,
} from '@linli/data/tenant/written-reports'
import { refused, type Refusal } from '@linli/domain/refusals'
import type { ReportFinding } from '@linli/domain/report-checks'
import {
  takeStep,
  type Standing,
  type Stepped,
  type StepRefusal,
  type ReportStep,
} from '@linli/domain/report-steps'
import { figuresToKeep, type Submission } from '@linli/domain/report-submissions'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { newId } from './ids.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'
import { besideChecks, findingsOf, findingsWithin } from './report-findings.ts'
import { openWhole, reportReply, type AboutReport, type Opened } from './report-reads.ts'

type Stepping = AboutReport & { seen: number }

/** How a report stands, for the rules of its steps. */
export const standingOf = ({ report, remarks }: ReportFile): Standing => {
  const open = remarks.filter(({ settled }) => !settled)
  return {
    state: report.state,
    approvals: report.approvals,
    unanswered: open.filter(({ answer }) => answer === null).length,
    fresh: open.filter(({ submission }) => submission === report.submissions).length,
  }
}

/** Why a step is refused, as it is answered. What concerns the whole is not for who reaches some sections only. */
const refusing = (reason: StepRefusal): Refusing =>
  reason === 'section-limited'
    ? refuse('not-permitted', {
        detail: {
          zh: '这一步要由负责全部条线的人来做',
          en: 'This step is for those who work with every section',
        },
      })
    : refuse(reason)

/** The next state of a report of the version seen, or why it cannot be reached. */
export const stepFrom = (given: Stepping, { file }: Opened, step: ReportStep): Stepped | Refusing => {
  if (file.report.version !== given.seen) return refuse('stale')
  const taken = takeStep(step, standingOf(file), given.membership.sections)
  return taken.ok ? taken.value : refusing(taken.reason)
}

export const stampOf = (given: AboutReport) => ({
  updatedAt: given.outside.now(),
  updatedBy: given.caller.person.name,
})

/** The report as the caller may see it after a step. */
export const seenAfter = (given: AboutReport, opened: Opened, changed: Partial<ReportFile>) => {
  const file = { ...opened.file, ...changed }
  const revisions = file.revisions.map((one) =>
    one.revision === file.report.revision ? { ...one, state: file.report.state } : one,
  )
  return reportReply(given, { ...opened, file: reportWithin(given.reach, { ...file, revisions }) })
}

type Committing = { type: string; statements: Change['statements']; note?: string; sequence?: number }

const commitStep = (
  given: Stepping,
  opened: Opened,
  next: StoredReport,
  { type, statements, note = '', sequence }: Committing,
) => {
  const data = { by: given.caller.person.name, note, period: next.period, revision: next.revision }
  return commitEdit(given, seenAfter(given, opened, { report: next }), {
    guard: changeReportGuard(next, sequence),
    statements,
    events: [eventOf(given, type, next.id, data)],
  })
}

const unmet = (findings: readonly ReportFinding[], words: Submission['words']): Refusal[] =>
  findings.flatMap(({ id, severity, message }) => {
    if (severity === 'error') return [refused(id, 'rule-broken', { ...message })]
    return (words[id] ?? '') === '' ? [refused(id, 'word-needed', { ...message })] : []
  })

/** What is submitted, kept word for word. */
const submissionOf = (opened: Opened, findings: ReportFinding[], words: Submission['words']): Submission => {
  const { file, known, which } = opened
  const { title, headings, signature, date } = file.report
  const asked = findings.flatMap(({ id }) => (words[id] === undefined ? [] : [[id, words[id]] as const]))
  return {
    title,
    headings,
    signature,
    date,
    paragraphs: file.paragraphs.map(({ id, section, reach, heading, sentences }) => ({
      id,
      section,
      reach,
      heading,
      sentences,
    })),
    figures: figuresToKeep(knownOf(known, which.community, which.period), which.period),
    findings,
    words: Object.fromEntries(asked),
  }
}

const submitReport = async (given: Given<'submitReport'>) => {
  const opened = await openWhole(given, () => besideChecks)
  if (isRefusing(opened)) return opened
  const stepped = stepFrom(given, opened, 'submit')
  if (isRefusing(stepped)) return stepped
  const findings = findingsOf(opened)
  const { words } = given.body
  const errors = unmet(findings, words)
  if (errors.length > 0) return refuse('rules-broken', { errors })
  const { report } = opened.file
  const stamp = stampOf(given)
  const next: StoredReport = {
    ...report,
    state: stepped.state,
    approvals: [...stepped.approvals],
    submissions: report.submissions + 1,
    submittedAt: stamp.updatedAt,
    submittedBy: stamp.updatedBy,
    version: given.seen + 1,
    ...stamp,
  }
  const content = JSON.stringify(submissionOf(opened, findings, words))
  const statements = [keepSubmission(next, content)]
  const { sequence } = opened
  return commitStep(given, opened, next, { type: 'report.submitted', statements, sequence })
}

const returnReport = async (given: Given<'returnReport'>) => {
  const opened = await openWhole(given)
  if (isRefusing(opened)) return opened
  const stepped = stepFrom(given, opened, 'return')
  if (isRefusing(stepped)) return stepped
  const next: StoredReport = {
    ...opened.file.report,
    state: stepped.state,
    approvals: [],
    version: given.seen + 1,
    ...stampOf(given),
  }
  return commitStep(given, opened, next, {
    type: 'report.returned',
    statements: [],
    note: given.body.note,
    sequence: opened.sequence,
  })
}

/** The next revision begins with the text of the one before; its paragraphs are its own. */
const nextRevision = (given: Given<'reopenReport'>, { file }: Opened) => {
  const stamp = stampOf(given)
  const { report } = file
  const revision = Math.max(...file.revisions.map((one) => one.revision)) + 1
  const made: StoredReport = {
    ...report,
    id: `${report.community}.${report.period}-r${revision}`,
    revision,
    state: 'draft',
    approvals: [],
    submissions: 0,
    submittedAt: null,
    submittedBy: null,
    version: 1,
    createdAt: stamp.updatedAt,
    createdBy: stamp.updatedBy,
    ...stamp,
  }
  const paragraphs = file.paragraphs.map((one): StoredParagraph => ({
    ...one,
    id: newId(given.outside),
    report: made.id,
    version: 1,
    ...stamp,
  }))
  return { made, paragraphs }
}

const reopenReport = async (given: Given<'reopenReport'>) => {
  const opened = await openWhole(given)
  if (isRefusing(opened)) return opened
  const stepped = stepFrom(given, opened, 'reopen')
  if (isRefusing(stepped)) return stepped
  const { revision } = opened.file.report
  if (opened.file.revisions.some((one) => one.revision > revision)) return refuse('wrong-state')
  if (given.body.note === '') return refuse('invalid', { errors: [refused('note', 'required')] })
  const { made, paragraphs } = nextRevision(given, opened)
  const next = { ...opened.file.report, version: given.seen + 1 }
  const data = { by: made.createdBy, note: given.body.note, period: made.period, revision: made.revision }
  const revisions = [...opened.file.revisions, { revision: made.revision, state: made.state }]
  const { approved: _, ...file } = opened.file
  const reply = seenAfter(given, { ...opened, file }, { report: made, revisions, paragraphs, remarks: [] })
  return commitEdit(given, reply, {
    guard: changeReportGuard(next),
    statements: insertReport(made, paragraphs),
    events: [eventOf(given, 'report.reopened', made.id, data)],
  })
}

const checkReport: Handlers['checkReport'] = async (given) => {
  const opened = await openWhole(given, (which) => ({
    street: true,
    statements: [...besideChecks.statements, lastSubmissionStatement(which)],
  }))
  if (isRefusing(opened)) return opened
  const submitted = submissionIn(opened.more[1])?.content
  const isWithStreet = ['submitted', 'approved'].includes(opened.file.report.state)
  const findings = isWithStreet && submitted !== undefined ? submitted.findings : findingsOf(opened)
  return { findings: findingsWithin(given.reach, findings), words: submitted?.words ?? {} }
}

export const reportStepHandlers: Pick<
  Handlers,
  'checkReport' | 'submitReport' | 'returnReport' | 'reopenReport'
> = { checkReport, submitReport, returnReport, reopenReport }
