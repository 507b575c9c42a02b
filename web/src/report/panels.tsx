import type { Offer, Report } from '@linli/contract/reports'
import { useAddress } from '../address.ts'
import { useCatalogue } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import type { Part, Sentence } from './dom.ts'
import type { About } from './panel-remarks.tsx'
import { reportWords } from './words.ts'

// Each is loaded when it is first looked at.
const Checks = screen(() => import('./panel-checks.tsx').then((module) => module.Checks))
const Offers = screen(() => import('./panel-offers.tsx').then((module) => module.Offers))
const Remarks = screen(() => import('./panel-remarks.tsx').then((module) => module.Remarks))
const Changes = screen(() => import('./panel-history.tsx').then((module) => module.Changes))
const Events = screen(() => import('./panel-history.tsx').then((module) => module.Events))

const names = ['check', 'offers', 'remarks', 'changes', 'events', 'basis'] as const
export type PanelName = (typeof names)[number]

type Props = {
  report: Report
  place: { street: string; community: string; period: string }
  writable: boolean
  saved: boolean
  /** The sentence that is looked at, with its paragraph. */
  pointed: { paragraph: string; sentence: Sentence } | undefined
  about: About | undefined
  openPart: (part: Part) => void
  openFigure: (figure: { metric: string; dimension: string }) => void
  insert: (offer: Offer) => void
  arrange: (paragraph: string, sentence: Sentence, entries: readonly Part[]) => void
  goTo: (paragraph: string) => void
  changed: () => void
}

/** Which panel the address names; where it names none, the one that the state calls for. */
const usePanel = (report: Report): PanelName => {
  const { query } = useAddress()
  const { may } = useSession()
  const asked = names.find((name) => name === query['panel'])
  if (asked !== undefined) return asked
  if (report.state === 'approved') return 'changes'
  if (report.state === 'returned' || (report.state === 'submitted' && may('reports.review'))) return 'remarks'
  return 'check'
}

const Entries = ({ pointed, arrange, writable }: Pick<Props, 'pointed' | 'arrange' | 'writable'>) => {
  const words = useWords(reportWords)
  if (pointed === undefined) return null
  const { paragraph, sentence } = pointed
  const entries = sentence.parts.filter(({ entry }) => entry !== undefined)
  if (entries.length === 0 || !writable) return null
  const swap = (from: number, to: number) => {
    const moved = [...entries]
    const [one] = moved.splice(from, 1)
    if (one !== undefined) moved.splice(to, 0, one)
    arrange(paragraph, sentence, moved)
  }
  return (
    <section>
      <h3>{words.entries}</h3>
      <ul class="entry-order">
        {entries.map((entry, index) => (
          <li key={entry.entry}>
            <span>{entry.text}</span>
            <button
              type="button"
              class="btn icon plain"
              aria-label={`${words.up} ${entry.text}`}
              disabled={index === 0}
              onClick={() => swap(index, index - 1)}
            >
              <Icon name="up" />
            </button>
            <button
              type="button"
              class="btn icon plain"
              aria-label={`${words.down} ${entry.text}`}
              disabled={index === entries.length - 1}
              onClick={() => swap(index, index + 1)}
            >
              <Icon name="down" />
            </button>
            <button
              type="button"
              class="btn icon plain"
              aria-label={`${words.take} ${entry.text}`}
              onClick={() =>
                arrange(
                  paragraph,
                  sentence,
                  entries.filter((one) => one !== entry),
                )
              }
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the sentence at the caret rests on, each of which opens. */
const Basis = (props: Props) => {
  const { pointed, openPart } = props
  const words = useWords(reportWords)
  const catalogue = useCatalogue()
  if (pointed === undefined) return <p class="hint">{words.basisHint}</p>
  const facts = pointed.sentence.parts.filter(({ figure, entry, target }) => figure ?? entry ?? target)
  return (
    <>
      <blockquote lang="zh-CN">{pointed.sentence.parts.map(({ text }) => text).join('')}</blockquote>
      <section>
        <h3>
          {words.sentenceFacts} <small>{facts.length}</small>
        </h3>
        <ul class="offers">
          {facts.map((part, index) => (
            <li key={index}>
              <button type="button" onClick={() => openPart(part)}>
                {part.figure !== undefined && catalogue !== undefined
                  ? `${pick(catalogue.figureName(part.figure.metric, part.figure.dimension))} ${part.text}`
                  : part.text}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <Entries {...props} />
    </>
  )
}

const Shown = (props: Props & { panel: PanelName }) => {
  const { report, place, panel } = props
  const inPlace = { street: place.street, community: place.community }
  switch (panel) {
    case 'check':
      return <Checks {...props} />
    case 'offers':
      return <Offers report={report} place={inPlace} insert={props.insert} />
    case 'remarks':
      return (
        <Remarks
          report={report}
          place={inPlace}
          about={props.about}
          goTo={props.goTo}
          changed={props.changed}
        />
      )
    case 'changes':
      return <Changes report={report} place={inPlace} openFigure={props.openFigure} />
    case 'events':
      return <Events report={report} place={inPlace} />
    case 'basis':
      return <Basis {...props} />
  }
}

/** The panel beside the report; one of its tabs is shown at a time. */
export const Panels = (props: Props) => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  const panel = usePanel(props.report)
  const open = props.report.remarks.filter(({ settled }) => !settled).length
  const tabs = names.filter((name) => name !== 'offers' || props.writable)
  return (
    <aside class="report-panel noprint" aria-label={words.panels[panel]}>
      <div class="seg" role="group">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={panel === name}
            onClick={() => change({ panel: name })}
          >
            {words.panels[name]}
            {name === 'remarks' && open > 0 && <b class="count">{open}</b>}
          </button>
        ))}
      </div>
      <div class="report-panel-body" tabIndex={0} role="region" aria-label={words.panels[panel]}>
        <Shown {...props} panel={panel} />
      </div>
    </aside>
  )
}
