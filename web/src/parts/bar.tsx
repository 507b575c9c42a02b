import type { Person } from '@linli/contract/sessions'
import { useLocation } from 'preact-iso/router'
import { useWords } from '../language.tsx'
import { compareLink } from '../links.ts'
import { words } from './bar-words.ts'
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
          </a>
        ))}
      </nav>
      <div class="right">
        <UserMenu person={person} />
      </div>
    </header>
  )
}
