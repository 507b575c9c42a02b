import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { integrationLink } from '../links.ts'
import { useListKeys } from '../parts/list-keys.ts'
import { Empty, Failed, Loading } from '../parts/states.tsx'
import { useSession } from '../session.tsx'
import type { Listed } from './growing.ts'
import { replay } from './inbound-changes.ts'
import { shownStates, useInbound, useInboundFilters, type Line } from './inbound-lists.ts'
import { InboundPanel } from './inbound-panel.tsx'
import { InboundRow, inboundRowId } from './inbound-rows.tsx'
import { quarantineWords } from './quarantine-words.ts'
import { useSources } from './source-loading.ts'
import { Head, KeyFoot } from './table-parts.tsx'
import { useWalking } from './walking.ts'
import { consoleWords } from './words.ts'

type Filtering = ReturnType<typeof useInboundFilters>

const Filters = ({ filters, set }: Filtering) => {
  const words = useWords(quarantineWords)
  const { street } = useSession()
  const { value: sources = [] } = useSources(street.id)
  return (
    <div class="console-tools noprint">
      <select
        class="sel"
        aria-label={words.filters.state}
        value={filters.state}
        onChange={(event) =>
          set({ state: shownStates.find((each) => each === event.currentTarget.value) ?? 'waiting' })
        }
      >
        {shownStates.map((each) => (
          <option key={each} value={each}>
            {words.states[each]}
          </option>
        ))}
      </select>
      <select
        class="sel"
        aria-label={words.filters.source}
        value={filters.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
      >
        <option value="">{words.anySource}</option>
        {sources.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

const waits = ({ state, kept }: Line): boolean => kept && (state === 'partly' || state === 'quarantined')

/** The row in hand; a message that has left the list stays open in its panel. */
const useTable = (messages: readonly Line[]) => {
  const words = useWords(quarantineWords)
  const { query } = useAddress()
  const { street } = useSession()
  const walking = useWalking(messages, ({ id }) => id, inboundRowId)
  const { current, walk, show, hide } = walking
  const asked = query['of']
  const shown = asked !== undefined && query['panel'] === 'open'
  useListKeys({
    j: () => walk(1),
    k: () => walk(-1),
    enter: () => current !== undefined && show(current.id),
    escape: () => shown && hide(),
    r: () => current !== undefined && waits(current) && void replay(street.id, current, words),
  })
  return { ...walking, asked, shown }
}

const columns = ['time', 'source', 'state', 'items', 'who'] as const

const List = ({
  listed: { items: messages, more },
  showMore,
}: {
  listed: Listed<Line>
  showMore: () => void
}) => {
  const words = useWords(quarantineWords)
  const said = useWords(consoleWords)
  const { current, asked, shown, show, hide } = useTable(messages)
  const toggle = (line: Line) => (shown && line === current ? hide() : show(line.id))
  return (
    <>
      <div class="console-body">
        <div class="console-list">
          {messages.length > 0 && (
            <table class="console-table inbound">
              <caption class="vh">{words.caption}</caption>
              <Head columns={words.columns} keys={columns} />
              <tbody>
                {messages.map((line) => (
                  <InboundRow
                    key={line.id}
                    line={line}
                    current={line === current}
                    shown={shown && line === current}
                    show={() => toggle(line)}
                  />
                ))}
              </tbody>
            </table>
          )}
          {messages.length === 0 && <Nothing />}
          {more && (
            <button type="button" class="btn more" onClick={showMore}>
              {said.more}
            </button>
          )}
        </div>
        {shown && asked !== undefined && <InboundPanel key={asked} id={asked} close={hide} />}
      </div>
      <KeyFoot words={words.keys} />
    </>
  )
}

const Nothing = () => {
  const words = useWords(quarantineWords)
  const { street } = useSession()
  const { filters, set } = useInboundFilters()
  const waiting = filters.state === 'waiting' && filters.source === ''
  const actions = (
    <>
      {filters.state !== 'all' && (
        <button type="button" class="btn primary" onClick={() => set({ state: 'all' })}>
          {words.showAll}
        </button>
      )}
      <a class="btn" href={integrationLink({ street: street.id, tab: 'sources' })}>
        {words.toSources}
      </a>
      <a class="btn" href="/developers" target="_blank" rel="noopener">
        {words.howTo}
      </a>
    </>
  )
  return waiting ? (
    <Empty title={words.empty} text={words.emptyText} actions={actions} />
  ) : (
    <Empty search title={words.noneFound} actions={actions} />
  )
}

/** 隔离区: what other systems sent, and what of it could not be taken. */
export const Quarantine = () => {
  const { street } = useSession()
  const filtering = useInboundFilters()
  const { value, failure, reload, more } = useInbound(street.id, filtering.filters)
  return (
    <>
      <Filters {...filtering} />
      {failure !== undefined && value === undefined && <Failed error={failure} retry={reload} />}
      {failure === undefined && value === undefined && <Loading rows={10} />}
      {value !== undefined && <List listed={value} showMore={more} />}
    </>
  )
}
