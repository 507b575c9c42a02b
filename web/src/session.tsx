import type { Permission } from '@linli/domain/permissions'
import { isPeriod, periodName, type Period } from '@linli/domain/periods'
import type { Person } from '@linli/contract/sessions'
import type { Street } from '@linli/contract/streets'
import { createContext } from 'preact'
import { useContext, useLayoutEffect } from 'preact/hooks'
import { pick, useLanguage } from './language.tsx'

export type Standing = Person['memberships'][number]
type Community = Street['communities'][number]

/** Who works, in which street, and on which community and period the address points. */
export type Session = {
  person: Person
  membership: Standing
  street: Street
  /** The community of the address; none on the screens of the whole street. */
  community?: Community
  period: Period
  may: (permission: Permission) => boolean
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** The session of the street's screens. Throws outside of them, which is a programmer's error. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession is for screens inside a street')
  return session
}

/** The session put together from what was loaded and from the address. */
export const sessionOf = (
  known: { person: Person; membership: Standing; street: Street },
  at: { community?: string | undefined; period?: string | undefined },
): Session => {
  const community = known.street.communities.find(({ id }) => id === at.community)
  const period = [at.period ?? '', known.street.currentPeriod, known.street.periods[0] ?? ''].find(isPeriod)
  if (period === undefined) throw new Error('the street names no current period')
  return {
    ...known,
    ...(community === undefined ? {} : { community }),
    period,
    may: (permission) => known.membership.permissions.includes(permission),
  }
}

/** Names the page for the window and the history: 2010年上半年 台账 · 天运社区 · 邻里. */
export const useTitle = (screen: string): void => {
  const { period, community, street } = useSession()
  const brand = { zh: '邻里', en: 'Linli' }[useLanguage()]
  const title = `${pick(periodName(period))} ${screen} · ${community?.name ?? street.name} · ${brand}`
  useLayoutEffect(() => {
    document.title = title
  }, [title])
}
