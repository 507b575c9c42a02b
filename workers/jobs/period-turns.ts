import type { Reach, TenantDb } from '@linli/data/open'
import { untoldTurns, writePeriodTurns } from '@linli/data/tenant/period-turns'
import { listReportingPeriods } from '@linli/data/tenant/reporting-periods'
import { periodTurns } from '@linli/domain/period-turns'
import type { Outside } from '../outside.ts'
import { announce, nudge } from '../webhooks/work.ts'

/** Writes to the log that a reporting period opened or closed, once for each day that the street sets for it. */
export const notePeriodTurns = async (
  outside: Outside,
  street: string,
  tenant: TenantDb,
  reach: Reach,
): Promise<void> => {
  const { periods } = await listReportingPeriods(tenant, reach)
  const turns = await untoldTurns(tenant, periodTurns(periods, outside.now()))
  if (turns.length === 0) return
  await announce(outside, street)
  await writePeriodTurns(tenant, turns, { actor: 'linli', at: outside.now() })
  nudge(outside, street)
}
