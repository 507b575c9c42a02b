import type { Draft as DraftText } from '@linli/contract/reports'
import { periodName } from '@linli/domain/periods'
import { useRef, useState } from 'preact/hooks'
import { call, refusalOf } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { Copies } from '../draft/copies.tsx'
import { ReportDocument } from '../draft/document.tsx'
import { Evidence } from '../draft/evidence.tsx'
import { Outline } from '../draft/outline.tsx'
import type { Reading } from '../draft/sentences.tsx'
import { isBlank, openable, plainText, type Sentence } from '../draft/texts.ts'
import { draftWords } from '../draft/words.ts'
import { whyOf } from '../failures.ts'
import { lineText } from '../figures/rows.ts'
import { useShownFigure } from '../figures/shown.ts'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { communityLink, ledgerLink, targetsLink, wordingsLink } from '../links.ts'
import { FigurePanel } from '../parts/figure-panel.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import '../styles/draft.css'

/** A record may have been entered a moment ago: what is remembered is shown, and asked again at once. */
const always = 0

const usePlace = () => {
  const { street, community, period } = useSession()
  return { street: street.id, community: community?.id ?? '', period }
}

/** Where the sentences are worded, for who may change that: the community's words, or the street's. */
const ToWordings = () => {
  const words = useWords(draftWords)
  const { may } = useSession()
  const { street, community, period } = usePlace()
  if (!may('wording.adapt') && !may('street.settings')) return null
  const link = may('wording.adapt')
    ? wordingsLink({ street, community, period })
    : wordingsLink({ street, period, of: community })
  return (
    <a class="btn" href={link}>
      {words.wordings}
    </a>
  )
}

type ActionsProps = { draft: DraftText; loading: boolean; reload: () => void; begun: () => void }

/** Begins the report from the draft, for who may write it. */
const Begin = ({ begun }: { begun: () => void }) => {
  const words = useWords(draftWords)
  const { may } = useSession()
  const { street, community, period } = usePlace()
  const [busy, setBusy] = useState(false)
  if (!may('reports.edit')) return null
  const begin = async () => {
    setBusy(true)
    try {
      await call('startReport', { params: { street, community }, body: { period } })
    } catch (error) {
      // Somebody else has just begun it: it is shown.
      if (refusalOf(error) !== 'already-started') announce(whyOf(error))
    }
    setBusy(false)
    begun()
  }
  return (
    <button type="button" class="btn primary" disabled={busy} onClick={() => void begin()}>
      {words.begin}
    </button>
  )
}

const Actions = ({ draft, loading, reload, begun }: ActionsProps) => {
  const words = useWords(draftWords)
  return (
    <div class="draft-actions noprint">
      <button type="button" class="btn" aria-disabled={loading} onClick={() => loading || reload()}>
        {words.reload}
      </button>
      <Copies text={() => plainText(draft)} />
      <ToWordings />
      {!isBlank(draft) && <Begin begun={begun} />}
    </div>
  )
}

const State = ({ draft }: { draft: DraftText }) => {
  const words = useWords(draftWords)
  const { figures, entries } = openable(draft)
  const { membership } = useSession()
  return (
    <p class="draft-state noprint">
      <b>{words.status}</b>
      <span>{words.generated(momentText(draft.generatedAt))}</span>
      <span>{words.counts(figures, entries)}</span>
      {membership.sections !== 'all' && <b>{words.limited}</b>}
    </p>
  )
}

const Foot = ({ sentence }: { sentence: Sentence | undefined }) => {
  const words = useWords(draftWords)
  const [figures, entries] = [sentence?.figures.length ?? 0, sentence?.entries.length ?? 0]
  const said = figures + entries === 0 ? words.citesNothing : words.cites(figures, entries)
  return <footer class="draft-foot noprint">{sentence === undefined ? words.hint : said}</footer>
}

/** The panel beside the page: a figure's, or what a sentence rests on; opening one closes the other. */
const useReading = () => {
  const place = usePlace()
  const { shown, open, close } = useShownFigure()
  const [pointed, point] = useState<Sentence>()
  const [resting, setResting] = useState<Sentence>()
  const opener = useRef<Element | null>(null)
  const closeSentence = () => {
    setResting(undefined)
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  const reading: Reading = {
    shown: shown === undefined ? '' : lineText(shown),
    openFigure: (figure) => {
      setResting(undefined)
      open(figure)
    },
    figureLink: (figure) => communityLink('report', { ...place, ...figure }),
    entryLink: (entry) => ledgerLink({ ...place, entry }),
    targetLink: targetsLink(place),
    point,
    openSentence: (sentence) => {
      if (shown !== undefined) close({ refocus: false })
      opener.current = document.activeElement
      setResting(sentence)
    },
  }
  return { reading, shown, close, pointed, resting, closeSentence }
}

const Body = ({ draft }: { draft: DraftText }) => {
  const words = useWords(draftWords)
  const place = usePlace()
  const catalogue = useCatalogue()
  const { reading, shown, close, pointed, resting, closeSentence } = useReading()
  if (isBlank(draft)) {
    const action = (
      <a class="btn primary" href={ledgerLink(place)}>
        {words.goToLedger}
      </a>
    )
    return (
      <Empty title={words.empty(pick(periodName(place.period)))} text={words.emptyHow} actions={action} />
    )
  }
  return (
    <>
      <div class="draft-body">
        <Outline draft={draft} />
        <div class="draft-middle">
          <ReportDocument draft={draft} reading={reading} />
        </div>
        {shown !== undefined && <FigurePanel {...place} {...shown} onClose={close} />}
        {shown === undefined && resting !== undefined && (
          <Evidence sentence={resting} catalogue={catalogue} reading={reading} close={closeSentence} />
        )}
      </div>
      <Foot sentence={pointed} />
    </>
  )
}

/** 报告: the draft of the half-year work report, as a document in which every figure and event opens what it rests on. */
export const Draft = ({ begun }: { begun: () => void }) => {
  const words = useWords(draftWords)
  const { street, community, period } = usePlace()
  const { value, failure, loading, reload } = useQuery(
    `draft/${street}/${community}/${period}`,
    () => call('readDraft', { params: { street, community }, query: { period } }),
    always,
  )
  return (
    <div class="draft">
      <div class="draft-tools noprint">
        <h1>{words.title}</h1>
        <PeriodStepper halves />
        {value !== undefined && <Actions draft={value} loading={loading} reload={reload} begun={begun} />}
      </div>
      {value !== undefined && <State draft={value} />}
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={14} />}
      {value !== undefined && <Body draft={value} />}
    </div>
  )
}
