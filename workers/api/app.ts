import { Hono, type Context } from 'hono'
import type { Outside } from '../outside.ts'
import { auditHandlers } from './audits.ts'
import { broken } from './broken.ts'
import { catalogueHandlers } from './catalogue.ts'
import { comparisonHandlers } from './comparisons.ts'
import { coverageHandlers } from './coverages.ts'
import { declaredHandlers } from './declared-figures.ts'
import { deliveryHandlers } from './deliveries.ts'
import { dutyHandlers } from './duties.ts'
import { endpointHandlers } from './endpoints.ts'
import { entryChangeHandlers } from './entry-changes.ts'
import { entryHandlers } from './entries.ts'
import { entryExportHandlers } from './entry-exports.ts'
import { entryImportHandlers } from './entry-imports.ts'
import { fileAdditionHandlers } from './file-additions.ts'
import { fileHandlers } from './files.ts'
import { figureExportHandlers } from './figure-exports.ts'
import { figureHandlers } from './figures.ts'
import { healthHandlers } from './health.ts'
import { hookHandlers } from './hooks.ts'
import { inboundMessageHandlers } from './inbound-messages.ts'
import { inboundReplayHandlers } from './inbound-replays.ts'
import { mappingTrialHandlers } from './mapping-trials.ts'
import { memberChangeHandlers } from './member-changes.ts'
import { memberHandlers } from './members.ts'
import { noticeHandlers } from './notices.ts'
import { reportingPeriodHandlers } from './reporting-periods.ts'
import { reportApprovalHandlers } from './report-approvals.ts'
import { reportBoardHandlers } from './report-boards.ts'
import { reportFileHandlers } from './report-files.ts'
import { reportParagraphHandlers } from './report-paragraphs.ts'
import { remarkHandlers } from './report-remarks.ts'
import { reportRuleHandlers } from './report-rules.ts'
import { reportStepHandlers } from './report-steps.ts'
import { reportSummaryHandlers } from './report-summaries.ts'
import { reportHandlers } from './reports.ts'
import { serve } from './serve.ts'
import { similarEntryHandlers } from './similar-entries.ts'
import { sessionHandlers } from './sessions.ts'
import { sourceHandlers } from './sources.ts'
import { streetHandlers } from './streets.ts'
import { targetBoardHandlers } from './target-boards.ts'
import { targetMarkHandlers } from './target-marks.ts'
import { targetAdoptionHandlers } from './target-adoptions.ts'
import { targetTemplateHandlers } from './target-templates.ts'
import { targetHandlers } from './targets.ts'
import { taskHandlers } from './tasks.ts'
import { streetCoverageHandlers } from './street-coverages.ts'
import { tractHandlers } from './tracts.ts'
import { tokenHandlers } from './tokens.ts'
import { unknownPath } from './unknown-paths.ts'
import { webhookEventHandlers } from './webhook-events.ts'
import { wordingHandlers } from './wordings.ts'

/** The whole API as one app, the same on every host; `outsideOf` gives each request its outside. */
export const makeApp = (outsideOf: (c: Context) => Outside): Hono => {
  const app = new Hono()
  app.use('*', async (c, next) => {
    await next()
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'same-origin')
  })
  serve(app, outsideOf, {
    ...sessionHandlers,
    ...catalogueHandlers,
    ...streetHandlers,
    ...reportingPeriodHandlers,
    ...comparisonHandlers,
    ...entryHandlers,
    ...entryChangeHandlers,
    ...entryExportHandlers,
    ...entryImportHandlers,
    ...similarEntryHandlers,
    ...fileHandlers,
    ...fileAdditionHandlers,
    ...figureHandlers,
    ...figureExportHandlers,
    ...declaredHandlers,
    ...reportHandlers,
    ...reportParagraphHandlers,
    ...remarkHandlers,
    ...reportStepHandlers,
    ...reportApprovalHandlers,
    ...reportFileHandlers,
    ...reportBoardHandlers,
    ...reportSummaryHandlers,
    ...reportRuleHandlers,
    ...noticeHandlers,
    ...targetHandlers,
    ...targetMarkHandlers,
    ...targetBoardHandlers,
    ...taskHandlers,
    ...targetTemplateHandlers,
    ...targetAdoptionHandlers,
    ...coverageHandlers,
    ...streetCoverageHandlers,
    ...tractHandlers,
    ...memberHandlers,
    ...memberChangeHandlers,
    ...dutyHandlers,
    ...wordingHandlers,
    ...webhookEventHandlers,
    ...endpointHandlers,
    ...deliveryHandlers,
    ...tokenHandlers,
    ...auditHandlers,
    ...sourceHandlers,
    ...mappingTrialHandlers,
    ...hookHandlers,
    ...inboundMessageHandlers,
    ...inboundReplayHandlers,
    ...healthHandlers,
  })
  app.all('/v1/*', (c) => unknownPath(c.req.raw))
  app.onError((error, c) => broken(outsideOf(c), c.req.raw, error))
  return app
}
