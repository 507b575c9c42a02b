import type { Replied } from '@linli/contract/operations'
import { periodName } from '@linli/domain/periods'
import { useAddress } from '../address.ts'
import { call, fileLink } from '../api.ts'
import { ReportDocument } from '../draft/document.tsx'
import type { Reading } from '../draft/sentences.tsx'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Empty, Failed, Loading, NoPermission } from '../parts/states.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import '../styles/draft.css'
import { useHalf } from './boards.ts'
import { summaryWords } from './summary-words.ts'

type Told = Replied<'readSummary'>

/** The summary cites whole reports and no single figure: there is nothing to open in it. */
const reading: Reading = {
  openFigure: () => undefined,
  figureLink: () => '',
  entryLink: () => '',
  targetLink: '',
  point: () => undefined,
  openSentence: () => undefined,
  shown: '',
}

const Tools = ({ told }: { told: Told }) => {
  const words = useWords(summaryWords)
  const { street } = useSession()
  const period = useHalf()
  const file = fileLink('exportSummary', { params: { street: street.id }, query: { period } })
  return (
    <div class="summary-tools noprint">
      {told.missing.length === 0 ? (
        <p>{words.complete(told.communities)}</p>
      ) : (
        <p class="summary-gap" role="note">
          <Icon name="warning" />
          <span>
            <b>{words.incomplete(told.missing.length, told.communities)}</b>{' '}
            {told.missing.map((name, index) => (
              <span key={name} class="summary-name">
                {name}
                {index < told.missing.length - 1 && pick({ zh: '、', en: ', ' })}
              </span>
            ))}
          </span>
        </p>
      )}
      <div class="summary-acts">
        <button type="button" class="btn" onClick={() => print()}>
          <Icon name="print" />
          {words.print}
        </button>
        <a class="btn primary" href={file} download>
          <Icon name="download" />
          {words.download}
        </a>
      </div>
    </div>
  )
}

const Nothing = () => {
  const words = useWords(summaryWords)
  const { change } = useAddress()
  const period = useHalf()
  const next = (
    <button type="button" class="btn primary" onClick={() => change({ view: 'queue' }, { step: true })}>
      {words.toQueue}
    </button>
  )
  return <Empty title={words.empty(pick(periodName(period)))} text={words.emptyText} actions={next} />
}

const Made = () => {
  const { street } = useSession()
  const period = useHalf()
  const { value, failure, reload } = useQuery(`summary/${street.id}/${period}`, () =>
    call('readSummary', { params: { street: street.id }, query: { period } }),
  )
  if (failure !== undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={14} />
  if (value.approved === 0) return <Nothing />
  return (
    <>
      <Tools told={value} />
      <div class="summary-page">
        <ReportDocument draft={value.draft} reading={reading} />
      </div>
    </>
  )
}

/** 汇总: the street's summary over its approved reports, as it will be printed. */
export const Summary = () => {
  const words = useWords(summaryWords)
  const { street, membership } = useSession()
  if (membership.sections !== 'all')
    return <NoPermission title={words.limited} text={words.limitedText(street.name)} />
  return <Made />
}
