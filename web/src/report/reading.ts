import type { Remark } from '@linli/contract/report-remarks'
import type { Report, ReportParagraph } from '@linli/contract/reports'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useShownFigure } from '../figures/shown.ts'
import { useNarrow } from '../ledger/narrow.ts'
import { ledgerLink, reportLink, targetsLink } from '../links.ts'
import { useSession } from '../session.tsx'
import type { Place } from './desks.ts'
import type { Reading, Spot } from './pages.ts'
import type { About } from './remark-drafts.ts'
import { textOf, type Part, type Sentence } from './texts.ts'

/** What the reader does with the text: choose a sentence, open what it rests on, remark on it. */
export const useReading = (
  { report, place }: { report: Report; place: Place },
  selected: Spot | undefined,
  select: (spot: Spot) => void,
) => {
  const { may } = useSession()
  const { change } = useAddress()
  const narrow = useNarrow()
  const { shown, open, close } = useShownFigure()
  const [about, setAbout] = useState<About>()
  const [answering, setAnswering] = useState<{ remark: string }>()
  const toRemarks = (next: About) => {
    setAbout(next)
    change({ panel: 'remarks', metric: undefined, dimension: undefined })
  }
  const openPart = (part: Part, spot: Spot) => {
    select(spot)
    if (part.figure !== undefined) open(part.figure)
    else change({ panel: 'basis', metric: undefined, dimension: undefined }, { step: narrow })
  }
  const remarkable = report.state === 'submitted' && may('reports.review')
  const answerable = (report.state === 'returned' || report.state === 'draft') && may('reports.edit')
  const remark = ({ id, section }: ReportParagraph, sentence: Sentence) =>
    toRemarks({ section, paragraph: id, sentence: sentence.id, quote: textOf([sentence]) })
  const answer = ({ id }: Remark) => {
    change({ panel: 'remarks', metric: undefined, dimension: undefined })
    setAnswering({ remark: id })
  }
  const reading: Reading = {
    openPart,
    linkOf: ({ figure, entry }) =>
      figure !== undefined
        ? reportLink({ ...place, ...figure })
        : entry !== undefined
          ? ledgerLink({ ...place, entry })
          : targetsLink(place),
    select,
    selected,
    showBasis: () => change({ panel: 'basis', metric: undefined, dimension: undefined }),
    remark: remarkable ? remark : undefined,
    answer: answerable ? answer : undefined,
    remarks: report.remarks,
  }
  return { reading, shown, openFigure: open, closeFigure: close, about, answering, toRemarks, remarkable }
}
