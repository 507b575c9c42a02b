import type { BoardRow } from '@linli/contract/report-boards'
import { useState } from 'preact/hooks'
import { call } from '../api.ts'
import { useCatalogue } from '../catalogue.ts'
import { whyOf } from '../failures.ts'
import { pick, useWords } from '../language.tsx'
import { announce } from '../parts/toast.tsx'
import { useSession, type Standing } from '../session.tsx'
import { renewReports } from './boards.ts'
import { queueWords } from './queue-words.ts'

/** Whether the sections that the reader works with are all approved; never of who works with every section. */
export const isMineDone = ({ sections }: Standing, { approvals }: Pick<BoardRow, 'approvals'>): boolean => {
  if (sections === 'all') return false
  // The base register is everybody's ground: nobody approves it.
  const mine = sections.filter((section) => section !== 'base')
  return mine.length > 0 && mine.every((one) => approvals.some(({ section }) => section === one))
}

/** Approves one report, and says what came of it. */
export const useApproving = (nameOf: (community: string) => string) => {
  const words = useWords(queueWords)
  const catalogue = useCatalogue()
  const { street } = useSession()
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const say = (row: BoardRow, report: Awaited<ReturnType<typeof approve>>) => {
    const { state, approvals } = report
    if (state === 'approved') return announce(words.approved(nameOf(row.community)))
    const names = approvals.map((each) => pick(catalogue?.sections[each] ?? { zh: each, en: each }))
    announce(words.partly(nameOf(row.community), names.join(pick({ zh: '、', en: ', ' }))))
  }
  const approve = ({ community, report, version }: BoardRow) =>
    call('approveReport', { params: { street: street.id, community, report: report ?? '' }, version })
  const run = async (row: BoardRow) => {
    if (busy) return
    setBusy(true)
    setProblem('')
    try {
      say(row, await approve(row))
    } catch (error) {
      setProblem(words.notDone(nameOf(row.community)) + whyOf(error))
    } finally {
      setBusy(false)
      renewReports()
    }
  }
  return { approve: run, problem, clear: () => setProblem(''), busy }
}
