import type { Source } from '@linli/contract/sources'
import { sectionNames } from '@linli/domain/sections'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { Tag } from '../parts/chip.tsx'
import { useSession } from '../session.tsx'
import { CopyButton } from './copy-button.tsx'
import { sourceWords } from './source-words.ts'

/** The id of the button that names a source; the keyboard walks over these. */
export const sourceRowId = (id: string): string => `source-${id}`

export const SourceState = ({ source: { state } }: { source: Source }) => {
  const { states } = useWords(sourceWords)
  return <Tag tone={state === 'active' ? 'ok' : 'plain'}>{states[state]}</Tag>
}

const Reach = ({ source: { communities, sections } }: { source: Source }) => {
  const words = useWords(sourceWords)
  const known = useSession().street.communities
  const nameOf = (id: string) => known.find((each) => each.id === id)?.name ?? id
  const comma = pick({ zh: '、', en: ', ' })
  return (
    <>
      {communities === 'all' ? words.allCommunities : communities.map(nameOf).join(comma)}
      <small>
        {sections === 'all'
          ? words.allSections
          : sections.map((each) => pick(sectionNames[each])).join(comma)}
      </small>
    </>
  )
}

/** How many of its messages are to be dealt with, and where. */
export const Waiting = ({ source: { id, name, waiting } }: { source: Source }) => {
  const words = useWords(sourceWords)
  const { street } = useSession()
  if (waiting === 0) return null
  return (
    <a
      href={integrationLink({ street: street.id, tab: 'quarantine', source: id })}
      aria-label={`${words.waiting(waiting)} ${words.toQuarantine(name)}`}
    >
      {words.waiting(waiting)}
    </a>
  )
}

/** Where it sends its messages, to be handed over. */
const Address = ({ source: { address, name } }: { source: Source }) => {
  const words = useWords(sourceWords)
  return (
    <div class="row-address">
      <code class="address">{address}</code>
      <CopyButton text={address} what={words.addressOf(name)} />
    </div>
  )
}

type Props = {
  source: Source
  current: boolean
  shown: boolean
  acts: { show: () => void; edit: () => void }
}

/** One system that sends. A press anywhere on it shows its details. */
export const SourceRow = ({ source, current, shown, acts }: Props) => {
  const words = useWords(sourceWords)
  const { columns } = words
  const pressed = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('button, a') === null) acts.show()
  }
  return (
    <tr class={current ? 'on' : undefined} aria-current={current ? 'true' : undefined} onClick={pressed}>
      <th scope="row">
        <button
          id={sourceRowId(source.id)}
          type="button"
          class="row-name"
          aria-expanded={shown}
          onClick={acts.show}
        >
          {source.name}
        </button>
      </th>
      <td data-name={columns.how}>
        {words.kinds[source.receiving.kind]}
        <Address source={source} />
      </td>
      <td data-name={columns.reach}>
        <Reach source={source} />
      </td>
      <td data-name={columns.last}>
        {source.lastAt === undefined ? words.never : momentText(source.lastAt)}
      </td>
      <td>
        <SourceState source={source} /> <Waiting source={source} />
      </td>
      <td class="row-acts">
        <button type="button" class="btn" aria-label={words.editOf(source.name)} onClick={acts.edit}>
          {words.edit}
        </button>
      </td>
    </tr>
  )
}
