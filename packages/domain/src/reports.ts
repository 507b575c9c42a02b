import type { Part } from './clauses.ts'
import { isPeriod, type Period } from './periods.ts'
import { both, type Bilingual } from './results.ts'
import { sections, type Section } from './sections.ts'

/** draft → submitted → (returned → submitted)* → approved; an approved report is opened again as a new revision. */
export const reportStates = ['draft', 'submitted', 'returned', 'approved'] as const
export type ReportState = (typeof reportStates)[number]

/** The sections whose text and figures officers review, each by its own line of work (条线). */
export const reviewedSections = sections.filter((section) => section !== 'base')

/** The sections with a heading, in their order: the six, and the plan. */
export const headedPlaces = [...reviewedSections, 'plan'] as const

/** Where a paragraph stands: in the opening, in one of the six sections, in the plan, or in the closing. */
export const reportPlaces = ['opening', ...headedPlaces, 'closing'] as const
export type ReportPlace = (typeof reportPlaces)[number]

export const isReportPlace = (value: unknown): value is ReportPlace =>
  reportPlaces.some((place) => place === value)

/** A sentence with what it cites; `edited`: a person has changed its words, so that they are kept when it is refreshed. */
export type ReportSentence = { id: string; parts: readonly Part[]; edited?: true | undefined }

/** A paragraph of a report: what people edit, one at a time. `reach`: the line of work that may see it. */
export type ReportParagraph = {
  id: string
  section: ReportPlace
  reach: Section
  heading: string
  sentences: readonly ReportSentence[]
}

/** Why a remark is made. */
export const remarkReasons = [
  'wrong-figure',
  'contradiction',
  'missing',
  'unclear',
  'evidence',
  'wording',
  'other',
] as const
export type RemarkReason = (typeof remarkReasons)[number]

export const remarkReasonNames: Record<RemarkReason, Bilingual> = {
  'wrong-figure': both('数字不对', 'Wrong figure'),
  contradiction: both('前后不一致', 'Contradicts another place'),
  missing: both('漏报漏写', 'Something is missing'),
  unclear: both('表述不清', 'Unclear'),
  evidence: both('依据不足', 'Not enough evidence'),
  wording: both('用语不妥', 'Wording'),
  other: both('其他', 'Other'),
}

export const reportStateNames: Record<ReportState, Bilingual> = {
  draft: both('草稿', 'Draft'),
  submitted: both('已提交', 'Submitted'),
  returned: both('已退回', 'Returned'),
  approved: both('已核定', 'Approved'),
}

/** Whether the text may be changed: before it is submitted, and after it was returned. */
export const isWritten = (state: ReportState): boolean => state === 'draft' || state === 'returned'

/** The words of a sentence without what they cite. */
export const sentenceText = ({ parts }: Pick<ReportSentence, 'parts'>): string =>
  parts.map(({ text }) => text).join('')

/** How a community's report is called: of which period, in which revision; `2010-H1-r1`. */
export const reportName = (period: string, revision: number): string => `${period}-r${revision}`

/** The period and revision that a report's name tells, if it is one. */
export const readReportName = (name: string): { period: Period; revision: number } | undefined => {
  const [, period = '', revision = ''] = /^(.+)-r([1-9]\d{0,3})$/.exec(name) ?? []
  return isPeriod(period) ? { period, revision: Number(revision) } : undefined
}

/** The line of work (条线) that may see a paragraph standing there; what frames the report is everybody's. */
export const reachOfPlace = (place: ReportPlace): Section =>
  place === 'opening' || place === 'plan' || place === 'closing' ? 'base' : place
