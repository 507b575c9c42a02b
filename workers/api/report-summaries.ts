import { readApproved } from '@linli/data/tenant/report-boards'
import { lastDay, period as periodFrom } from '@linli/domain/periods'
import { summarise } from '@linli/domain/summaries'
import { makeDocument } from '../documents/making.ts'
import { fileHeaders } from './csv.ts'
import type { Given, Handlers } from './given.ts'
import { instant } from './ids.ts'
import { isRefusing, refuse } from './refusals.ts'
import { documentOfDraft } from './report-files.ts'

const summaryOf = async (given: Given<'readSummary'> | Given<'exportSummary'>) => {
  // The summary tells of every section; who reaches some of them reads the reports themselves.
  if (given.membership.sections !== 'all')
    return refuse('not-permitted', {
      detail: {
        zh: '汇总由负责全部条线的人查看',
        en: 'The summary is for those who work with every section',
      },
    })
  const period = periodFrom(given.query.period)
  const found = await readApproved(given.tenant, given.reach, period)
  return { period, found, draft: summarise({ streetName: given.street.name, ...found }, period) }
}

export const reportSummaryHandlers: Pick<Handlers, 'readSummary' | 'exportSummary'> = {
  readSummary: async (given) => {
    const made = await summaryOf(given)
    if (isRefusing(made)) return made
    const { period, found, draft } = made
    return {
      draft: { ...draft, period, date: lastDay(period), generatedAt: instant(given.outside.now()) },
      approved: found.approved.length,
      communities: found.communities,
      missing: found.missing,
    }
  },

  exportSummary: async (given) => {
    const made = await summaryOf(given)
    if (isRefusing(made)) return made
    fileHeaders(given.headers, `${made.draft.title}.docx`)
    return makeDocument(documentOfDraft(made.draft, lastDay(made.period), '内部工作资料'))
  },
}
