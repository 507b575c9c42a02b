import type { StoredToken } from '@linli/data/directory/tokens'
import { reachesSection } from '@linli/data/open'
import { endOfDay } from '@linli/domain/days'
import { refused, type Refusal } from '@linli/domain/refusals'
import { expiryRefusal } from '@linli/domain/token-expiries'
import { heldBy } from '@linli/domain/tokens'
import { readRanges } from './address-ranges.ts'
import { communityRefusals } from './doors.ts'
import type { Given } from './given.ts'
import { today } from './ids.ts'
import { invalid, type Refusing } from './refusals.ts'
import { readDay } from './typed-days.ts'

/** What a token may do, where, from where, how often and until when. */
export type TokenTerms = Pick<
  StoredToken,
  'name' | 'permissions' | 'communities' | 'sections' | 'addresses' | 'perMinute' | 'expires' | 'expiresAt'
>

type Wanting = Given<'makeToken'> | Given<'changeToken'>

/** A token reaches no section that its maker does not. */
const sectionRefusals = ({ reach, body: { sections } }: Wanting): Refusal[] => {
  if (sections === 'all') return reach.sections === 'all' ? [] : [refused('sections', 'not-in-reach')]
  return sections.flatMap((one, i) =>
    reachesSection(reach, one) ? [] : [refused(`sections[${i}]`, 'not-in-reach')],
  )
}

const expiryRefusals = ({ outside, body }: Wanting): Refusal[] => {
  const read = readDay(outside, 'expires', body.expires)
  const refusal = read.ok ? expiryRefusal(read.value, today(outside)) : read.reason
  return refusal === undefined ? [] : [refusal]
}

/** Reads what is wanted of a token; every field at fault is told. */
export const readTerms = async (given: Wanting): Promise<TokenTerms | Refusing> => {
  const { name, permissions, communities, sections, perMinute, expires } = given.body
  const addresses = readRanges(given.body.addresses, 'addresses')
  const errors = [
    ...(name === '' ? [refused('name', 'required')] : []),
    ...(await communityRefusals(given, communities)),
    ...sectionRefusals(given),
    ...(addresses.ok ? [] : addresses.reason),
    ...expiryRefusals(given),
  ]
  if (errors.length > 0 || !addresses.ok) return invalid(...errors)
  return {
    name,
    permissions: heldBy(permissions),
    communities: communities === 'all' ? 'all' : [...new Set(communities)],
    sections: sections === 'all' ? 'all' : [...new Set(sections)],
    addresses: addresses.value,
    perMinute,
    expires,
    expiresAt: endOfDay(expires),
  }
}
