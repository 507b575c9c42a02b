import type { BoardRow } from '@linli/contract/report-boards'
import { useEffect, useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { rowId } from './queue-rows.tsx'

const focusRow = (community: string): void => {
  const name = document.getElementById(rowId(community))
  name?.focus()
  name?.scrollIntoView({ block: 'nearest' })
}

/**
 * When a report has left the queue the keyboard goes on at the one that took its place; where a dialog is still open over the
 * page, as soon as it is closed.
 */
const useFocusAfter = (rows: readonly BoardRow[], current: BoardRow | undefined) => {
  const before = useRef(current?.community)
  const owed = useRef(false)
  useEffect(() => {
    const gone = before.current !== undefined && !rows.some(({ community }) => community === before.current)
    before.current = current?.community
    owed.current ||= gone
    if (!owed.current || document.querySelector('dialog[open]') !== null) return
    owed.current = false
    if (current !== undefined) focusRow(current.community)
  })
}

/** Which report the keys are about, and whether what it rests on is shown; both are part of the address. */
export const useWalk = (rows: readonly BoardRow[]) => {
  const { query, change } = useAddress()
  const last = useRef(0)
  const found = rows.findIndex(({ community }) => community === query['of'])
  const index = Math.min(found === -1 ? last.current : found, rows.length - 1)
  last.current = Math.max(index, 0)
  const current = rows[index]
  useFocusAfter(rows, current)
  const walk = (steps: 1 | -1) => {
    const begun = found !== -1 || document.activeElement?.id === rowId(current?.community ?? '')
    const next = rows[begun ? Math.min(Math.max(index + steps, 0), rows.length - 1) : index]
    if (next === undefined) return
    change({ of: next.community })
    focusRow(next.community)
  }
  const shown = query['panel'] === 'open'
  return {
    current,
    walk,
    to: (community: string) => change({ of: community }),
    shown,
    // Back closes it again.
    show: (community: string) => change({ of: community, panel: 'open' }, { step: !shown }),
    hide: () => {
      change({ panel: undefined })
      if (current !== undefined) focusRow(current.community)
    },
  }
}
