import type { Member } from '@linli/contract/members'
import type { MaskedMember } from '@linli/data/tenant/members'
import { instant } from './ids.ts'

/** A member as it is answered to all who may see the list: never with the name. */
export const memberReply = (row: MaskedMember): Member => ({
  id: row.id,
  mask: row.mask,
  ...(row.since === null ? {} : { since: row.since }),
  ...(row.until === null ? {} : { until: row.until }),
  removed: row.removed,
  version: row.version,
  updatedAt: instant(row.updatedAt),
  updatedBy: row.updatedBy,
})
