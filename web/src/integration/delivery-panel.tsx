import type { Attempt } from '@linli/contract/deliveries'
import type { ComponentChildren } from 'preact'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useSession } from '../session.tsx'
import { CopyButton } from './copy-button.tsx'
import { curlOf } from './curls.ts'
import { useDelivery, type ReadDelivery } from './delivery-loading.ts'
import type { Spot } from './spots.ts'
import { DeliveryState, useCommunityName, useNextText } from './delivery-rows.tsx'
import { deliveryWords } from './delivery-words.ts'
import { useEndpoints } from './endpoint-loading.ts'
import { JsonView, prettyJson } from './json-view.tsx'
import { SidePanel } from './side-panel.tsx'
import { attemptText, stateWords } from './state-words.ts'
import { secondText, useEvery } from './times.ts'
import { typeName } from './type-names.ts'

/** While it waits, a message is asked for again every so many milliseconds. */
const pause = 1500

const Acknowledgement = ({ delivery: { acknowledgement } }: { delivery: ReadDelivery }) => {
  const words = useWords(deliveryWords)
  const states = useWords(stateWords)
  if (acknowledgement === undefined) return <>{words.noAcknowledgement}</>
  const { state, reason, at } = acknowledgement
  return (
    <>
      {states.acknowledgement[state]} {momentText(at)}
      {reason !== '' && <small>{reason}</small>}
    </>
  )
}

const Facts = ({ delivery }: { delivery: ReadDelivery }) => {
  const { facts, aMessage } = useWords(deliveryWords)
  const next = useNextText()(delivery)
  const { message, subject, createdAt, settledAt, state } = delivery
  const fact = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <dl class="panel-facts">
      {next !== '' && fact(facts.next, next)}
      {fact(
        facts.message,
        <>
          <code>{message}</code> <CopyButton text={message} what={aMessage} />
        </>,
      )}
      {fact(facts.subject, <code>{subject}</code>)}
      {fact(facts.made, momentText(createdAt))}
      {settledAt !== undefined && fact(facts.settled, momentText(settledAt))}
      {state === 'delivered' && fact(facts.acknowledgement, <Acknowledgement delivery={delivery} />)}
    </dl>
  )
}

const Tried = ({ attempt }: { attempt: Attempt }) => {
  const words = useWords(deliveryWords)
  const states = useWords(stateWords)
  const { number, at, took, status, answer } = attempt
  const good = status !== undefined && status >= 200 && status < 300
  return (
    <li>
      <p>
        <b>{words.ordered(number)}</b> <time dateTime={at}>{secondText(at)}</time>
        <span class={good ? 'good' : 'amiss'}>{attemptText(attempt, states)}</span>
        <small>{words.took(took)}</small>
      </p>
      {answer !== '' && (
        <details>
          <summary>{words.answer}</summary>
          <pre class="json" tabIndex={0} role="group" aria-label={words.answer}>
            {prettyJson(answer)}
          </pre>
        </details>
      )}
    </li>
  )
}

const Attempts = ({ log }: { log: readonly Attempt[] }) => {
  const words = useWords(deliveryWords)
  return (
    <section class="panel-part">
      <h3>{words.attempts}</h3>
      {log.length === 0 && <p class="hint">{words.noAttempts}</p>}
      <ol class="attempts" reversed>
        {[...log].reverse().map((attempt) => (
          <Tried key={attempt.number} attempt={attempt} />
        ))}
      </ol>
    </section>
  )
}

const Body = ({ delivery }: { delivery: ReadDelivery }) => {
  const words = useWords(deliveryWords)
  return (
    <>
      <Facts delivery={delivery} />
      <Attempts log={delivery.log} />
      {delivery.body === undefined ? (
        <p class="hint">{words.bodyGone}</p>
      ) : (
        <JsonView title={words.body} text={delivery.body} what={words.aBody} />
      )}
    </>
  )
}

const Acts = ({ delivery, replay }: { delivery: ReadDelivery; replay: () => void }) => {
  const words = useWords(deliveryWords)
  const { street } = useSession()
  const { value } = useEndpoints(street.id)
  const endpoint = value?.find(({ id }) => id === delivery.endpoint)
  const { body } = delivery
  return (
    <>
      <button type="button" class="btn primary" disabled={body === undefined} onClick={replay}>
        {words.replay} <kbd>R</kbd>
      </button>
      {endpoint?.kind === 'webhook' && body !== undefined && (
        <>
          <CopyButton text={curlOf(endpoint, delivery, body)} what={words.aCurl}>
            {words.curl}
          </CopyButton>
          <small>{words.curlHint}</small>
        </>
      )}
    </>
  )
}

type Props = { spot: Spot; close: () => void; replay: () => void }

/** One message to one endpoint: what was sent, what each attempt came to, what the receiver made of it. */
export const DeliveryPanel = ({ spot, close, replay }: Props) => {
  const words = useWords(deliveryWords)
  const { street } = useSession()
  const communityName = useCommunityName()
  const { value, failure, reload } = useDelivery(street.id, spot)
  useEvery(value?.state === 'waiting' ? pause : undefined, reload)
  const about = value !== undefined && (
    <>
      <DeliveryState delivery={value} /> {communityName(value.community)} · {value.endpointName}
    </>
  )
  return (
    <SidePanel
      title={value === undefined ? words.columns.type : typeName(value.type)}
      about={about}
      close={close}
      acts={value !== undefined && <Acts delivery={value} replay={replay} />}
    >
      {failure !== undefined && value === undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={6} />}
      {value !== undefined && <Body delivery={value} />}
    </SidePanel>
  )
}
