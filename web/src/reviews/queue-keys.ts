import { useEffect, useRef } from 'preact/hooks'

export type QueueKeys = {
  walk: (steps: 1 | -1) => void
  /** Opens what a report rests on. */
  panel: () => void
  /** Closes it. */
  close: () => void
  open: () => void
  approve: () => void
  sendBack: () => void
  pick: () => void
}

const fields = 'input:not([type=checkbox]), select, textarea, dialog, [contenteditable]'
const pressed = 'a, button, summary, input'

const actionOf = (key: string, keys: QueueKeys, onPage: boolean): (() => void) | undefined => {
  switch (key.toLowerCase()) {
    case 'j':
      return () => keys.walk(1)
    case 'k':
      return () => keys.walk(-1)
    case 'o':
      return keys.open
    case 'a':
      return keys.approve
    case 'r':
      return keys.sendBack
    case 'x':
      return keys.pick
    case 'escape':
      return keys.close
    // Enter on a button or a link presses it.
    case 'enter':
      return onPage ? keys.panel : undefined
    default:
      return undefined
  }
}

/** The letter keys of the queue: never inside a field or a dialog, with Ctrl or Alt, or while a word is being composed. */
export const useQueueKeys = (keys: QueueKeys): void => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const at = event.target instanceof Element ? event.target : document.body
      if (at.closest(fields) !== null || document.querySelector('dialog[open]') !== null) return
      const act = actionOf(event.key, latest.current, at.closest(pressed) === null)
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
