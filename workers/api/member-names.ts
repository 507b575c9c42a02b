import { nameKey } from '@linli/domain/members'
import type { SealedPlace, Sealer } from './sealing.ts'

/** What the sealed name of a member is bound to. */
export const namePlace = (member: string): SealedPlace => ({ purpose: 'member-name', row: member })

/** By which a name is found among a community's members without opening any of theirs. */
export const nameHash = (sealer: Sealer, community: string, name: string): Promise<string> =>
  sealer.hash(nameKey(name), `member-name/${community}`)
