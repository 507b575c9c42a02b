import { useEffect, useState } from 'preact/hooks'

/** Whether the page is being printed, and how to begin. The sheets are drawn only then, and before the dialog opens. */
export const usePrinting = (): { printing: boolean; print: () => void } => {
  const [printing, setPrinting] = useState(() => matchMedia('print').matches)
  useEffect(() => {
    const media = matchMedia('print')
    const changed = () => setPrinting(media.matches)
    const begin = () => setPrinting(true)
    media.addEventListener('change', changed)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', changed)
    return () => {
      media.removeEventListener('change', changed)
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', changed)
    }
  }, [])
  const print = () => {
    setPrinting(true)
    // The dialog stops the page: what is to be printed has to be there before it.
    requestAnimationFrame(() => setTimeout(() => window.print()))
  }
  return { printing, print }
}
