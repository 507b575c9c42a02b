import type { Person } from '@linli/contract/sessions'
import { useLocation } from 'preact-iso/router'
import { useWords } from '../language.tsx'
import { compareLink, noticesLink } from '../links.ts'
import { words } from './bar-words.ts'
import { Icon } from './icon.tsx'
import { UnseenCount, WaitingCount } from './later.tsx'
import { elsewhere, placesFor, useWhereabouts, type Whereabouts } from './places.ts'
import { UserMenu } from './user-menu.tsx'

type Chosen = Event & { currentTarget: HTMLSelectElement }

/** Which street; a choice only for those who work in several. */
const StreetChoice = ({ person, at }: { person: Person; at: Whereabouts }) => {
  const said = useWords(words)
  const { route } = useLocation()
  if (person.memberships.length < 2) return <span>{at.membership?.streetName}</span>
  const chosen = (event: Chosen) =>
    route(compareLink({ street: event.currentTarget.value, period: at.period }))
  return (
    <select class="sel" aria-label={said.street} value={at.membership?.street} onChange={chosen}>
      {person.memberships.map(({ street, streetName }) => (
        <option key={street} value={street}>
          {streetName}
        </option>
      ))}
    </select>
  )
}

/** Which community; a choice only for those who see several. */
const CommunityChoice = ({ at }: { at: Whereabouts }) => {
  const said = useWords(words)
  const { route } = useLocation()
  const communities = at.street?.communities ?? []
  if (at.community === undefined || at.membership?.permissions.includes('records.read') !== true) return null
  if (communities.length < 2) return <span class="place">{communities[0]?.name}</span>
  const chosen = (event: Chosen) => route(elsewhere(at, event.currentTarget.value))
  return (
    <select class="sel" aria-label={said.community} value={at.community} onChange={chosen}>
      {communities.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** What happened to one's reports; only for those whom anything is told. */
const Bell = ({ at: { membership, screen } }: { at: Whereabouts }) => {
  const said = useWords(words)
  const told = membership?.permissions.some((each) => each === 'reports.edit' || each === 'reports.review')
  if (membership === undefined || told !== true) return null
  const { street } = membership
  return (
    <a
      class="btn icon plain bell"
      href={noticesLink({ street })}
      title={said.notices}
      aria-current={screen === 'notices' ? 'page' : undefined}
    >
      <Icon name="bell" />
      <span class="vh">{said.notices}</span>
      <UnseenCount key={street} street={street} />
    </a>
  )
}

/** The bar at the top: where one is, the screens, and one's own menu. */
export const Bar = ({ person }: { person: Person }) => {
  const said = useWords(words)
  const at = useWhereabouts(person)
  return (
    <header class="bar">
      <a class="brand" href="/" aria-label={said.home}>
        <i aria-hidden="true" />
        <span>{said.brand}</span>
      </a>
      <div class="tenant">
        <StreetChoice person={person} at={at} />
        <CommunityChoice at={at} />
      </div>
      <nav class="nav" aria-label={said.navigation}>
        {placesFor(at).map(({ screen, href, current }) => (
          <a key={screen} href={href} aria-current={current ? 'page' : undefined}>
            {said[screen]}
            {screen === 'reviews' && <WaitingCount at={at} />}
          </a>
        ))}
      </nav>
      <div class="right">
        <Bell at={at} />
        <UserMenu person={person} />
      </div>
    </header>
  )
}
