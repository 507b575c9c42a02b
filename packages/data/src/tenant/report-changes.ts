import type { InStatement } from '@libsql/client'
import type { ApprovedFigure } from '@linli/domain/figures'
import type { FigureKey } from '@linli/domain/metrics'
import type { StoredParagraph, StoredRemark, StoredReport } from './written-reports.ts'

// The statements that change reports; what they mean is decided by the rules of the domain before.

const insert = (table: string, values: readonly (string | number | null)[]): InStatement => ({
  sql: `INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`,
  args: [...values],
})

const paragraphRow = (from: StoredParagraph) => [
  from.id,
  from.report,
  from.section,
  from.reach,
  from.position,
  from.heading,
  JSON.stringify(from.sentences),
  from.removed ? 1 : 0,
  from.version,
  from.updatedAt,
  from.updatedBy,
]

export const insertParagraphs = (paragraphs: readonly StoredParagraph[]): InStatement[] =>
  paragraphs.map((one) => insert('report_paragraph', paragraphRow(one)))

/** A new report and its text. A second one of the same revision conflicts. */
export const insertReport = (from: StoredReport, paragraphs: readonly StoredParagraph[]): InStatement[] => [
  insert('report', [
    from.id,
    from.community,
    from.period,
    from.revision,
    from.state,
    from.title,
    JSON.stringify(from.headings),
    from.signature,
    from.date,
    JSON.stringify(from.approvals),
    from.submissions,
    from.submittedAt,
    from.submittedBy,
    from.version,
    from.createdAt,
    from.createdBy,
    from.updatedAt,
    from.updatedBy,
  ]),
  ...insertParagraphs(paragraphs),
]

/**
 * The guard that brings a report to its next version. With `sequence`, it fails as well when anything happened in the community
 * since that event: what is submitted or approved is then not what was read.
 */
export const changeReportGuard = (next: StoredReport, sequence?: number): InStatement => ({
  sql: `UPDATE report SET state = ?, title = ?, headings = ?, signature = ?, date = ?, approvals = ?, submissions = ?,
    submitted_at = ?, submitted_by = ?, updated_at = ?, updated_by = ?,
    version = iif(version = ? AND (? IS NULL OR ? = (SELECT coalesce(max(sequence), 0) FROM event WHERE community = report.community)),
      version + 1, NULL)
    WHERE id = ?`,
  args: [
    next.state,
    next.title,
    JSON.stringify(next.headings),
    next.signature,
    next.date,
    JSON.stringify(next.approvals),
    next.submissions,
    next.submittedAt,
    next.submittedBy,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    sequence ?? null,
    sequence ?? null,
    next.id,
  ],
})

/** The guard that brings a paragraph to its next version. */
export const changeParagraphGuard = (next: StoredParagraph): InStatement => ({
  sql: `UPDATE report_paragraph SET position = ?, heading = ?, sentences = ?, removed = ?, updated_at = ?, updated_by = ?,
    version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [
    next.position,
    next.heading,
    JSON.stringify(next.sentences),
    next.removed ? 1 : 0,
    next.updatedAt,
    next.updatedBy,
    next.version - 1,
    next.id,
  ],
})

/** Places paragraphs anew; their text and versions stay. */
export const placeParagraphs = (places: ReadonlyMap<string, number>): InStatement[] =>
  [...places].map(([id, position]) => ({
    sql: 'UPDATE report_paragraph SET position = ? WHERE id = ?',
    args: [position, id],
  }))

/** Keeps what was submitted: text, figures, findings and the words on them, as JSON. */
export const keepSubmission = (report: StoredReport, content: string): InStatement =>
  insert('report_submission', [report.id, report.submissions, content, report.updatedAt, report.updatedBy])

export const insertRemark = (from: StoredRemark): InStatement =>
  insert('report_remark', [
    from.id,
    from.report,
    from.section,
    from.paragraph,
    from.sentence,
    from.metric,
    from.dimension,
    from.quote,
    from.reason,
    from.text,
    from.submission,
    from.at,
    from.by,
    from.answer,
    from.answeredAt,
    from.answeredBy,
    from.settled ? 1 : 0,
    from.version,
  ])

/** The guard that brings a remark to its next version. */
export const changeRemarkGuard = (next: StoredRemark): InStatement => ({
  sql: `UPDATE report_remark SET answer = ?, answered_at = ?, answered_by = ?, settled = ?,
    version = iif(version = ?, version + 1, NULL) WHERE id = ?`,
  args: [next.answer, next.answeredAt, next.answeredBy, next.settled ? 1 : 0, next.version - 1, next.id],
})

/** What was answered is settled by the approval. */
export const settleAnswered = (report: string): InStatement => ({
  sql: 'UPDATE report_remark SET settled = 1, version = version + 1 WHERE report = ? AND settled = 0 AND answer IS NOT NULL',
  args: [report],
})

export type ApprovedRow = FigureKey & ApprovedFigure

/** Freezes a report: the bundle once and for all, and its values as the ones that stand for the period. */
export const freezeReport = (
  report: StoredReport,
  bundle: { sha256: string; text: string },
  values: readonly ApprovedRow[],
): InStatement[] => [
  insert('approved_report', [
    report.id,
    report.community,
    report.period,
    report.revision,
    bundle.sha256,
    bundle.text,
    report.updatedAt,
    report.updatedBy,
  ]),
  {
    sql: 'DELETE FROM approved_value WHERE period = ? AND community = ?',
    args: [report.period, report.community],
  },
  {
    sql: `INSERT INTO approved_value SELECT ?, ?, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
      FROM json_each(?)`,
    args: [
      report.period,
      report.community,
      JSON.stringify(
        values.map((one) => [
          one.metric,
          one.dimension,
          one.value,
          one.bound,
          one.from,
          one.records,
          one.asOf ?? null,
          one.statement ?? '',
        ]),
      ),
    ],
  },
]
