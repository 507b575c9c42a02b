import type { Report } from '@linli/contract/reports'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useNarrow } from '../ledger/narrow.ts'
import { forget } from '../queries.ts'
import { renewFigures } from '../renewals.ts'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { savingOf, writtenOn, type Place } from './desks.ts'
import { WrittenReport } from './document.tsx'
import { FigureSide } from './figure-side.tsx'
import { Foot } from './foot.tsx'
import { Head } from './head.tsx'
import { headingOf } from './headings.ts'
import { useDesk } from './loading.ts'
import { Outline } from './outline.tsx'
import type { Spot } from './pages.ts'
import { Panels } from './panels.tsx'
import { useReading } from './reading.ts'
import { LeftOvers, StaleBar, staleOn } from './bars.tsx'
import { arrange, goTo, isOpenToWrite, useInserting, useWriting } from './writing.ts'
import '../styles/draft.css'
import '../styles/report.css'

const FrameDialog = screen(() => import('./frame-dialog.tsx').then((module) => module.FrameDialog))

type Props = { report: Report; place: Place; reload: () => void }

/** After a step of the report: whatever shows reports or figures asks again. */
const renew = (): void => {
  for (const key of ['board/', 'notices/', 'summary/', 'report-events/']) forget(key)
  renewFigures()
}

/** The report as a document that is written, checked and reviewed: outline, page, panel. */
export const Editor = ({ report, place, reload }: Props) => {
  const { may } = useSession()
  const { change } = useAddress()
  const narrow = useNarrow()
  const writable = isOpenToWrite(report, may('reports.edit'))
  const desk = useDesk(report, place, writable)
  const [selected, select] = useState<Spot>()
  const [framing, setFraming] = useState(false)
  const { reading, shown, openFigure, closeFigure, about, answering, toRemarks, remarkable } = useReading(
    { report, place },
    selected,
    select,
  )
  const work = useWriting({ report, desk, reload, select }, writable)
  const { writing } = work
  const insert = useInserting({ report, desk, ...work })
  const paragraphs = writable ? writtenOn(report, desk) : report.paragraphs
  const sentence = paragraphs
    .find(({ id }) => id === selected?.paragraph)
    ?.sentences.find(({ id }) => id === selected?.sentence)
  const stale = writable ? staleOn(desk) : []
  const changed = () => {
    renew()
    reload()
  }
  const lead = (paragraph: string) => {
    if (narrow) change({ panel: undefined })
    goTo(paragraph)
  }
  const figure = shown !== undefined && (
    <FigureSide place={place} shown={shown} close={closeFigure} remark={remarkable ? toRemarks : undefined} />
  )
  const sectionOf = ({ paragraph }: Spot) => paragraphs.find(({ id }) => id === paragraph)?.section ?? ''
  return (
    <div class="draft written-report">
      <Head
        report={report}
        place={place}
        desk={desk}
        paragraphs={paragraphs}
        writing={writing}
        changed={changed}
      />
      <StaleBar spots={stale} writing={writing} />
      <div class="draft-body">
        <Outline report={report} stale={stale.map(sectionOf)} />
        <div class="draft-middle">
          <LeftOvers desk={desk} writable={writable} />
          <WrittenReport
            report={report}
            paragraphs={paragraphs}
            reading={reading}
            writing={writing}
            editFrame={() => setFraming(true)}
          />
        </div>
        <Panels
          report={report}
          place={place}
          reading={reading}
          writing={writing}
          saved={savingOf(desk) === 'saved'}
          pointed={selected && sentence && { paragraph: selected.paragraph, sentence }}
          about={about}
          answering={answering}
          openFigure={openFigure}
          insert={insert}
          arrange={(spot, entries) => arrange(desk, spot, entries)}
          goTo={lead}
          headingOf={(section) => headingOf(report, section)}
          changed={changed}
        >
          {!narrow && figure}
        </Panels>
        {narrow && figure}
      </div>
      <Foot writing={writing} remarkable={remarkable} />
      {framing && (
        <FrameDialog report={report} place={place} close={() => setFraming(false)} changed={reload} />
      )}
    </div>
  )
}
