import { useState } from 'preact/hooks'
import type { Kind, Known } from '../catalogue.ts'
import { pick, useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { refresh } from './changes.ts'
import { mostRows, usePasted, type Check } from './paste-rows.ts'
import { PasteTable } from './paste-table.tsx'
import type { Place } from './places.ts'
import { words, type Words } from './words.ts'

type Props = {
  place: Place
  kind: Kind
  known: Known
  /** What was pasted into the sheet; '' when the dialog was opened by its button. */
  text: string
  onClose: () => void
  onDone: (status: string) => void
}

const summaryOf = ({ state, checked }: Check, rows: number, said: Words): string => {
  if (rows > mostRows) return said.tooMany
  if (state === 'unreachable') return said.pasteUnchecked
  if (state === 'checking') return said.pasteChecking
  const problems = checked.problems.length === 0 ? '' : said.pasteProblems(checked.problems.length)
  const twins = new Set(checked.similar.map(({ row }) => row)).size
  const similar = twins === 0 ? '' : said.pasteSimilar(twins)
  return [problems, similar].filter((text) => text !== '').join(' · ') || said.pasteReady
}

const Area = ({ onText }: { onText: (text: string) => void }) => {
  const said = useWords(words)
  return (
    <>
      <p>{said.pasteHow}</p>
      <textarea
        class="lg-area"
        rows={10}
        aria-label={said.pasteArea}
        autofocus
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? ''
          if (text.trim() === '') return
          event.preventDefault()
          event.stopPropagation()
          onText(text)
        }}
        onChange={(event) => event.currentTarget.value.trim() !== '' && onText(event.currentTarget.value)}
      />
    </>
  )
}

/** Rows from Excel or WPS: which column is what, what is wrong, and then all of them at once. */
export const PasteDialog = ({ place, kind, known, text, onClose, onDone }: Props) => {
  const said = useWords(words)
  const { block, check, paste, put, record } = usePasted(place, kind, known, text)
  const [recording, setRecording] = useState(false)
  const rows = block?.rows.length ?? 0
  const ready = check.state === 'done' && check.checked.problems.length === 0 && rows > 0 && rows <= mostRows
  const recordAll = async () => {
    setRecording(true)
    const recorded = await record()
    setRecording(false)
    if (recorded === undefined) return
    onDone(said.pasted(recorded))
    refresh(place)
    onClose()
  }
  const actions = block !== undefined && (
    <>
      <span class="lg-summary" role="status">
        {said.pasteCount(rows)} · {summaryOf(check, rows, said)}
      </span>
      <button type="button" class="btn" onClick={() => put(undefined)}>
        {said.pasteAgain}
      </button>
      <button
        type="button"
        class="btn primary"
        disabled={!ready || recording}
        onClick={() => void recordAll()}
      >
        {said.pasteRecord(rows)}
      </button>
    </>
  )
  return (
    <Dialog
      title={`${said.pasteTitle} · ${pick(kind)}`}
      wide
      onClose={onClose}
      {...(actions === false ? {} : { actions })}
    >
      {block === undefined ? (
        <Area onText={paste} />
      ) : (
        <PasteTable kind={kind} block={block} checked={check.checked} onChange={put} />
      )}
    </Dialog>
  )
}
