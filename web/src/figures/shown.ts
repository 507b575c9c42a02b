import { useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'

type FigureKey = { metric: string; dimension: string }

/** The figure whose panel is open. It is part of the address; closing the panel gives the focus back to what opened it. */
export const useShownFigure = (): {
  shown: FigureKey | undefined
  open: (figure: FigureKey) => void
  close: (options?: { refocus?: boolean }) => void
} => {
  const { query, change } = useAddress()
  const opener = useRef<Element | null>(null)
  const metric = query['metric'] ?? ''
  return {
    shown: metric === '' ? undefined : { metric, dimension: query['dimension'] ?? '' },
    open: (figure) => {
      opener.current = document.activeElement
      // Back closes the panel again.
      change({ metric: figure.metric, dimension: figure.dimension }, { step: metric === '' })
    },
    close: ({ refocus = true } = {}) => {
      change({ metric: undefined, dimension: undefined })
      if (refocus && opener.current instanceof HTMLElement) opener.current.focus()
    },
  }
}
