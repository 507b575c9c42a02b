import { useEffect, useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'

/** How often somebody else's changes are looked for while the page is seen, in milliseconds. */
const often = 15_000

/** The report of the address: its period and, where one is named, its revision. */
export const useReport = () => {
  const { street, community, period } = useSession()
  const { query } = useAddress()
  const place = { street: street.id, community: community?.id ?? '' }
  const revision = query['revision'] ?? ''
  const asked = useQuery(
    `report/${place.street}/${place.community}/${period}/${revision}`,
    () => call('readReport', { params: place, query: { period, ...(revision === '' ? {} : { revision }) } }),
    0,
  )
  const { reload } = asked
  const again = useRef(reload)
  again.current = reload
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && again.current()
    const timer = setInterval(look, often)
    addEventListener('focus', look)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', look)
    }
  }, [])
  return { ...asked, place: { ...place, period } }
}
