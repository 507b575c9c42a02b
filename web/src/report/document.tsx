import type { Report, ReportParagraph } from '@linli/contract/reports'
import { officialDate } from '@linli/domain/official-texts'
import { headedPlaces } from '@linli/domain/reports'
import { useWords } from '../language.tsx'
import { sectionHeading } from '../draft/texts.ts'
import { WrittenParagraph, type Writing } from './paragraphs.tsx'
import { ReadParagraph, type Reading } from './read-paragraphs.tsx'
import { reportWords } from './words.ts'

export const sectionName = (section: string): string => `report-${section}`

type Props = {
  report: Report
  paragraphs: readonly ReportParagraph[]
  reading: Reading
  /** Set where the text may be changed. */
  writing?: (Writing & { addTo: (section: (typeof headedPlaces)[number]) => void }) | undefined
}

/** A paragraph of the six sections and an item of the plan are numbered, where they have a heading or are items. */
const numberOf = (paragraph: ReportParagraph, index: number): string =>
  paragraph.section === 'plan' || paragraph.heading !== '' ? `${index + 1}、` : ''

const Paragraphs = ({
  of,
  report,
  reading,
  writing,
}: Omit<Props, 'paragraphs'> & { of: readonly ReportParagraph[] }) => {
  const words = useWords(reportWords)
  return (
    <>
      {of.map((paragraph, index) => {
        const held = writing?.desk.held(paragraph.id)
        const numbered =
          paragraph.section === 'opening' || paragraph.section === 'closing' ? '' : numberOf(paragraph, index)
        return writing === undefined || held === undefined ? (
          <ReadParagraph
            key={paragraph.id}
            paragraph={paragraph}
            number={numbered}
            remarks={report.remarks}
            reading={reading}
          />
        ) : (
          <WrittenParagraph
            key={paragraph.id}
            held={held}
            number={numbered}
            label={words.paragraph(index + 1)}
            writing={writing}
          />
        )
      })}
    </>
  )
}

/** The report in the official look, to be read or written. It is a Chinese document whatever the screen speaks. */
export const WrittenReport = ({ report, paragraphs, reading, writing }: Props) => {
  const words = useWords(reportWords)
  const at = (section: string) => paragraphs.filter((one) => one.section === section)
  return (
    <article class="report" lang="zh-CN">
      <h2 class="report-title">{report.title}</h2>
      <Paragraphs of={at('opening')} report={report} reading={reading} writing={writing} />
      {headedPlaces.map((section, index) => (
        <section key={section} id={sectionName(section)} aria-labelledby={`${sectionName(section)}-name`}>
          <h3 id={`${sectionName(section)}-name`} tabIndex={-1}>
            {sectionHeading({ section, heading: report.headings[section] ?? '' }, index)}
          </h3>
          <Paragraphs of={at(section)} report={report} reading={reading} writing={writing} />
          {writing !== undefined && at(section).length === 0 && (
            <button type="button" class="btn noprint" onClick={() => writing.addTo(section)}>
              {words.addFirst}
            </button>
          )}
        </section>
      ))}
      <Paragraphs of={at('closing')} report={report} reading={reading} writing={writing} />
      <p class="report-signature">{report.signature}</p>
      <p class="report-date">{officialDate(report.date)}</p>
    </article>
  )
}
