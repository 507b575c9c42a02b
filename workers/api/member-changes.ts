import { changeMemberGuard, readMember, type StoredMember } from '@linli/data/tenant/members'
import { maskOf, readName } from '@linli/domain/members'
import { refused } from '@linli/domain/refusals'
import { commitEdit, eventOf } from './committing.ts'
import type { Given, Handlers } from './given.ts'
import { nameHash, namePlace } from './member-names.ts'
import { memberReply } from './member-replies.ts'
import { readDays, sealerFor } from './members.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import type { Sealer } from './sealing.ts'

type Changing = Given<'changeMember'> | Given<'removeMember'> | Given<'restoreMember'>

/** A member that is to be changed: of the version seen, and off the list or on it as the change needs. */
const lookUp = async (
  given: Changing,
  { hash = '', removed = false }: { hash?: string; removed?: boolean } = {},
): Promise<{ found: StoredMember; twin: boolean } | Refusing> => {
  const wanted = { id: given.params.member, hash }
  const read = await readMember(given.tenant, given.reach, given.community, wanted)
  if (read === undefined) return refuse('not-found')
  if (read.found.version !== given.seen) return refuse('stale')
  return read.found.removed === removed ? read : refuse('not-found')
}

const revise = (given: Changing, found: StoredMember, changes: Partial<StoredMember>, type: string) => {
  const next = {
    ...found,
    ...changes,
    version: given.seen + 1,
    updatedAt: given.outside.now(),
    updatedBy: given.caller.person.name,
  }
  const events = [eventOf(given, type, next.id, { version: next.version })]
  return commitEdit(given, memberReply(next), { guard: changeMemberGuard(next), statements: [], events })
}

const sealAnew = async (given: Given<'changeMember'>, sealer: Sealer, name: string) => ({
  sealedName: await sealer.seal(name, namePlace(given.params.member)),
  mask: maskOf(name),
  nameHash: await nameHash(sealer, given.community, name),
})

const change = async (given: Given<'changeMember'>) => {
  const { body } = given
  const name = body.name === '' ? undefined : readName(body.name)
  const { errors, ...days } = readDays(given, body)
  const wrong = name?.ok === false ? [name.reason, ...errors] : errors
  const sealer = await sealerFor(given)
  if (isRefusing(sealer)) return sealer
  const renamed = name?.ok ? await sealAnew(given, sealer, name.value) : undefined
  const read = await lookUp(given, renamed === undefined ? {} : { hash: renamed.nameHash })
  if (isRefusing(read)) return read
  if (wrong.length > 0) return refuse('invalid', { errors: wrong })
  const meant = body.namesake || renamed?.nameHash === read.found.nameHash
  if (renamed !== undefined && read.twin && !meant) return invalid(refused('name', 'member-twice'))
  return revise(given, read.found, { ...days, ...renamed }, 'member.changed')
}

export const memberChangeHandlers: Pick<Handlers, 'changeMember' | 'removeMember' | 'restoreMember'> = {
  changeMember: change,

  removeMember: async (given) => {
    const read = await lookUp(given)
    return isRefusing(read) ? read : revise(given, read.found, { removed: true }, 'member.removed')
  },

  restoreMember: async (given) => {
    const read = await lookUp(given, { removed: true })
    return isRefusing(read) ? read : revise(given, read.found, { removed: false }, 'member.restored')
  },
}
