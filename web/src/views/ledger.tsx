import { useCatalogue, type Known } from '../catalogue.ts'
import { useWords } from '../language.tsx'
import { KindSheet } from '../ledger/kind-sheet.tsx'
import { MixedSheet } from '../ledger/mixed-sheet.tsx'
import { useNarrow } from '../ledger/narrow.ts'
import { Phone } from '../ledger/phone.tsx'
import { usePlace, useView } from '../ledger/places.ts'
import { Rail } from '../ledger/rail.tsx'
import { words } from '../ledger/words.ts'
import { Loading, NoPermission } from '../parts/states.tsx'
import { useSession, useTitle } from '../session.tsx'
import '../styles/ledger.css'

const Screen = ({ known }: { known: Known }) => {
  const place = usePlace()
  const view = useView(known)
  const mayWrite = useSession().may('ledger.write')
  const narrow = useNarrow()
  const props = { place, view, known, mayWrite }
  if (narrow) return <Phone {...props} />
  const { kind } = view
  return (
    <div class="ledger">
      <Rail {...props} />
      {kind === undefined || view.deleted ? (
        <MixedSheet {...props} />
      ) : (
        <KindSheet key={`${place.community}/${place.period}/${kind.code}`} {...props} kind={kind} />
      )}
    </div>
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
