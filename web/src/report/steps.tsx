import type { Report } from '@linli/contract/reports'
import { useId, useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Failed } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession } from '../session.tsx'
import type { Place } from './desks.ts'
import { reportWords } from './words.ts'

type Props = { report: Report; place: Place; changed: () => void }
type Step = 'return' | 'reopen'

const paramsOf = ({ report, place }: Props) => ({
  street: place.street,
  community: place.community,
  report: report.id,
})

const errorOf = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

const useDeciding = (props: Props & { step: Step; close: () => void }) => {
  const { report, step, close, changed } = props
  const words = useWords(reportWords)
  const { change } = useAddress()
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<Error>()
  const act = async () => {
    const said = { params: paramsOf(props), version: report.version, body: { note: note.trim() } }
    try {
      await (step === 'return' ? call('returnReport', said) : call('reopenReport', said))
      announce(step === 'return' ? words.returned : words.reopened)
      close()
      if (step === 'reopen') change({ revision: undefined, panel: undefined })
    } catch (error) {
      setFailure(errorOf(error))
    }
    changed()
  }
  return { note, setNote, failure, act }
}

/** Return and re-open take a word first. */
const Decision = (props: Props & { step: Step; close: () => void }) => {
  const { step, close } = props
  const words = useWords(reportWords)
  const id = useId()
  const { note, setNote, failure, act } = useDeciding(props)
  const name = step === 'return' ? words.toReturn : words.reopen
  const actions = (
    <>
      <button type="button" class="btn" onClick={close}>
        {words.cancel}
      </button>
      <button
        type="button"
        class="btn primary"
        disabled={step === 'reopen' && note.trim() === ''}
        onClick={() => void act()}
      >
        {name}
      </button>
    </>
  )
  return (
    <Dialog title={name} onClose={close} actions={actions}>
      <label class="dialog-label" for={id}>
        {step === 'return' ? words.returnNote : words.reopenWhy}
      </label>
      <textarea
        id={id}
        class="inp dialog-text"
        rows={3}
        maxLength={500}
        value={note}
        placeholder={step === 'return' ? '' : words.reopenHow}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      {failure !== undefined && <Failed error={failure} />}
    </Dialog>
  )
}

const useApproving = (props: Props) => {
  const { report, changed } = props
  const words = useWords(reportWords)
  const [failure, setFailure] = useState<Error>()
  const [busy, setBusy] = useState(false)
  const approve = async () => {
    setBusy(true)
    try {
      const done = await call('approveReport', { params: paramsOf(props), version: report.version })
      announce(done.state === 'approved' ? words.approved : words.partly(done.approvals.length))
    } catch (error) {
      setFailure(errorOf(error))
    }
    setBusy(false)
    changed()
  }
  return { approve, busy, failure, clear: () => setFailure(undefined) }
}

const Judging = (props: Props & { decide: (step: Step) => void }) => {
  const { report, decide } = props
  const words = useWords(reportWords)
  const id = useId()
  const { sections } = useSession().membership
  const { approve, busy, failure, clear } = useApproving(props)
  const fresh = report.remarks.some(
    ({ settled, submission }) => !settled && submission === report.submissions,
  )
  const done = sections !== 'all' && sections.every((one) => report.approvals.some((each) => each === one))
  return (
    <>
      <button
        type="button"
        class="btn"
        disabled={!fresh}
        title={fresh ? undefined : words.needRemark}
        aria-describedby={fresh ? undefined : id}
        onClick={() => decide('return')}
      >
        {words.toReturn}
      </button>
      {!fresh && (
        <span id={id} class="vh">
          {words.needRemark}
        </span>
      )}
      <button type="button" class="btn primary" disabled={busy || done} onClick={() => void approve()}>
        {sections === 'all' ? words.approve : words.approveMine}
      </button>
      {failure !== undefined && (
        <Dialog title={words.notApproved} onClose={clear}>
          <Failed error={failure} />
        </Dialog>
      )}
    </>
  )
}

/** What a reviewer may do with the report as it stands: approve, return, open again. */
export const Steps = (props: Props) => {
  const { report } = props
  const words = useWords(reportWords)
  const { sections } = useSession().membership
  const [step, decide] = useState<Step>()
  const newest = report.revisions.every(({ revision }) => revision <= report.revision)
  return (
    <>
      {report.state === 'submitted' && <Judging {...props} decide={decide} />}
      {report.state === 'approved' && newest && sections === 'all' && (
        <button type="button" class="btn" onClick={() => decide('reopen')}>
          {words.reopen}
        </button>
      )}
      {step !== undefined && <Decision {...props} step={step} close={() => decide(undefined)} />}
    </>
  )
}
