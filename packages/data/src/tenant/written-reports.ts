import type { InStatement, ResultSet, Row } from '@libsql/client'
import type { Named } from '@linli/domain/citations'
import type { NamedTarget } from '@linli/domain/clauses'
import { metricOf } from '@linli/domain/metrics'
import { lastDay, periodBefore, samePeriodLastYear, type Period } from '@linli/domain/periods'
import type { FrozenFigure, Submission } from '@linli/domain/report-submissions'
import { reachOfPlace, reportPlaces, type ReportParagraph, type ReportState } from '@linli/domain/reports'
import type { Section } from '@linli/domain/sections'
import { progressText } from '@linli/domain/target-texts'
import { forAverages, reaches, reachesSection, type Reach, type TenantDb } from '../open.ts'
import { balanceStatements, gather, metricsWithin, type KnownByCommunity, type Wanted } from './figures.ts'
import { namedTargets } from './reports.ts'
import { factAnswers, factsIn, factStatements } from './target-facts.ts'
import type { report, reportParagraph, reportRemark } from './tables.ts'

/** A report without its text. Moments are ms since 1970. */
export type StoredReport = Omit<typeof report.$inferSelect, 'headings' | 'approvals'> & {
  headings: Record<string, string>
  approvals: Section[]
}
export type StoredParagraph = ReportParagraph &
  Pick<
    typeof reportParagraph.$inferSelect,
    'report' | 'position' | 'removed' | 'version' | 'updatedAt' | 'updatedBy'
  >
export type StoredRemark = typeof reportRemark.$inferSelect

/** Which report: a community's of a period, in the newest revision when none is named. */
export type Which = { community: string; period: Period; revision?: number | undefined }

/** Days of a period, '' where none is set; `exception`: why this community has its own. */
export type Days = { opens: string; due: string; closes: string; cutOff: string; exception: string }

/** A report with everything that belongs to it, as far as a reach goes. */
export type ReportFile = {
  report: StoredReport
  revisions: { revision: number; state: ReportState }[]
  paragraphs: StoredParagraph[]
  remarks: StoredRemark[]
  /** Cited records and targets that are not deleted. */
  cited: ReadonlyMap<string, Named>
  approved?: { sha256: string; at: number; by: string }
}

const chosen = `SELECT id FROM report WHERE community = ?1 AND period = ?2 AND (?3 IS NULL OR revision = ?3)
  ORDER BY revision DESC LIMIT 1`

const cited = (what: 'entry' | 'target'): string => `SELECT part.value ->> '${what}'
  FROM report_paragraph p, json_each(p.sentences) s, json_each(s.value, '$.parts') part
  WHERE p.report = (${chosen}) AND part.value ->> '${what}' IS NOT NULL`

/** The statements that read a report, in the order that {@link reportIn} takes their answers. */
export const reportStatements = ({ community, period, revision }: Which): InStatement[] => {
  const args = [community, period, revision ?? null]
  const about = (sql: string): InStatement => ({ sql, args })
  return [
    about(`SELECT * FROM report WHERE id = (${chosen})`),
    {
      sql: 'SELECT revision, state FROM report WHERE community = ? AND period = ? ORDER BY revision',
      args: [community, period],
    },
    about(
      `SELECT * FROM report_paragraph WHERE report = (${chosen}) AND removed = 0 ORDER BY section, position, id`,
    ),
    about(`SELECT * FROM report_remark WHERE report = (${chosen}) ORDER BY id`),
    about(`SELECT id, version, title FROM entry WHERE community = ?1 AND deleted = 0 AND id IN (${cited('entry')})
      UNION ALL SELECT id, version, title FROM target WHERE community = ?1 AND removed = 0 AND id IN (${cited('target')})`),
    about(`SELECT sha256, at, by FROM approved_report WHERE report = (${chosen})`),
  ]
}
const statementsOfReport = 6

const optional = (row: Row, name: string): string | null => (row[name] === null ? null : String(row[name]))
const optionalNumber = (row: Row, name: string): number | null =>
  row[name] === null ? null : Number(row[name])

