import {
  addMembersStatement,
  listMembers,
  memberHashes,
  reachesMembers,
  sealedNames,
  type StoredMember,
} from '@linli/data/tenant/members'
import { commit } from '@linli/data/commit'
import { readDate } from '@linli/domain/dates'
import { maskOf, readName } from '@linli/domain/members'
import { mostMembers } from '@linli/domain/name-lists'
import { refused, type Refusal } from '@linli/domain/refusals'
import { commitOnce, eventOf } from './committing.ts'
import type { Given, Handlers, InCommunity, Said } from './given.ts'
import { newId, today } from './ids.ts'
import { nameHash, namePlace } from './member-names.ts'
import { memberReply } from './member-replies.ts'
import { invalid, isRefusing, refuse, type Refusing } from './refusals.ts'
import { sealerOf, unguessable, type Sealer } from './sealing.ts'

type Here = Pick<Said<'addMember'>, 'outside'> & InCommunity

/** The street's sealer, for who keeps the list; an officer of other sections never comes so far. */
export const sealerFor = async (given: Here): Promise<Sealer | Refusing> =>
  reachesMembers(given.reach, given.community)
    ? sealerOf(given.outside, given.street.id)
    : refuse('not-permitted')

/** The latest day that is believable: somebody's leaving may be known beforehand. */
const horizon = (given: Here): string => `${Number(today(given.outside).slice(0, 4)) + 1}-12-31`

const readDay = (given: Here, typed: string, field: 'since' | 'until') => {
  if (typed === '') return { day: null, errors: [] }
  const read = readDate(typed, { today: today(given.outside), latest: horizon(given) })
  if (!read.ok) return { day: null, errors: [refused(field, read.reason.problem, read.reason)] }
  const isDay = read.value.precision === 'day'
  return { day: isDay ? read.value.date : null, errors: isDay ? [] : [refused(field, 'not-a-day')] }
}

/** Since and until when somebody is a member, or what is wrong with the days. */
export const readDays = (given: Here, typed: { since: string; until: string }) => {
  const [since, until] = [readDay(given, typed.since, 'since'), readDay(given, typed.until, 'until')]
  const errors: Refusal[] = [...since.errors, ...until.errors]
  if (since.day !== null && until.day !== null && until.day < since.day)
    errors.push(
      refused('until', 'day-too-early', { name: '加入日期', nameEn: 'the day of joining', day: since.day }),
    )
  return { since: since.day, until: until.day, errors }
}

type Days = Pick<StoredMember, 'since' | 'until'>

const newMember = async (given: Here, sealer: Sealer, name: string, days: Days): Promise<StoredMember> => {
  const id = newId(given.outside)
  return {
    id,
    community: given.community,
    sealedName: await sealer.seal(name, namePlace(id)),
    mask: maskOf(name),
    nameHash: await nameHash(sealer, given.community, name),
    since: days.since,
    until: days.until,
    removed: false,
    version: 1,
    updatedAt: given.outside.now(),
    updatedBy: given.caller.person.name,
  }
}

const adding = (given: Here, made: readonly StoredMember[], namesakes: boolean) => ({
  statements: [addMembersStatement(made, { community: given.community, most: mostMembers, namesakes })],
  events: made.map(({ id }) => eventOf(given, 'member.added', id, { version: 1 })),
})

const tooMany = (field: string): Refusing => invalid(refused(field, 'too-many', { max: mostMembers }))

/** The tables took none of them: there are too many, or a name is on the list by now. */
const clash = refuse('stale')

