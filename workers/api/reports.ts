import { forWholeReports, reachesSection } from '@linli/data/open'
import { knownOf, metricsWithin } from '@linli/data/tenant/figures'
import { changeReportGuard, insertReport } from '@linli/data/tenant/report-changes'
import { notableStatement, readDraftMaterial, notableIn } from '@linli/data/tenant/reports'
import {
  approvedValues,
  approvedValuesStatement,
  eventsIn,
  eventsStatement,
  noDays,
  reachesFigure,
  readReportFile,
  submissionIn,
  submissionStatement,
  type StoredParagraph,
  type StoredReport,
} from '@linli/data/tenant/written-reports'
import { citedBy, type Named } from '@linli/domain/citations'
import { readDate } from '@linli/domain/dates'
import { draftReport } from '@linli/domain/drafts'
import { inForce } from '@linli/domain/metrics'
import { firstDay, lastDay, period as periodFrom, samePeriodLastYear } from '@linli/domain/periods'
import { positionAt } from '@linli/domain/positions'
import { refused } from '@linli/domain/refusals'
import { beginReport } from '@linli/domain/report-beginnings'
import { changesBetween } from '@linli/domain/report-changes'
import { offersFor } from '@linli/domain/report-offers'
import { figureChanges, figuresToKeep, type FigureChange } from '@linli/domain/report-submissions'
import { isWritten } from '@linli/domain/reports'
import type { Section } from '@linli/domain/sections'
import { commitEdit, commitOnce, eventOf } from './committing.ts'
import { inUnit } from './figure-replies.ts'
import type { Given, Handlers } from './given.ts'
import { instant, newId, today } from './ids.ts'
import { invalid, isRefusing, refuse } from './refusals.ts'
import {
  deadlinesReply,
  openedFrom,
  openReport,
  reportReply,
  type AboutReport,
  type Opened,
} from './report-reads.ts'

const readDraft: Handlers['readDraft'] = async ({ outside, tenant, reach, community, query }) => {
  const period = periodFrom(query.period)
  const material = await readDraftMaterial(tenant, reach, community, period)
  const draft = draftReport(material, period)
  return { ...draft, period, date: lastDay(period), generatedAt: instant(outside.now()) }
}

const readReport: Handlers['readReport'] = async (given) => {
  const { community, query, outside, tenant, reach } = given
  const which = { community, period: periodFrom(query.period), revision: query.revision }
  const read = await readReportFile(tenant, reach, which)
  const opened = openedFrom(read, which, reach)
  if (opened === undefined && query.revision !== undefined) return refuse('not-found')
  const report = opened === undefined ? null : reportReply(given, opened)
  return { report, deadlines: report?.deadlines ?? deadlinesReply(outside, read.days, undefined) }
}

/** A report begun from its draft, whole whoever begins it: what is not in their reach is seen by those whose it is. */
const begin = async (given: Given<'startReport'>) => {
  const { outside, tenant, reach, community, body, caller } = given
  const period = periodFrom(body.period)
  const material = await readDraftMaterial(tenant, forWholeReports(reach), community, period)
  const draft = draftReport(material, period)
  const [now, by] = [outside.now(), caller.person.name]
  const report: StoredReport = {
    id: `${community}.${period}-r1`,
    community,
    period,
    revision: 1,
    state: 'draft',
    title: draft.title,
    headings: Object.fromEntries(draft.sections.map(({ section, heading }) => [section, heading])),
    signature: draft.signature,
    date: lastDay(period),
    approvals: [],
    submissions: 0,
    submittedAt: null,
    submittedBy: null,
    version: 1,
    createdAt: now,
    createdBy: by,
    updatedAt: now,
    updatedBy: by,
  }
  const paragraphs = beginReport(draft, material.targets).map((one, index): StoredParagraph => ({
    ...one,
    id: newId(outside),
    report: report.id,
    position: positionAt(index),
    removed: false,
    version: 1,
    updatedAt: now,
    updatedBy: by,
  }))
  return { report, paragraphs }
}

const startReport: Handlers['startReport'] = async (given) => {
  const { report, paragraphs } = await begin(given)
  const file = {
    report,
    revisions: [{ revision: 1, state: report.state }],
    paragraphs: paragraphs.filter((one) => reachesSection(given.reach, one.reach)),
    remarks: [],
    cited: new Map<string, Named>(),
  }
  const reply = reportReply(given, { file, days: noDays })
  const events = [eventOf(given, 'report.started', report.id, { by: report.createdBy })]
  const change = { statements: insertReport(report, paragraphs), events }
  return commitOnce(given, 'startReport', reply, change, refuse('already-started'))
}

