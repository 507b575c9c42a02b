import type { Report } from '@linli/contract/reports'
import { reportStateNames } from '@linli/domain/reports'
import { countCharacters } from '@linli/domain/report-editing'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call, fileLink } from '../api.ts'
import { copyText } from '../draft/copying.ts'
import { pick, useWords } from '../language.tsx'
import { wordingsLink } from '../links.ts'
import { Tag, type Tone } from '../parts/chip.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { Failed } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import { savingOf, type Desk } from './desks.ts'
import { textOf, type Sentence } from './dom.ts'
import { useBusy } from './busy.ts'
import { reportWords } from './words.ts'

type Place = { street: string; community: string; period: string }
type Props = {
  report: Report
  place: Place
  desk: Desk
  sentences: readonly Sentence[]
  writable: boolean
  undo: () => void
  redo: () => void
  changed: () => void
}

const tones: Record<Report['state'], Tone> = {
  draft: 'plain',
  submitted: 'info',
  returned: 'warn',
  approved: 'ok',
}

type Deciding = { step: 'return' | 'reopen' } | undefined

/** Return and re-open take a word first. */
const Decision = ({
  report,
  place,
  step,
  close,
  done,
}: Pick<Props, 'report' | 'place'> & {
  step: 'return' | 'reopen'
  close: () => void
  done: (report: Report) => void
}) => {
  const words = useWords(reportWords)
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Error>()
  const [busy, run] = useBusy()
  const params = { street: place.street, community: place.community, report: report.id }
  const act = () =>
    run(async () => {
      try {
        const said = { params, version: report.version, body: { note } }
        done(step === 'return' ? await call('returnReport', said) : await call('reopenReport', said))
        announce(step === 'return' ? words.returned : words.reopened)
        close()
      } catch (error) {
        setFailure(error instanceof Error ? error : new Error(String(error)))
      }
    })
  const actions = (
    <>
      <button type="button" class="btn" onClick={close}>
        {words.cancel}
      </button>
      <button
        type="button"
        class="btn primary"
        disabled={busy || (step === 'reopen' && note.trim() === '')}
        onClick={() => void act()}
      >
        {step === 'return' ? words.back : words.reopen}
      </button>
    </>
  )
  return (
    <Dialog title={step === 'return' ? words.back : words.reopen} onClose={close} actions={actions}>
      <label class="stacked">
        <span>{step === 'return' ? words.returnNote : words.reopenWhy}</span>
        <textarea
          class="inp"
          rows={3}
          maxLength={500}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {failure !== undefined && <Failed error={failure} />}
    </Dialog>
  )
}

/** What a reviewer may do with the report as it stands. */
const Review = ({ report, place, changed }: Pick<Props, 'report' | 'place' | 'changed'>) => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  const { may, membership } = useSession()
  const [deciding, setDeciding] = useState<Deciding>()
  const [failure, setFailure] = useState<Error>()
  const [busy, run] = useBusy()
  const params = { street: place.street, community: place.community, report: report.id }
  if (!may('reports.review')) return null
  const approve = () =>
    run(async () => {
      try {
        setFailure(undefined)
        const done = await call('approveReport', { params, version: report.version })
        announce(done.state === 'approved' ? words.approved : words.sectionsApproved(done.approvals.length))
        changed()
      } catch (error) {
        setFailure(error instanceof Error ? error : new Error(String(error)))
        changed()
      }
    })
  const newest = report.revisions.every(({ revision }) => revision <= report.revision)
  return (
    <>
      {report.state === 'submitted' && (
        <>
          <button type="button" class="btn" onClick={() => setDeciding({ step: 'return' })}>
            {words.back}
          </button>
          <button type="button" class="btn primary" disabled={busy} onClick={() => void approve()}>
            {words.approve}
          </button>
        </>
      )}
      {report.state === 'approved' && newest && membership.sections === 'all' && (
        <button type="button" class="btn" onClick={() => setDeciding({ step: 'reopen' })}>
          {words.reopen}
        </button>
      )}
      {deciding !== undefined && (
        <Decision
          report={report}
          place={place}
          step={deciding.step}
          close={() => setDeciding(undefined)}
          done={(next) => {
            if (next.id !== report.id) change({ revision: undefined })
            changed()
          }}
        />
      )}
      {failure !== undefined && (
        <Dialog title={words.approve} onClose={() => setFailure(undefined)}>
          <Failed error={failure} />
        </Dialog>
      )}
    </>
  )
}

