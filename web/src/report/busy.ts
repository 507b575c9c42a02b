import { useState } from 'preact/hooks'

/** Runs a call and says while it runs; what goes wrong is told by `fail`. */
export const useBusy = (): readonly [boolean, (work: () => Promise<void>) => Promise<void>] => {
  const [busy, setBusy] = useState(false)
  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } finally {
      setBusy(false)
    }
  }
  return [busy, run]
}
