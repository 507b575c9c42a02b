import type { Report, ReportParagraph } from '@linli/contract/reports'
import { headedPlaces } from '@linli/domain/reports'
import { useWords } from '../language.tsx'
import { sectionHeading } from '../draft/texts.ts'
import { sectionName } from './document.tsx'
import { reportWords } from './words.ts'

type Props = {
  report: Report
  paragraphs: readonly ReportParagraph[]
  stale: readonly { paragraph: string }[]
}

const lead = (section: string) => {
  const heading = document.getElementById(`${sectionName(section)}-name`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** The sections beside the report, with what is still to do in each. */
export const Outline = ({ report, paragraphs, stale }: Props) => {
  const words = useWords(reportWords)
  const sectionOf = (id: string | undefined) => paragraphs.find((one) => one.id === id)?.section
  return (
    <nav class="outline noprint" aria-label={words.sections}>
      <ol>
        {headedPlaces.map((section, index) => {
          const late = stale.filter(({ paragraph }) => sectionOf(paragraph) === section).length
          const open = report.remarks.filter((one) => !one.settled && one.section === section).length
          const approved = report.approvals.some((one) => one === section)
          return (
            <li key={section}>
              <button type="button" onClick={() => lead(section)}>
                <span lang="zh-CN">
                  {sectionHeading({ section, heading: report.headings[section] ?? '' }, index)}
                </span>
                {late > 0 && <small class="warn-text"> {words.staleCount(late)}</small>}
                {open > 0 && <small class="warn-text"> {words.remarkCount(open)}</small>}
                {approved && <small class="ok-text"> ✓</small>}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
