import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { consoleWords } from './words.ts'

type Props = {
  title: string
  /** What has to be typed before it can be done. */
  name: string
  act: string
  children: ComponentChildren
  onConfirm: () => Promise<void>
  onClose: () => void
}

/** Something that cannot be undone: its name is typed first. */
export const Confirming = ({ title, name, act, children, onConfirm, onClose }: Props) => {
  const words = useWords(consoleWords)
  const id = useId()
  const [typed, type] = useState('')
  const [busy, setBusy] = useState(false)
  const may = typed.trim() === name && !busy
  const confirm = async () => {
    setBusy(true)
    await onConfirm()
    setBusy(false)
  }
  const actions = (
    <>
      <button type="button" class="btn danger" disabled={!may} onClick={() => void confirm()}>
        {act}
      </button>
      <button type="button" class="btn" onClick={onClose}>
        {words.cancel}
      </button>
    </>
  )
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      {children}
      <label class="dialog-label" for={id}>
        {words.typeToConfirm(name)}
      </label>
      <input
        id={id}
        class="inp dialog-text"
        autocomplete="off"
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && may && !event.isComposing) void confirm()
        }}
      />
    </Dialog>
  )
}
