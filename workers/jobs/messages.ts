import type { TenantDb } from '@linli/data/open'
import { forgetStatements } from '@linli/data/tenant/deliveries'
import { isDue } from '@linli/data/tenant/housekeeping'
import type { Outside } from '../outside.ts'

const day = 24 * 3_600_000

/** Forgets, once a day, the bodies of messages that need not be kept any longer, and what receivers answered to them. */
export const forgetOldMessages = async (outside: Outside, tenant: TenantDb): Promise<void> => {
  const now = outside.now()
  if (await isDue(tenant, 'messages', day, now)) await tenant.client.batch(forgetStatements(now), 'write')
}
