import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Icon } from './icon.tsx'

type Props = {
  title: string
  /** Called for Esc and the close button too. The caller then stops rendering the dialog. */
  onClose: () => void
  children: ComponentChildren
  /** Buttons at the end. */
  actions?: ComponentChildren
  /** As wide as the window allows, for tables. */
  wide?: boolean
  /** Cannot be left without one of its buttons. */
  firm?: boolean
}

const words = { zh: { close: '关闭' }, en: { close: 'Close' } }

const open = (dialog: HTMLDialogElement): (() => void) => {
  const before = document.activeElement
  dialog.showModal()
  return () => {
    if (dialog.open) dialog.close()
    // Browsers before Chromium 102 leave the focus on the body.
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }
}

/** A window over the page. It is open as long as it is rendered; closing gives the focus back to where it was. */
export const Dialog = ({ title, onClose, children, actions, wide = false, firm = false }: Props) => {
  const said = useWords(words)
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => (ref.current === null ? undefined : open(ref.current)), [])
  const cancel = (event: Event) => {
    event.preventDefault()
    if (!firm) onClose()
  }
  // A second Esc closes a dialog whatever its page says.
  const closed = () => {
    if (ref.current === null) return
    if (firm) ref.current.showModal()
    else onClose()
  }
  return (
    <dialog
      ref={ref}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={cancel}
      onClose={closed}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {!firm && (
          <button type="button" class="btn icon plain" aria-label={said.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        )}
      </header>
      <div class="dialog-body">{children}</div>
      {actions !== undefined && <footer>{actions}</footer>}
    </dialog>
  )
}
