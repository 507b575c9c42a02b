import type { Member } from '@linli/contract/members'
import { call } from '../api.ts'
import { membersKey } from '../members/keys.ts'
import { useQuery } from '../queries.ts'
import { useSession } from '../session.tsx'

/** How long the list is shown without asking again, in milliseconds. */
const fresh = 60_000

/** The community's members, masked; none unless they are wanted. */
export const useMembers = (wanted: boolean): readonly Member[] => {
  const { street, community } = useSession()
  const params = { street: street.id, community: community?.id ?? '' }
  const { value } = useQuery(
    membersKey(params, wanted ? 'list' : 'none'),
    async () => (wanted ? (await call('listMembers', { params })).members : []),
    fresh,
  )
  return value ?? []
}
