import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The screen itself comes first, in milliseconds. */
const pause = 800

/** A small part whose code loads after the screen; until it has come, and where it cannot be had, nothing stands there. */
export const later = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> => {
  let held: ComponentType<Props> | undefined
  return (props) => {
    const [View = held, setView] = useState<ComponentType<Props>>()
    useEffect(() => {
      if (held !== undefined) return undefined
      const arrive = (view: ComponentType<Props>) => setView(() => (held = view))
      const timer = setTimeout(() => void load().then(arrive, () => undefined), pause)
      return () => clearTimeout(timer)
    }, [])
    return View === undefined ? null : <View {...props} />
  }
}

const counts = () => import('../notices/counts.tsx')

/** How many notices are new. */
export const UnseenCount = later(() => counts().then((module) => module.UnseenCount))

/** How many reports wait to be reviewed. */
export const WaitingCount = later(() => counts().then((module) => module.WaitingCount))