const addOne = async (given: Given<'addMember'>): Promise<ReturnType<typeof memberReply> | Refusing> => {
  const { body, tenant, reach, community } = given
  const sealer = await sealerFor(given)
  if (isRefusing(sealer)) return sealer
  const [name, { errors, ...days }] = [readName(body.name), readDays(given, body)]
  if (!name.ok || errors.length > 0)
    return refuse('invalid', { errors: [...(name.ok ? [] : [name.reason]), ...errors] })
  const made = await newMember(given, sealer, name.value, days)
  const secret = await unguessable(given, sealer)
  const done = await commitOnce(
    secret,
    'addMember',
    memberReply(made),
    adding(given, [made], body.namesake),
    clash,
  )
  if (done !== clash) return done
  const held = await memberHashes(tenant, reach, community)
  return held.length < mostMembers ? invalid(refused('name', 'member-twice')) : tooMany('name')
}

/** New members for those names that are not taken, neither before nor by one above; and which of them were. */
const makeMembers = async (
  given: Here,
  sealer: Sealer,
  names: readonly string[],
  days: Days,
  before: ReadonlySet<string>,
) => {
  const [made, known, taken]: [StoredMember[], number[], Set<string>] = [[], [], new Set(before)]
  for (const [at, name] of names.entries()) {
    const one = await newMember(given, sealer, name, days)
    if (taken.has(one.nameHash)) known.push(at)
    else made.push(one)
    taken.add(one.nameHash)
  }
  return { made, known }
}

const importMany = async (given: Given<'importMembers'>) => {
  const { body, tenant, reach, community } = given
  const sealer = await sealerFor(given)
  if (isRefusing(sealer)) return sealer
  const names = body.names.map((typed, at) => readName(typed, `names[${at}]`))
  const { errors, ...days } = readDays(given, { since: body.since, until: '' })
  const wrong = [...names.flatMap((name) => (name.ok ? [] : [name.reason])), ...errors]
  if (wrong.length > 0) return refuse('invalid', { errors: wrong })
  const held = await memberHashes(tenant, reach, community)
  const taken = new Set(held.map((one) => one.nameHash))
  const listed = names.flatMap((name) => (name.ok ? [name.value] : []))
  const { made, known } = await makeMembers(given, sealer, listed, days, taken)
  if (held.length + made.length > mostMembers) return tooMany('names')
  const reply = { added: made.length, ids: made.map(({ id }) => id), known }
  const secret = await unguessable(given, sealer)
  return commitOnce(secret, 'importMembers', reply, adding(given, made, false), clash)
}

const openAll = async (sealer: Sealer, rows: readonly Pick<StoredMember, 'id' | 'sealedName'>[]) =>
  Promise.all(
    rows.map(async ({ id, sealedName }) => ({ id, name: await sealer.open(sealedName, namePlace(id)) })),
  )

const otherKey = {
  zh: '姓名是用另一把密钥加密的，现在的密钥打不开；请联系运维人员恢复原来的密钥',
  en: 'The names were encrypted with another key than the present one: ask the operator to bring it back',
}

/** Nobody gets a name before it is noted that they did. */
const readNames = async (given: Given<'readMemberNames'>) => {
  const { tenant, reach, community, body } = given
  const sealer = await sealerFor(given)
  if (isRefusing(sealer)) return sealer
  const opened = await openAll(sealer, await sealedNames(tenant, reach, community, body.members))
  const names = opened.flatMap(({ id, name }) => (name === undefined ? [] : { id, name }))
  if (names.length < opened.length) return refuse('not-set-up', { detail: otherKey })
  if (names.length === 0) return { names }
  const [first] = names
  const subject = names.length === 1 && first !== undefined ? first.id : community
  const whose = body.members === undefined ? 'all' : names.map(({ id }) => id)
  const event = eventOf(given, 'member.names-read', subject, { names: names.length, members: whose })
  const noted = await commit(tenant, { statements: [], events: [event] })
  return noted === 'committed' ? { names } : refuse('not-working')
}

export const memberHandlers: Pick<
  Handlers,
  'listMembers' | 'readMemberNames' | 'addMember' | 'importMembers'
> = {
  listMembers: async ({ tenant, reach, community }) => ({
    members: (await listMembers(tenant, reach, community)).map(memberReply),
  }),
  readMemberNames: readNames,
  addMember: addOne,
  importMembers: importMany,
}
