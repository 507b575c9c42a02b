import { reaches } from '@linli/data/open'
import { knownOf } from '@linli/data/tenant/figures'
import { readBoard as findBoard, type BoardLine } from '@linli/data/tenant/report-boards'
import { figureOf } from '@linli/domain/figures'
import { period as periodFrom, type Period } from '@linli/domain/periods'
import { refused } from '@linli/domain/refusals'
import { reportName } from '@linli/domain/reports'
import { requiredMetrics } from '@linli/domain/rules'
import { metricsWithin } from '@linli/data/tenant/figures'
import { commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { instant } from './ids.ts'
import { invalid } from './refusals.ts'
import { findingsWithin } from './report-findings.ts'
import { isOverdue } from './report-reads.ts'

type Board = Awaited<ReturnType<typeof findBoard>>

const isClean = ({ report, findings, remarks }: BoardLine): boolean =>
  report?.state === 'submitted' && findings.length === 0 && remarks.open === 0

const rowOf = (
  given: Given<'readBoard'>,
  line: BoardLine,
  { known }: Board,
  required: readonly string[],
  period: Period,
) => {
  const { community, report, days, remarks, words, urgedAt } = line
  const own = knownOf(known, community, period)
  return {
    community,
    report: report === undefined ? null : reportName(period, report.revision),
    revision: report?.revision ?? 0,
    state: report?.state ?? null,
    version: report?.version ?? 0,
    due: days.due,
    closes: days.closes,
    exception: days.exception,
    late: isOverdue(given.outside, days.due, report?.submittedAt),
    ...(report?.submittedAt == null ? {} : { submittedAt: instant(report.submittedAt) }),
    ...(report?.submittedBy == null ? {} : { submittedBy: report.submittedBy }),
    approvals: line.approvals.map((one) => ({ ...one, at: instant(one.at) })),
    remarks,
    findings: findingsWithin(given.reach, line.findings),
    words,
    clean: isClean(line),
    requiredBlank: required.filter(
      (metric) => figureOf(own, { metric, dimension: '' }, period) === undefined,
    ),
    ...(urgedAt === undefined ? {} : { urgedAt: instant(urgedAt) }),
  }
}

const readBoard: Handlers['readBoard'] = async (given) => {
  const period = periodFrom(given.query.period)
  const required = metricsWithin(given.reach, requiredMetrics).map(({ code }) => code)
  const board = await findBoard(given.tenant, given.reach, period, required)
  const { opens, due, closes, cutOff } = board.days
  const rows = board.lines.map((line) => rowOf(given, line, board, required, period))
  return { period, opens, due, closes, cutOff, rows }
}

/** Reminders are events: the communities' people are told of them in the product. */
const urge: Handlers['urge'] = async (given) => {
  const { period, communities, note } = given.body
  const known = given.outside.communities.get(given.street.database)
  const wrong = communities.findIndex((id) => !reaches(given.reach, id) || known?.has(id) === false)
  if (wrong !== -1) return invalid(refused(`communities[${wrong}]`, 'not-a-community'))
  const by = given.caller.person.name
  const events = [...new Set(communities)].map((community) =>
    eventOf({ ...given, community }, 'report.urged', period, { period, note, by }),
  )
  return commitOnce(given, 'urge', { reminded: events.length }, { statements: [], events })
}

export const reportBoardHandlers: Pick<Handlers, 'readBoard' | 'urge'> = { readBoard, urge }
