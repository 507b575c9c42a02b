import type { Person } from '@linli/contract/sessions'
import { useWords } from '../language.tsx'
import { words } from './bar-words.ts'
import { Icon } from './icon.tsx'
import { WaitingCount } from './later.tsx'
import { placesFor, useWhereabouts } from './places.ts'

/** The screens at the bottom of a phone. Settings, which are rare, are in the user's menu. */
export const Tabs = ({ person }: { person: Person }) => {
  const said = useWords(words)
  const at = useWhereabouts(person)
  const places = placesFor(at).filter(({ screen }) => screen !== 'settings')
  return (
    <nav class="tabs" aria-label={said.tabs}>
      {places.map(({ screen, icon, href, current }) => (
        <a key={screen} href={href} aria-current={current ? 'page' : undefined}>
          <Icon name={icon} />
          {said[screen]}
          {screen === 'reviews' && <WaitingCount at={at} />}
        </a>
      ))}
    </nav>
  )
}
