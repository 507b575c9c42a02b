import { useEffect, useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'

/** The figure of one community whose evidence is open. */
type Opened = { metric: string; dimension: string; community: string }

/** Long enough that a held arrow key does not ask for every figure on its way, in milliseconds. */
const pause = 120

const keyOf = (line: string): { metric: string; dimension: string } => {
  const [metric = '', dimension = ''] = line.split('|', 2)
  return { metric, dimension }
}

const giveBack = (opener: Element | null): void => {
  const stop = document.querySelector('.mx [tabindex="0"]')
  const to = opener?.isConnected === true ? opener : stop
  if (to instanceof HTMLElement) to.focus()
}

/** Which evidence is open, as the address says; it follows the keyboard once it is open. */
export const useEvidence = (communities: readonly string[]) => {
  const { query, change } = useAddress()
  const opener = useRef<Element | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const [metric, at] = [query['metric'] ?? '', query['at'] ?? '']
  const known = metric !== '' && communities.includes(at)
  const opened: Opened | undefined = known
    ? { metric, dimension: query['dimension'] ?? '', community: at }
    : undefined
  useEffect(() => () => clearTimeout(timer.current), [])
  const show = (line: string, column: string) => {
    clearTimeout(timer.current)
    // Back closes the panel again.
    if (communities.includes(column)) change({ ...keyOf(line), at: column }, { step: metric === '' })
  }
  return {
    opened,
    open: (line: string, column: string) => {
      opener.current = document.activeElement
      show(line, column)
    },
    follow: (line: string, column: string) => {
      clearTimeout(timer.current)
      if (opened === undefined) return
      opener.current = document.activeElement
      timer.current = setTimeout(() => show(line, column), pause)
    },
    close: () => {
      clearTimeout(timer.current)
      change({ metric: '', dimension: '', at: '' })
      giveBack(opener.current)
    },
  }
}
