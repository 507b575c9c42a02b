import type { Delivery } from '@linli/contract/deliveries'
import type { Endpoint } from '@linli/contract/endpoints'
import { useState } from 'preact/hooks'
import { useAddress } from '../address.ts'
import { whyOf } from '../failures.ts'
import { useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { useListKeys } from '../parts/list-keys.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { announce } from '../parts/toast.tsx'
import { forget } from '../queries.ts'
import { useSession } from '../session.tsx'
import { ask } from './asking.ts'
import { Filters } from './delivery-filters.tsx'
import { useDeliveries, useFilters } from './delivery-lists.ts'
import { spotKey, spotOf, type Spot } from './spots.ts'
import { DeliveryPanel } from './delivery-panel.tsx'
import { DeliveryRow, deliveryRowId } from './delivery-rows.tsx'
import { deliveryWords } from './delivery-words.ts'
import { useEndpoints } from './endpoint-loading.ts'
import type { Listed } from './growing.ts'
import { ReplayDialog } from './replaying.tsx'
import { Head, KeyFoot } from './table-parts.tsx'
import { useEvery } from './times.ts'
import { useWalking } from './walking.ts'
import { consoleWords } from './words.ts'

/** How often the list is asked for again while something in it is about to be sent, and while it waits longer; in ms. */
const pauses = { soon: 2500, later: 20_000 }
const soon = 60_000

const pauseFor = (deliveries: readonly Delivery[]): number | undefined => {
  const due = deliveries.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [Date.parse(dueAt)]))
  if (due.length === 0) return undefined
  return Math.min(...due) < Date.now() + soon ? pauses.soon : pauses.later
}

const useReplay = () => {
  const words = useWords(deliveryWords)
  const said = useWords(consoleWords)
  const { street } = useSession()
  return async (spot: Spot) => {
    try {
      await ask('replayDelivery', { params: { street: street.id, ...spot } })
      announce(words.replayed)
    } catch (error) {
      announce(said.notDone(whyOf(error)))
    }
    for (const prefix of [`delivery/${street.id}`, `deliveries/${street.id}`]) forget(prefix)
  }
}

/** The row in hand; the address may name one that the list does not hold. */
const useTable = (deliveries: readonly Delivery[]) => {
  const { query } = useAddress()
  const replayOne = useReplay()
  const walking = useWalking(deliveries, spotKey, deliveryRowId)
  const spot = spotOf(query['of'])
  const shown = spot !== undefined && query['panel'] === 'open'
  const replay = () => spot !== undefined && void replayOne(spot)
  useListKeys({
    j: () => walking.walk(1),
    k: () => walking.walk(-1),
    enter: () => spot !== undefined && walking.show(spotKey(spot)),
    escape: () => shown && walking.hide(),
    r: replay,
  })
  return { ...walking, spot, shown, replay }
}

const columns = ['time', 'type', 'community', 'endpoint', 'state', 'attempts', 'next'] as const

const List = ({ listed, more }: { listed: Listed<Delivery>; more: () => void }) => {
  const words = useWords(deliveryWords)
  const said = useWords(consoleWords)
  const { items: deliveries } = listed
  const table = useTable(deliveries)
  const { current, spot, shown } = table
  const toggle = (delivery: Delivery) =>
    shown && delivery === current ? table.hide() : table.show(spotKey(delivery))
  return (
    <>
      <div class="console-body">
        <div class="console-list">
          <table class="console-table deliveries">
            <caption class="vh">{words.caption}</caption>
            <Head columns={words.columns} keys={columns} number="attempts" />
            <tbody>
              {deliveries.map((delivery) => (
                <DeliveryRow
                  key={spotKey(delivery)}
                  delivery={delivery}
                  current={delivery === current}
                  shown={shown && delivery === current}
                  show={() => toggle(delivery)}
                />
              ))}
            </tbody>
          </table>
          {listed.more && (
            <button type="button" class="btn more" onClick={more}>
              {said.more}
            </button>
          )}
        </div>
        {shown && spot !== undefined && (
          <DeliveryPanel key={spotKey(spot)} spot={spot} close={table.hide} replay={table.replay} />
        )}
      </div>
      <KeyFoot words={words.keys} />
    </>
  )
}

const Nothing = ({ clear }: { clear: (() => void) | undefined }) => {
  const words = useWords(deliveryWords)
  const { street } = useSession()
  if (clear !== undefined) {
    const actions = (
      <button type="button" class="btn primary" onClick={clear}>
        {words.clear}
      </button>
    )
    return <Empty search title={words.noneFound} actions={actions} />
  }
  const actions = (
    <>
      <a class="btn primary" href={integrationLink({ street: street.id })}>
        {words.toEndpoints}
      </a>
      <a class="btn" href="/developers" target="_blank" rel="noopener">
        {words.howTo}
      </a>
    </>
  )
  return <Empty title={words.empty} text={words.emptyText} actions={actions} />
}

/** Sends many again, to the endpoint that is chosen. */
const Replaying = ({ endpoint }: { endpoint: Endpoint | undefined }) => {
  const words = useWords(deliveryWords)
  const [open, setOpen] = useState(false)
  if (endpoint === undefined) return null
  return (
    <>
      <button type="button" class="btn console-end" onClick={() => setOpen(true)}>
        {words.replayMany}
      </button>
      {open && <ReplayDialog endpoint={endpoint} close={() => setOpen(false)} />}
    </>
  )
}

/** 投递记录: every message to every endpoint, with what came of it. */
export const Deliveries = () => {
  const { street } = useSession()
  const filtering = useFilters()
  const { filters, any, clear } = filtering
  const { value, failure, reload, more } = useDeliveries(street.id, filters)
  const { value: endpoints = [] } = useEndpoints(street.id)
  useEvery(pauseFor(value?.items ?? []), reload)
  return (
    <>
      <Filters filtering={filtering} endpoints={endpoints}>
        <Replaying endpoint={endpoints.find(({ id }) => id === filters.endpoint)} />
      </Filters>
      {failure !== undefined && value === undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={10} />}
      {value !== undefined && value.items.length === 0 && <Nothing clear={any ? clear : undefined} />}
      {value !== undefined && value.items.length > 0 && <List listed={value} more={more} />}
    </>
  )
}
