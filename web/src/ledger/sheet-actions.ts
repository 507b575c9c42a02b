import type { Entry } from '@linli/contract/entries'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { focusCell, focusSoon } from './cell-keys.ts'
import type { Row } from './rows.ts'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

type Sheet = {
  typing: Typing
  /** The records that can be changed here. */
  entries: readonly Entry[]
  /** The record whose details the address asks for. */
  shown: string | undefined
  mayWrite: boolean
}

/** What is done in a sheet: a record chosen, changed, left as it was; a row saved; and what the last of these came to. */
export const useSheetActions = ({ typing, entries, shown, mayWrite }: Sheet) => {
  const said = useWords(words)
  const { change } = useAddress()
  const [inHand, setInHand] = useState<string | undefined>(undefined)
  const [status, setStatus] = useState('')

  const select = (id: string | undefined) => {
    setInHand(undefined)
    if (id !== shown) change({ entry: id })
  }
  const edit = (id: string, column: string) => {
    const found = entries.find((each) => each.id === id)
    if (found === undefined || found.deleted || !mayWrite) return
    typing.begin(found)
    setInHand(id)
    focusCell(id, column)
  }
  const leave = (row: Row) => {
    if (row.entry === undefined) return
    typing.discard(row.key)
    focusSoon(`tr[data-entry="${row.key}"] td[data-col="date"]`)
  }
  const save = async (row: Row) => {
    setStatus('')
    const done = typing.save(row.key)
    if (row.entry === undefined) focusSoon('.edit:last-child input')
    const outcome = await done
    if (outcome === 'saved') setStatus(said.recorded)
    if (outcome === 'kept') setStatus(said.kept)
    if (outcome === 'closed') {
      setStatus(said.notCorrected)
      focusCell(row.key, 'date')
    }
    if (outcome !== 'mistakes') return
    setStatus(said.fix)
    focusSoon('.edit [aria-invalid]')
  }
  const focused = (row: Row) => {
    setInHand(row.key)
    if (row.entry === undefined && shown !== undefined) change({ entry: undefined })
  }
  const row = typing.rowOf(inHand ?? shown ?? typing.fresh.key)
  return { row, select, edit, leave, finish: (it: Row) => void save(it), focused, status, setStatus }
}
