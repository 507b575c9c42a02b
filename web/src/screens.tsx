import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Unreachable } from './api.ts'
import { Failed, Loading } from './parts/states.tsx'

type Loaded<Props> = { View?: ComponentType<Props>; failed?: boolean }

/**
 * A screen whose code loads when it is first shown. Unlike a suspended one it says so when the code cannot be had,
 * and can be tried again. `rows`: how high it stands while it loads.
 */
export const screen = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  rows = 8,
): ComponentType<Props> => {
  let held: ComponentType<Props> | undefined
  return (props) => {
    const [{ View = held, failed = false }, setLoaded] = useState<Loaded<Props>>({})
    const [attempt, setAttempt] = useState(0)
    const arrive = async () => {
      try {
        held = await load()
        setLoaded({ View: held })
      } catch {
        setLoaded({ failed: true })
      }
    }
    useEffect(() => {
      if (held !== undefined) return
      setLoaded({})
      void arrive()
    }, [attempt])
    if (View !== undefined) return <View {...props} />
    if (failed) return <Failed error={new Unreachable(false)} retry={() => setAttempt(attempt + 1)} />
    return <Loading rows={rows} />
  }
}
