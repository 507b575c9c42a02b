import type * as z from 'zod'
import { auditOperations } from './audits.ts'
import { catalogueOperations } from './catalogue.ts'
import { comparisonOperations } from './comparisons.ts'
import { coverageOperations } from './coverages.ts'
import { deliveryOperations } from './deliveries.ts'
import { endpointOperations } from './endpoints.ts'
import { entryOperations } from './entries.ts'
import { fileOperations } from './files.ts'
import { figureOperations } from './figures.ts'
import { healthOperations } from './health.ts'
import { memberOperations } from './members.ts'
import { noticeOperations } from './notices.ts'
import { reportBoardOperations } from './report-boards.ts'
import { reportingPeriodOperations } from './reporting-periods.ts'
import { remarkOperations } from './report-remarks.ts'
import { reportRuleOperations } from './report-rules.ts'
import { reportOperations } from './reports.ts'
import type { OperationId } from './routes.ts'
import { sessionOperations } from './sessions.ts'
import { sourceOperations } from './sources.ts'
import { streetOperations } from './streets.ts'
import { targetBoardOperations } from './target-boards.ts'
import { targetTemplateOperations } from './target-templates.ts'
import { targetOperations } from './targets.ts'
import { webhookEventOperations } from './webhook-events.ts'
import { tokenOperations } from './tokens.ts'
import { wordingOperations } from './wordings.ts'

/** Every operation of the API; one that is missing here does not compile. */
export const operations = {
  ...sessionOperations,
  ...catalogueOperations,
  ...streetOperations,
  ...reportingPeriodOperations,
  ...comparisonOperations,
  ...entryOperations,
  ...fileOperations,
  ...figureOperations,
  ...reportOperations,
  ...remarkOperations,
  ...reportBoardOperations,
  ...reportRuleOperations,
  ...noticeOperations,
  ...targetOperations,
  ...targetBoardOperations,
  ...targetTemplateOperations,
  ...coverageOperations,
  ...memberOperations,
  ...wordingOperations,
  ...webhookEventOperations,
  ...endpointOperations,
  ...deliveryOperations,
  ...tokenOperations,
  ...auditOperations,
  ...sourceOperations,
  ...healthOperations,
} satisfies { [Id in OperationId]: { id: Id } }

export type Operations = typeof operations

/** What the caller of an operation says … */
export type Asked<Id extends OperationId> = {
  params: z.input<Operations[Id]['params']>
  query: z.input<Operations[Id]['query']>
  body: z.input<Operations[Id]['body']>
}
/** … and what is answered. */
export type Replied<Id extends OperationId> = z.output<Operations[Id]['reply']>
