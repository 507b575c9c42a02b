import { useAddress } from '../address.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/icon.tsx'
import { Empty } from '../parts/states.tsx'
import type { View } from './places.ts'
import type { Typing } from './typing.ts'
import { words } from './words.ts'

/** Says how many records wait on this device, and sends them again. */
export const WaitingBanner = ({ typing }: { typing: Typing }) => {
  const said = useWords(words)
  const waiting = typing.others.filter((row) => row.state === 'local').length
  if (waiting === 0) return null
  return (
    <div class="lg-wait" role="status">
      <Icon name="offline" />
      <span>{said.localBanner(waiting)}</span>
      <button type="button" class="btn plain" onClick={typing.retry}>
        {said.retry}
      </button>
    </div>
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
