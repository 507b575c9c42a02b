import { memberHashes } from '@linli/data/tenant/members'
import type { Entry, TypedEntry } from '@linli/domain/entries'
import { isMemberId, readName, type MemberLookup } from '@linli/domain/members'
import { refused } from '@linli/domain/refusals'
import { no, ok } from '@linli/domain/results'
import type { InCommunity, Said, Writer } from './given.ts'
import { nameHash } from './member-names.ts'
import { invalid, isRefusing, type Refusing } from './refusals.ts'
import { sealerOf, unguessable, type Sealer } from './sealing.ts'

/** Whom rows mean by names or ids. `sealer` is set where a name was typed, which must not be guessable from the request's hash. */
export type NamedMembers = { find: MemberLookup | undefined; sealer: Sealer | undefined }

const none: NamedMembers = { find: undefined, sealer: undefined }

const typedMembers = (rows: readonly Pick<TypedEntry, 'kind' | 'fields'>[]): string[] => [
  ...new Set(
    rows
      .filter(({ kind }) => kind === 'party_duty')
      .map(({ fields }) => String(fields['member'] ?? '').trim())
      .filter((typed) => typed !== ''),
  ),
]

const hashesOf = async (given: Writer, sealer: Sealer, names: readonly string[]) => {
  const hashes = new Map<string, string>()
  for (const typed of names) {
    const name = readName(typed)
    if (name.ok) hashes.set(typed, await nameHash(sealer, given.community, name.value))
  }
  return hashes
}

/**
 * Finds the members that typed records name, all in one round trip; none where no record names one. Names are found by their keyed
 * hash, so that no other name is opened for it.
 */
export const findMembers = async (
  given: Writer,
  rows: readonly Pick<TypedEntry, 'kind' | 'fields'>[],
): Promise<NamedMembers | Refusing> => {
  const typed = typedMembers(rows)
  if (typed.length === 0) return none
  const names = typed.filter((text) => !isMemberId(text))
  const sealer = names.length === 0 ? undefined : await sealerOf(given.outside, given.street.id)
  if (isRefusing(sealer)) return sealer
  const hashes = sealer === undefined ? new Map<string, string>() : await hashesOf(given, sealer, names)
  const wanted = { ids: typed.filter(isMemberId), hashes: [...hashes.values()] }
  const found = await memberHashes(given.tenant, given.reach, given.community, wanted)
  const find: MemberLookup = (text) => {
    const of = found.filter((one) => one.id === text || one.nameHash === hashes.get(text))
    const [only] = of
    if (only === undefined) return no('not-a-member')
    return of.length === 1 ? ok(only.id) : no('several-members')
  }
  return { find, sealer }
}

/** The same where ids are left to the tables, which refuse foreign ones: no round trip unless somebody typed a name. */
export const findNamedMembers = async (
  given: Writer,
  row: Pick<TypedEntry, 'kind' | 'fields'>,
): Promise<NamedMembers | Refusing> =>
  typedMembers([row]).every(isMemberId) ? none : findMembers(given, [row])

/** The request that records them, as it is recognised when it comes again: without betraying the names in it. */
export const withoutNames = async <Given extends InCommunity & Pick<Said<'recordEntry'>, 'sent'>>(
  given: Given,
  { sealer }: NamedMembers,
): Promise<Given> => (sealer === undefined ? given : unguessable(given, sealer))

/** What is answered when the tables refuse a record because of the member it names. */
export const strangerIn = (entries: readonly Entry[]): Refusing | undefined =>
  entries.some(({ fields }) => fields['member'] !== undefined)
    ? invalid(refused('member', 'not-a-member'))
    : undefined
