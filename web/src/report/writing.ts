import type { Report } from '@linli/contract/reports'
import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import { makeDesk, savingOf, type Desk } from './desks.ts'

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
