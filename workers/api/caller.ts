import type { Person } from '@linli/data/directory/people'
import { openDirectory } from '@linli/data/open'
import type { Outside } from '../outside.ts'
import { cookieName, sessionKeeper } from './sessions-lucia.ts'

/**
 * Who calls: the person and the session they came with; `cookie` is set when the browser must learn of a renewal. Another system
 * stands in a person's place and has no session.
 */
export type Caller = { person: Person; session: string; cookie?: string }

/** Whether another system calls, by a token. */
export const isIntegration = ({ person }: Caller): boolean =>
  person.memberships.some(({ role }) => role === 'integration')

export const isSecure = (outside: Outside): boolean => outside.publicOrigin.startsWith('https://')

export const keeperOf = (outside: Outside) =>
  sessionKeeper(openDirectory(outside.connect), isSecure(outside), outside)

const cookieOf = (request: Request, name: string): string | undefined =>
  (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim().split('=', 2))
    .find(([key]) => key === name)?.[1]

/** Reads the session of a request in one round trip; undefined when there is none that holds. */
export const callerOf = async (outside: Outside, request: Request): Promise<Caller | undefined> => {
  const id = cookieOf(request, cookieName(isSecure(outside)))
  if (id === undefined || !/^[a-z0-9]{20,80}$/.test(id)) return undefined
  const keeper = keeperOf(outside)
  const { session, user } = await keeper.validateSession(id)
  if (session === null) return undefined
  const found = { person: user.person, session: session.id }
  return session.fresh ? { ...found, cookie: keeper.createSessionCookie(session.id).serialize() } : found
}

/** Whether a request that changes something comes from our own pages (or from no browser at all). */
export const isSameOrigin = (outside: Outside, request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') return false
  const origin = request.headers.get('origin')
  if (origin === null) return true
  return origin === new URL(request.url).origin || origin === outside.publicOrigin
}
