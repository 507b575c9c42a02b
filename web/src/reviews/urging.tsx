import type { BoardRow } from '@linli/contract/report-boards'
import { periodName } from '@linli/domain/periods'
import { useId, useMemo, useState } from 'preact/hooks'
import { call, freshKey } from '../api.ts'
import { momentText } from '../format.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { pick, useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import { boardWords } from './board-words.ts'
import { boardKey, useHalf } from './boards.ts'
import { reviewsWords } from './words.ts'

type Props = {
  rows: readonly BoardRow[]
  nameOf: (community: string) => string
  done: () => void
  close: () => void
}

const longest = 300

/** The note being typed, kept on this device, and how it is sent: the same note with the same key, however often. */
const useUrging = (communities: readonly string[], done: () => void) => {
  const words = useWords(boardWords)
  const { street } = useSession()
  const period = useHalf()
  const name = `urge/${street.id}/${period}`
  const before = kept(name)
  const [note, setNote] = useState(typeof before === 'string' ? before : '')
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const key = useMemo(freshKey, [note, communities.join()])
  const type = (text: string) => {
    keep(name, text)
    setNote(text)
  }
  const send = async () => {
    if (busy) return
    setBusy(true)
    try {
      const body = { period, communities: [...communities], note }
      const { reminded } = await call('urge', { params: { street: street.id }, body, key })
      dropKept(name)
      announce(words.sent(reminded))
      forget(boardKey(street.id))
      done()
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return { note, type, send, busy, refused }
}

const Receivers = ({ rows, nameOf }: Pick<Props, 'rows' | 'nameOf'>) => {
  const words = useWords(boardWords)
  return (
    <>
      <p class="dialog-lead">{words.who}</p>
      <ul class="urge-who">
        {rows.map(({ community, urgedAt }) => (
          <li key={community}>
            {nameOf(community)}
            {urgedAt !== undefined && <small>{words.again(momentText(urgedAt))}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** 催报: who is reminded and what they will read, before it is sent. */
export const Urging = ({ rows, nameOf, done, close }: Props) => {
  const words = useWords(boardWords)
  const said = useWords(reviewsWords)
  const period = useHalf()
  const id = useId()
  const { note, type, send, busy, refused } = useUrging(
    rows.map(({ community }) => community),
    done,
  )
  const actions = (
    <>
      <button type="button" class="btn primary" disabled={busy} onClick={() => void send()}>
        {words.send}
      </button>
      <button type="button" class="btn" onClick={close}>
        {said.cancel}
      </button>
    </>
  )
  const due = rows[0]?.due ?? ''
  return (
    <Dialog title={words.urgeTitle(rows.length)} onClose={close} actions={actions}>
      <Receivers rows={rows} nameOf={nameOf} />
      <label class="dialog-label" for={id}>
        {words.note}
      </label>
      <textarea
        id={id}
        class="inp dialog-text"
        rows={2}
        maxLength={longest}
        placeholder={words.notePlaceholder}
        value={note}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <p class="dialog-label">{words.preview}</p>
      <blockquote class="urge-preview">
        {words.previewText(pick(periodName(period)), due)}
        {note.trim() !== '' && <span>{note}</span>}
      </blockquote>
      {refused !== '' && (
        <p class="form-refused" role="alert">
          {refused}
        </p>
      )}
    </Dialog>
  )
}
