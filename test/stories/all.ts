import { declaredFigures } from './declared-figures.ts'
import { exports } from './exports.ts'
import { mainJobs } from './main-jobs.ts'
import { reports } from './reports.ts'
import { repetitions } from './repetitions.ts'
import { seals } from './seals.ts'
import { sessions } from './sessions.ts'
import type { Stories } from './stories.ts'
import { targets } from './targets.ts'
import { wordings } from './wordings.ts'

/** Every story, to be told on either host. */
export const stories: Stories = {
  ...mainJobs,
  ...declaredFigures,
  ...sessions,
  ...repetitions,
  ...targets,
  ...reports,
  ...wordings,
  ...seals,
  ...exports,
}
