import type { Endpoint } from '@linli/contract/endpoints'
import { useState } from 'preact/hooks'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { useSession } from '../session.tsx'
import { setState } from './endpoint-changes.ts'
import { EndpointDialogs, type Asking } from './endpoint-dialogs.tsx'
import { EndpointState, Health } from './endpoint-health.tsx'
import { useCommunitiesText } from './endpoint-rows.tsx'
import { endpointWords } from './endpoint-words.ts'
import { panelWords } from './panel-words.ts'
import type { Ping } from './ping-starts.ts'
import { PingOutcome } from './pings.tsx'
import { SecretView } from './secret-view.tsx'
import { SidePanel } from './side-panel.tsx'
import { stateWords } from './state-words.ts'
import { typeName } from './type-names.ts'
import { consoleWords } from './words.ts'

type PanelProps = {
  endpoint: Endpoint
  ping: Ping | undefined
  close: () => void
  test: () => void
  edit: () => void
}
type Props = PanelProps & { ask: (about: Asking) => void }

const comma = () => pick({ zh: '、', en: ', ' })

const useFacts = (endpoint: Endpoint): [string, string][] => {
  const words = useWords(panelWords)
  const said = useWords(endpointWords)
  const { kinds } = useWords(stateWords)
  const { all } = useWords(consoleWords)
  const communities = useCommunitiesText()(endpoint)
  const { facts } = words
  const { kind, url, types, content, headers, rate, ordered, daysKept, handshake } = endpoint
  const program: [string, string][] =
    kind === 'webhook'
      ? [
          [facts.content, said.contents[content]],
          [facts.headers, headers.length === 0 ? words.headersNone : words.headersHidden(headers.join(', '))],
          [facts.handshake, words.handshakes[handshake]],
        ]
      : []
  return [
    [facts.kind, kinds[kind]],
    [facts.url, url],
    [facts.types, types === 'all' ? all : types.map(typeName).join(comma())],
    [facts.communities, communities],
    ...program,
    [facts.rate, words.rate(rate)],
    [facts.ordered, ordered ? words.ordered : words.unordered],
    [facts.daysKept, words.days(daysKept)],
    [facts.updated, `${endpoint.updatedBy} ${momentText(endpoint.updatedAt)}`],
  ]
}

const Facts = ({ endpoint }: { endpoint: Endpoint }) => (
  <dl class="panel-facts">
    {useFacts(endpoint).map(([name, text]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

/** Why it is off and what to do, and the button for it. */
const OnOff = ({ endpoint }: { endpoint: Endpoint }) => {
  const words = useWords(panelWords)
  const { street } = useSession()
  const { state } = endpoint
  const next = state === 'active' ? 'paused' : 'active'
  return (
    <>
      {state !== 'active' && <p class={state === 'paused' ? 'off' : 'off bad'}>{words[state]}</p>}
      <button
        type="button"
        class={next === 'active' ? 'btn primary' : 'btn'}
        onClick={() => void setState(street.id, endpoint, next, words)}
      >
        {next === 'active' ? words.resume : words.pause}
      </button>
    </>
  )
}

const Keys = ({ endpoint, ask }: Pick<Props, 'endpoint' | 'ask'>) => {
  const words = useWords(panelWords)
  const { publicKey, rotating, signatures, kind } = endpoint
  const webhook = kind === 'webhook'
  return (
    <section class="panel-part">
      <h3>{words.signatures}</h3>
      {webhook && (
        <p>
          {signatures.join(comma())}{' '}
          <a href="/developers" target="_blank" rel="noopener">
            {words.verify}
            <span class="vh">{words.newWindow}</span>
          </a>
        </p>
      )}
      {rotating !== undefined && <p class="off">{words.rotating(momentText(rotating))}</p>}
      {publicKey !== '' && <SecretView label={words.publicKey} text={publicKey} what={words.aPublicKey} />}
      <div class="panel-acts">
        <button type="button" class="btn" onClick={() => ask('key')}>
          {words.showKey}
        </button>
        {webhook && (
          <button type="button" class="btn" onClick={() => ask('rotate')}>
            {words.rotate}
          </button>
        )}
      </div>
    </section>
  )
}

const Acts = ({ endpoint, test, edit, ask }: Props) => {
  const words = useWords(panelWords)
  const { street } = useSession()
  const active = endpoint.state === 'active'
  return (
    <>
      <button
        type="button"
        class="btn primary"
        disabled={!active}
        title={active ? undefined : words.onlyActive}
        onClick={test}
      >
        {words.test}
      </button>
      <button type="button" class="btn" onClick={edit}>
        {words.edit}
      </button>
      <button type="button" class="btn" onClick={() => ask('replay')}>
        {words.replay}
      </button>
      <a class="btn" href={integrationLink({ street: street.id, tab: 'deliveries', endpoint: endpoint.id })}>
        {words.log}
      </a>
      <button type="button" class="btn danger" onClick={() => ask('remove')}>
        {words.remove}
      </button>
    </>
  )
}

/** Everything of one endpoint, and everything that can be done with it. */
export const EndpointPanel = (panel: PanelProps) => {
  const { endpoint, ping, close } = panel
  const [about, ask] = useState<Asking>()
  return (
    <>
      <SidePanel
        title={endpoint.name}
        about={<EndpointState endpoint={endpoint} />}
        close={close}
        acts={<Acts {...panel} ask={ask} />}
      >
        {ping !== undefined && ping.endpoint === endpoint.id && <PingOutcome ping={ping} />}
        <p class="panel-health">
          <Health endpoint={endpoint} />
        </p>
        <OnOff endpoint={endpoint} />
        <Facts endpoint={endpoint} />
        <Keys endpoint={endpoint} ask={ask} />
      </SidePanel>
      <EndpointDialogs about={about} endpoint={endpoint} close={() => ask(undefined)} gone={close} />
    </>
  )
}
