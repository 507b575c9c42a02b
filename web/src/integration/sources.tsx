import type { Source } from '@linli/contract/sources'
import { useState } from 'preact/hooks'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { useListKeys } from '../parts/list-keys.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { useFormPlace } from './form-places.ts'
import { SecretView } from './secret-view.tsx'
import type { Made } from './source-editing.ts'
import { useSources } from './source-loading.ts'
import { SourceRow, sourceRowId } from './source-rows.tsx'
import { sourceWords } from './source-words.ts'
import { Head, KeyFoot } from './table-parts.tsx'
import { useWalking } from './walking.ts'

const Form = screen(() => import('./source-form.tsx').then((module) => module.SourceFormView))
const SourcePanel = screen(() => import('./source-panel.tsx').then((module) => module.SourcePanel))

/** The address and the secret, this once. */
const Secret = ({ made: { source, secret = '' }, close }: { made: Made; close: () => void }) => {
  const words = useWords(sourceWords)
  const actions = (
    <button type="button" class="btn primary" onClick={close}>
      {words.done}
    </button>
  )
  return (
    <Dialog title={words.secretTitle(source.name)} onClose={() => undefined} firm actions={actions}>
      <p>{words.secretText}</p>
      <SecretView label={words.address} text={source.address} what={words.anAddress} />
      <SecretView label={words.secret} text={secret} what={words.aSecret} />
    </Dialog>
  )
}

type ListProps = { sources: readonly Source[]; edit: (id: string) => void; made: (made: Made) => void }

const columns = ['name', 'how', 'reach', 'last', 'state', 'acts'] as const

const List = ({ sources, edit, made }: ListProps) => {
  const words = useWords(sourceWords)
  const { current, shown, walk, show, hide } = useWalking(sources, ({ id }) => id, sourceRowId)
  useListKeys({
    j: () => walk(1),
    k: () => walk(-1),
    enter: () => current !== undefined && show(current.id),
    escape: () => shown && hide(),
  })
  const toggle = (source: Source) => (shown && source === current ? hide() : show(source.id))
  return (
    <>
      <div class="console-body">
        <table class="console-table sources">
          <caption class="vh">{words.caption}</caption>
          <Head columns={words.columns} keys={columns} />
          <tbody>
            {sources.map((source) => (
              <SourceRow
                key={source.id}
                source={source}
                current={source === current}
                shown={shown && source === current}
                acts={{ show: () => toggle(source), edit: () => edit(source.id) }}
              />
            ))}
          </tbody>
        </table>
        {shown && current !== undefined && (
          <SourcePanel
            key={current.id}
            source={current}
            close={hide}
            edit={() => edit(current.id)}
            made={made}
          />
        )}
      </div>
      <KeyFoot words={words.keys} />
    </>
  )
}

const Nothing = ({ add }: { add: () => void }) => {
  const words = useWords(sourceWords)
  const actions = (
    <>
      <button type="button" class="btn primary" onClick={add}>
        {words.add}
      </button>
      <a class="btn" href="/developers" target="_blank" rel="noopener">
        {words.howTo}
      </a>
    </>
  )
  return <Empty title={words.empty} text={words.emptyText} actions={actions} />
}

const Shown = ({ add, ...list }: ListProps & { add: () => void }) => {
  const words = useWords(sourceWords)
  if (list.sources.length === 0) return <Nothing add={add} />
  return (
    <>
      <div class="console-tools noprint">
        <button type="button" class="btn primary" onClick={add}>
          <Icon name="plus" />
          {words.add}
        </button>
      </div>
      <List {...list} />
    </>
  )
}

/** 接入: the systems that send their data here. */
export const Sources = () => {
  const { street } = useSession()
  const [made, setMade] = useState<Made>()
  const { value, failure, reload } = useSources(street.id)
  const { open, was, add, edit, close } = useFormPlace(value)
  const closed = (done?: Made) => {
    if (done?.secret !== undefined) setMade(done)
    close(done && { of: done.source.id, panel: 'open' })
  }
  if (failure !== undefined && value === undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={8} />
  return (
    <>
      {open ? (
        <Form key={was?.id ?? 'new'} was={was} close={closed} />
      ) : (
        <Shown sources={value} add={add} edit={edit} made={setMade} />
      )}
      {made !== undefined && <Secret made={made} close={() => setMade(undefined)} />}
    </>
  )
}
