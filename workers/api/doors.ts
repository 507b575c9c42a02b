import type { Route } from '@linli/contract/routes'
import { openForJobs, openStreet, reaches, type StreetLocation } from '@linli/data/open'
import { listCommunities } from '@linli/data/tenant/streets'
import type { Permission } from '@linli/domain/permissions'
import { refused, type Refusal } from '@linli/domain/refusals'
import type { Outside } from '../outside.ts'
import type { Caller } from './caller.ts'
import type { InCommunity, InStreet } from './given.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

/** Whether a street has all those communities; asks the database only for what the host does not remember. */
export const hasCommunities = async (
  outside: Outside,
  street: StreetLocation,
  communities: readonly string[],
): Promise<boolean> => {
  const known = outside.communities.get(street.database)
  if (known !== undefined && communities.every((one) => known.has(one))) return true
  const { tenant, reach } = openForJobs(outside.connect, street)
  const found = new Set((await listCommunities(tenant, reach)).map(({ id }) => id))
  outside.communities.set(street.database, found)
  return communities.every((one) => found.has(one))
}

/** Nobody lets another system into a community that there is not, nor into one that they do not reach themselves. */
export const communityRefusals = async (
  { outside, street, reach }: Pick<InStreet, 'street' | 'reach'> & { outside: Outside },
  communities: 'all' | readonly string[],
): Promise<Refusal[]> => {
  if (communities === 'all')
    return reach.communities === 'all' ? [] : [refused('communities', 'not-in-reach')]
  await hasCommunities(outside, street, communities)
  const known = outside.communities.get(street.database)
  return communities.flatMap((one, i) =>
    reaches(reach, one) && known?.has(one) === true ? [] : [refused(`communities[${i}]`, 'not-a-community')],
  )
}

const streetDoor = (
  outside: Outside,
  caller: Caller,
  id: string,
  permission: Permission,
): InStreet | Refusing => {
  const membership = caller.person.memberships.find(({ street }) => street === id)
  const street = membership?.location
  const door = openStreet(outside.connect, street, membership, permission)
  if (typeof door === 'string') return refuse(door)
  if (street === undefined || membership === undefined) return refuse('not-found')
  return { caller, street, membership, ...door }
}

/**
 * Lets a caller into the street, and the community, that the path names. A foreign and an unknown one answer the same;
 * who may look but not do this is told so only inside their own reach.
 */
export const passDoors = async (
  outside: Outside,
  caller: Caller,
  route: Route,
  path: Readonly<Record<string, string>>,
): Promise<InStreet | InCommunity | Refusing> => {
  const permission = route.access as Permission
  const inStreet = streetDoor(outside, caller, path['street'] ?? '', 'comparison.read')
  if (isRefusing(inStreet)) return inStreet
  const community = path['community']
  if (community !== undefined) {
    if (!reaches(inStreet.reach, community)) return refuse('not-found')
    if (!(await hasCommunities(outside, inStreet.street, [community]))) return refuse('not-found')
  }
  const allowed = streetDoor(outside, caller, path['street'] ?? '', permission)
  if (isRefusing(allowed) || community === undefined) return allowed
  return { ...allowed, community }
}