const Files = ({ report, place, sentences }: Pick<Props, 'report' | 'place' | 'sentences'>) => {
  const words = useWords(reportWords)
  const { membership, may } = useSession()
  const params = { street: place.street, community: place.community, report: report.id }
  const copy = async () => announce((await copyText(textOf(sentences))) ? words.copied : words.notCopied)
  return (
    <>
      {may('wording.adapt') && (
        <a class="btn pc" href={wordingsLink({ street: place.street, community: place.community })}>
          {words.wording}
        </a>
      )}
      <button type="button" class="btn pc" onClick={() => void copy()}>
        <Icon name="copy" />
        {words.copy}
      </button>
      <button type="button" class="btn pc" onClick={() => print()}>
        <Icon name="print" />
        {words.print}
      </button>
      <a class="btn" href={fileLink('exportReport', { params })} download>
        <Icon name="download" />
        {words.word}
      </a>
      {report.state === 'approved' && membership.sections === 'all' && (
        <a class="btn" href={fileLink('exportReportBundle', { params })} download>
          {words.bundle}
        </a>
      )}
    </>
  )
}

const Revisions = ({ report }: { report: Report }) => {
  const words = useWords(reportWords)
  const { change } = useAddress()
  if (report.revisions.length < 2) return null
  const newest = report.revisions[report.revisions.length - 1]?.revision
  return (
    <select
      class="sel"
      aria-label={words.revision}
      value={report.revision}
      onChange={(event) => {
        const { value } = event.currentTarget
        change({ revision: Number(value) === newest ? undefined : value })
      }}
    >
      {report.revisions.map(({ revision, state }) => (
        <option key={revision} value={revision}>
          {words.revisionName(revision, pick(reportStateNames[state]))}
        </option>
      ))}
    </select>
  )
}

/** The lines above the report: which one, how it stands, and what can be done with the whole of it. */
export const Head = (props: Props) => {
  const { report, place, desk, sentences, writable, undo, redo, changed } = props
  const words = useWords(reportWords)
  const saving = savingOf(desk)
  const { due, late } = report.deadlines
  return (
    <>
      <div class="draft-tools noprint">
        <h1>{words.title}</h1>
        <PeriodStepper halves />
        <Revisions report={report} />
        <div class="draft-actions">
          {writable && (
            <>
              <button
                type="button"
                class="btn icon"
                aria-label={words.undo}
                title={words.undo}
                aria-disabled={!desk.canUndo()}
                onClick={undo}
              >
                <Icon name="undo" />
              </button>
              <button
                type="button"
                class="btn icon redo"
                aria-label={words.redo}
                title={words.redo}
                aria-disabled={!desk.canRedo()}
                onClick={redo}
              >
                <Icon name="undo" />
              </button>
            </>
          )}
          <Files report={report} place={place} sentences={sentences} />
          <Review report={report} place={place} changed={changed} />
        </div>
      </div>
      <p class="draft-state noprint">
        <Tag tone={tones[report.state]}>{pick(reportStateNames[report.state])}</Tag>
        {writable ? (
          <span
            role="status"
            class={saving === 'saved' || saving === 'saving' || saving === 'typing' ? '' : 'warn-text'}
          >
            {words[saving]}
          </span>
        ) : (
          <span>
            {report.state === 'submitted'
              ? words.withStreet
              : report.state === 'approved'
                ? words.frozen
                : words.readOnly}
          </span>
        )}
        {report.state === 'submitted' && report.approvals.length > 0 && (
          <span>{words.sectionsApproved(report.approvals.length)}</span>
        )}
        <span>{words.characters(countCharacters(sentences))}</span>
        {due !== '' && (
          <span>
            {words.due(due)}
            {late && `，${words.late}`}
          </span>
        )}
        <button
          type="button"
          class="btn to-panel"
          onClick={() => document.querySelector('.report-panel')?.scrollIntoView()}
        >
          {words.toPanel}
        </button>
        {report.approved !== undefined && <span class="hash">{words.hash(report.approved.sha256)}</span>}
      </p>
    </>
  )
}
