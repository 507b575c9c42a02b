import type { Replied } from '@linli/contract/operations'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call, freshKey, Refused } from '../api.ts'
import type { Kind, Known } from '../catalogue.ts'
import { dropKept, keep, kept } from '../kept.ts'
import { columnsOf } from './columns.ts'
import { closedBy, corrected } from './corrections.ts'
import { blockOf, cellsOf, valuesOfRow, type Block } from './pasting.ts'
import type { Place } from './places.ts'
import { toTyped } from './rows.ts'

export type Checked = Replied<'checkImport'>

/** How checking a block went: not yet, well, or it could not be asked. */
export type Check = { state: 'checking' | 'done' | 'unreachable'; checked: Checked }

/** So many rows are recorded at once. */
export const mostRows = 1000

/** Rows are checked this long after the last change, in milliseconds. */
const pause = 400

const none: Checked = { problems: [], similar: [] }

const isBlock = (value: unknown): value is Block =>
  typeof value === 'object' && value !== null && 'keys' in value && 'rows' in value

/** The block being pasted, checked again after every change, and kept until it is recorded. */
export const usePasted = (place: Place, kind: Kind, known: Known, text: string) => {
  const { street, community, period } = place
  const name = `paste/${community}/${period}/${kind.code}`
  const [block, setBlock] = useState<Block | undefined>(() => {
    if (text !== '') return blockOf(cellsOf(text), columnsOf(kind))
    const held = kept(name)
    return isBlock(held) ? held : undefined
  })
  const [check, setCheck] = useState<Check>({ state: 'checking', checked: none })
  const key = useRef(freshKey())
  const given = useRef<string | undefined>(undefined)
  const rows = (block?.rows ?? []).map((row) => toTyped(valuesOfRow(row, block?.keys ?? []), kind, known))
  const params = { street, community }
  const put = (next: Block | undefined) => {
    key.current = freshKey()
    given.current = undefined
    setBlock(next)
    setCheck({ state: 'checking', checked: none })
    if (next === undefined) dropKept(name)
    // Names of members are not kept on this device.
    else if (!kind.fields.some(({ type }) => type === 'member')) keep(name, next)
  }
  useEffect(() => {
    if (block === undefined || rows.length === 0 || rows.length > mostRows) return undefined
    let wanted = true
    const timer = setTimeout(() => {
      call('checkImport', { params, body: { within: period, rows } }).then(
        (checked) => wanted && setCheck({ state: 'done', checked }),
        () => wanted && setCheck({ state: 'unreachable', checked: none }),
      )
    }, pause)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [block])
  /** Records all rows or none; answers how many. */
  const record = async (): Promise<number | undefined> => {
    try {
      const { recorded } = await corrected((reason) => {
        given.current = reason
        return call('importEntries', { params, body: { within: period, rows, reason }, key: key.current })
      }, given.current)
      dropKept(name)
      return recorded
    } catch (error) {
      if (closedBy(error) !== undefined) return undefined
      const state = error instanceof Refused && error.status === 422 ? 'checking' : 'unreachable'
      setCheck({ state, checked: check.checked })
      if (state === 'checking') setBlock((now) => now && { ...now })
      return undefined
    }
  }
  return {
    block,
    check,
    paste: (typed: string) => put(blockOf(cellsOf(typed), columnsOf(kind))),
    put,
    record,
  }
}
