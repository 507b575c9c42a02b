import type { Offer, Report } from '@linli/contract/reports'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { useNarrow } from '../ledger/narrow.ts'
import { Icon } from '../parts/icon.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import type { Place } from './desks.ts'
import type { Reading, Spot, Writing } from './pages.ts'
import type { About } from './remark-drafts.ts'
import type { Part, Sentence } from './texts.ts'
import { reportWords } from './words.ts'

const names = ['check', 'remarks', 'offers', 'basis', 'changes', 'events'] as const
type PanelName = (typeof names)[number]

export type PanelProps = {
  report: Report
  place: Place
  reading: Reading
  /** Set where the text may be changed. */
  writing: Writing | undefined
  /** Everything written is saved: what is checked is what is seen. */
  saved: boolean
  /** The sentence that is looked at. */
  pointed: { paragraph: string; sentence: Sentence } | undefined
  /** What a remark is to be about. */
  about: About | undefined
  /** The remark that somebody went to answer. */
  answering: { remark: string } | undefined
  openFigure: (figure: { metric: string; dimension: string }) => void
  insert: (offer: Offer) => void
  arrange: (spot: Spot, entries: readonly Part[]) => void
  goTo: (paragraph: string) => void
  headingOf: (section: string) => string
  /** A step was taken: everything is asked again. */
  changed: () => void
}

const Checks = screen<PanelProps>(() => import('./panel-checks.tsx').then((module) => module.Checks))
const Remarks = screen<PanelProps>(() => import('./panel-remarks.tsx').then((module) => module.Remarks))
const Offers = screen<PanelProps>(() => import('./panel-offers.tsx').then((module) => module.Offers))
const Basis = screen<PanelProps>(() => import('./panel-basis.tsx').then((module) => module.Basis))
const Changes = screen<PanelProps>(() => import('./panel-changes.tsx').then((module) => module.Changes))
const Events = screen<PanelProps>(() => import('./panel-events.tsx').then((module) => module.Events))
const shown = {
  check: Checks,
  remarks: Remarks,
  offers: Offers,
  basis: Basis,
  changes: Changes,
  events: Events,
}

/** Which panel the address names; where it names none, on a PC the one that the state calls for. */
const usePanel = (report: Report): PanelName | undefined => {
  const { query } = useAddress()
  const { may } = useSession()
  const narrow = useNarrow()
  const asked = names.find((name) => name === query['panel'])
  if (asked !== undefined) return asked
  if (narrow) return undefined
  if (report.state === 'approved') return 'changes'
  return report.state === 'returned' || (report.state === 'submitted' && may('reports.review'))
    ? 'remarks'
    : 'check'
}

const Tabs = ({
  report,
  writing,
  panel,
}: Pick<PanelProps, 'report' | 'writing'> & { panel: PanelName | undefined }) => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  const narrow = useNarrow()
  const open = report.remarks.filter(({ settled }) => !settled).length
  const press = (name: PanelName) =>
    change({ panel: narrow && panel === name ? undefined : name, metric: undefined, dimension: undefined })
  return (
    <div class="panel-tabs" role="group" aria-label={words.panelsLabel}>
      {names
        .filter((name) => name !== 'offers' || writing !== undefined)
        .map((name) => (
          <button key={name} type="button" aria-pressed={panel === name} onClick={() => press(name)}>
            {words.panels[name]}
            {name === 'remarks' && open > 0 && <b class="count">{open}</b>}
          </button>
        ))}
    </div>
  )
}

const useEsc = (close: (() => void) | undefined) =>
  useEffect(() => {
    if (close === undefined) return undefined
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('form, input, [contenteditable]') !== null
      if (event.key === 'Escape' && !event.isComposing && !typing) close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })

/** Messages appear above the tabs of the panel, which stand at the bottom of a phone. */
const useRoomForTabs = (): void =>
  useEffect(() => {
    document.body.classList.add('with-panel-tabs')
    return () => document.body.classList.remove('with-panel-tabs')
  }, [])

/**
 * The panel beside the report; one of its tabs is shown at a time, or the figure given as its child. On a phone it is a sheet
 * over the page.
 */
export const Panels = ({ children, ...props }: PanelProps & { children: ComponentChildren }) => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  const narrow = useNarrow()
  const panel = usePanel(props.report)
  const figure = children !== false
  const Shown = panel === undefined || figure ? undefined : shown[panel]
  const close = () => change({ panel: undefined })
  useRoomForTabs()
  useEsc(narrow && Shown !== undefined ? close : undefined)
  return (
    <aside class={`report-panel noprint${Shown === undefined ? ' shut' : ''}`} aria-label={words.panelsLabel}>
      <Tabs {...props} panel={figure ? undefined : panel} />
      {children}
      {Shown !== undefined && panel !== undefined && (
        <div class="report-panel-body" tabIndex={0} role="region" aria-label={words.panels[panel]}>
          {narrow && (
            <header>
              <h2>{words.panels[panel]}</h2>
              <button type="button" class="btn icon plain" aria-label={words.close} onClick={close}>
                <Icon name="close" />
              </button>
            </header>
          )}
          <Shown {...props} />
        </div>
      )}
    </aside>
  )
}
