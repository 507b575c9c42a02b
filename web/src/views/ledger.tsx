import { useCatalogue, type Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { CorrectionQuestions } from '../ledger/correction-questions.tsx'
import { useMembers } from '../ledger/member-masks.ts'
import { useNarrow } from '../ledger/narrow.ts'
import { usePlace, useView } from '../ledger/places.ts'
import { words } from '../ledger/words.ts'
import { Loading, NoPermission } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession, useTitle } from '../session.tsx'
import '../styles/ledger.css'

const Desk = screen(() => import('../ledger/desk.tsx').then((module) => module.Desk))
const Phone = screen(() => import('../ledger/phone.tsx').then((module) => module.Phone))

const Screen = ({ known }: { known: Known }) => {
  const place = usePlace()
  const view = useView(known)
  const mayWrite = useSession().may('ledger.write')
  const members = useMembers(view.kind?.fields.some(({ type }) => type === 'member') === true)
  const memberMask = (id: string) => members.find((one) => one.id === id)?.mask ?? ''
  const props = { place, view, known: { ...known, memberMask }, mayWrite }
  return (
    <>
      {useNarrow() ? <Phone {...props} /> : <Desk {...props} />}
      <CorrectionQuestions />
    </>
  )
}

/** 台账: what the community records, once; every figure and report follows from it. */
export const Ledger = () => {
  const said = useWords(words)
  const { may, community } = useSession()
  const known = useCatalogue()
  useTitle(said.screen)
  if (!may('records.read') || community === undefined)
    return <NoPermission title={said.noReading} text={said.whoReads} />
  return known === undefined ? <Loading rows={12} /> : <Screen known={known} />
}
