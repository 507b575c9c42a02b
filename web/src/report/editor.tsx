import type { Offer, Report, ReportParagraph } from '@linli/contract/reports'
import { arrangeEntries, refreshSentence } from '@linli/domain/report-refreshes'
import { isWritten } from '@linli/domain/reports'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useShownFigure } from '../figures/shown.ts'
import { useWords } from '../language.tsx'
import { ledgerLink, targetsLink } from '../links.ts'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { savingOf, written, type Desk } from './desks.ts'
import { WrittenReport } from './document.tsx'
import { freshSentence, sentenceAtCaret, textOf, type Part, type Sentence } from './dom.ts'
import { Head } from './head.tsx'
import { Outline } from './outline.tsx'
import { Panels } from './panels.tsx'
import type { About } from './panel-remarks.tsx'
import { staleSentences } from './stale-notes.tsx'
import { useDesk } from './writing.ts'
import { reportWords } from './words.ts'
import '../styles/draft.css'
import '../styles/report.css'

// The figure's panel is loaded when a figure is first opened.
const FigurePanel = screen(() => import('../parts/figure-panel.tsx').then((module) => module.FigurePanel))

type Place = { street: string; community: string; period: string }
type Props = { report: Report; place: Place; reload: () => void }

/** Words and citations of an offer as a sentence of its own; records are told one after the other. */
const sentenceOf = ({ kind, parts }: Offer): Sentence => ({
  id: freshSentence(),
  parts: [...parts, ...(kind === 'entry' ? [{ text: '。' }] : [])],
  edited: true,
})

const goTo = (paragraph: string): void => {
  const element = document.querySelector<HTMLElement>(`[data-paragraph="${paragraph}"]`)
  element?.scrollIntoView({ block: 'center' })
  element?.querySelector<HTMLElement>('.writable, .fact')?.focus({ preventScroll: true })
}

/** What is changed about paragraphs themselves: they come, go, move and are brought up to date. */
const useParagraphs = ({ report, place, reload }: Props, desk: Desk) => {
  const words = useWords(reportWords)
  const params = { street: place.street, community: place.community, report: report.id }
  const tell = (error: unknown) => announce(error instanceof Error ? error.message : String(error))
  const tried = async (work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      tell(error)
    }
    reload()
  }
  const newParagraph = (section: ReportParagraph['section'], after: string | undefined) =>
    tried(() =>
      call('addParagraph', {
        params,
        body: {
          section,
          heading: '',
          sentences: [{ id: freshSentence(), parts: [{ text: words.newText }], edited: true }],
          ...(after === undefined ? {} : { after }),
        },
      }),
    )
  const versionOf = (id: string) => desk.held(id)?.server.version
  const remove = (paragraph: ReportParagraph) =>
    tried(async () => {
      await desk.save(paragraph.id)
      const at = { ...params, paragraph: paragraph.id }
      const gone = await call('removeParagraph', { params: at, version: versionOf(paragraph.id) })
      const undo = () => void tried(() => call('restoreParagraph', { params: at, version: gone.version }))
      announce(words.removed, { undo })
    })
  const move = (paragraph: ReportParagraph, by: -1 | 1) => {
    const among = report.paragraphs.filter(({ section }) => section === paragraph.section)
    const index = among.findIndex(({ id }) => id === paragraph.id)
    const to = index + by
    if (to < 0 || to >= among.length) return
    const others = among.filter(({ id }) => id !== paragraph.id)
    const after = others[to - 1]?.id
    void tried(async () => {
      await desk.save(paragraph.id)
      const at = { ...params, paragraph: paragraph.id }
      const body = after === undefined ? {} : { after }
      await call('moveParagraph', { params: at, version: versionOf(paragraph.id), body })
    })
  }
  return { newParagraph, remove, move }
}

/** Brings stale sentences up to date, from the draft as it would be written today. */
const useRefreshing = ({ place }: Pick<Props, 'place'>, desk: Desk) => {
  const words = useWords(reportWords)
  return async (wanted: readonly { paragraph: string; sentence: string }[]) => {
    const { street, community, period } = place
    const draft = await call('readDraft', { params: { street, community }, query: { period } })
    const sentences = draft.sections.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.sentences))
    let done = 0
    for (const { paragraph, sentence } of wanted) {
      const held = desk.held(paragraph)
      const stale = held?.server.sentences.find(({ id }) => id === sentence)
      if (held === undefined || stale === undefined) continue
      const made = refreshSentence(
        stale,
        stale.stale ?? [],
        sentences.find(({ id }) => id === sentence),
      )
      if (made === undefined) announce(words.nothingLeft)
      const next = held.text.sentences.flatMap((one) =>
        one.id !== sentence
          ? [one]
          : made === undefined
            ? []
            : [{ id: made.id, parts: [...made.parts], ...(made.edited ? { edited: made.edited } : {}) }],
      )
      desk.change(paragraph, { ...held.text, sentences: next }, { drawn: true })
      await desk.save(paragraph)
      done += 1
    }
    announce(words.refreshed(done))
  }
}

