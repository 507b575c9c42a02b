import { nameKey } from '@linli/domain/members'
import type { Said, InCommunity } from './given.ts'
import type { SealedPlace, Sealer } from './sealing.ts'

/** What the sealed name of a member is bound to. */
export const namePlace = (member: string): SealedPlace => ({ purpose: 'member-name', row: member })

/** By which a name is found among a community's members without opening any of theirs. */
export const nameHash = (sealer: Sealer, community: string, name: string): Promise<string> =>
  sealer.hash(nameKey(name), `member-name/${community}`)

/**
 * The request as it is recognised when it comes again. It holds a name, which a plain hash of it would let one guess: there are
 * few names, and they can all be tried.
 */
export const unguessable = async <Given extends InCommunity & Pick<Said<'addMember'>, 'sent'>>(
  given: Given,
  sealer: Sealer,
): Promise<Given> => ({ ...given, sent: await sealer.hash(given.sent, 'request') })
