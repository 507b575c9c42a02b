import type { Asked } from '@linli/contract/operations'
import { isReportPlace, reportPlaces, type ReportPlace } from '@linli/domain/reports'
import type { BoardRow } from '@linli/contract/report-boards'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { useRemarkForm } from '../parts/remark-drafts.ts'
import { useSession } from '../session.tsx'
import { panelWords } from './panel-words.ts'
import type { ReadReport, Where } from './reports.ts'

type Wanted = Asked<'addRemark'>['body']

/** What a remark can be about: something found, or a place in the report. */
type About = { key: string; name: string; pinned: Omit<Wanted, 'reason' | 'text'> }

const isKey = (value: unknown): value is string => typeof value === 'string'

const pinnedTo = (
  finding: BoardRow['findings'][number],
  report: ReadReport,
  catalogue: Known,
): About['pinned'] => {
  const { sentence, figures } = finding
  const paragraph = report.paragraphs.find(({ id }) => id === sentence?.paragraph)
  if (paragraph !== undefined && sentence !== undefined)
    return { section: paragraph.section, paragraph: paragraph.id, sentence: sentence.sentence }
  const [figure] = figures
  const section = catalogue.metricOf(figure?.metric ?? '')?.section
  return { section: isReportPlace(section) ? section : 'opening', ...figure }
}

/** Everything that a remark on a report can be about, for a reader of some sections or of all. */
const useAbouts = (row: BoardRow, report: ReadReport): About[] => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const { sections } = useSession().membership
  if (catalogue === undefined) return []
  const frame: Partial<Record<ReportPlace, string>> = {
    opening: words.whole,
    plan: words.plan,
    closing: words.closing,
  }
  const mine = reportPlaces.filter(
    (place) => frame[place] !== undefined || sections === 'all' || sections.some((each) => each === place),
  )
  return [
    ...row.findings.map((finding) => ({
      key: finding.id,
      name: pick(finding.message),
      pinned: pinnedTo(finding, report, catalogue),
    })),
    ...mine.map((place) => ({
      key: place,
      name: frame[place] ?? pick(catalogue.sections[place] ?? { zh: place, en: place }),
      pinned: { section: place },
    })),
  ]
}

/** A remark on a report of the queue as it is being written. */
export const useRemark = (row: BoardRow, where: Where, report: ReadReport) => {
  const draft = useRemarkForm(`remark/${where.street}/${where.community}/${report.id}`, '', isKey)
  const [tried, setTried] = useState(false)
  const { form, key, change, clear, complete } = draft
  const abouts = useAbouts(row, report)
  const about = abouts.find((each) => each.key === form.about) ?? abouts[0]
  const add = async () => {
    if (about === undefined || form.reason === '') return
    const params = { street: where.street, community: where.community, report: report.id }
    const body = { ...about.pinned, reason: form.reason, text: form.text.trim() }
    await call('addRemark', { params, body, key })
    setTried(false)
    clear()
  }
  return {
    form: { ...form, about: about?.key ?? '' },
    abouts,
    change,
    add,
    /** Whether nothing was written at all. */
    blank: form.text.trim() === '' && form.reason === '',
    complete,
    tried,
    tryIt: () => setTried(true),
  }
}

export type RemarkDraft = ReturnType<typeof useRemark>
