import { knownOf } from '@linli/data/tenant/figures'
import { changeReportGuard, freezeReport, settleAnswered } from '@linli/data/tenant/report-changes'
import { communityNameStatement } from '@linli/data/tenant/streets'
import { lastSubmissionStatement, submissionIn, type StoredReport } from '@linli/data/tenant/written-reports'
import { bundleOf, type BundleFrame } from '@linli/domain/report-bundles'
import {
  figureChanges,
  figuresToKeep,
  type FigureChange,
  type Submission,
} from '@linli/domain/report-submissions'
import { figureText, figureTextInEnglish } from '@linli/domain/figure-texts'
import { metricOf } from '@linli/domain/metrics'
import { canonicalJson } from './canonical-json.ts'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { sha256 } from './hashes.ts'
import { instant } from './ids.ts'
import { isRefusing, refuse, type Language, type Refusing } from './refusals.ts'
import { openWhole, type AboutReport, type Opened } from './report-reads.ts'
import { seenAfter, stampOf, stepFrom } from './report-steps.ts'
import { reaches } from '@linli/data/open'

type Approving = AboutReport & { seen: number }

const texts = { zh: figureText, en: figureTextInEnglish }
const none = { zh: '未报', en: 'not reported' }

const changeText = ({ metric: code, before, after }: FigureChange, language: Language): string => {
  const metric = metricOf(code)
  const said = (figure: FigureChange['before']): string =>
    metric === undefined || figure === undefined ? none[language] : texts[language](metric, figure)
  return `${metric?.[language] ?? code} ${said(before)} → ${said(after)}`
}

/** What was submitted no longer agrees with the records: the first few figures say how. */
const changedSince = (opened: Opened, submitted: Submission): Refusing | undefined => {
  const { known, which } = opened
  const now = figuresToKeep(knownOf(known, which.community, which.period), which.period)
  const changes = figureChanges(submitted.figures, now)
  if (changes.length === 0) return undefined
  const told = (language: Language): string =>
    changes
      .slice(0, 5)
      .map((change) => changeText(change, language))
      .join('；')
  return refuse('figures-changed', { detail: { zh: told('zh'), en: told('en') } })
}

const frameOf = (given: Approving, { file, more, which }: Opened, next: StoredReport): BundleFrame => ({
  street: { id: given.street.id, name: given.street.name },
  community: { id: given.community, name: String(more[1]?.rows[0]?.['name'] ?? '') },
  period: which.period,
  revision: next.revision,
  started: { at: instant(next.createdAt), by: next.createdBy },
  submitted: { at: instant(next.submittedAt ?? next.updatedAt), by: next.submittedBy ?? '' },
  approved: { at: instant(next.updatedAt), by: next.updatedBy },
  remarks: file.remarks.map(({ quote, reason, text, at, by, answer, answeredBy }) => ({
    quote,
    reason,
    text,
    at: instant(at),
    by,
    answer: answer ?? '',
    answeredBy: answeredBy ?? '',
  })),
})

/** The whole is approved: frozen with its values, if it still says what the records say. */
const freeze = (given: Approving, opened: Opened, next: StoredReport) => {
  const submitted = submissionIn(opened.more[0])?.content
  if (submitted === undefined) return refuse('wrong-state')
  const changed = changedSince(opened, submitted)
  if (changed !== undefined) return changed
  const text = canonicalJson(bundleOf(frameOf(given, opened, next), submitted))
  const bundle = { sha256: sha256(text), text }
  return {
    approved: { sha256: bundle.sha256, at: next.updatedAt, by: next.updatedBy },
    statements: [...freezeReport(next, bundle, submitted.figures), settleAnswered(next.id)],
  }
}

/** The remarks as the approval leaves them. */
const settled = ({ file }: Opened) => ({
  remarks: file.remarks.map((one) =>
    one.settled || one.answer === null ? one : { ...one, settled: true, version: one.version + 1 },
  ),
})

/** Approves a report, or the sections of it that the caller works with. */
const approve = async (given: Approving) => {
  const opened = await openWhole(given, (which) => ({
    statements: [lastSubmissionStatement(which), communityNameStatement(which.community)],
  }))
  if (isRefusing(opened)) return opened
  const stepped = stepFrom(given, opened, 'approve')
  if (isRefusing(stepped)) return stepped
  const next: StoredReport = {
    ...opened.file.report,
    state: stepped.state,
    approvals: [...stepped.approvals],
    version: given.seen + 1,
    ...stampOf(given),
  }
  const whole = next.state === 'approved'
  const frozen = whole ? freeze(given, opened, next) : { statements: [] }
  if (isRefusing(frozen)) return frozen
  const { statements, ...approved } = frozen
  const type = whole ? 'report.approved' : 'report.section-approved'
  const { period, revision } = next
  const data = { by: next.updatedBy, note: '', period, revision, sections: next.approvals }
  const reply = seenAfter(given, opened, { report: next, ...approved, ...(whole && settled(opened)) })
  return commitEdit(given, reply, {
    guard: changeReportGuard(next, opened.sequence),
    statements,
    events: [eventOf(given, type, next.id, data)],
  })
}

const approveOne = async (
  given: Given<'approveReports'>,
  { community, report, version }: Given<'approveReports'>['body']['reports'][number],
) => {
  if (!reaches(given.reach, community)) return { report, outcome: 'refused' as const, reason: 'not-found' }
  const done = await approve({ ...given, community, params: { report }, seen: version })
  return isRefusing(done)
    ? { report, outcome: 'refused' as const, reason: done.refused }
    : { report, outcome: 'approved' as const }
}

export const reportApprovalHandlers: Pick<Handlers, 'approveReport' | 'approveReports'> = {
  approveReport: approve,

  approveReports: async (given) => {
    const results = []
    for (const one of given.body.reports) results.push(await approveOne(given, one))
    return { results }
  },
}
