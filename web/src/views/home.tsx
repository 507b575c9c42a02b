import type { Person } from '@linli/contract/sessions'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { Frame } from '../frame.tsx'
import { useWords } from '../language.tsx'
import { compareLink, ledgerLink, reviewsLink } from '../links.ts'
import type { Standing } from '../session.tsx'
import { Empty, Loading } from '../parts/states.tsx'

const words = {
  zh: {
    page: '邻里',
    choose: '选择街道',
    none: '你的账号还没有加入街道',
    noneText: '请街道管理员把你加入所在的街道和社区，然后重新登录。',
  },
  en: {
    page: 'Linli',
    choose: 'Choose a street',
    none: 'Your account is not in any street yet',
    noneText: 'Ask the street’s administrator to add you to your street and community, then sign in again.',
  },
}

/** Where work begins: a community's worker writes in the ledger, the street's officer reviews, its other people compare. */
const beginsAt = ({ street, communities, permissions }: Standing): string => {
  const [community] = communities === 'all' ? [] : communities
  const writes = permissions.includes('ledger.write') && community !== undefined
  if (writes) return ledgerLink({ street, community })
  return permissions.includes('reports.review') ? reviewsLink({ street }) : compareLink({ street })
}

const Streets = ({ memberships }: { memberships: readonly Standing[] }) => {
  const said = useWords(words)
  return (
    <div class="page">
      <h1>{said.choose}</h1>
      <ul class="choices">
        {memberships.map((membership) => (
          <li key={membership.street}>
            <a class="btn" href={beginsAt(membership)}>
              {membership.streetName}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Begin = ({ person }: { person: Person }) => {
  const said = useWords(words)
  const { route } = useLocation()
  const [first, ...others] = person.memberships
  const only = others.length === 0 ? first : undefined
  useEffect(() => {
    document.title = said.page
    if (only !== undefined) route(beginsAt(only), true)
  }, [only])
  if (only !== undefined) return <Loading />
  if (first === undefined) return <Empty title={said.none} text={said.noneText} />
  return <Streets memberships={person.memberships} />
}

/** The first page: leads to where the person works. */
export const Home = () => <Frame>{(person) => <Begin person={person} />}</Frame>
