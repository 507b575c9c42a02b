import type { InboundItem, InboundMessage } from '@linli/contract/sources'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { momentText } from '../format.ts'
import { useWords } from '../language.tsx'
import { ledgerLink } from '../links.ts'
import { Tag } from '../parts/chip.tsx'
import { Failed, Loading } from '../parts/states.tsx'
import { useSession } from '../session.tsx'
import { reinstate, replay } from './inbound-changes.ts'
import { BodyDialog, DismissDialog } from './inbound-dialogs.tsx'
import { useInboundMessage } from './inbound-lists.ts'
import { InboundStateTag } from './inbound-rows.tsx'
import { ProblemList } from './problem-list.tsx'
import { quarantineWords } from './quarantine-words.ts'
import { SidePanel } from './side-panel.tsx'

/** So many items are shown at first. */
const first = 30

type Made = NonNullable<InboundItem['made']>[number]

const MadeLine = ({ made: { becomes, id, community, change } }: { made: Made }) => {
  const words = useWords(quarantineWords)
  const { street } = useSession()
  const name = street.communities.find((each) => each.id === community)?.name ?? community
  return (
    <p>
      {name} {words.becomes[becomes]} <small>{words.changes[change]}</small>{' '}
      {becomes === 'entry' && (
        <a href={ledgerLink({ street: street.id, community, entry: id })}>{words.openEntry}</a>
      )}
    </p>
  )
}

const Item = ({ item: { item, state, made = [], problems = [] } }: { item: InboundItem }) => {
  const words = useWords(quarantineWords)
  return (
    <li>
      <p>
        <b>{item < 0 ? words.whole : words.nth(item + 1)}</b>{' '}
        <Tag tone={state === 'done' ? 'ok' : 'warn'}>{state === 'done' ? words.done : words.held}</Tag>
      </p>
      {made.map((each) => (
        <MadeLine key={each.id} made={each} />
      ))}
      {problems.length > 0 && <ProblemList problems={problems} />}
    </li>
  )
}

/** What is held comes before what is done. */
const Outcome = ({ outcome }: { outcome: readonly InboundItem[] }) => {
  const words = useWords(quarantineWords)
  const [all, showAll] = useState(false)
  const sorted = [...outcome].sort(
    (one, other) => Number(one.state === 'done') - Number(other.state === 'done'),
  )
  const shown = all ? sorted : sorted.slice(0, first)
  return (
    <section class="panel-part">
      <h3>{words.outcome}</h3>
      <ul class="attempts">
        {shown.map((item) => (
          <Item key={item.item} item={item} />
        ))}
      </ul>
      {shown.length < sorted.length && (
        <button type="button" class="btn plain" onClick={() => showAll(true)}>
          {words.moreItems(sorted.length - shown.length)}
        </button>
      )}
    </section>
  )
}

const Facts = ({ message }: { message: InboundMessage }) => {
  const words = useWords(quarantineWords)
  const { facts } = words
  const { externalId, size, mappingVersion, dismissal, updatedBy, updatedAt } = message
  const fact = (name: string, value: ComponentChildren) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <dl class="panel-facts">
      {fact(facts.id, <code>{externalId}</code>)}
      {fact(facts.size, words.bytes(size))}
      {fact(facts.mapping, words.mappingVersion(mappingVersion))}
      {dismissal !== undefined && fact(facts.dismissal, dismissal)}
      {fact(facts.updated, `${updatedBy} ${momentText(updatedAt)}`)}
    </dl>
  )
}

type Asking = 'read' | 'dismiss'

const Acts = ({ message, ask }: { message: InboundMessage; ask: (about: Asking) => void }) => {
  const words = useWords(quarantineWords)
  const { street } = useSession()
  const { state, kept } = message
  const waits = state === 'partly' || state === 'quarantined'
  return (
    <>
      {waits && (
        <>
          <button
            type="button"
            class="btn primary"
            disabled={!kept}
            onClick={() => void replay(street.id, message, words)}
          >
            {words.replay} <kbd>R</kbd>
          </button>
          <button type="button" class="btn" onClick={() => ask('dismiss')}>
            {words.dismiss}
          </button>
        </>
      )}
      {state === 'dismissed' && (
        <button type="button" class="btn" onClick={() => void reinstate(street.id, message, words)}>
          {words.reinstate}
        </button>
      )}
      <button type="button" class="btn" disabled={!kept} onClick={() => ask('read')}>
        {words.read}
      </button>
      {!kept && <small>{words.gone}</small>}
    </>
  )
}

/** A message that came: what became of each of its items, and what can be done with the rest. */
export const InboundPanel = ({ id, close }: { id: string; close: () => void }) => {
  const words = useWords(quarantineWords)
  const { street } = useSession()
  const [about, ask] = useState<Asking>()
  const { value, failure, reload } = useInboundMessage(street.id, id)
  const done = () => ask(undefined)
  const told = value !== undefined && (
    <>
      <InboundStateTag state={value.state} /> {momentText(value.receivedAt)} ·{' '}
      {words.items(value.done, value.items)}
    </>
  )
  return (
    <>
      <SidePanel
        title={value?.sourceName ?? ''}
        about={told}
        close={close}
        acts={value !== undefined && <Acts message={value} ask={ask} />}
      >
        {failure !== undefined && value === undefined && <Failed error={failure} retry={reload} />}
        {failure === undefined && value === undefined && <Loading rows={6} />}
        {value !== undefined && (
          <>
            <Facts message={value} />
            <Outcome outcome={value.outcome} />
          </>
        )}
      </SidePanel>
      {about === 'read' && value !== undefined && <BodyDialog message={value} close={done} />}
      {about === 'dismiss' && value !== undefined && <DismissDialog message={value} close={done} />}
    </>
  )
}
