import type { Report } from '@linli/contract/reports'
import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { call } from '../api.ts'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'
import { accept } from './arrivals.ts'
import { newDesk, savingOf, type Desk, type Place } from './desks.ts'
import { saveAll, saveLater } from './saving.ts'

/** How often somebody else's changes are looked for while the page is seen, in milliseconds. */
const often = 15_000

/** Calls now and then while the page is seen, and whenever one comes back to it. */
const useNowAndThen = (look: () => void): void => {
  const latest = useRef(look)
  latest.current = look
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && latest.current()
    const timer = setInterval(seen, often)
    addEventListener('focus', seen)
    return () => {
      clearInterval(timer)
      removeEventListener('focus', seen)
    }
  }, [])
}

/** The report of the address: its period and, where one is named, its revision. */
export const useReport = () => {
  const { street, community, period } = useSession()
  const { query } = useAddress()
  const place: Place = { street: street.id, community: community?.id ?? '', period }
  const params = { street: place.street, community: place.community }
  const revision = /^[1-9]\d{0,3}$/.test(query['revision'] ?? '') ? query['revision'] : undefined
  const asked = useQuery(
    `report/${place.street}/${place.community}/${period}/${revision ?? ''}`,
    () => call('readReport', { params, query: { period, ...(revision === undefined ? {} : { revision }) } }),
    0,
  )
  useNowAndThen(asked.reload)
  return { ...asked, place }
}

/** Typing is kept in this browser; it is sent when the page is left, which only has to be asked about where there was no room. */
const useLeaving = (desk: Desk): void =>
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && saveAll(desk)
    const leave = (event: BeforeUnloadEvent) => {
      saveAll(desk)
      if (desk.unkept.size > 0 && savingOf(desk) !== 'saved') event.preventDefault()
    }
    addEventListener('beforeunload', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('beforeunload', leave)
      document.removeEventListener('visibilitychange', hide)
      saveAll(desk)
    }
  }, [desk])

/** The desk of a report; it takes what is loaded again and again, and never what is being written. */
export const useDesk = (report: Report, place: Place, writable: boolean): Desk => {
  const [, draw] = useReducer((count: number) => count + 1, 0)
  const desk = useMemo(
    () => newDesk(place, report.id, () => draw(undefined)),
    [place.street, place.community, report.id],
  )
  const taken = useRef<Report | undefined>(undefined)
  const waiting = useRef<string[]>([])
  if (taken.current !== report) {
    taken.current = report
    waiting.current = accept(desk, report.paragraphs)
  }
  useEffect(() => {
    if (writable) for (const id of waiting.current) saveLater(desk, id)
  }, [report, writable])
  useLeaving(desk)
  return desk
}
