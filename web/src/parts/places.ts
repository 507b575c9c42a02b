import type { Permission } from '@linli/domain/permissions'
import type { Person } from '@linli/contract/sessions'
import type { Street } from '@linli/contract/streets'
import { useLocation } from 'preact-iso/router'
import { call } from '../api.ts'
import {
  communityLink,
  communityScreens,
  compareLink,
  placeOf,
  reviewsLink,
  settingsLink,
  targetBoardLink,
  type CommunityScreen,
  type Screen,
} from '../links.ts'
import { useQuery } from '../queries.ts'
import type { Standing } from '../session.tsx'
import type { IconName } from './icon.tsx'

/** One entry of the bar or the tabs. */
export type Place = { screen: Screen; icon: IconName; href: string; current: boolean }

const icons: Record<Screen, IconName> = {
  ledger: 'ledger',
  figures: 'figures',
  report: 'report',
  targets: 'target',
  tasks: 'columns',
  reviews: 'review',
  compare: 'compare',
  settings: 'settings',
}

/** The street, and the community last looked at in it, that the bar is about. */
export type Whereabouts = {
  membership?: Standing
  street?: Street
  community?: string
  screen?: string
  period?: string
}

/** The targets of the whole street are another screen than those of one community. */
const screenAt = ({ screen, community }: ReturnType<typeof placeOf>): string | undefined =>
  screen === 'targets' && community === undefined ? 'tasks' : screen

const lastCommunity = new Map<string, string>()

const communityIn = (street: Street, asked: string | undefined): string | undefined => {
  const found = [asked, lastCommunity.get(street.id)].find((id) =>
    street.communities.some((each) => each.id === id),
  )
  const community = found ?? street.communities[0]?.id
  if (community !== undefined) lastCommunity.set(street.id, community)
  return community
}

/** Where the person is; outside of a street it is their first one. */
export const useWhereabouts = (person: Person): Whereabouts => {
  const { path, query } = useLocation()
  const place = placeOf(path)
  const screen = screenAt(place)
  const membership = person.memberships.find(({ street }) => street === place.street) ?? person.memberships[0]
  const id = membership?.street ?? ''
  const { value: street } = useQuery(`street/${id}`, () => call('readStreet', { params: { street: id } }))
  const community = street === undefined ? undefined : communityIn(street, place.community)
  return {
    ...(membership === undefined ? {} : { membership }),
    ...(street === undefined ? {} : { street }),
    ...(community === undefined ? {} : { community }),
    ...(screen === undefined ? {} : { screen }),
    ...(query['period'] === undefined ? {} : { period: query['period'] }),
  }
}

const isCommunityScreen = (screen: string | undefined): screen is CommunityScreen =>
  communityScreens.some((each) => each === screen)

/** The address of the same screen in another community, or of its figures where the screen has no community. */
export const elsewhere = (at: Whereabouts, community: string): string =>
  communityLink(isCommunityScreen(at.screen) ? at.screen : at.screen === 'tasks' ? 'targets' : 'figures', {
    street: at.membership?.street ?? '',
    community,
    period: at.period,
  })

/** The screens that this person may open, in the order of the bar. */
export const placesFor = ({ membership, street: known, community, screen, period }: Whereabouts): Place[] => {
  if (membership === undefined) return []
  const may = (permission: Permission) => membership.permissions.includes(permission)
  const { street } = membership
  const place = (of: Screen, href: string): Place => ({
    screen: of,
    icon: icons[of],
    href,
    current: of === screen,
  })
  const inCommunity = (of: CommunityScreen, id: string) =>
    place(of, communityLink(of, { street, community: id, period }))
  return [
    ...(community !== undefined && may('records.read')
      ? communityScreens.map((of) => inCommunity(of, community))
      : []),
    // For those who see one community only, its own targets say as much.
    ...(may('records.read') && (known?.communities.length ?? 0) > 1
      ? [place('tasks', targetBoardLink({ street, period }))]
      : []),
    ...(may('reports.review') ? [place('reviews', reviewsLink({ street, period }))] : []),
    ...(may('comparison.read') ? [place('compare', compareLink({ street, period }))] : []),
    ...(may('street.settings') ? [place('settings', settingsLink({ street }))] : []),
  ]
}
