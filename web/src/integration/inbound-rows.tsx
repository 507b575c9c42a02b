import type { InboundState } from '@linli/domain/sources'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Tag, type Tone } from '../parts/chip.tsx'
import type { Line } from './inbound-lists.ts'
import { quarantineWords } from './quarantine-words.ts'
import { shortText } from './times.ts'

/** The id of the button that names a message; the keyboard walks over these. */
export const inboundRowId = (id: string): string => `inbound-${id}`

const tones: Record<InboundState, Tone> = {
  accepted: 'ok',
  partly: 'warn',
  quarantined: 'bad',
  dismissed: 'plain',
}

export const InboundStateTag = ({ state }: { state: InboundState }) => {
  const { states } = useWords(quarantineWords)
  return <Tag tone={tones[state]}>{states[state]}</Tag>
}

type Props = { line: Line; current: boolean; shown: boolean; show: () => void }

/** One message that came. A press anywhere on it shows its details. */
export const InboundRow = ({ line, current, shown, show }: Props) => {
  const words = useWords(quarantineWords)
  const { columns } = words
  const pressed = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('button') === null) show()
  }
  return (
    <tr class={current ? 'on' : undefined} aria-current={current ? 'true' : undefined} onClick={pressed}>
      <td class="when">{momentText(line.receivedAt)}</td>
      <th scope="row">
        <button
          id={inboundRowId(line.id)}
          type="button"
          class="row-name"
          aria-expanded={shown}
          onClick={show}
        >
          {line.sourceName}
        </button>
        <small>{line.externalId}</small>
      </th>
      <td>
        <InboundStateTag state={line.state} />
      </td>
      <td data-name={columns.items}>{words.items(line.done, line.items)}</td>
      <td data-name={columns.who}>
        {line.updatedBy} {shortText(line.updatedAt)}
      </td>
    </tr>
  )
}
