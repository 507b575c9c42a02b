import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { communityLink, settingsLink, wordingsLink } from '../links.ts'
import { PeriodStepper } from '../parts/period-stepper.tsx'
import { useSession } from '../session.tsx'
import type { Scope } from './scopes.ts'
import { wordingsWords } from './words.ts'

/** Whose words the address is about. */
export const useScope = (): Scope => {
  const { street, community } = useSession()
  return { street: street.id, community: community?.id }
}

/** The community over whose figures one previews: one's own, or in the street's wording a chosen one. */
export const useOver = (): string | undefined => {
  const { street, community } = useSession()
  const { query } = useAddress()
  const chosen = street.communities.find(({ id }) => id === query['of']) ?? street.communities[0]
  return community?.id ?? chosen?.id
}

const Over = () => {
  const words = useWords(wordingsWords)
  const { street, community } = useSession()
  const { change } = useAddress()
  const over = useOver()
  if (community !== undefined || street.communities.length < 2) return null
  return (
    <label class="wordings-over">
      {words.previewOver}
      <select class="sel" value={over} onChange={(event) => change({ of: event.currentTarget.value })}>
        {street.communities.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What the screen is about, over which figures one previews, and where one came from. */
export const Heading = () => {
  const words = useWords(wordingsWords)
  const { street, community, period, may } = useSession()
  const { query } = useAddress()
  const place = { street: street.id, period }
  const permitted = may(community === undefined ? 'street.settings' : 'wording.adapt')
  return (
    <>
      <div class="wordings-title">
        <h1>{words.title}</h1>
        <PeriodStepper halves />
        <Over />
        {community === undefined && may('street.settings') && (
          <a class="btn" href={settingsLink({ street: street.id })}>
            {words.toSettings}
          </a>
        )}
        {community !== undefined && (
          <>
            <a class="btn" href={communityLink('report', { ...place, community: community.id })}>
              {words.toDraft}
            </a>
            <a class="btn" href={wordingsLink({ ...place, section: query['section'] })}>
              {words.toStreet}
            </a>
          </>
        )}
      </div>
      <p class="wordings-note">
        {community === undefined ? words.street(street.name) : words.community(community.name)}{' '}
        {!permitted && (community === undefined ? words.readOnlyStreet : words.readOnlyCommunity)}
      </p>
    </>
  )
}
