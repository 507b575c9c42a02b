import { readNotices, seeNoticesStatement, type NoticeTypes } from '@linli/data/tenant/notices'
import { may, type Membership } from '@linli/domain/permissions'
import type { Handlers } from './given.ts'
import { instant } from './ids.ts'

const forCommunities = ['report.urged', 'report.returned', 'report.approved', 'report.reopened']
const forStreets = ['report.submitted']
const forTargets = ['target.due-soon', 'target.set']
const forIntegrations = ['endpoint.gone', 'endpoint.failing', 'delivery.rejected']

/**
 * What somebody is told of: a community of what the street does with its reports, the street of what comes in, and who keeps the
 * connections to other systems of those that do not work.
 */
const typesFor = (membership: Membership): NoticeTypes => ({
  ofCommunities: [
    ...(may(membership, 'reports.edit') ? forCommunities : []),
    ...(may(membership, 'reports.review') ? forStreets : []),
    ...(may(membership, 'targets.tick') ? forTargets : []),
  ],
  ofStreet: may(membership, 'integrations.manage') ? forIntegrations : [],
})

const said = (value: unknown): string => (typeof value === 'string' ? value : '')

export const noticeHandlers: Pick<Handlers, 'listNotices' | 'seeNotices'> = {
  listNotices: async ({ tenant, reach, caller, membership }) => {
    const { notices, seen } = await readNotices(tenant, reach, caller.person.id, typesFor(membership))
    return {
      notices: notices.map(({ data, at, ...one }) => ({
        ...one,
        period: said(data['period']),
        target: said(data['target']),
        endpoint: said(data['endpoint']),
        message: said(data['message']),
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
