import { useRoute } from 'preact-iso/router'
import type { ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { compareLink, integrationLink } from '../links.ts'
import { neededFor, tabs, type Tab } from '../integration/places.ts'
import { consoleWords } from '../integration/words.ts'
import { NoPermission } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession, useTitle } from '../session.tsx'
import '../styles/integration.css'

const views: Record<Tab, ComponentType> = {
  endpoints: screen(() => import('../integration/endpoints.tsx').then((module) => module.Endpoints)),
  deliveries: screen(() => import('../integration/deliveries.tsx').then((module) => module.Deliveries)),
  catalogue: screen(() => import('../integration/catalogue.tsx').then((module) => module.Catalogue)),
  tokens: screen(() => import('../integration/tokens.tsx').then((module) => module.Tokens)),
  events: screen(() => import('../integration/events.tsx').then((module) => module.Events)),
  sources: screen(() => import('../integration/sources.tsx').then((module) => module.Sources)),
  quarantine: screen(() => import('../integration/quarantine.tsx').then((module) => module.Quarantine)),
}

const Heading = ({ tab }: { tab: Tab }) => {
  const words = useWords(consoleWords)
  const { street, may } = useSession()
  const nav = useRef<HTMLElement>(null)
  // On a phone the tabs are more than fit.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [tab])
  return (
    <div class="console-title">
      <h1>{words.title}</h1>
      <nav ref={nav} class="console-tabs" aria-label={words.tabs}>
        {tabs
          .filter((each) => may(neededFor(each)))
          .map((each) => (
            <a
              key={each}
              href={integrationLink({ street: street.id, tab: each })}
              aria-current={each === tab ? 'page' : undefined}
            >
              {words[each]}
            </a>
          ))}
      </nav>
      <a class="console-developers" href="/developers" target="_blank" rel="noopener">
        {words.developers}
        <span class="vh">{words.newWindow}</span>
      </a>
    </div>
  )
}

const Refusal = () => {
  const words = useWords(consoleWords)
  const { street } = useSession()
  const back = (
    <a class="btn" href={compareLink({ street: street.id })}>
      {words.back}
    </a>
  )
  return (
    <>
      <h1>{words.title}</h1>
      <NoPermission title={words.noPermission} text={words.noPermissionHow(street.name)} actions={back} />
    </>
  )
}

const Shown = ({ tab }: { tab: Tab }) => {
  const View = views[tab]
  return (
    <>
      <Heading tab={tab} />
      <View />
    </>
  )
}

/** 系统对接: what other systems are told, what they tell, and with which keys. */
export const Integration = () => {
  const words = useWords(consoleWords)
  const { may } = useSession()
  const asked = useRoute().params['tab']
  const tab = tabs.find((each) => each === asked) ?? 'endpoints'
  useTitle(`${words[tab]} · ${words.title}`)
  return <div class="console">{may(neededFor(tab)) ? <Shown tab={tab} /> : <Refusal />}</div>
}
