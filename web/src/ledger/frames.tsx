import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Empty } from '../parts/states.tsx'
import type { View } from './places.ts'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

const Waiting = (props: { icon: 'offline' | 'warning'; text: string; act: string; onAct: () => void }) => (
  <div class="lg-wait" role="status">
    <Icon name={props.icon} />
    <span>{props.text}</span>
    <button type="button" class="btn plain" onClick={props.onAct}>
      {props.act}
    </button>
  </div>
)

/** Says how many records wait on this device, and sends them again; and how many are of a closed period and need a reason. */
export const WaitingBanner = ({ typing }: { typing: Typing }) => {
  const said = useWords(words)
  const { others, retry, correct } = typing
  const waiting = others.filter((row) => row.state === 'local').length
  const closed = others.filter((row) => row.failure === 'closed').length
  return (
    <>
      {waiting > 0 && (
        <Waiting icon="offline" text={said.localBanner(waiting)} act={said.retry} onAct={retry} />
      )}
      {closed > 0 && (
        <Waiting
          icon="warning"
          text={said.closedBanner(closed)}
          act={said.giveReason}
          onAct={() => void correct()}
        />
      )}
    </>
  )
}

/** The first row of a sheet that has earlier records. */
export const MoreRow = ({
  span,
  loading,
  onMore,
}: {
  span: number
  loading: boolean
  onMore: () => void
}) => {
  const said = useWords(words)
  return (
    <tr class="lg-more">
      <td colSpan={span}>
        <button type="button" class="btn plain" disabled={loading} onClick={onMore}>
          <Icon name="up" />
          {loading ? said.loadingMore : said.more}
        </button>
      </td>
    </tr>
  )
}

/** What a view without records says, and how to go on. */
export const NothingHere = ({ view, mayWrite }: { view: View; mayWrite: boolean }) => {
  const said = useWords(words)
  const { change } = useAddress()
  if (view.q !== '') {
    const actions = (
      <>
        <button type="button" class="btn" onClick={() => change({ q: undefined })}>
          {said.clearSearch}
        </button>{' '}
        {(view.kind !== undefined || view.section !== undefined) && (
          <button type="button" class="btn" onClick={() => change({ kind: undefined, section: undefined })}>
            {said.searchAll}
          </button>
        )}
      </>
    )
    return <Empty search title={said.foundNothing(view.q)} text={said.foundNothingText} actions={actions} />
  }
  if (view.deleted) return <Empty title={said.nothingDeleted} text={said.nothingDeletedText} />
  return <Empty title={said.emptyTitle} text={mayWrite ? said.emptyText : said.emptyReader} />
}

/** The same as a row of the sheet. */
export const NoRows = ({ view, mayWrite, span }: { view: View; mayWrite: boolean; span: number }) => (
  <tr class="lg-nothing">
    <td colSpan={span}>
      <NothingHere view={view} mayWrite={mayWrite} />
    </td>
  </tr>
)

/** The line under the sheet: how many records, how the last one fared, and which keys there are. */
export const Foot = (props: {
  total: number
  shown: number
  status?: string
  mayWrite: boolean
  keys?: boolean
}) => {
  const said = useWords(words)
  return (
    <footer class="lg-foot noprint">
      <span>
        {props.total === 0 ? said.shown(props.shown) : said.total(Math.max(props.total, props.shown))}
        {props.shown < props.total && ` · ${said.shown(props.shown)}`}
      </span>
      <span role="status">{props.status ?? ''}</span>
      {!props.mayWrite && <span class="kb">{said.readOnly}</span>}
      {props.keys === true && (
        <span class="kb">
          {said.keys.map(([key, does]) => (
            <span key={key}>
              <kbd>{key}</kbd> {does}
            </span>
          ))}
        </span>
      )}
    </footer>
  )
}
