import type { Person } from '@linli/contract/sessions'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { whenSignedOut } from './api.ts'
import { useWords } from './language.tsx'
import { signInLink } from './links.ts'
import { usePerson } from './people.ts'
import { forget } from './queries.ts'
import { Bar } from './parts/bar.tsx'
import { Boundary } from './parts/boundary.tsx'
import { Dialog } from './parts/dialog.tsx'
import { OfflineBanner } from './parts/offline-banner.tsx'
import { Failed, Loading } from './parts/states.tsx'
import { Tabs } from './parts/tabs.tsx'
import { SignInForm } from './parts/sign-in-form.tsx'
import { WaitingNotice } from './parts/waiting-notice.tsx'

const words = {
  zh: { skip: '跳到正文', again: '登录已过期', againText: '请再登录一次。页面上正在录的内容还在。' },
  en: {
    skip: 'Skip to content',
    again: 'You were signed out',
    againText: 'Sign in again. What you were typing is still here.',
  },
}

/** Signs in over the page when the session has ended, so that nothing typed on it is lost. */
const SignInAgain = ({ person }: { person: Person }) => {
  const said = useWords(words)
  const [ended, setEnded] = useState(false)
  useEffect(() => whenSignedOut(() => setEnded(true)), [])
  if (!ended) return null
  const signedIn = (now: Person) => {
    // Another person's page must not show what this one may see.
    if (now.id !== person.id) return location.assign('/')
    setEnded(false)
    forget('')
  }
  return (
    <Dialog title={said.again} onClose={() => undefined} firm>
      <p>{said.againText}</p>
      <SignInForm onSignedIn={signedIn} />
    </Dialog>
  )
}

let arrivedAt: string | undefined

/** After going to another screen the keyboard and the screen reader begin at its top, not at the link that was left. */
const useFocusOnArrival = (path: string, ready: boolean) => {
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!ready || arrivedAt === path) return
    // A choice in the bar is gone through with the arrow keys: it keeps the focus.
    if (arrivedAt !== undefined && !(document.activeElement instanceof HTMLSelectElement))
      main.current?.focus()
    arrivedAt = path
  }, [path, ready])
  return main
}

/** The bar, the tabs and the place for a screen. `children` are drawn when it is known who is signed in. */
export const Frame = ({ children }: { children: (person: Person) => ComponentChildren }) => {
  const said = useWords(words)
  const { url, path, route } = useLocation()
  const { value: person, failure, signedOut, reload } = usePerson()
  const main = useFocusOnArrival(path, person !== undefined)
  useEffect(() => {
    if (signedOut && person === undefined) route(signInLink(url), true)
  }, [signedOut])
  if (person === undefined)
    return (
      <main class="page">
        {failure && !signedOut ? <Failed error={failure} retry={reload} /> : <Loading />}
      </main>
    )
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {said.skip}
      </a>
      <Bar person={person} />
      <OfflineBanner />
      <WaitingNotice person={person} />
      <main id="main" ref={main} tabIndex={-1}>
        <Boundary key={path}>{children(person)}</Boundary>
      </main>
      <Tabs person={person} />
      <SignInAgain person={person} />
    </div>
  )
}
