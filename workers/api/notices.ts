import { readNotices, seeNoticesStatement } from '@linli/data/tenant/notices'
import { may, type Membership } from '@linli/domain/permissions'
import type { Handlers } from './given.ts'
import { instant } from './ids.ts'

const forCommunities = ['report.urged', 'report.returned', 'report.approved', 'report.reopened']
const forStreets = ['report.submitted']
const forTargets = ['target.due-soon', 'target.set']

/** What somebody is told of: a community of what the street does with its reports, the street of what comes in. */
const typesFor = (membership: Membership): string[] => [
  ...(may(membership, 'reports.edit') ? forCommunities : []),
  ...(may(membership, 'reports.review') ? forStreets : []),
  ...(may(membership, 'targets.tick') ? forTargets : []),
]

const said = (value: unknown): string => (typeof value === 'string' ? value : '')

export const noticeHandlers: Pick<Handlers, 'listNotices' | 'seeNotices'> = {
  listNotices: async ({ tenant, reach, caller, membership }) => {
    const { notices, seen } = await readNotices(tenant, reach, caller.person.id, typesFor(membership))
    return {
      notices: notices.map(({ data, at, ...one }) => ({
        ...one,
        period: said(data['period']),
        target: said(data['target']),
        note: said(data['note']),
        by: said(data['by']),
        at: instant(at),
        unseen: one.sequence > seen,
      })),
      unseen: notices.filter(({ sequence }) => sequence > seen).length,
    }
  },

  seeNotices: async ({ tenant, caller, body }) => {
    if (body.sequence > 0) await tenant.client.execute(seeNoticesStatement(caller.person.id, body.sequence))
    return {}
  },
}
