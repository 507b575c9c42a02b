import type { Asked } from '@linli/contract/operations'
import { remarkReasons, reportPlaces, type RemarkReason, type ReportPlace } from '@linli/domain/reports'
import type { BoardRow } from '@linli/contract/report-boards'
import { useMemo, useState } from 'preact/hooks'
import { call, freshKey } from '../api.ts'
import { useCatalogue, type Known } from '../catalogue.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { panelWords } from './panel-words.ts'
import type { ReadReport, Where } from './reports.ts'

type Wanted = Asked<'addRemark'>['body']

/** What a remark can be about: something found, or a place in the report. */
type About = { key: string; name: string; pinned: Omit<Wanted, 'reason' | 'text'> }

export type RemarkForm = { about: string; reason: RemarkReason | ''; text: string }

const isPlace = (section: string | undefined): section is ReportPlace =>
  reportPlaces.some((place) => place === section)

const isForm = (value: unknown): value is RemarkForm =>
  typeof value === 'object' &&
  value !== null &&
  'about' in value &&
  typeof value.about === 'string' &&
  'text' in value &&
  typeof value.text === 'string' &&
  'reason' in value &&
  (value.reason === '' || remarkReasons.some((reason) => reason === value.reason))

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
  return { section: isPlace(section) ? section : 'opening', ...figure }
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

const begun = (name: string): RemarkForm => {
  const before = kept(name)
  return isForm(before) ? before : { about: '', reason: '', text: '' }
}

/** A remark being written. It is kept on this device until it is made; sent again unchanged, it is made once. */
export const useRemark = (row: BoardRow, where: Where, report: ReadReport) => {
  const name = `remark/${where.street}/${where.community}/${report.id}`
  const [form, setForm] = useState(() => begun(name))
  const [tried, setTried] = useState(false)
  const key = useMemo(freshKey, [form])
  const abouts = useAbouts(row, report)
  const about = abouts.find((each) => each.key === form.about) ?? abouts[0]
  const change = (changes: Partial<RemarkForm>) => {
    const next = { ...form, ...changes }
    keep(name, next)
    setForm(next)
  }
  const clear = () => {
    dropKept(name)
    setTried(false)
    setForm({ about: '', reason: '', text: '' })
  }
  const add = async () => {
    if (about === undefined || form.reason === '') return
    const params = { street: where.street, community: where.community, report: report.id }
    const body = { ...about.pinned, reason: form.reason, text: form.text.trim() }
    await call('addRemark', { params, body, key })
    clear()
  }
  return {
    form: { ...form, about: about?.key ?? '' },
    abouts,
    change,
    add,
    /** Whether nothing was written at all. */
    blank: form.text.trim() === '' && form.reason === '',
    complete: form.text.trim() !== '' && form.reason !== '',
    tried,
    tryIt: () => setTried(true),
  }
}

export type RemarkDraft = ReturnType<typeof useRemark>
