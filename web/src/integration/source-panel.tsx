import type { Source } from '@linli/contract/sources'
import { sectionNames } from '@linli/domain/sections'
import { useState } from 'preact/hooks'
import { momentText } from '../format.ts'
import { pick, useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useSession } from '../session.tsx'
import { Confirming } from './confirming.tsx'
import { SecretView } from './secret-view.tsx'
import { SidePanel } from './side-panel.tsx'
import { remove, rotate, setState } from './source-changes.ts'
import type { Made } from './source-editing.ts'
import { SourceState, Waiting } from './source-rows.tsx'
import { sourceWords } from './source-words.ts'
import { consoleWords } from './words.ts'

type Props = { source: Source; close: () => void; edit: () => void; made: (made: Made) => void }
type Asking = 'rotate' | 'remove'

const comma = () => pick({ zh: '、', en: ', ' })

const useFacts = ({ receiving, communities, sections, ...source }: Source): [string, string][] => {
  const words = useWords(sourceWords)
  const known = useSession().street.communities
  const nameOf = (id: string) => known.find((each) => each.id === id)?.name ?? id
  const { facts } = words
  const how = receiving.kind === 'hmac' ? ` · ${words.hmacHow(receiving.header, receiving.encoding)}` : ''
  const idFrom = 'id' in receiving ? words.idPlaces[receiving.id.from] : words.signedId
  return [
    [facts.how, words.kinds[receiving.kind] + how],
    [facts.id, idFrom],
    [facts.communities, communities === 'all' ? words.allCommunities : communities.map(nameOf).join(comma())],
    [
      facts.sections,
      sections === 'all' ? words.allSections : sections.map((each) => pick(sectionNames[each])).join(comma()),
    ],
    [facts.mapping, words.mappingVersion(source.mappingVersion)],
    [facts.updated, `${source.updatedBy} ${momentText(source.updatedAt)}`],
  ]
}

const Facts = ({ source }: { source: Source }) => (
  <dl class="panel-facts">
    {useFacts(source).map(([name, text]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

const OnOff = ({ source }: { source: Source }) => {
  const words = useWords(sourceWords)
  const { street } = useSession()
  const next = source.state === 'active' ? 'paused' : 'active'
  return (
    <>
      {source.state === 'paused' && <p class="off">{words.pausedText}</p>}
      <button
        type="button"
        class={next === 'active' ? 'btn primary' : 'btn'}
        onClick={() => void setState(street.id, source, next, words)}
      >
        {next === 'active' ? words.resume : words.pause}
      </button>
    </>
  )
}

const Acts = ({ source, edit, ask }: Pick<Props, 'source' | 'edit'> & { ask: (about: Asking) => void }) => {
  const words = useWords(sourceWords)
  const { street } = useSession()
  return (
    <>
      <button type="button" class="btn" onClick={edit}>
        {words.edit}
      </button>
      <button type="button" class="btn" onClick={() => ask('rotate')}>
        {words.rotate}
      </button>
      <a
        class="btn"
        href={integrationLink({ street: street.id, tab: 'quarantine', source: source.id, state: 'all' })}
      >
        {words.log}
      </a>
      <button type="button" class="btn danger" onClick={() => ask('remove')}>
        {words.remove}
      </button>
    </>
  )
}

const Rotating = ({ source, close, made }: Pick<Props, 'source' | 'close' | 'made'>) => {
  const words = useWords(sourceWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  const [busy, setBusy] = useState(false)
  const act = async () => {
    setBusy(true)
    const done = await rotate(street.id, source, words)
    setBusy(false)
    if (done === undefined) return
    close()
    made(done)
  }
  const actions = (
    <>
      <button type="button" class="btn primary" disabled={busy} onClick={() => void act()}>
        {words.rotate}
      </button>
      <button type="button" class="btn" onClick={close}>
        {said.cancel}
      </button>
    </>
  )
  return (
    <Dialog title={words.rotateTitle(source.name)} onClose={close} actions={actions}>
      <p>{words.rotateText}</p>
    </Dialog>
  )
}

const Removing = ({ source, close, gone }: Pick<Props, 'source' | 'close'> & { gone: () => void }) => {
  const words = useWords(sourceWords)
  const { street } = useSession()
  const confirmed = async () => {
    if (!(await remove(street.id, source, words))) return
    close()
    gone()
  }
  return (
    <Confirming
      title={words.removeTitle}
      name={source.name}
      act={words.remove}
      onConfirm={confirmed}
      onClose={close}
    >
      <p>{words.removeText}</p>
    </Confirming>
  )
}

/** Everything of one source, and everything that can be done with it. */
export const SourcePanel = ({ source, close, edit, made }: Props) => {
  const words = useWords(sourceWords)
  const [about, ask] = useState<Asking>()
  const done = () => ask(undefined)
  return (
    <>
      <SidePanel
        title={source.name}
        about={
          <>
            <SourceState source={source} /> <Waiting source={source} />
          </>
        }
        close={close}
        acts={<Acts source={source} edit={edit} ask={ask} />}
      >
        <SecretView label={words.address} text={source.address} what={words.anAddress} />
        <p class="hint">{words.addressHint}</p>
        {source.formerUntil !== undefined && (
          <p class="off">{words.former(momentText(source.formerUntil))}</p>
        )}
        <OnOff source={source} />
        <Facts source={source} />
      </SidePanel>
      {about === 'rotate' && <Rotating source={source} close={done} made={made} />}
      {about === 'remove' && <Removing source={source} close={done} gone={close} />}
    </>
  )
}
