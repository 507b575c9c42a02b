import type { Report } from '@linli/contract/reports'
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useAddress } from '../address.ts'
import { makeDesk, savingOf, type Desk } from './desks.ts'

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

/** The desk of a report; it takes what is loaded again and again, and never what is being written. */
export const useDesk = (report: Report, place: { street: string; community: string }): Desk => {
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const desk = useMemo(
    () => makeDesk({ ...place, report: report.id }, () => draw(undefined)),
    [place.street, place.community, report.id],
  )
  const taken = useRef<Report | undefined>(undefined)
  if (taken.current !== report) {
    taken.current = report
    desk.accept(report.paragraphs)
  }
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      if (savingOf(desk) === 'saved') return
      for (const { server } of desk.all()) void desk.save(server.id)
      event.preventDefault()
    }
    addEventListener('beforeunload', leaving)
    return () => {
      removeEventListener('beforeunload', leaving)
      for (const { server } of desk.all()) void desk.save(server.id)
      desk.close()
    }
  }, [desk])
  return desk
}

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
