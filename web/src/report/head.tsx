import type { Report, ReportParagraph } from '@linli/contract/reports'
import { countCharacters } from '@linli/domain/report-editing'
import { reportStateNames } from '@linli/domain/reports'
import { Acknowledgements } from '../acknowledgements/place.tsx'
import { useAddress } from '../address.ts'
import { useCopying } from '../draft/copies.tsx'
import { pick, useWords } from '../language.tsx'
import { Tag, type Tone } from '../parts/chip.tsx'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { savingOf, type Desk, type Place } from './desks.ts'
import { Files } from './files.tsx'
import type { Writing } from './pages.ts'
import { reportWords } from './words.ts'

const Steps = screen(() => import('./steps.tsx').then((module) => module.Steps))

type Props = {
  report: Report
  place: Place
  desk: Desk
  paragraphs: readonly ReportParagraph[]
  writing: Writing | undefined
  changed: () => void
}

const tones: Record<Report['state'], Tone> = {
  draft: 'plain',
  submitted: 'info',
  returned: 'warn',
  approved: 'ok',
}

const Revisions = ({ report }: Pick<Props, 'report'>) => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  if (report.revisions.length < 2) return null
  return (
    <select
      class="sel"
      aria-label={words.revision}
      value={report.revision}
      onChange={(event) => change({ revision: event.currentTarget.value }, { step: true })}
    >
      {report.revisions.map(({ revision, state }) => (
        <option key={revision} value={revision}>
          {words.revisionName(revision, pick(reportStateNames[state]))}
        </option>
      ))}
    </select>
  )
}

const Turns = ({ desk, writing }: { desk: Desk; writing: Writing }) => {
  const words = useWords(reportWords)
  const button = (forward: boolean, any: boolean) => (
    <button
      type="button"
      class={forward ? 'btn icon redo' : 'btn icon'}
      aria-label={forward ? words.redo : words.undo}
      title={forward ? `${words.redo} Ctrl+Y` : `${words.undo} Ctrl+Z`}
      disabled={!any}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => writing.turn(forward)}
    >
      <Icon name="undo" />
    </button>
  )
  return (
    <>
      {button(false, desk.history.past.length > 0)}
      {button(true, desk.history.future.length > 0)}
    </>
  )
}

/** Whether everything is saved; where it may not be changed, why. */
const Saved = ({ report, desk, writing }: Pick<Props, 'report' | 'desk' | 'writing'>) => {
  const words = useWords(reportWords)
  const { may } = useSession()
  if (writing === undefined) {
    if (report.state === 'approved') return <span>{words.frozen}</span>
    const mine = report.state === 'submitted' && may('reports.edit')
    return may('reports.review') ? null : <span>{mine ? words.withStreet : words.readOnly}</span>
  }
  const saving = savingOf(desk)
  const lost = desk.unkept.size > 0 && saving !== 'saved'
  const calm = ['saved', 'saving', 'typing'].includes(saving) && !lost
  return (
    <span role="status" class={calm ? '' : 'warn-text'}>
      {lost ? words.unkept : words[saving]}
    </span>
  )
}

/** The hash of the frozen report, to be compared with that of a file. */
const Hash = ({ report }: Pick<Props, 'report'>) => {
  const words = useWords(reportWords)
  const copy = useCopying()
  const { approved } = report
  if (approved === undefined) return null
  return (
    <span class="hash">
      <span title={approved.sha256}>{words.hash(approved.sha256)}</span>
      <button
        type="button"
        class="btn icon plain"
        aria-label={words.copyHash}
        onClick={() => void copy(approved.sha256, words.hashCopied)}
      >
        <Icon name="copy" />
      </button>
    </span>
  )
}

const Due = ({ report }: Pick<Props, 'report'>) => {
  const words = useWords(reportWords)
  const { due, late } = report.deadlines
  if (due === '') return null
  return (
    <span>
      {words.due(due)} {late && <b class="warn-text">{words.late}</b>}
    </span>
  )
}

const Standing = (props: Props) => {
  const { report, place, paragraphs } = props
  const words = useWords(reportWords)
  const sentences = paragraphs.flatMap((one) => one.sentences)
  return (
    <div class="draft-state noprint">
      <Tag tone={tones[report.state]}>{pick(reportStateNames[report.state])}</Tag>
      <Saved {...props} />
      {report.state === 'submitted' && report.approvals.length > 0 && (
        <span>{words.sectionsApproved(report.approvals.length)}</span>
      )}
      <span>{words.characters(countCharacters(sentences))}</span>
      <Due report={report} />
      <Hash report={report} />
      {(report.state !== 'draft' || report.revision > 1) && (
        <Acknowledgements
          street={place.street}
          community={place.community}
          subject={report.id}
          version={report.version}
        />
      )}
    </div>
  )
}

const ToSubmit = () => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  const show = () => change({ panel: 'check', metric: undefined, dimension: undefined })
  return (
    <button type="button" class="btn primary" onClick={show}>
      {words.toSubmit}
    </button>
  )
}

/** The lines above the report: which one, how it stands, and what can be done with the whole of it. */
export const Head = (props: Props) => {
  const { report, place, desk, paragraphs, writing, changed } = props
  const words = useWords(reportWords)
  const { may } = useSession()
  return (
    <>
      <div class="draft-tools noprint">
        <h1>{words.title}</h1>
        <PeriodStepper halves />
        <Revisions report={report} />
        <div class="draft-actions">
          {writing !== undefined && <Turns desk={desk} writing={writing} />}
          <Files report={report} place={place} paragraphs={paragraphs} />
          {may('reports.review') && <Steps report={report} place={place} changed={changed} />}
          {writing !== undefined && <ToSubmit />}
        </div>
      </div>
      <Standing {...props} />
    </>
  )
}
