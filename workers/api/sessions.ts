import type { Person as PersonReply } from '@linli/contract/sessions'
import {
  changePassword as storePassword,
  clearAttempts,
  countAttempt,
  endSession,
  passwordHashOf,
  personByLogin,
  sessionsOf,
  uncountAttempt,
  type Person,
  type StreetMembership,
} from '@linli/data/directory/people'
import { openDirectory } from '@linli/data/open'
import { permissionsOf } from '@linli/domain/permissions'
import { sha256 } from './hashes.ts'
import type { Outside } from '../outside.ts'
import { keeperOf } from './caller.ts'
import type { Handlers } from './given.ts'
import { instant } from './ids.ts'
import { hashPassword, nobody, passwordFits } from './passwords.ts'
import { isRefusing, refuse, type Refusing } from './refusals.ts'

const window = 15 * 60_000
const mostByName = 8
const mostByCaller = 60

/** What a person is in a street; what other systems hold is no person's. */
const membershipReply = (membership: StreetMembership): PersonReply['memberships'] => {
  const { street, location, role, communities, sections } = membership
  if (role === 'integration') return []
  return [
    {
      street,
      streetName: location.name,
      role,
      permissions: [...permissionsOf(membership)],
      communities: communities === 'all' ? 'all' : [...communities],
      sections: sections === 'all' ? 'all' : [...sections],
    },
  ]
}

const personReply = ({ id, name, memberships }: Person): PersonReply => ({
  id,
  name,
  memberships: memberships.flatMap(membershipReply),
})

const tooMany = (until: number, now: number): Refusing =>
  refuse('too-many-attempts', { retryAfter: Math.max(1, Math.ceil((until - now) / 1000)) })

type Limit = { bucket: string; most: number }

/** Runs `check` unless one of its buckets is full. Only what fails stays counted. */
const limited = async <Found>(
  outside: Outside,
  limits: readonly Limit[],
  check: () => Promise<Found | undefined>,
): Promise<Found | Refusing> => {
  const directory = openDirectory(outside.connect)
  const now = outside.now()
  for (const { bucket, most } of limits) {
    const { count, until } = await countAttempt(directory, bucket, now, window)
    if (count > most) return tooMany(until, now)
  }
  const found = await check()
  if (found === undefined) return refuse('wrong-credentials')
  for (const { bucket } of limits) await uncountAttempt(directory, bucket)
  return found
}

/** Attempts are counted by name and, where the host knows who is calling, by caller. */
const signInLimits = (byName: string, caller: string): Limit[] => [
  { bucket: byName, most: mostByName },
  ...(caller === '' ? [] : [{ bucket: `caller:${caller}`, most: mostByCaller }]),
]

const startSession = async (
  outside: Outside,
  person: string,
  request: Request,
  headers: Headers,
): Promise<void> => {
  const keeper = keeperOf(outside)
  const device = (request.headers.get('user-agent') ?? '').slice(0, 200)
  const session = await keeper.createSession(person, { createdAt: outside.now(), device })
  headers.append('set-cookie', keeper.createSessionCookie(session.id).serialize())
}

export const sessionHandlers: Pick<
  Handlers,
  'signIn' | 'readSession' | 'signOut' | 'listSessions' | 'revokeSession' | 'changePassword'
> = {
  signIn: async ({ outside, body, request, headers }) => {
    const directory = openDirectory(outside.connect)
    const byName = `name:${sha256(body.name)}`
    const limits = signInLimits(byName, outside.callerOf(request))
    const found = await limited(outside, limits, async () => {
      const person = await personByLogin(directory, body.name)
      return (await passwordFits(body.password, person?.passwordHash ?? nobody)) ? person : undefined
    })
    if (isRefusing(found)) return found
    await clearAttempts(directory, byName)
    await startSession(outside, found.id, request, headers)
    return personReply(found)
  },

  readSession: ({ caller }) => Promise.resolve(personReply(caller.person)),

  signOut: async ({ outside, caller, headers }) => {
    const keeper = keeperOf(outside)
    await keeper.invalidateSession(caller.session)
    headers.append('set-cookie', keeper.createBlankSessionCookie().serialize())
    return {}
  },

  listSessions: async ({ outside, caller }) => {
    const current = sha256(caller.session)
    const rows = await sessionsOf(openDirectory(outside.connect), caller.person.id)
    const live = rows.filter(({ expiresAt }) => expiresAt > outside.now())
    return {
      sessions: live.map(({ idHash, createdAt, expiresAt, device }) => ({
        id: idHash,
        createdAt: instant(createdAt),
        expiresAt: instant(expiresAt),
        device,
        current: idHash === current,
      })),
    }
  },

  revokeSession: async ({ outside, caller, params }) =>
    (await endSession(openDirectory(outside.connect), caller.person.id, params.session))
      ? {}
      : refuse('not-found'),

  changePassword: async ({ outside, caller, body, request, headers }) => {
    const directory = openDirectory(outside.connect)
    const { id } = caller.person
    const fits = await limited(outside, [{ bucket: `password:${id}`, most: mostByName }], async () =>
      (await passwordFits(body.current, (await passwordHashOf(directory, id)) ?? nobody)) ? {} : undefined,
    )
    if (isRefusing(fits)) return fits
    await storePassword(directory, id, await hashPassword(body.next, outside.random(16)))
    await startSession(outside, id, request, headers)
    return {}
  },
}
