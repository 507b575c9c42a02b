import type { Endpoint } from '@linli/contract/endpoints'
import { useWords } from '../language.tsx'
import { Tag, type Tone } from '../parts/chip.tsx'
import { useSession } from '../session.tsx'
import { useLastFailure } from './delivery-loading.ts'
import { endpointWords } from './endpoint-words.ts'
import { attemptText, stateWords } from './state-words.ts'
import { shortText } from './times.ts'

const tones: Record<Endpoint['state'], Tone> = { active: 'ok', paused: 'plain', gone: 'bad', failing: 'bad' }

export const EndpointState = ({ endpoint: { state, health } }: { endpoint: Endpoint }) => {
  const { endpoint: names } = useWords(stateWords)
  const troubled = state === 'active' && health.failingSince !== undefined
  return <Tag tone={troubled ? 'warn' : tones[state]}>{names[state]}</Tag>
}

const Why = ({ endpoint }: { endpoint: Endpoint }) => {
  const words = useWords(endpointWords)
  const states = useWords(stateWords)
  const { street } = useSession()
  const { value } = useLastFailure(street.id, endpoint.id)
  return value === undefined || value === null ? null : <> {words.because(attemptText(value, states))}</>
}

/** How the last 24 hours went, the last success, and since when and why nothing arrives. */
export const Health = ({ endpoint }: { endpoint: Endpoint }) => {
  const words = useWords(endpointWords)
  const { delivered, waiting, failed, succeededAt, failingSince } = endpoint.health
  const untried =
    delivered + waiting + failed === 0 && succeededAt === undefined && failingSince === undefined
  if (untried) return <small>{words.untried}</small>
  return (
    <>
      <span class="health">{words.day(delivered, waiting, failed)}</span>
      {succeededAt !== undefined && <small>{words.succeeded(shortText(succeededAt))}</small>}
      {failingSince !== undefined && (
        <small class="amiss">
          {words.failingSince(shortText(failingSince))}
          <Why endpoint={endpoint} />
        </small>
      )}
    </>
  )
}
