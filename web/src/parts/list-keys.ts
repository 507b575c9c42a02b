import { useLayoutEffect, useRef } from 'preact/hooks'

const fields = 'input:not([type=checkbox]), select, textarea, dialog, [contenteditable]'
const pressed = 'a, button, summary, input'

/**
 * The keys of a list, by what they are called in lower case (`j`, `enter`, `escape`): never inside a field or a dialog, with
 * Ctrl or Alt, or while a word is being composed. Enter on a button or a link presses it.
 */
export const useListKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys)
  latest.current = keys
  // Before the next key: an effect after painting could miss it.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const at = event.target instanceof Element ? event.target : document.body
      if (at.closest(fields) !== null || document.querySelector('dialog[open]') !== null) return
      const key = event.key.toLowerCase()
      const act = key === 'enter' && at.closest(pressed) !== null ? undefined : latest.current[key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
