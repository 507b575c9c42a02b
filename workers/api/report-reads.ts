import type * as z from 'zod'
import type { Report as ReportReply, ReportParagraph as ParagraphReply } from '@linli/contract/reports'
import type { Remark as RemarkReply } from '@linli/contract/report-remarks'
import { forWholeReports, type Reach } from '@linli/data/open'
import { knownOf } from '@linli/data/tenant/figures'
import {
  periodsOfReport,
  reachesFigure,
  readReportFile,
  type Beside,
  type Days,
  type ReadReport,
  type ReportFile,
  type StoredParagraph,
  type StoredRemark,
  type Which,
} from '@linli/data/tenant/written-reports'
import { partsSeen, staleParts, type Present } from '@linli/domain/citations'
import { figureOf } from '@linli/domain/figures'
import { isLate } from '@linli/domain/reporting-periods'
import { readReportName, reportName } from '@linli/domain/reports'
import type { Outside } from '../outside.ts'
import type { InCommunity, Said } from './given.ts'
import { dayOf, instant } from './ids.ts'
import { refuse, type Refusing } from './refusals.ts'

export type AboutReport = InCommunity & Pick<Said<'readSession'>, 'outside'> & { params: { report: string } }

/** A report that was found, and how things it cites are now. */
export type Opened = Omit<ReadReport, 'file'> & { file: ReportFile; which: Which; present: Present }

/** Which figures a reach may see. */
export const seesWithin =
  (reach: Reach): Present['sees'] =>
  (key) =>
    reach.sections === 'all' || reachesFigure(reach, key)

/** What a report's parts cite, as it is now. */
const presentOf = ({ known, file }: ReadReport, which: Which, reach: Reach): Present => {
  const periods = periodsOfReport(which.period)
  const figureAt: Present['figureAt'] = (key, named) => {
    const period = periods.find((one) => one === named)
    return period && figureOf(knownOf(known, which.community, period), key, period)
  }
  const named = (id: string) => file?.cited.get(id)
  return {
    sees: seesWithin(reach),
    figure: (key) => figureAt(key, which.period),
    figureAt,
    entry: named,
    target: named,
  }
}

/** A report that was read, if there is one in reach. */
export const openedFrom = (read: ReadReport, which: Which, reach: Reach): Opened | undefined =>
  read.file && { ...read, file: read.file, which, present: presentOf(read, which, reach) }

/** The report that the path names, or why there is none. */
export const openReport = async (
  given: AboutReport,
  beside: (which: Which) => Beside = () => ({}),
  reach: Reach = given.reach,
): Promise<Opened | Refusing> => {
  const named = readReportName(given.params.report)
  if (named === undefined) return refuse('not-found')
  const which = { community: given.community, ...named }
  const read = await readReportFile(given.tenant, reach, which, beside(which))
  return openedFrom(read, which, reach) ?? refuse('not-found')
}

/** The report with every section of it, for a step that concerns the whole. */
export const openWhole = (
  given: AboutReport,
  beside?: (which: Which) => Beside,
): Promise<Opened | Refusing> => openReport(given, beside, forWholeReports(given.reach))

/** Whether it was submitted after the day it was due, or is not yet and that day is over. */
export const isOverdue = (outside: Outside, due: string, submittedAt: number | null | undefined): boolean =>
  isLate(dayOf(submittedAt ?? outside.now()), due)

export const deadlinesReply = (outside: Outside, days: Days, submittedAt: number | null | undefined) => ({
  opens: days.opens,
  due: days.due,
  closes: days.closes,
  cutOff: days.cutOff,
  late: isOverdue(outside, days.due, submittedAt),
})

/** A paragraph as a reach may read it; without `present` nothing in it is judged. */
export const paragraphReply = (
  paragraph: StoredParagraph,
  reach: Reach,
  present?: Omit<Present, 'sees'>,
): z.input<typeof ParagraphReply> => ({
  id: paragraph.id,
  section: paragraph.section,
  heading: paragraph.heading,
  sentences: paragraph.sentences.map((sentence) => {
    const sees = seesWithin(reach)
    const stale = present === undefined ? [] : staleParts(sentence, { ...present, sees })
    return { ...sentence, parts: partsSeen(sentence.parts, sees), ...(stale.length === 0 ? {} : { stale }) }
  }),
  version: paragraph.version,
  updatedAt: instant(paragraph.updatedAt),
  updatedBy: paragraph.updatedBy,
})

const told = <Value>(name: string, value: Value | null): Record<string, Value> =>
  value === null ? {} : { [name]: value }

export const remarkReply = (row: StoredRemark): z.input<typeof RemarkReply> => ({
  id: row.id,
  section: row.section,
  ...told('paragraph', row.paragraph),
  ...told('sentence', row.sentence),
  ...(row.metric === null ? {} : { metric: row.metric, dimension: row.dimension }),
  quote: row.quote,
  reason: row.reason,
  text: row.text,
  submission: row.submission,
  at: instant(row.at),
  by: row.by,
  ...told('answer', row.answer),
  ...(row.answeredAt === null ? {} : { answeredAt: instant(row.answeredAt) }),
  ...told('answeredBy', row.answeredBy),
  settled: row.settled,
  version: row.version,
})

/** A report as it is answered; what is stale in it is marked until it is approved. */
export const reportReply = (
  { outside, reach }: Pick<AboutReport, 'outside' | 'reach'>,
  opened: Pick<Opened, 'file' | 'days'> & Partial<Pick<Opened, 'present'>>,
): z.input<typeof ReportReply> => {
  const { report, revisions, paragraphs, remarks, approved } = opened.file
  const present = report.state === 'approved' ? undefined : opened.present
  return {
    id: reportName(report.period, report.revision),
    community: report.community,
    period: report.period,
    revision: report.revision,
    revisions: revisions.map((one) => ({ ...one, id: reportName(report.period, one.revision) })),
    state: report.state,
    title: report.title,
    headings: report.headings,
    signature: report.signature,
    date: report.date,
    approvals: report.approvals,
    submissions: report.submissions,
    ...(report.submittedAt === null ? {} : { submittedAt: instant(report.submittedAt) }),
    ...told('submittedBy', report.submittedBy),
    ...(approved === undefined ? {} : { approved: { ...approved, at: instant(approved.at) } }),
    deadlines: deadlinesReply(outside, opened.days, report.submittedAt),
    paragraphs: paragraphs.map((one) => paragraphReply(one, reach, present)),
    remarks: remarks.map(remarkReply),
    version: report.version,
    updatedAt: instant(report.updatedAt),
    updatedBy: report.updatedBy,
  }
}
