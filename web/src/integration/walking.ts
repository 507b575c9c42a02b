import { useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'

/**
 * Which row of a list the keys are about, and whether its details are shown; both are part of the address (`of`, `panel`).
 * `idOf`: the id of the element that the keyboard goes to.
 */
export const useWalking = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  idOf: (key: string) => string,
) => {
  const { query, change } = useAddress()
  const last = useRef(0)
  const found = rows.findIndex((row) => keyOf(row) === query['of'])
  const index = Math.min(found === -1 ? last.current : found, rows.length - 1)
  last.current = Math.max(index, 0)
  const current = found === -1 ? undefined : rows[found]
  const shown = query['panel'] === 'open' && current !== undefined
  const focus = (key: string) => {
    const row = document.getElementById(idOf(key))
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  const walk = (steps: 1 | -1) => {
    const next = rows[found === -1 ? index : Math.min(Math.max(found + steps, 0), rows.length - 1)]
    if (next === undefined) return
    change({ of: keyOf(next) })
    focus(keyOf(next))
  }
  return {
    current,
    shown,
    focus,
    walk,
    // Back closes it again.
    show: (key: string) => change({ of: key, panel: 'open' }, { step: !shown }),
    hide: () => {
      change({ panel: undefined })
      if (current !== undefined) focus(keyOf(current))
    },
  }
}
