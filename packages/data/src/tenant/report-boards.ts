import type { InStatement, ResultSet } from '@libsql/client'
import { balanceStatements, gather, type KnownByCommunity } from './figures.ts'
import type { Period } from '@linli/domain/periods'
import type { ReportFinding } from '@linli/domain/report-checks'
import type { Submission } from '@linli/domain/report-submissions'
import type { ReportState } from '@linli/domain/reports'
import type { Section } from '@linli/domain/sections'
import { reaches, type Reach, type TenantDb } from '../open.ts'
import { daysFromRow, type Days } from './written-reports.ts'

/** A section of a submitted report that is approved: who was the first to approve it, and when. */
export type SectionApproval = { section: Section; by: string; at: number }

/** How far one community is with the report of a period. Moments are ms since 1970. */
export type BoardLine = {
  community: string
  days: Days
  report?: {
    revision: number
    state: ReportState
    version: number
    submittedAt: number | null
    submittedBy: string | null
  }
  remarks: { open: number; unanswered: number }
  findings: ReportFinding[]
  words: Record<string, string>
  urgedAt?: number
  approvals: SectionApproval[]
}

const newest = `SELECT community, max(revision) AS revision FROM report WHERE period = ?1 GROUP BY community`

// Each approval tells every section that is approved by then; those before the last submission are void.
const approvals = `SELECT json_group_array(json_array(v.at, v.data ->> '$.by', v.data -> '$.sections') ORDER BY v.sequence) FROM event v
  WHERE v.subject = r.id AND v.type IN ('report.section-approved', 'report.approved') AND v.sequence > (
    SELECT s.sequence FROM event s WHERE s.subject = r.id AND s.type = 'report.submitted' ORDER BY s.sequence DESC LIMIT 1)`

const boardStatement = (period: Period): InStatement => ({
  sql: `SELECT c.id AS community, r.revision, r.state, r.version, r.submitted_at, r.submitted_by,
      p.opens, coalesce(e.due, p.due) AS due, coalesce(e.closes, p.closes) AS closes, p.cut_off, coalesce(e.reason, '') AS exception,
      s.content -> '$.findings' AS findings, s.content -> '$.words' AS words,
      (SELECT count(*) FROM report_remark m WHERE m.report = r.id AND m.settled = 0) AS open,
      (SELECT count(*) FROM report_remark m WHERE m.report = r.id AND m.settled = 0 AND m.answer IS NULL) AS unanswered,
      (SELECT max(v.at) FROM event v WHERE v.type = 'report.urged' AND v.community = c.id AND v.subject = ?1) AS urged,
      iif(r.state IN ('submitted', 'approved'), (${approvals}), '[]') AS approvals
    FROM community c
    LEFT JOIN (${newest}) n ON n.community = c.id
    LEFT JOIN report r ON r.period = ?1 AND r.community = c.id AND r.revision = n.revision
    LEFT JOIN report_submission s ON s.report = r.id AND s.number = r.submissions AND r.state IN ('submitted', 'approved')
    LEFT JOIN reporting_period p ON p.period = ?1
    LEFT JOIN period_exception e ON e.period = ?1 AND e.community = c.id
    ORDER BY c.position`,
  args: [period],
})

const periodStatement = (period: Period): InStatement => ({
  sql: 'SELECT opens, due, closes, cut_off FROM reporting_period WHERE period = ?',
  args: [period],
})

type Row = ResultSet['rows'][number]

const text = (row: Row, name: string): string => String(row[name] ?? '')

type ApprovalRow = [at: number, by: string, sections: Section[]]

const approvalsOf = (rows: readonly ApprovalRow[]): SectionApproval[] => {
  const first = new Map<Section, SectionApproval>()
  for (const [at, by, sections] of rows)
    for (const section of sections) if (!first.has(section)) first.set(section, { section, by, at })
  return [...first.values()]
}

const lineOf = (row: Row): BoardLine => ({
  community: text(row, 'community'),
  days: daysFromRow(row),
  ...(row['state'] === null
    ? {}
    : {
        report: {
          revision: Number(row['revision']),
          state: text(row, 'state') as ReportState,
          version: Number(row['version']),
          submittedAt: row['submitted_at'] === null ? null : Number(row['submitted_at']),
          submittedBy: row['submitted_by'] === null ? null : text(row, 'submitted_by'),
        },
      }),
  remarks: { open: Number(row['open']), unanswered: Number(row['unanswered']) },
  findings: JSON.parse(text(row, 'findings') || '[]') as ReportFinding[],
  words: JSON.parse(text(row, 'words') || '{}') as Record<string, string>,
  ...(row['urged'] === null ? {} : { urgedAt: Number(row['urged']) }),
  approvals: approvalsOf(JSON.parse(text(row, 'approvals') || '[]') as ApprovalRow[]),
})

/** The board of a period: a line for every community in reach, the street's own days, and the figures asked for. */
export const readBoard = async (
  tenant: TenantDb,
  reach: Reach,
  period: Period,
  metrics: readonly string[],
): Promise<{ days: Days; lines: BoardLine[]; known: KnownByCommunity }> => {
  const wanted = {
    periods: [period],
    metrics,
    figures: metrics.map((metric) => ({ metric, dimension: '' })),
    live: [period],
  }
  const [days, lines, ...balances] = await tenant.client.batch(
    [periodStatement(period), boardStatement(period), ...balanceStatements(reach, wanted)],
    'read',
  )
  return {
    days: daysFromRow(days?.rows[0]),
    lines: (lines?.rows ?? []).map(lineOf).filter(({ community }) => reaches(reach, community)),
    known: gather(wanted, balances),
  }
}

/** The approved reports of a period as they were submitted, in the street's order, and the communities without one. */
export const readApproved = async (tenant: TenantDb, reach: Reach, period: Period) => {
  const { rows } = await tenant.client.execute({
    sql: `SELECT c.id, c.name, s.content FROM community c
      LEFT JOIN (SELECT community, max(revision) AS revision FROM approved_report WHERE period = ?1 GROUP BY community) n
        ON n.community = c.id
      LEFT JOIN report r ON r.period = ?1 AND r.community = c.id AND r.revision = n.revision
      LEFT JOIN report_submission s ON s.report = r.id AND s.number = r.submissions
      ORDER BY c.position`,
    args: [period],
  })
  const mine = rows.filter((row) => reaches(reach, String(row['id'])))
  return {
    communities: mine.length,
    approved: mine.flatMap((row) =>
      row['content'] === null
        ? []
        : [{ name: String(row['name']), report: JSON.parse(String(row['content'])) as Submission }],
    ),
    missing: mine.flatMap((row) => (row['content'] === null ? [String(row['name'])] : [])),
  }
}
