import { KindSheet } from './kind-sheet.tsx'
import { MixedSheet } from './mixed-sheet.tsx'
import { Rail } from './rail.tsx'
import type { ScreenProps } from './places.ts'

/** The ledger on a PC: the kinds on the left, the sheet, and the details of the record in hand on the right. */
export const Desk = (props: ScreenProps) => {
  const { place, view } = props
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
