import '../styles/account.css'
import type { Person } from '@linli/contract/sessions'
import { useEffect } from 'preact/hooks'
import { ListOfSessions } from '../account/sessions.tsx'
import { PasswordForm } from '../account/password-form.tsx'
import { Frame } from '../frame.tsx'
import { useWords } from '../language.tsx'
import { words } from '../account/words.ts'

const Who = ({ person }: { person: Person }) => {
  const said = useWords(words)
  return (
    <dl class="who">
      <dt>{said.name}</dt>
      <dd>{person.name}</dd>
      <dt>{said.roles}</dt>
      {person.memberships.map(({ street, streetName, role, communities }) => (
        <dd key={street}>
          {streetName} · {said.role[role]} ·{' '}
          {communities === 'all' ? said.allCommunities : said.communities(communities.length)}
        </dd>
      ))}
    </dl>
  )
}

const Sections = ({ person }: { person: Person }) => {
  const said = useWords(words)
  useEffect(() => {
    document.title = said.page
  }, [said])
  return (
    <div class="page account">
      <h1>{said.title}</h1>
      <Who person={person} />
      <ListOfSessions />
      <PasswordForm name={person.name} />
    </div>
  )
}

/** One's own account: who one is, where one is signed in, and the password. */
export const Account = () => <Frame>{(person) => <Sections person={person} />}</Frame>