const changeReport: Handlers['changeReport'] = async (given) => {
  const opened = await openReport(given)
  if (isRefusing(opened)) return opened
  const { report } = opened.file
  if (report.version !== given.seen) return refuse('stale')
  if (!isWritten(report.state)) return refuse('wrong-state')
  const { title, headings, signature, date } = given.body
  if (title === '') return invalid(refused('title', 'required'))
  const day = readDate(date, { today: today(given.outside), latest: '2099-12-31' })
  if (!day.ok) return invalid(refused('date', date === '' ? 'required' : day.reason.problem, day.reason))
  const next = {
    ...report,
    title,
    headings: { ...report.headings, ...headings },
    signature,
    date: day.value.date,
    version: given.seen + 1,
    updatedAt: given.outside.now(),
    updatedBy: given.caller.person.name,
  }
  const events = [eventOf(given, 'report.changed', report.id, { version: next.version })]
  return commitEdit(
    given,
    { version: next.version },
    { guard: changeReportGuard(next), statements: [], events },
  )
}

const listOffers: Handlers['listOffers'] = async (given) => {
  const opened = await openReport(given, ({ community, period }) => ({
    statements: [notableStatement(given.reach, community, period)],
  }))
  if (isRefusing(opened)) return opened
  const { period } = opened.which
  const parts = opened.file.paragraphs.flatMap(({ sentences }) => sentences.flatMap((one) => one.parts))
  const metrics = metricsWithin(given.reach).filter((one) => inForce(one, firstDay(period), lastDay(period)))
  const offers = offersFor(
    {
      metrics,
      known: knownOf(opened.known, given.community, period),
      lastYear: knownOf(opened.known, given.community, samePeriodLastYear(period)),
      entries: notableIn(opened.more[0]),
      cited: citedBy(parts),
    },
    period,
  )
  return { offers }
}

const changeReply = ({ metric, dimension, before, after }: FigureChange) => ({
  metric,
  dimension,
  before: before === undefined ? null : { value: inUnit(before.value), bound: before.bound },
  after: after === undefined ? null : { value: inUnit(after.value), bound: after.bound },
})

/** The figures of today that a reach may see. */
const liveFigures = (given: AboutReport, { known, which }: Opened) =>
  figuresToKeep(knownOf(known, given.community, which.period), which.period, metricsWithin(given.reach))

const readChanges: Handlers['readChanges'] = async (given) => {
  const opened = await openReport(given, (which) => ({ statements: [submissionStatement(which)] }))
  if (isRefusing(opened)) return opened
  const before = submissionIn(opened.more[0])
  if (before === undefined) return { since: null, paragraphs: [], figures: [] }
  const mine = (section: Section) => reachesSection(given.reach, section)
  const was = before.content.paragraphs.filter(({ reach }) => mine(reach))
  const figures = before.content.figures.filter((one) => reachesFigure(given.reach, one))
  return {
    since: instant(before.at),
    paragraphs: changesBetween(was, opened.file.paragraphs),
    figures: figureChanges(figures, liveFigures(given, opened)).map(changeReply),
  }
}

const readDifference: Handlers['readDifference'] = async (given) => {
  const opened = await openReport(given, ({ community, period }) => ({
    statements: [approvedValuesStatement(community, period)],
  }))
  if (isRefusing(opened)) return opened
  if (opened.file.report.state !== 'approved') return { figures: [] }
  const approved = approvedValues(opened.more[0]).filter((one) => reachesFigure(given.reach, one))
  return { figures: figureChanges(approved, liveFigures(given, opened)).map(changeReply) }
}

const listReportEvents: Handlers['listReportEvents'] = async (given) => {
  const opened = await openReport(given, (which) => ({ statements: [eventsStatement(which)] }))
  if (isRefusing(opened)) return opened
  return {
    events: eventsIn(opened.more[0]).map(({ type, at, data }) => ({
      type,
      at: instant(at),
      by: String(data['by'] ?? ''),
      note: String(data['note'] ?? ''),
    })),
  }
}

export const reportHandlers: Pick<
  Handlers,
  | 'readDraft'
  | 'readReport'
  | 'startReport'
  | 'changeReport'
  | 'listOffers'
  | 'readChanges'
  | 'readDifference'
  | 'listReportEvents'
> = {
  readDraft,
  readReport,
  startReport,
  changeReport,
  listOffers,
  readChanges,
  readDifference,
  listReportEvents,
}
