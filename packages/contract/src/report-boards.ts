import * as z from 'zod'
import { reportStates } from '@linli/domain/reports'
import { Finding } from './report-rules.ts'
import { Draft } from './reports.ts'
import { operation } from './operation.ts'
import { bytes, id, instant, period, section, text } from './schemas.ts'

/** How one community stands with the report of a period. `null` state: not begun. */
const BoardRow = z.strictObject({
  community: id,
  report: id.nullable(),
  revision: z.int(),
  state: z.enum(reportStates).nullable(),
  version: z.int(),
  due: z.string(),
  closes: z.string(),
  exception: z.string().meta({ description: 'Why it has other days than the street, or empty.' }),
  late: z.boolean(),
  submittedAt: instant.optional(),
  submittedBy: z.string().optional(),
  approvals: z
    .array(z.strictObject({ section, by: z.string(), at: instant }))
    .meta({ description: 'The sections approved since it was submitted, and by whom.' }),
  remarks: z.strictObject({ open: z.int(), unanswered: z.int() }),
  findings: z.array(Finding).meta({ description: 'What the rules found when it was submitted.' }),
  words: z.record(z.string(), z.string()),
  clean: z
    .boolean()
    .meta({ description: 'Submitted, nothing found, no open remark: fit to be approved with others.' }),
  requiredBlank: z.array(z.string()).meta({ description: 'Required metrics that nobody has reported.' }),
  urgedAt: instant.optional(),
})
export type BoardRow = z.infer<typeof BoardRow>

export const reportBoardOperations = {
  readBoard: operation('readBoard', {
    summary: 'The communities of the street and how far each is with the report of a period',
    query: { period },
    reply: z.strictObject({
      period: z.string(),
      opens: z.string(),
      due: z.string(),
      closes: z.string(),
      cutOff: z.string(),
      rows: z.array(BoardRow),
    }),
  }),
  approveReports: operation('approveReports', {
    summary: 'Approve several clean reports at once; each is answered for by itself',
    body: z.strictObject({
      reports: z
        .array(z.strictObject({ community: id, report: id, version: z.int().min(1) }))
        .min(1)
        .max(60),
    }),
    reply: z.strictObject({
      results: z.array(
        z.strictObject({
          report: id,
          outcome: z.enum(['approved', 'refused']),
          reason: z.string().optional(),
        }),
      ),
    }),
  }),
  urge: operation('urge', {
    summary: 'Remind communities of what is due (催报)',
    body: z.strictObject({ period, communities: z.array(id).min(1).max(60), note: text(300).default('') }),
    reply: z.strictObject({ reminded: z.int() }),
  }),
  readSummary: operation('readSummary', {
    summary: 'The street’s summary over all approved reports of a period (汇总)',
    query: { period },
    reply: z.strictObject({
      draft: Draft,
      approved: z.int(),
      communities: z.int(),
      missing: z.array(z.string()).meta({ description: 'Communities without an approved report.' }),
    }),
  }),
  exportSummary: operation('exportSummary', {
    summary: 'The street’s summary as a Word file',
    query: { period },
    reply: bytes,
    file: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }),
}
