import { useEffect, useState } from 'preact/hooks'
import { refusalOf } from '../api.ts'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useDelivery, type ReadDelivery } from './delivery-loading.ts'
import { spotKey, type Spot } from './spots.ts'
import { endpointsKey } from './endpoint-loading.ts'
import { panelWords } from './panel-words.ts'
import type { Ping } from './ping-starts.ts'
import { attemptText, stateWords } from './state-words.ts'
import { secondText, useEvery } from './times.ts'

/** How often the outcome is asked for, and how long a message may take to be sent at all, in milliseconds. */
const pause = 800
const patience = 60_000

const useOutcome = (delivery: ReadDelivery | undefined, late: boolean): string => {
  const words = useWords(panelWords)
  const states = useWords(stateWords)
  const last = delivery?.log[delivery.log.length - 1]
  if (delivery === undefined || last === undefined) return late ? words.pingGivenUp : words.pinging
  const why = attemptText(last, states)
  if (delivery.state === 'delivered') return words.pinged(why, last.took)
  if (delivery.state === 'failed' || delivery.dueAt === undefined) return words.pingFailed(why)
  return words.pingAgain(why, secondText(delivery.dueAt))
}

/** The message appears a moment after it was asked for; until then there is nothing to be read. */
const Underway = ({ spot, at }: { spot: Spot; at: number }) => {
  const words = useWords(panelWords)
  const { street } = useSession()
  const { value, failure, reload } = useDelivery(street.id, spot)
  const [late, setLate] = useState(false)
  useEffect(() => setLate(false), [at])
  const settled = value !== undefined && value.state !== 'waiting'
  const attempts = value?.log.length ?? 0
  useEffect(() => {
    if (attempts > 0) forget(endpointsKey(street.id))
  }, [attempts])
  const lost = failure !== undefined && refusalOf(failure) !== 'not-found'
  useEvery(settled || lost || (late && value === undefined) ? undefined : pause, () => {
    if (Date.now() - at > patience) setLate(true)
    reload()
  })
  const text = useOutcome(value, late)
  const tone =
    value?.state === 'delivered' ? 'ok' : value?.log.length === 0 || value === undefined ? '' : 'bad'
  return (
    <p class={`ping ${tone}`}>
      <span role="status">{lost ? whyOf(failure) : text}</span>{' '}
      {value !== undefined && (
        <a
          href={integrationLink({
            street: street.id,
            tab: 'deliveries',
            endpoint: spot.endpoint,
            of: spotKey(spot),
            panel: 'open',
          })}
        >
          {words.openDelivery}
        </a>
      )}
    </p>
  )
}

/** What became of a test, told while it happens. */
export const PingOutcome = ({ ping }: { ping: Ping }) => {
  const words = useWords(panelWords)
  const { endpoint, message, refused, at } = ping
  if (refused !== undefined)
    return (
      <p class="ping bad" role="alert">
        {words.pingFailed(refused)}
      </p>
    )
  if (message === undefined)
    return (
      <p class="ping">
        <span role="status">{words.pinging}</span>
      </p>
    )
  return <Underway key={message} spot={{ endpoint, message }} at={at} />
}
