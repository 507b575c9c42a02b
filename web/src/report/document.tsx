import type { Report, ReportParagraph } from '@linli/contract/reports'
import { officialDate } from '@linli/domain/official-texts'
import { headedPlaces, type ReportPlace } from '@linli/domain/reports'
import { useLanguage, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { goneOn } from './desks.ts'
import { headingOf, sectionName } from './headings.ts'
import type { Reading, Writing } from './pages.ts'
import { ReadParagraph, WrittenParagraph } from './paragraphs.tsx'
import { usePresses } from './presses.ts'
import { numberOf } from './texts.ts'
import { reportWords } from './words.ts'

const Gone = screen(() => import('./conflicts.tsx').then((module) => module.Gone))

type Props = {
  report: Report
  paragraphs: readonly ReportParagraph[]
  reading: Reading
  /** Set where the text may be changed. */
  writing: Writing | undefined
  editFrame: () => void
}

const Paragraphs = ({
  at,
  report,
  paragraphs,
  reading,
  writing,
}: Omit<Props, 'editFrame'> & { at: ReportPlace }) => {
  const words = useWords(reportWords)
  const frame = at === 'opening' || at === 'closing'
  const name = frame ? words[at] : headingOf(report, at)
  return (
    <>
      {paragraphs
        .filter(({ section }) => section === at)
        .map((paragraph, index) => {
          const held = writing?.desk.held.get(paragraph.id)
          const label = words.paragraph(name, index + 1)
          const shared = { paragraph, number: numberOf(paragraph, index), label, reading }
          return writing === undefined || held === undefined ? (
            <ReadParagraph key={paragraph.id} {...shared} />
          ) : (
            <WrittenParagraph key={paragraph.id} {...shared} held={held} writing={writing} />
          )
        })}
      {writing !== undefined &&
        goneOn(writing.desk)
          .filter(({ server }) => server.section === at)
          .map((held) => <Gone key={held.server.id} held={held} writing={writing} />)}
    </>
  )
}

/** A section in which nothing stands: it is not the reader's, or nobody wrote anything yet. */
const Nothing = ({ at, writing }: { at: ReportPlace; writing: Writing | undefined }) => {
  const words = useWords(reportWords)
  const lang = useLanguage() === 'zh' ? 'zh-CN' : 'en'
  const { sections } = useSession().membership
  const mine = sections === 'all' || at === 'plan' || sections.some((one) => one === at)
  return (
    <p class="report-gap noprint" lang={lang}>
      {mine ? words.emptySection : words.notYourSection}
      {mine && writing !== undefined && (
        <button type="button" class="btn" onClick={() => writing.addTo(at)}>
          <Icon name="plus" />
          {words.addFirst}
        </button>
      )}
    </p>
  )
}

const Frame = ({ writing, editFrame }: Pick<Props, 'writing' | 'editFrame'>) => {
  const words = useWords(reportWords)
  return writing === undefined ? null : (
    <button type="button" class="btn plain frame-edit noprint" onClick={editFrame}>
      <Icon name="edit" />
      {words.frame}
    </button>
  )
}

/** The report in the official look, to be read or written. It is a Chinese document whatever the screen speaks. */
export const WrittenReport = (props: Props) => {
  const { report, paragraphs, reading, writing } = props
  const ref = usePresses(reading, writing)
  return (
    <article ref={ref} class="report" lang="zh-CN">
      <Frame {...props} />
      <h2 class="report-title">{report.title}</h2>
      <Paragraphs {...props} at="opening" />
      {headedPlaces.map((at) => (
        <section key={at} id={sectionName(at)} aria-labelledby={`${sectionName(at)}-name`}>
          <h3 id={`${sectionName(at)}-name`} tabIndex={-1}>
            {headingOf(report, at)}
          </h3>
          <Paragraphs {...props} at={at} />
          {paragraphs.every(({ section }) => section !== at) && <Nothing at={at} writing={writing} />}
        </section>
      ))}
      <Paragraphs {...props} at="closing" />
      <p class="report-signature">{report.signature}</p>
      <p class="report-date">{officialDate(report.date)}</p>
    </article>
  )
}