const useUndoKeys = (writable: boolean, undo: () => void, redo: () => void) => {
  useEffect(() => {
    if (!writable) return undefined
    const onKey = (event: KeyboardEvent) => {
      const other = event.target instanceof Element && event.target.closest('.report-panel, dialog') !== null
      if (!(event.ctrlKey || event.metaKey) || event.altKey || other) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

/** The report as a document that is written, checked and reviewed: outline, page, panel. */
export const Editor = (props: Props) => {
  const { report, place, reload } = props
  const words = useWords(reportWords)
  const { may } = useSession()
  const { change } = useAddress()
  const desk = useDesk(report, place)
  const { shown, open, close } = useShownFigure()
  const [at, setAt] = useState<{ paragraph: string; sentence: string }>()
  const [about, setAbout] = useState<About>()
  const last = useRef<string | undefined>(undefined)
  const writable = isWritten(report.state) && may('reports.edit')
  const paragraphs = writable ? written(report, desk) : report.paragraphs
  const sentences = paragraphs.flatMap((one) => one.sentences)
  const { newParagraph, remove, move } = useParagraphs(props, desk)
  const refresh = useRefreshing(props, desk)
  const changed = () => {
    for (const key of ['board/', 'notices/', 'figures/', 'figure/', 'comparison/']) forget(key)
    reload()
  }
  const undo = () => {
    const paragraph = desk.undo()
    if (paragraph !== undefined) void desk.save(paragraph)
  }
  const redo = () => {
    const paragraph = desk.redo()
    if (paragraph !== undefined) void desk.save(paragraph)
  }
  useUndoKeys(writable, undo, redo)
  const point = (paragraph: string) => {
    last.current = paragraph
    const sentence = sentenceAtCaret()
    if (sentence !== undefined && (at?.paragraph !== paragraph || at.sentence !== sentence))
      setAt({ paragraph, sentence })
  }
  const openPart = (part: Part) => {
    if (part.figure !== undefined) open(part.figure)
    else if (part.entry !== undefined) window.open(ledgerLink({ ...place, entry: part.entry }), '_blank')
    else if (part.target !== undefined) window.open(targetsLink(place), '_blank')
  }
  const pointedSentence = sentences.find(({ id }) => id === at?.sentence)
  const pointed = at && pointedSentence && { paragraph: at.paragraph, sentence: pointedSentence }
  const insert = (offer: Offer) => {
    const own = paragraphs.filter(({ section }) => section === offer.section)
    const id = last.current ?? own[own.length - 1]?.id ?? paragraphs[0]?.id ?? ''
    const held = desk.held(id)
    if (held === undefined) return
    desk.change(id, { ...held.text, sentences: [...held.text.sentences, sentenceOf(offer)] }, { drawn: true })
    void desk.save(id).then(() => forget('offers/'))
    goTo(id)
    announce(words.inserted(offer.label), { undo })
  }
  const arrange = (paragraph: string, sentence: Sentence, entries: readonly Part[]) => {
    const held = desk.held(paragraph)
    if (held === undefined) return
    const made = arrangeEntries(sentence, entries)
    const next = { id: made.id, parts: [...made.parts], edited: true as const }
    const all = held.text.sentences.map((one) => (one.id === sentence.id ? next : one))
    desk.change(paragraph, { ...held.text, sentences: all }, { drawn: true })
    void desk.save(paragraph)
  }
  const stale = writable
    ? desk
        .all()
        .flatMap((held) =>
          staleSentences(held).map(({ id }) => ({ paragraph: held.server.id, sentence: id })),
        )
    : []
  const remark =
    report.state === 'submitted' && may('reports.review')
      ? (paragraph: ReportParagraph, sentence: Sentence) => {
          setAbout({
            section: paragraph.section,
            paragraph: paragraph.id,
            sentence: sentence.id,
            quote: textOf([sentence]),
          })
          change({ panel: 'remarks', metric: undefined, dimension: undefined })
        }
      : undefined
  const reading = {
    openPart,
    openSentence: (paragraph: string, sentence: Sentence) => setAt({ paragraph, sentence: sentence.id }),
    remark,
  }
  const writing = writable
    ? {
        desk,
        point,
        openPart,
        add: (paragraph: ReportParagraph) => void newParagraph(paragraph.section, paragraph.id),
        addTo: (section: ReportParagraph['section']) => void newParagraph(section, undefined),
        remove: (paragraph: ReportParagraph) => void remove(paragraph),
        move,
        refresh: (paragraph: string, sentence: string) => void refresh([{ paragraph, sentence }]),
      }
    : undefined
  return (
    <div class="draft">
      <Head
        report={report}
        place={place}
        desk={desk}
        sentences={sentences}
        writable={writable}
        undo={undo}
        redo={redo}
        changed={changed}
      />
      {stale.length > 0 && (
        <p class="stale-bar noprint" role="status">
          {words.staleCount(stale.length)}{' '}
          <button type="button" class="btn" onClick={() => void refresh(stale)}>
            {words.refreshAll(stale.length)}
          </button>
        </p>
      )}
      <div class="draft-body">
        <Outline report={report} stale={stale} paragraphs={paragraphs} />
        <div class="draft-middle">
          <WrittenReport report={report} paragraphs={paragraphs} reading={reading} writing={writing} />
        </div>
        {shown !== undefined ? (
          <FigurePanel {...place} {...shown} onClose={close} />
        ) : (
          <Panels
            report={report}
            place={place}
            writable={writable}
            saved={savingOf(desk) === 'saved'}
            pointed={pointed}
            about={about}
            openPart={openPart}
            openFigure={open}
            insert={insert}
            arrange={arrange}
            goTo={goTo}
            changed={changed}
          />
        )}
      </div>
      <footer class="draft-foot noprint">
        {writable ? words.keys : remark === undefined ? '' : words.keysReview}
      </footer>
    </div>
  )
}
