import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

type Keys = { save: () => void; cancel?: () => void }

/** Ctrl+Enter saves a form and Esc leaves it, from any of its fields; never while a word is being composed. */
export const useFormKeys = (form: RefObject<HTMLFormElement | null>, keys: Keys): void => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      if (event.key === 'Escape') latest.current.cancel?.()
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) latest.current.save()
    }
    const element = form.current
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])
}