const reportFromRow = (row: Row): StoredReport => ({
  id: String(row['id']),
  community: String(row['community']),
  period: String(row['period']),
  revision: Number(row['revision']),
  state: String(row['state']) as ReportState,
  title: String(row['title']),
  headings: JSON.parse(String(row['headings'])) as Record<string, string>,
  signature: String(row['signature']),
  date: String(row['date']),
  approvals: JSON.parse(String(row['approvals'])) as Section[],
  submissions: Number(row['submissions']),
  submittedAt: optionalNumber(row, 'submitted_at'),
  submittedBy: optional(row, 'submitted_by'),
  version: Number(row['version']),
  createdAt: Number(row['created_at']),
  createdBy: String(row['created_by']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

const paragraphFromRow = (row: Row): StoredParagraph => ({
  id: String(row['id']),
  report: String(row['report']),
  section: String(row['section']) as StoredParagraph['section'],
  reach: String(row['reach']) as Section,
  position: Number(row['position']),
  heading: String(row['heading']),
  sentences: JSON.parse(String(row['sentences'])) as StoredParagraph['sentences'],
  removed: row['removed'] === 1,
  version: Number(row['version']),
  updatedAt: Number(row['updated_at']),
  updatedBy: String(row['updated_by']),
})

export const remarkFromRow = (row: Row): StoredRemark => ({
  id: String(row['id']),
  report: String(row['report']),
  section: String(row['section']) as StoredRemark['section'],
  paragraph: optional(row, 'paragraph'),
  sentence: optional(row, 'sentence'),
  metric: optional(row, 'metric'),
  dimension: String(row['dimension']),
  quote: String(row['quote']),
  reason: String(row['reason']) as StoredRemark['reason'],
  text: String(row['text']),
  submission: Number(row['submission']),
  at: Number(row['at']),
  by: String(row['by']),
  answer: optional(row, 'answer'),
  answeredAt: optionalNumber(row, 'answered_at'),
  answeredBy: optional(row, 'answered_by'),
  settled: row['settled'] === 1,
  version: Number(row['version']),
})

/** Whether a remark lies in a reach: in its section, and on a figure of a section seen. */
export const reachesRemark = (
  reach: Reach,
  { section, metric }: Pick<StoredRemark, 'section' | 'metric'>,
): boolean => {
  const measured = metricOf(metric ?? '')?.section
  return (
    reachesSection(reach, reachOfPlace(section)) &&
    (measured === undefined || reachesSection(reach, measured))
  )
}

/** Puts the answers of {@link reportStatements} together; undefined when there is no such report in reach. */
export const reportIn = (
  reach: Reach,
  [found, revisions, paragraphs, remarks, named, approved]: readonly ResultSet[],
): ReportFile | undefined => {
  const [row, frozen] = [found?.rows[0], approved?.rows[0]]
  if (row === undefined || !reaches(reach, String(row['community']))) return undefined
  return {
    report: reportFromRow(row),
    revisions: (revisions?.rows ?? []).map((one) => ({
      revision: Number(one['revision']),
      state: String(one['state']) as ReportState,
    })),
    paragraphs: (paragraphs?.rows ?? [])
      .map(paragraphFromRow)
      .filter((one) => reachesSection(reach, one.reach))
      // The rows come in order inside each section.
      .sort((one, other) => reportPlaces.indexOf(one.section) - reportPlaces.indexOf(other.section)),
    remarks: (remarks?.rows ?? []).map(remarkFromRow).filter((one) => reachesRemark(reach, one)),
    cited: new Map(
      (named?.rows ?? []).map((one) => [
        String(one['id']),
        { version: Number(one['version']), title: String(one['title']) },
      ]),
    ),
    ...(frozen === undefined
      ? {}
      : {
          approved: {
            sha256: String(frozen['sha256']),
            at: Number(frozen['at']),
            by: String(frozen['by']),
          },
        }),
  }
}

/** Asks for the days of a period as they are for a community; {@link daysFromRow} reads the answer. */
const daysStatement = (community: string, period: Period): InStatement => ({
  sql: `SELECT p.opens, coalesce(e.due, p.due) AS due, coalesce(e.closes, p.closes) AS closes, p.cut_off, coalesce(e.reason, '') AS exception
    FROM reporting_period p LEFT JOIN period_exception e ON e.period = p.period AND e.community = ? WHERE p.period = ?`,
  args: [community, period],
})

/** The days that a row tells; '' for those that it lacks. */
export const daysFromRow = (row: Row | undefined): Days => {
  const day = (name: string): string => String(row?.[name] ?? '')
  return {
    opens: day('opens'),
    due: day('due'),
    closes: day('closes'),
    cutOff: day('cut_off'),
    exception: day('exception'),
  }
}

/** Where no days are set. */
export const noDays: Days = { opens: '', due: '', closes: '', cutOff: '', exception: '' }

const lastEvent = (community: string): InStatement => ({
  sql: 'SELECT coalesce(max(sequence), 0) FROM event WHERE community = ?',
  args: [community],
})

/** What a report is read together with: its own figures (with those it is held against), or the whole street's. */
export type Beside = { street?: boolean; statements?: readonly InStatement[] }

/** Everything read of a report at once. `sequence`: the community's newest event, by which a later change is noticed. */
export type ReadReport = {
  file: ReportFile | undefined
  days: Days
  sequence: number
  known: KnownByCommunity
  more: readonly ResultSet[]
}

/** The periods whose figures a report needs: its own, the same of last year, the one before. */
export const periodsOfReport = (period: Period): Period[] => [
  period,
  samePeriodLastYear(period),
  periodBefore(period),
]

/** Cited targets with the words in which their progress would be told today. */
const withProgress = (file: ReportFile, targets: readonly NamedTarget[]): ReportFile => ({
  ...file,
  cited: new Map(
    [...file.cited].map(([id, named]) => {
      const target = targets.find((one) => one.id === id)
      return [id, target ? { ...named, progress: progressText(target, target.progress) } : named]
    }),
  ),
})

/** Reads a report with its figures as the records have them today, in one round trip. */
export const readReportFile = async (
  tenant: TenantDb,
  reach: Reach,
  which: Which,
  { street = false, statements = [] }: Beside = {},
): Promise<ReadReport> => {
  const wanted: Wanted = {
    ...(street ? {} : { communities: [which.community] }),
    periods: periodsOfReport(which.period),
    metrics: metricsWithin(reach).map(({ code }) => code),
    live: [which.period],
  }
  const [own, on] = [reportStatements(which), lastDay(which.period)]
  const answers = await tenant.client.batch(
    [
      ...own,
      daysStatement(which.community, which.period),
      lastEvent(which.community),
      ...statements,
      ...factStatements(reach, { communities: [which.community], on }),
      ...balanceStatements(street ? forAverages(reach) : reach, wanted),
    ],
    'read',
  )
  const [days, sequence] = answers.slice(statementsOfReport)
  const factsFrom = statementsOfReport + 2 + statements.length
  const balancesFrom = factsFrom + factAnswers
  const file = reportIn(reach, answers.slice(0, statementsOfReport))
  return {
    file:
      file &&
      withProgress(file, namedTargets(factsIn(reach, on, answers.slice(factsFrom, balancesFrom)), on)),
    days: daysFromRow(days?.rows[0]),
    sequence: Number(sequence?.rows[0]?.[0] ?? 0),
    more: answers.slice(statementsOfReport + 2, factsFrom),
    known: gather(wanted, answers.slice(balancesFrom)),
  }
}

/** Asks for a paragraph that was taken out of a report; {@link paragraphIn} reads the answer. */
export const removedParagraphStatement = (
  { community, period, revision }: Which,
  id: string,
): InStatement => ({
  sql: `SELECT * FROM report_paragraph WHERE id = ?4 AND report = (${chosen}) AND removed = 1`,
  args: [community, period, revision ?? null, id],
})

export const paragraphIn = (answer: ResultSet | undefined): StoredParagraph | undefined =>
  answer?.rows[0] && paragraphFromRow(answer.rows[0])

/** Asks for the version of a report that was submitted before the one at hand; {@link submissionIn} reads the answer. */
export const submissionStatement = ({ community, period, revision }: Which): InStatement => ({
  sql: `SELECT s.content, s.at FROM report_submission s JOIN report r ON r.id = s.report
    WHERE r.id = (${chosen}) AND s.number = iif(r.state IN ('submitted', 'approved'), r.submissions - 1, r.submissions)`,
  args: [community, period, revision ?? null],
})

/** Asks for the version that lies with the street now. */
export const lastSubmissionStatement = ({ community, period, revision }: Which): InStatement => ({
  sql: `SELECT s.content, s.at FROM report_submission s JOIN report r ON r.id = s.report
    WHERE r.id = (${chosen}) AND s.number = r.submissions`,
  args: [community, period, revision ?? null],
})

export const submissionIn = (
  answer: ResultSet | undefined,
): { content: Submission; at: number } | undefined => {
  const row = answer?.rows[0]
  return row && { content: JSON.parse(String(row['content'])) as Submission, at: Number(row['at']) }
}

/** Whether a reach may see a figure. */
export const reachesFigure = (reach: Reach, { metric }: { metric: string }): boolean =>
  metricsWithin(reach, [metric]).length > 0

/** Asks for the values that stand approved for a period; {@link approvedValues} reads the answer. */
export const approvedValuesStatement = (community: string, period: Period): InStatement => ({
  sql: 'SELECT * FROM approved_value WHERE community = ? AND period = ?',
  args: [community, period],
})

export const approvedValues = (answer: ResultSet | undefined): FrozenFigure[] =>
  (answer?.rows ?? []).map((row) => ({
    metric: String(row['metric']),
    dimension: String(row['dimension']),
    value: optionalNumber(row, 'value'),
    bound: String(row['bound']) as FrozenFigure['bound'],
    from: String(row['origin']) as FrozenFigure['from'],
    records: Number(row['records']),
    ...(row['as_of'] === null ? {} : { asOf: String(row['as_of']) }),
    ...(row['statement'] === '' ? {} : { statement: String(row['statement']) }),
  }))

const steps = [
  'report.started',
  'report.changed',
  'report.submitted',
  'report.returned',
  'report.section-approved',
  'report.approved',
  'report.reopened',
  'report.remarked',
  'report.remark-answered',
  'report.remark-settled',
]

/** Asks what happened to a report, oldest first: its steps and its remarks, not each edit of its text. */
export const eventsStatement = ({ community, period, revision }: Which): InStatement => ({
  sql: `SELECT type, at, data FROM event WHERE subject = (${chosen}) AND type IN (SELECT value FROM json_each(?4))
    ORDER BY sequence LIMIT 2000`,
  args: [community, period, revision ?? null, JSON.stringify(steps)],
})

export const eventsIn = (answer: ResultSet | undefined) =>
  (answer?.rows ?? []).map((row) => ({
    type: String(row['type']),
    at: Number(row['at']),
    data: JSON.parse(String(row['data'])) as Record<string, unknown>,
  }))

/** Asks for the frozen bundle of an approved revision, byte for byte. */
export const bundleStatement = ({ community, period, revision }: Which): InStatement => ({
  sql: `SELECT bundle FROM approved_report WHERE report = (${chosen})`,
  args: [community, period, revision ?? null],
})

/** A report as far as a reach goes. */
export const reportWithin = (reach: Reach, file: ReportFile): ReportFile => ({
  ...file,
  paragraphs: file.paragraphs.filter((one) => reachesSection(reach, one.reach)),
  remarks: file.remarks.filter((one) => reachesRemark(reach, one)),
})
