import { useEffect, useState } from 'preact/hooks'

/** How many lines are drawn at once; the rest follows when the browser has time. */
const first = 20
const each = 20

// Safari and browsers of that age have no idle callback.
const whenIdle = (then: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(then, { timeout: 200 })
    return () => cancelIdleCallback(id)
  }
  const timer = setTimeout(then, 16)
  return () => clearTimeout(timer)
}

/** How many of `total` lines to draw now. It only grows, so that changing the view does not empty the table. */
export const useSlices = (total: number): number => {
  const [drawn, setDrawn] = useState(first)
  useEffect(() => (drawn < total ? whenIdle(() => setDrawn(drawn + each)) : undefined), [drawn, total])
  return drawn
}
