import type { Delivery } from '@linli/contract/deliveries'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Tag, type Tone } from '../parts/chip.tsx'
import { useSession } from '../session.tsx'
import { spotKey } from './spots.ts'
import { deliveryWords } from './delivery-words.ts'
import { stateWords } from './state-words.ts'
import { secondText } from './times.ts'
import { typeName } from './type-names.ts'

/** The id of the button that names a delivery; the keyboard walks over these. */
export const deliveryRowId = (key: string): string => `delivery-${key}`

const tones: Record<Delivery['state'], Tone> = { waiting: 'info', delivered: 'ok', failed: 'bad' }

/** The state, and what the receiver said of it. */
export const DeliveryState = ({
  delivery: { state, acknowledgement },
}: {
  delivery: Pick<Delivery, 'state' | 'acknowledgement'>
}) => {
  const words = useWords(stateWords)
  return (
    <>
      <Tag tone={tones[state]}>{words.delivery[state]}</Tag>
      {acknowledgement !== undefined && (
        <>
          {' '}
          <Tag tone={acknowledgement.state === 'synced' ? 'ok' : 'warn'}>
            {words.acknowledgement[acknowledgement.state]}
          </Tag>
        </>
      )}
    </>
  )
}

/** When it is tried next; nothing where it is settled. */
export const useNextText = () => {
  const words = useWords(deliveryWords)
  return ({ dueAt }: Pick<Delivery, 'dueAt'>): string =>
    dueAt === undefined ? '' : Date.parse(dueAt) <= Date.now() ? words.due : secondText(dueAt)
}

export const useCommunityName = () => {
  const words = useWords(deliveryWords)
  const { communities } = useSession().street
  return (id: string | null): string =>
    id === null ? words.wholeStreet : (communities.find((each) => each.id === id)?.name ?? id)
}

type Props = { delivery: Delivery; current: boolean; shown: boolean; show: () => void }

/** One message to one endpoint. A press anywhere on it shows its details. */
export const DeliveryRow = ({ delivery, current, shown, show }: Props) => {
  const { columns } = useWords(deliveryWords)
  const communityName = useCommunityName()
  const nextText = useNextText()
  const { type, createdAt, community, endpointName, attempts } = delivery
  const pressed = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('button') === null) show()
  }
  return (
    <tr class={current ? 'on' : undefined} aria-current={current ? 'true' : undefined} onClick={pressed}>
      <td class="when">{momentText(createdAt)}</td>
      <th scope="row">
        <button
          id={deliveryRowId(spotKey(delivery))}
          type="button"
          class="row-name"
          aria-expanded={shown}
          onClick={show}
        >
          {typeName(type)}
        </button>
        <small>{type}</small>
      </th>
      <td data-name={columns.community}>{communityName(community)}</td>
      <td data-name={columns.endpoint}>{endpointName}</td>
      <td>
        <DeliveryState delivery={delivery} />
      </td>
      <td data-name={columns.attempts} class="num">
        {attempts}
      </td>
      <td data-name={columns.next} class={delivery.dueAt === undefined ? 'empty' : undefined}>
        {nextText(delivery)}
      </td>
    </tr>
  )
}
