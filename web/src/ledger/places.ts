import type { Period } from '@linli/domain/periods'
import { isSection, type Section } from '@linli/domain/sections'
import { useAddress } from '../address.ts'
import type { Kind, Known } from '../catalogue.ts'
import { useSession } from '../session.tsx'

/** Whose ledger is open, and for which period. */
export type Place = { street: string; community: string; period: Period }

/** Which of its records are shown; all of it is in the address. */
export type View = {
  kind?: Kind
  section?: Section
  q: string
  deleted: boolean
  /** All kinds were asked for, where a phone would first show the list of kinds. */
  all: boolean
  /** The record whose details are open. */
  entry?: string
}

/** What the screen is drawn from, on a PC and on a phone. */
export type ScreenProps = { place: Place; view: View; known: Known; mayWrite: boolean }

/** The community, street and period of the address. */
export const usePlace = (): Place => {
  const { street, community, period } = useSession()
  return { street: street.id, community: community?.id ?? '', period }
}

/** What the address asks to see. */
export const useView = (known: Known): View => {
  const { query } = useAddress()
  const kind = known.kindOf(query['kind'] ?? '')
  const section = query['section'] ?? ''
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(kind === undefined && isSection(section) ? { section } : {}),
    ...(query['entry'] === undefined ? {} : { entry: query['entry'] }),
    q: query['q'] ?? '',
    deleted: query['deleted'] === 'only',
    all: query['all'] === 'yes',
  }
}

/** Every question of this screen begins with this, so that one change asks all of them again. */
export const questionOf = ({ community }: Pick<Place, 'community'>, about: string): string =>
  `ledger/${community}/${about}`
