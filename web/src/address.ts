import { useLocation } from 'preact-iso/router'

type Changes = Readonly<Record<string, string | undefined>>

/**
 * What the address says after the `?`, and how to change it: whatever one may want to share or come back to is kept there.
 * A value of undefined or '' is taken out. `step: true` leaves a step for the back button.
 */
export const useAddress = (): {
  query: Readonly<Record<string, string | undefined>>
  change: (changes: Changes, options?: { step?: boolean }) => void
} => {
  const { query, route } = useLocation()
  const change = (changes: Changes, { step = false }: { step?: boolean } = {}) => {
    // What the address says now: several changes may come between two drawings.
    const asked = new URLSearchParams(location.search)
    for (const [name, value] of Object.entries(changes))
      if (value === undefined || value === '') asked.delete(name)
      else asked.set(name, value)
    const text = asked.toString()
    route(text === '' ? location.pathname : `${location.pathname}?${text}`, !step)
  }
  return { query, change }
}
