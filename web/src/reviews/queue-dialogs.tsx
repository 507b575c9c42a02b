import type { BoardRow } from '@linli/contract/report-boards'
import { Bulk } from './bulk.tsx'
import { Confirming } from './confirming.tsx'
import type { Where } from './reports.ts'
import { Returning } from './returning.tsx'

/** What is asked over the queue: about one report, or about those that were picked. */
export type Asking =
  | { about: 'approve' | 'return' | 'remark'; row: BoardRow }
  | { about: 'bulk'; rows: readonly BoardRow[]; leftOut: number }

type Props = {
  asking: Asking | undefined
  nameOf: (community: string) => string
  whereOf: (row: BoardRow) => Where
  approve: (row: BoardRow) => void
  close: () => void
}

export const Dialogs = ({ asking, nameOf, whereOf, approve, close }: Props) => {
  if (asking === undefined) return null
  if (asking.about === 'bulk')
    return <Bulk rows={asking.rows} leftOut={asking.leftOut} nameOf={nameOf} close={close} />
  const { row, about } = asking
  const name = nameOf(row.community)
  const approved = () => {
    close()
    approve(row)
  }
  if (about === 'approve') return <Confirming row={row} name={name} approve={approved} close={close} />
  return <Returning row={row} where={whereOf(row)} name={name} purpose={about} close={close} />
}
