import type { Report } from '@linli/contract/reports'
import { headedPlaces } from '@linli/domain/reports'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { headingOf, sectionName } from './headings.ts'
import { reportWords } from './words.ts'

type Props = {
  report: Report
  /** The section of each stale sentence. */
  stale: readonly string[]
}

const lead = (section: string): void => {
  const heading = document.getElementById(`${sectionName(section)}-name`)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

/** What is still to do in a section, or that it is approved. */
const Standing = ({ section, report, stale }: Props & { section: string }) => {
  const words = useWords(reportWords)
  const late = stale.filter((one) => one === section).length
  const open = report.remarks.filter((one) => !one.settled && one.section === section).length
  const approved = report.state === 'submitted' && report.approvals.some((one) => one === section)
  return (
    <>
      {late > 0 && <small class="warn-text">{words.outlineStale(late)}</small>}
      {open > 0 && <small class="warn-text">{words.outlineRemarks(open)}</small>}
      {approved && (
        <small class="ok-text">
          <Icon name="check" />
          {words.sectionApproved}
        </small>
      )}
    </>
  )
}

/** The sections beside the report; each leads to its heading and says what is still to do in it. */
export const Outline = (props: Props) => {
  const words = useWords(reportWords)
  return (
    <nav class="outline noprint" aria-label={words.outline}>
      <ol>
        {headedPlaces.map((section) => (
          <li key={section}>
            <button type="button" onClick={() => lead(section)}>
              <span lang="zh-CN">{headingOf(props.report, section)}</span>
              <Standing {...props} section={section} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
