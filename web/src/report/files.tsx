import type { Report, ReportParagraph } from '@linli/contract/reports'
import { headedPlaces } from '@linli/domain/reports'
import { fileLink } from '../api.ts'
import { Copies } from '../draft/copies.tsx'
import { officialText } from '../draft/texts.ts'
import { useWords } from '../language.tsx'
import { useNarrow } from '../ledger/narrow.ts'
import { wordingsLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import type { Place } from './desks.ts'
import { headingOf } from './headings.ts'
import { closedHeading, numberOf, textOf } from './texts.ts'
import { reportWords } from './words.ts'

type Props = { report: Report; place: Place; paragraphs: readonly ReportParagraph[] }

const linesAt = (paragraphs: readonly ReportParagraph[], at: string): string[] =>
  paragraphs
    .filter(({ section }) => section === at)
    .map((one, index) => numberOf(one, index) + closedHeading(one.heading) + textOf(one.sentences))

/** The whole report as plain text, laid out as it is read. */
const plainText = ({ report, paragraphs }: Props): string =>
  officialText(report, [
    ...linesAt(paragraphs, 'opening'),
    ...headedPlaces.flatMap((at) => [headingOf(report, at), ...linesAt(paragraphs, at)]),
    ...linesAt(paragraphs, 'closing'),
  ])

const Links = (props: Props) => {
  const { report, place } = props
  const words = useWords(reportWords)
  const { membership, may } = useSession()
  const params = { street: place.street, community: place.community, report: report.id }
  return (
    <>
      {may('wording.adapt') && (
        <a class="btn" href={wordingsLink(place)}>
          {words.wording}
        </a>
      )}
      <Copies text={() => plainText(props)} />
      <a class="btn" href={fileLink('exportReport', { params })} download>
        <Icon name="download" />
        {words.word}
      </a>
      {report.state === 'approved' && membership.sections === 'all' && (
        <a class="btn" href={fileLink('exportReportBundle', { params })} download>
          <Icon name="download" />
          {words.bundle}
        </a>
      )}
    </>
  )
}

/** Copies of the report: on paper, as a file, as plain text. On a phone behind one button. */
export const Files = (props: Props) => {
  const words = useWords(reportWords)
  const narrow = useNarrow()
  if (!narrow) return <Links {...props} />
  return (
    <details class="more">
      <summary class="btn">{words.more}</summary>
      <div>
        <Links {...props} />
      </div>
    </details>
  )
}
