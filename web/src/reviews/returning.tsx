import type { BoardRow } from '@linli/contract/report-boards'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { RemarkFields } from '../parts/remark-fields.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { useFormKeys } from '../targets/keys.ts'
import { renewReports } from './boards.ts'
import { panelWords } from './panel-words.ts'
import { queueWords } from './queue-words.ts'
import { useRemark, type RemarkDraft } from './remark-forms.ts'
import { RemarkText } from './remarks.tsx'
import { freshRemarks, useReport, type ReadReport, type Remark, type Where } from './reports.ts'
import { reviewsWords } from './words.ts'

type Props = {
  row: BoardRow
  where: Where
  name: string
  /** Only a remark is written, or the report is returned with it. */
  purpose: 'remark' | 'return'
  close: () => void
}

/** Makes the remark that is written, if one is, and returns the report where that is meant. */
const useSending = ({ row, where, name, purpose, close }: Props, draft: RemarkDraft, written: number) => {
  const words = useWords(panelWords)
  const said = useWords(queueWords)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const act = async () => {
    if (!draft.blank || written === 0) await draft.add()
    if (purpose === 'remark') return announce(words.added)
    const params = { street: where.street, community: where.community, report: row.report ?? '' }
    await call('returnReport', { params, version: row.version, body: { note } })
    announce(said.returned(name))
  }
  const send = async () => {
    if (busy) return
    draft.tryIt()
    const needed = purpose === 'remark' || written === 0 || !draft.blank
    if (needed && !draft.complete) return
    setBusy(true)
    try {
      await act()
      close()
    } catch (error) {
      setRefused(whyOf(error))
      setBusy(false)
    }
    renewReports()
  }
  return { note, setNote, send, busy, refused }
}

const Written = ({ remarks }: { remarks: readonly Remark[] }) => {
  const words = useWords(panelWords)
  return (
    <>
      <p class="dialog-lead">{words.written(remarks.length)}</p>
      <ul class="panel-list">
        {remarks.map((remark) => (
          <li key={remark.id}>
            <RemarkText remark={remark} />
          </li>
        ))}
      </ul>
      <p class="dialog-lead">{words.another}</p>
    </>
  )
}

const NoteField = ({ note, type }: { note: string; type: (note: string) => void }) => {
  const words = useWords(panelWords)
  const id = useId()
  return (
    <>
      <label class="dialog-label" for={id}>
        {words.note}
      </label>
      <input
        id={id}
        class="inp dialog-text"
        type="text"
        maxLength={500}
        autocomplete="off"
        value={note}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </>
  )
}

const Form = (props: Props & { report: ReadReport }) => {
  const words = useWords(panelWords)
  const said = useWords(reviewsWords)
  const { row, where, report, purpose, close } = props
  const draft = useRemark(row, where, report)
  const written = purpose === 'return' ? freshRemarks(report) : []
  const { note, setNote, send, busy, refused } = useSending(props, draft, written.length)
  const form = useRef<HTMLFormElement>(null)
  useFormKeys(form, { save: () => void send() })
  useEffect(() => {
    // After the dialog, which takes the focus to its first button when it opens.
    const timer = setTimeout(() => form.current?.querySelector<HTMLElement>('input[type=radio]')?.focus())
    return () => clearTimeout(timer)
  }, [])
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} noValidate onSubmit={submit}>
      {written.length > 0 && <Written remarks={written} />}
      <RemarkFields {...draft} />
      {purpose === 'return' && <NoteField note={note} type={setNote} />}
      {refused !== '' && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
      <div class="remark-acts">
        <button type="submit" class="btn primary" disabled={busy}>
          {purpose === 'return' ? words.return : words.add}
        </button>
        <button type="button" class="btn" onClick={close}>
          {said.cancel}
        </button>
      </div>
    </form>
  )
}

/** Writes a remark with its reason, and returns the report with the remarks made so far. */
export const Returning = (props: Props) => {
  const words = useWords(panelWords)
  const { where, name, purpose, close } = props
  const { value, failure, reload } = useReport(where)
  const report = value?.report ?? undefined
  return (
    <Dialog title={purpose === 'return' ? words.returnTitle(name) : words.addTitle(name)} onClose={close}>
      {purpose === 'return' && <p class="dialog-lead">{words.returnLead}</p>}
      {failure !== undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && report === undefined && <Loading rows={4} />}
      {report !== undefined && <Form {...props} report={report} />}
    </Dialog>
  )
}
