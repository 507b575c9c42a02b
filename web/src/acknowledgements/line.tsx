import type { Replied } from '@linli/contract/operations'
import { ask } from '../integration/asking.ts'
import { shortText, useEvery } from '../integration/times.ts'
import { useWords } from '../language.tsx'
import { useQuery } from '../queries.ts'
import type { About } from './place.tsx'
import { acknowledgementWords } from './words.ts'

type Told = Replied<'listAcknowledgements'>['deliveries'][number]

/** While something waits, it is asked again so often, in milliseconds. */
const pause = 10_000

/** The newest of each system; they come newest first. */
const newest = (deliveries: readonly Told[]): Told[] =>
  deliveries.filter(
    ({ endpointName }, index) =>
      deliveries.findIndex((other) => other.endpointName === endpointName) === index,
  )

const textOf = ({ state, acknowledgement }: Told, words: (typeof acknowledgementWords)['zh']): string => {
  if (acknowledgement === undefined) return words[state]
  const { state: said, reason, at } = acknowledgement
  if (said === 'synced') return words.synced(shortText(at))
  return reason === '' ? words.rejected : words.rejectedBecause(reason)
}

/** 省一表通：已同步 7-5 10:32. Nothing where nothing was sent, or where it cannot be told. */
export const Line = ({ street, community, subject, version }: About) => {
  const words = useWords(acknowledgementWords)
  const { value, reload } = useQuery(`acknowledgements/${street}/${community}/${subject}/${version}`, () =>
    ask('listAcknowledgements', { params: { street, community }, query: { subject } }),
  )
  const told = newest(value?.deliveries ?? [])
  useEvery(told.some(({ state }) => state === 'waiting') ? pause : undefined, reload)
  if (told.length === 0) return null
  return (
    <ul aria-label={words.label}>
      {told.map((one) => (
        <li
          key={one.endpointName}
          class={one.acknowledgement?.state === 'rejected' ? 'warn-text' : undefined}
        >
          {words.of(one.endpointName)}
          {textOf(one, words)}
        </li>
      ))}
    </ul>
  )
}
