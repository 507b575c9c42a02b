import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Icon } from './icon.tsx'

type Toast = { id: number; text: string; undo?: () => void }

/** How long a message stays, in milliseconds, while nobody points at it; longer where it can be undone. */
const stay = { plain: 5_000, undo: 12_000 }

const words = { zh: { undo: '撤销', close: '关闭' }, en: { undo: 'Undo', close: 'Close' } }

let count = 0
let toasts: readonly Toast[] = []
const listeners = new Set<(toasts: readonly Toast[]) => void>()

const show = (next: readonly Toast[]): void => {
  toasts = next
  for (const listener of listeners) listener(next)
}

const dismiss = (id: number): void => show(toasts.filter((toast) => toast.id !== id))

/** Says what was done, to the eye and to a screen reader, with a button to undo it where that is possible. */
export const announce = (text: string, { undo }: { undo?: () => void } = {}): void =>
  show([...toasts.slice(-2), { id: ++count, text, ...(undo === undefined ? {} : { undo }) }])

const Message = ({ toast }: { toast: Toast }) => {
  const said = useWords(words)
  const [held, setHeld] = useState(false)
  const { id, undo } = toast
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => dismiss(id), undo === undefined ? stay.plain : stay.undo)
    return () => clearTimeout(timer)
  }, [held, id])
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) }
  const focus = { onFocusCapture: () => setHeld(true), onBlurCapture: () => setHeld(false) }
  const undone = () => {
    dismiss(id)
    undo?.()
  }
  return (
    <div class="toast" {...hold} {...focus}>
      <span>{toast.text}</span>
      {undo !== undefined && (
        <button type="button" class="btn plain" onClick={undone}>
          {said.undo}
        </button>
      )}
      <button type="button" class="btn icon plain" aria-label={said.close} onClick={() => dismiss(id)}>
        <Icon name="close" />
      </button>
    </div>
  )
}

/** Where the messages appear; the frame has one. It is always there, so that a screen reader watches it. */
export const Toasts = () => {
  const [shown, setShown] = useState(toasts)
  useEffect(() => {
    listeners.add(setShown)
    return () => {
      listeners.delete(setShown)
    }
  }, [])
  return (
    <div class="toasts noprint" role="status" aria-live="polite">
      {shown.map((toast) => (
        <Message key={toast.id} toast={toast} />
      ))}
    </div>
  )
}
