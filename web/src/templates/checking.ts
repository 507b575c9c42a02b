import type { PlanFault } from '@linli/contract/target-templates'
import { useEffect, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { textOf, type Grid } from './sheets.ts'

/** How the check of a sheet went: still on, done with what is wrong, or it could not be asked. */
export type Check = { state: 'checking' | 'done' | 'unreachable'; faults: readonly PlanFault[] }

/** A sheet is checked this long after the last change, in milliseconds. */
const pause = 400

/** What is wrong with a sheet, row by row, asked again after every change. */
export const useCheck = (street: string, grid: Grid): Check => {
  const [check, setCheck] = useState<Check>({ state: 'checking', faults: [] })
  const sheet = textOf(grid)
  useEffect(() => {
    let stopped = false
    setCheck(({ faults }) => ({ state: 'checking', faults }))
    const ask = async () => {
      try {
        const { faults } = await call('checkTemplate', { params: { street }, body: { sheet } })
        if (!stopped) setCheck({ state: 'done', faults })
      } catch {
        if (!stopped) setCheck({ state: 'unreachable', faults: [] })
      }
    }
    const timer = setTimeout(() => void ask(), pause)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [street, sheet])
  return check
}
