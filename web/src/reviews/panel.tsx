import type { BoardRow } from '@linli/contract/report-boards'
import { useEffect, useRef } from 'preact/hooks'
import { useCatalogue } from '../catalogue.ts'
import { momentText } from '../format.ts'
import { useNarrow } from '../ledger/narrow.ts'
import { pick, useWords } from '../language.tsx'
import { reportLink } from '../links.ts'
import { Icon } from '../parts/icon.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { BigChanges, SinceBefore } from './panel-changes.tsx'
import { BlankFigures, Findings } from './panel-findings.tsx'
import { panelWords } from './panel-words.ts'
import { queueWords } from './queue-words.ts'
import { Remarks } from './remarks.tsx'
import { useReport, type ReadReport, type Where } from './reports.ts'
import { reviewsWords } from './words.ts'

type Props = {
  row: BoardRow
  where: Where
  name: string
  close: () => void
  approve: () => void
  sendBack: () => void
  remark: () => void
}

const Stand = ({ row, report }: { row: BoardRow; report: ReadReport | undefined }) => {
  const words = useWords(panelWords)
  const catalogue = useCatalogue()
  const approved = (report?.approvals ?? []).map((each) =>
    pick(catalogue?.sections[each] ?? { zh: each, en: each }),
  )
  return (
    <p>
      {report !== undefined && `${words.submission(report.submissions)} · `}
      {row.submittedAt !== undefined && momentText(row.submittedAt)} {row.submittedBy}
      {approved.length > 0 && ` · ${words.approvals(approved.join(pick({ zh: '、', en: ', ' })))}`}
    </p>
  )
}

const Head = ({ row, name, report, close }: Props & { report: ReadReport | undefined }) => {
  const said = useWords(reviewsWords)
  return (
    <header>
      <div>
        <h2 id="panel-title">{name}</h2>
        <Stand row={row} report={report} />
      </div>
      <button type="button" class="btn icon plain" aria-label={said.close} onClick={close}>
        <Icon name="close" />
      </button>
    </header>
  )
}

const Acts = ({ where, approve, sendBack }: Props) => {
  const words = useWords(queueWords)
  const said = useWords(reviewsWords)
  return (
    <footer>
      <button type="button" class="btn primary" onClick={approve}>
        {words.approve}
      </button>
      <button type="button" class="btn" onClick={sendBack}>
        {words.return}
      </button>
      <a class="btn" href={reportLink(where)}>
        {said.open}
      </a>
    </footer>
  )
}

/** What a submitted report rests on: what was found, what changed, what was remarked. It follows the walk through the queue. */
export const Panel = (props: Props) => {
  const { row, where, remark } = props
  const narrow = useNarrow()
  const place = useRef<HTMLElement>(null)
  // On a phone it lies over the list; beside the list it leaves the keyboard where it is.
  useEffect(() => {
    if (narrow) place.current?.focus()
  }, [narrow])
  const { value, failure, reload } = useReport(where)
  const report = value?.report ?? undefined
  return (
    <aside ref={place} class="review-panel" tabIndex={-1} aria-labelledby="panel-title">
      <Head {...props} report={report} />
      <div class="panel-body" tabIndex={0} role="group" aria-labelledby="panel-title">
        <Findings row={row} where={where} />
        <BlankFigures row={row} where={where} />
        {failure !== undefined && <Failed error={failure} retry={reload} />}
        {failure === undefined && value === undefined && <Loading rows={4} />}
        {report !== undefined && (
          <>
            <Remarks report={report} where={where} add={remark} />
            <SinceBefore where={where} report={report} />
          </>
        )}
        <BigChanges where={where} />
      </div>
      <Acts {...props} />
    </aside>
  )
}
