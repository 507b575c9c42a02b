import type { TenantDb } from '@linli/data/open'
import { isDue } from '@linli/data/tenant/housekeeping'
import { forgetBodies } from '@linli/data/tenant/inbound-messages'
import { bodiesKept } from '@linli/domain/sources'
import type { Outside } from '../outside.ts'

const day = 24 * 3_600_000

/** Forgets, once a day, what messages said that came long ago; what came of them stays. */
export const forgetInboundBodies = async (outside: Outside, tenant: TenantDb): Promise<void> => {
  const now = outside.now()
  if (await isDue(tenant, 'inbound-bodies', day, now)) await forgetBodies(tenant, now - bodiesKept)
}
