import { numberedParagraph, officialDate } from '@linli/domain/official-texts'
import type { Draft } from '@linli/contract/reports'
import { useSession } from '../session.tsx'
import { SentenceText, type Reading } from './sentences.tsx'
import { linesOf, sectionHeading, type Paragraph } from './texts.ts'
import { draftWords } from './words.ts'
import { useLanguage, useWords } from '../language.tsx'

/** The address inside the page of the section at that place. */
export const sectionId = (index: number): string => `section-${index + 1}`

type InParagraph = { paragraph: Paragraph; index: number; reading: Reading }

const ParagraphText = ({ paragraph, index, reading }: InParagraph) => (
  <p>
    {paragraph.heading !== undefined && <b class="run-in">{numberedParagraph(paragraph.heading, index)}</b>}
    {paragraph.sentences.map((sentence) => (
      <SentenceText key={sentence.id} sentence={sentence} reading={reading} />
    ))}
  </p>
)

/** A section that the ledger says nothing about; this is said to the writer and never printed. */
const NothingToTell = ({ section }: { section: string }) => {
  const words = useWords(draftWords)
  const { sections } = useSession().membership
  const mine = sections === 'all' || section === 'plan' || sections.some((each) => each === section)
  const lang = useLanguage() === 'zh' ? 'zh-CN' : 'en'
  return (
    <p class="report-gap noprint" lang={lang}>
      {mine ? words.nothingToTell : words.notYourSection}
    </p>
  )
}

/** The report as it will be printed. It is an official Chinese document, whatever language the screen speaks. */
export const ReportDocument = ({ draft, reading }: { draft: Draft; reading: Reading }) => (
  <article class="report" lang="zh-CN">
    <h2 class="report-title">{draft.title}</h2>
    <p>{draft.opening}</p>
    {draft.sections.map((section, index) => (
      <section key={section.section} id={sectionId(index)} aria-labelledby={`${sectionId(index)}-name`}>
        <h3 id={`${sectionId(index)}-name`} tabIndex={-1}>
          {sectionHeading(section, index)}
        </h3>
        {section.paragraphs.length === 0 && <NothingToTell section={section.section} />}
        {linesOf(section).map((paragraph, at) => (
          <ParagraphText key={paragraph.id} paragraph={paragraph} index={at} reading={reading} />
        ))}
      </section>
    ))}
    <p>{draft.closing}</p>
    <p class="report-signature">{draft.signature}</p>
    <p class="report-date">{officialDate(draft.date)}</p>
  </article>
)
