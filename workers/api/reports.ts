import { readDraftMaterial } from '@linli/data/tenant/reports'
import { draftReport } from '@linli/domain/drafts'
import { lastDay, period as periodFrom } from '@linli/domain/periods'
import type { Handlers } from './given.ts'
import { instant } from './ids.ts'

export const reportHandlers: Pick<Handlers, 'readDraft'> = {
  readDraft: async ({ outside, tenant, reach, community, query }) => {
    const period = periodFrom(query.period)
    const material = await readDraftMaterial(tenant, reach, community, period)
    const draft = draftReport(material, period)
    return { ...draft, period, date: lastDay(period), generatedAt: instant(outside.now()) }
  },
}
