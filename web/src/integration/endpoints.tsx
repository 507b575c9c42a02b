import type { Endpoint } from '@linli/contract/endpoints'
import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { useListKeys } from '../parts/list-keys.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { screen } from '../screens.tsx'
import { useSession } from '../session.tsx'
import { useEndpoints } from './endpoint-loading.ts'
import { EndpointRow, endpointRowId } from './endpoint-rows.tsx'
import { endpointWords } from './endpoint-words.ts'
import { useFormPlace } from './form-places.ts'
import { usePing } from './ping-starts.ts'
import { Head, KeyFoot } from './table-parts.tsx'
import { useEvery } from './times.ts'
import { useWalking } from './walking.ts'

const Form = screen(() => import('./endpoint-form.tsx').then((module) => module.EndpointFormView))
const EndpointPanel = screen(() => import('./endpoint-panel.tsx').then((module) => module.EndpointPanel))

/** While something waits, how things stand is asked again every so many milliseconds. */
const pause = 4000

const useTable = (endpoints: readonly Endpoint[]) => {
  const { change } = useAddress()
  const walking = useWalking(endpoints, ({ id }) => id, endpointRowId)
  const pinging = usePing()
  const { current, shown, walk, show, hide } = walking
  const toggle = (id: string) => (shown && current?.id === id ? hide() : show(id))
  useListKeys({
    j: () => walk(1),
    k: () => walk(-1),
    enter: () => current !== undefined && show(current.id),
    escape: () => shown && hide(),
  })
  return {
    ...walking,
    ...pinging,
    toggle,
    test: (id: string) => {
      show(id)
      void pinging.start(id)
    },
    edit: (id: string) => change({ form: id }, { step: true }),
  }
}

const columns = ['name', 'to', 'what', 'state', 'acts'] as const

const List = ({ endpoints }: { endpoints: readonly Endpoint[] }) => {
  const words = useWords(endpointWords)
  const table = useTable(endpoints)
  const { current, shown, ping } = table
  return (
    <>
      <div class="console-body">
        <table class="console-table endpoints">
          <caption class="vh">{words.caption}</caption>
          <Head columns={words.columns} keys={columns} />
          <tbody>
            {endpoints.map((endpoint) => (
              <EndpointRow
                key={endpoint.id}
                endpoint={endpoint}
                current={endpoint === current}
                shown={shown && endpoint === current}
                acts={{
                  show: () => table.toggle(endpoint.id),
                  test: () => table.test(endpoint.id),
                  edit: () => table.edit(endpoint.id),
                }}
              />
            ))}
          </tbody>
        </table>
        {shown && current !== undefined && (
          <EndpointPanel
            key={current.id}
            endpoint={current}
            ping={ping}
            close={table.hide}
            test={() => table.test(current.id)}
            edit={() => table.edit(current.id)}
          />
        )}
      </div>
      <KeyFoot words={words.keys} />
    </>
  )
}

const Nothing = ({ add }: { add: () => void }) => {
  const words = useWords(endpointWords)
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

/** 推送: the systems and chat groups that are told, and how that goes. */
export const Endpoints = () => {
  const words = useWords(endpointWords)
  const { street } = useSession()
  const { value, failure, reload } = useEndpoints(street.id)
  const { open, was, add, close } = useFormPlace(value)
  const waits = value?.some(({ state, health }) => state === 'active' && health.waiting > 0) === true
  useEvery(waits && !open ? pause : undefined, reload)
  if (failure !== undefined && value === undefined) return <Failed error={failure} retry={reload} />
  if (value === undefined) return <Loading rows={8} />
  if (open)
    return (
      <Form
        key={was?.id ?? 'new'}
        was={was}
        close={(saved) => close(saved && { of: saved.id, panel: 'open' })}
      />
    )
  if (value.length === 0) return <Nothing add={add} />
  return (
    <>
      <div class="console-tools noprint">
        <button type="button" class="btn primary" onClick={add}>
          <Icon name="plus" />
          {words.add}
        </button>
      </div>
      <List endpoints={value} />
    </>
  )
}
