import { audits } from './audits.ts'
import { coverages } from './coverages.ts'
import { declaredFigures } from './declared-figures.ts'
import { exports } from './exports.ts'
import { files } from './files.ts'
import { mainJobs } from './main-jobs.ts'
import { members } from './members.ts'
import { policePushes } from './police-pushes.ts'
import { reportingPeriods } from './reporting-periods.ts'
import { reports } from './reports.ts'
import { repetitions } from './repetitions.ts'
import { seals } from './seals.ts'
import { sessions } from './sessions.ts'
import { sources } from './sources.ts'
import type { Stories } from './stories.ts'
import { streetRules } from './street-rules.ts'
import { targets } from './targets.ts'
import { targetTemplates } from './target-templates.ts'
import { tokens } from './tokens.ts'
import { turns } from './turns.ts'
import { webhooks } from './webhooks.ts'
import { wordings } from './wordings.ts'
import { workbooks } from './workbooks.ts'

/** Every story, to be told on either host. */
export const stories: Stories = {
  ...mainJobs,
  ...declaredFigures,
  ...sessions,
  ...repetitions,
  ...targets,
  ...targetTemplates,
  ...coverages,
  ...members,
  ...reportingPeriods,
  ...reports,
  ...streetRules,
  ...wordings,
  ...sources,
  ...policePushes,
  ...seals,
  ...files,
  ...exports,
  ...workbooks,
  ...tokens,
  ...audits,
  ...turns,
  ...webhooks,
}
