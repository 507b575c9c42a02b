import type { Endpoint } from '@linli/contract/endpoints'
import { pick, useWords } from '../language.tsx'
import { useSession } from '../session.tsx'
import { EndpointState, Health } from './endpoint-health.tsx'
import { endpointWords, type EndpointWords } from './endpoint-words.ts'
import { stateWords } from './state-words.ts'
import { typeName } from './type-names.ts'

/** The id of the button that names an endpoint; the keyboard walks over these. */
export const endpointRowId = (id: string): string => `endpoint-${id}`

const typesText = ({ types }: Endpoint, words: EndpointWords): string => {
  const [only] = types
  if (types === 'all') return words.allTypes
  return types.length === 1 && only !== undefined ? typeName(only) : words.types(types.length)
}

export const useCommunitiesText = () => {
  const words = useWords(endpointWords)
  const known = useSession().street.communities
  const nameOf = (id: string) => known.find((each) => each.id === id)?.name ?? id
  return ({ communities }: Endpoint): string =>
    communities === 'all'
      ? words.allCommunities
      : words.communities(communities.map(nameOf).join(pick({ zh: '、', en: ', ' })))
}

type Props = {
  endpoint: Endpoint
  current: boolean
  shown: boolean
  acts: { show: () => void; test: () => void; edit: () => void }
}

const Acts = ({ endpoint: { name, state }, acts }: Pick<Props, 'endpoint' | 'acts'>) => {
  const words = useWords(endpointWords)
  return (
    <>
      <button
        type="button"
        class="btn"
        aria-label={words.testOf(name)}
        disabled={state !== 'active'}
        title={state === 'active' ? undefined : words.onlyActive}
        onClick={acts.test}
      >
        {words.test}
      </button>
      <button type="button" class="btn" aria-label={words.editOf(name)} onClick={acts.edit}>
        {words.edit}
      </button>
    </>
  )
}

/** One endpoint in the table. A press anywhere on it shows its details. */
export const EndpointRow = ({ endpoint, current, shown, acts }: Props) => {
  const words = useWords(endpointWords)
  const { kinds } = useWords(stateWords)
  const communitiesText = useCommunitiesText()
  const pressed = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('button, a') === null) acts.show()
  }
  return (
    <tr class={current ? 'on' : undefined} aria-current={current ? 'true' : undefined} onClick={pressed}>
      <th scope="row">
        <button
          id={endpointRowId(endpoint.id)}
          type="button"
          class="row-name"
          aria-expanded={shown}
          onClick={acts.show}
        >
          {endpoint.name}
        </button>
        <small>{kinds[endpoint.kind]}</small>
      </th>
      <td data-name={words.columns.to}>
        <code class="address">{endpoint.url}</code>
      </td>
      <td data-name={words.columns.what}>
        {typesText(endpoint, words)}
        <small>
          {communitiesText(endpoint)} · {words.contents[endpoint.content]}
        </small>
      </td>
      <td>
        <EndpointState endpoint={endpoint} /> <Health endpoint={endpoint} />
      </td>
      <td class="row-acts">
        <Acts endpoint={endpoint} acts={acts} />
      </td>
    </tr>
  )
}
