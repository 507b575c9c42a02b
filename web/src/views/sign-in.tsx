import '../styles/sign-in.css'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { useWords } from '../language.tsx'
import { forgetAll } from '../queries.ts'
import { SignInForm } from '../parts/sign-in-form.tsx'
import { words } from '../parts/sign-in-words.ts'
import { words as barWords } from '../parts/bar-words.ts'
import { LanguageButton } from '../parts/user-menu.tsx'

/** Only an address of this site: `//elsewhere` and `https:` would lead away from it. */
const safe = (to: string | undefined): string => (to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/')

/** The door. Afterwards one is where one wanted to go. */
export const SignIn = () => {
  const said = useWords(words)
  const { brand } = useWords(barWords)
  const { query, route } = useLocation()
  useEffect(() => {
    document.title = `${said.title} · ${brand}`
  }, [said])
  const signedIn = () => {
    forgetAll()
    route(safe(query['to']), true)
  }
  return (
    <main class="door">
      <div class="door-card">
        <p class="brand">
          <i aria-hidden="true" />
          <span>{brand}</span>
        </p>
        <h1>{said.title}</h1>
        <p>{said.lead}</p>
        <SignInForm onSignedIn={signedIn} />
        <LanguageButton />
      </div>
    </main>
  )
}
