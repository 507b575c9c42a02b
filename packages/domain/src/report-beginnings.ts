import type { Draft, Paragraph } from './drafts.ts'
import { isReportPlace, reachOfPlace, type ReportParagraph, type ReportPlace } from './reports.ts'
import type { Target } from './targets.ts'

type Begun = Omit<ReportParagraph, 'id'>

const framing = (section: ReportPlace, text: string): Begun => ({
  section,
  reach: 'base',
  heading: '',
  sentences: [{ id: section, parts: [{ text }] }],
})

const paragraphsOf = (section: ReportPlace, { heading = '', sentences }: Paragraph): Begun => ({
  section,
  reach: reachOfPlace(section),
  heading,
  sentences: sentences.map(({ id, parts }) => ({ id, parts })),
})

/** Each item of the plan is a paragraph; it is seen where its target is. */
const planned = ({ sentences }: Paragraph, targets: readonly Target[]): Begun[] =>
  sentences.map(({ id, parts }) => {
    const target = targets.find((one) => parts.some((part) => part.target === one.id))
    const reach = target?.section ?? 'base'
    return { section: 'plan', reach, heading: '', sentences: [{ id, parts }] }
  })

/** The paragraphs that a report begins with: those of its draft, in their order. */
export const beginReport = (draft: Draft, targets: readonly Target[]): Begun[] => [
  framing('opening', draft.opening),
  ...draft.sections.flatMap(({ section, paragraphs }) =>
    paragraphs.flatMap((paragraph) => {
      if (section === 'plan') return planned(paragraph, targets)
      return isReportPlace(section) ? [paragraphsOf(section, paragraph)] : []
    }),
  ),
  framing('closing', draft.closing),
]
