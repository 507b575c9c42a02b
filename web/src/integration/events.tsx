import type { AuditEvent } from '@linli/contract/audits'
import { useWords } from '../language.tsx'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useSession } from '../session.tsx'
import { EventFilters } from './event-filters.tsx'
import { useEventFilters, useEvents } from './event-lists.ts'
import { eventName } from './event-names.ts'
import { eventWords } from './event-words.ts'
import { Head } from './table-parts.tsx'
import { secondText } from './times.ts'
import { consoleWords } from './words.ts'

const columns = ['time', 'what', 'who', 'community', 'details'] as const

const useWho = () => {
  const words = useWords(eventWords)
  return ({ kind, name }: AuditEvent['actor']): string =>
    kind === 'service' ? words.kinds.service : `${words.kinds[kind]} ${name ?? words.unknown}`.trim()
}

/** What was noted, as it stands: ids, numbers, days and fixed words. */
const detailsText = (data: AuditEvent['data']): string =>
  Object.entries(data)
    .map(([key, value]) => `${key}=${Array.isArray(value) ? value.join(',') : String(value)}`)
    .join(' ')

type RowProps = { event: AuditEvent; only: (actor: string) => void }

const Row = ({ event, only }: RowProps) => {
  const words = useWords(eventWords)
  const who = useWho()
  const { communities } = useSession().street
  const { type, at, actor, community, subject, data } = event
  const place = communities.find(({ id }) => id === community)?.name ?? community
  return (
    <tr>
      <td data-name={words.columns.time} class="when">
        <time dateTime={at}>{secondText(at)}</time>
      </td>
      <th scope="row">
        {eventName(type)}
        <small>{type}</small>
      </th>
      <td data-name={words.columns.who}>
        <button type="button" class="row-name" onClick={() => only(actor.id)}>
          {who(actor)}
        </button>
      </td>
      <td data-name={words.columns.community} class="when">
        {place ?? words.wholeStreet}
      </td>
      <td data-name={words.columns.details}>
        <code>{subject}</code>
        <small>
          <code>{detailsText(data)}</code>
        </small>
      </td>
    </tr>
  )
}

type ListProps = Pick<RowProps, 'only'> & { events: readonly AuditEvent[]; more: (() => void) | undefined }

const List = ({ events, only, more }: ListProps) => {
  const words = useWords(eventWords)
  const said = useWords(consoleWords)
  return (
    <div class="console-body">
      <div class="console-list">
        <table class="console-table events">
          <caption class="vh">{words.caption}</caption>
          <Head columns={words.columns} keys={columns} />
          <tbody>
            {events.map((event) => (
              <Row key={event.sequence} event={event} only={only} />
            ))}
          </tbody>
        </table>
        {more !== undefined && (
          <button type="button" class="btn more" onClick={more}>
            {said.more}
          </button>
        )}
      </div>
    </div>
  )
}

const Nothing = ({ clear }: { clear: (() => void) | undefined }) => {
  const words = useWords(eventWords)
  if (clear === undefined) return <Empty title={words.empty} text={words.lead} />
  const actions = (
    <button type="button" class="btn primary" onClick={clear}>
      {words.clear}
    </button>
  )
  return <Empty search title={words.noneFound} actions={actions} />
}

/** 日志: what was done in the street, newest first. */
export const Events = () => {
  const words = useWords(eventWords)
  const who = useWho()
  const { street } = useSession()
  const filtering = useEventFilters()
  const { filters, any, set, clear } = filtering
  const { value, failure, reload, more } = useEvents(street.id, filters)
  const actor = value?.items.find((event) => event.actor.id === filters.actor)?.actor
  return (
    <>
      <p class="console-lead">{words.lead}</p>
      <EventFilters filtering={filtering} actor={actor === undefined ? filters.actor : who(actor)} />
      {failure !== undefined && value === undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={10} />}
      {value !== undefined && value.items.length === 0 && <Nothing clear={any ? clear : undefined} />}
      {value !== undefined && value.items.length > 0 && (
        <List events={value.items} only={(id) => set({ actor: id })} more={value.more ? more : undefined} />
      )}
    </>
  )
}
