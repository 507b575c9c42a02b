import { isReportPlace } from '@linli/domain/reports'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { screen } from '../screens.tsx'
import type { Place } from './desks.ts'
import type { About } from './remark-drafts.ts'
import { reportWords } from './words.ts'

const FigurePanel = screen(() => import('../parts/figure-panel.tsx').then((module) => module.FigurePanel))

type Props = {
  place: Place
  shown: { metric: string; dimension: string }
  close: () => void
  /** Set for who may remark on it. */
  remark: ((about: About) => void) | undefined
}

/** What makes a figure, and the way to remark on it. */
export const FigureSide = ({ place, shown, close, remark }: Props) => {
  const words = useWords(reportWords)
  const catalogue = useCatalogue()
  const section = catalogue?.metricOf(shown.metric)?.section
  const name = catalogue === undefined ? '' : pick(catalogue.figureName(shown.metric, shown.dimension))
  const about: About = { ...shown, section: isReportPlace(section) ? section : 'opening', quote: name }
  return (
    <div class="figure-side noprint">
      <FigurePanel {...place} {...shown} onClose={close} />
      {remark !== undefined && (
        <button type="button" class="btn remark-figure" onClick={() => remark(about)}>
          {words.remarkFigure}
        </button>
      )}
    </div>
  )
}
