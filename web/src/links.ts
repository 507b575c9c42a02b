type Query = Readonly<Record<string, string | undefined>>
type Place = { street: string; community: string; period?: string | undefined }

/** The screens of one community, in the order of the bar. */
export const communityScreens = ['ledger', 'figures', 'report', 'targets'] as const
export type CommunityScreen = (typeof communityScreens)[number]
export type Screen = CommunityScreen | 'tasks' | 'reviews' | 'compare' | 'settings'

const withQuery = (path: string, query: Query): string => {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') asked.set(name, value)
  const text = asked.toString()
  return text === '' ? path : `${path}?${text}`
}

const streetPath = (street: string): string => `/s/${encodeURIComponent(street)}`

/** The address of a community's screen. */
export const communityLink = (
  screen: CommunityScreen,
  { street, community, ...query }: Place & Query,
): string => withQuery(`${streetPath(street)}/c/${encodeURIComponent(community)}/${screen}`, query)

export const ledgerLink = (
  to: Place & { kind?: string | undefined; entry?: string | undefined; q?: string | undefined },
): string => communityLink('ledger', to)

export const figuresLink = (
  to: Place & { metric?: string | undefined; dimension?: string | undefined },
): string => communityLink('figures', to)

/** The address of one target of a community. */
export const targetLink = ({
  street,
  community,
  target,
  ...query
}: Place & { target: string } & Query): string =>
  withQuery(
    `${streetPath(street)}/c/${encodeURIComponent(community)}/targets/${encodeURIComponent(target)}`,
    query,
  )

export const targetsLink = (to: Place): string => communityLink('targets', to)

/** The address of a street's tasks and where its communities are with them; anything else that is given goes into the query. */
export const targetBoardLink = ({ street, ...query }: { street: string } & Query): string =>
  withQuery(`${streetPath(street)}/targets`, query)

/** The address of one task of a street, or of a `new` one. */
export const taskLink = ({ street, task, ...query }: { street: string; task: string } & Query): string =>
  withQuery(`${streetPath(street)}/tasks/${encodeURIComponent(task)}`, query)
/** The address of a community's coverage (census): the grid of one day. */
export const coverageLink = ({
  street,
  community,
  target,
  day,
}: {
  street: string
  community: string
  target: string
  day?: string | undefined
}): string =>
  withQuery(
    `${streetPath(street)}/c/${encodeURIComponent(community)}/targets/${encodeURIComponent(target)}/coverage`,
    { day },
  )

/** The address of the coverage of a whole street. */
export const streetCoverageLink = ({ street, task }: { street: string; task: string }): string =>
  `${streetPath(street)}/coverages/${encodeURIComponent(task)}`
/** The address of a community's members and their duties. */
export const membersLink = ({ street, community, ...query }: Place & Query): string =>
  withQuery(`${streetPath(street)}/c/${encodeURIComponent(community)}/members`, query)

/** The address of a street's comparison; anything else that is given goes into the query. */
export const compareLink = ({ street, ...query }: { street: string } & Query): string =>
  withQuery(`${streetPath(street)}/compare`, query)

/** The address of a community's report; `panel` opens one of its panels, such as `remarks`. */
export const reportLink = ({ street, community, ...query }: Place & Query): string =>
  withQuery(`${streetPath(street)}/c/${encodeURIComponent(community)}/report`, query)

/** The address of the review of a street's reports; anything else that is given goes into the query. */
export const reviewsLink = ({ street, ...query }: { street: string } & Query): string =>
  withQuery(`${streetPath(street)}/reviews`, query)

export const rulesLink = ({ street, ...query }: { street: string } & Query): string =>
  withQuery(`${streetPath(street)}/rules`, query)

/** The address of the street's target templates; `template` opens one. */
export const templatesLink = ({ street, ...query }: { street: string } & Query): string =>
  withQuery(`${streetPath(street)}/templates`, query)

export const noticesLink = ({ street }: { street: string }): string => `${streetPath(street)}/notices`

export const settingsLink = ({ street }: { street: string }): string => `${streetPath(street)}/settings`

/** The address of a part of the console for other systems; anything else that is given goes into the query. */
export const integrationLink = ({
  street,
  tab = 'endpoints',
  ...query
}: { street: string; tab?: string | undefined } & Query): string =>
  withQuery(`${streetPath(street)}/integration/${tab}`, query)

/** The address of the street's wordings, or of a community's. */
export const wordingsLink = ({
  street,
  community,
  ...query
}: { street: string; community?: string | undefined } & Query): string =>
  withQuery(
    `${streetPath(street)}${community === undefined ? '' : `/c/${encodeURIComponent(community)}`}/wordings`,
    query,
  )

/** The sign-in page, and where to go on afterwards. */
export const signInLink = (to: string): string => withQuery('/sign-in', { to: to === '/' ? undefined : to })

/** The street, community and screen that an address is about. */
export const placeOf = (path: string): { street?: string; community?: string; screen?: string } => {
  const found = /^\/s\/([^/]+)(?:\/c\/([^/]+))?(?:\/([^/]+))?(?:\/.*)?$/.exec(path)
  const [, street, community, screen] = found ?? []
  return {
    ...(street === undefined ? {} : { street: decodeURIComponent(street) }),
    ...(community === undefined ? {} : { community: decodeURIComponent(community) }),
    ...(screen === undefined ? {} : { screen }),
  }
}
