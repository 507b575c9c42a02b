import { useEffect, useState } from 'preact/hooks'

let reachable = navigator.onLine
const listeners = new Set<(reachable: boolean) => void>()

const tell = (now: boolean): void => {
  if (now === reachable) return
  reachable = now
  for (const listener of listeners) listener(now)
}

/** The server answered. */
export const heard = (): void => tell(true)

/** The server did not answer. */
export const unheard = (): void => tell(false)

addEventListener('offline', unheard)
addEventListener('online', heard)

/** Whether the server answered when it was last asked and the computer is not offline. */
export const useReachable = (): boolean => {
  const [now, setNow] = useState(reachable)
  useEffect(() => {
    setNow(reachable)
    listeners.add(setNow)
    return () => {
      listeners.delete(setNow)
    }
  }, [])
  return now
}
