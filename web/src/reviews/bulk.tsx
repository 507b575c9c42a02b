import type { BoardRow } from '@linli/contract/report-boards'
import { problemKinds } from '@linli/contract/problems'
import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../api.ts'
import { pick, useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { useSession } from '../session.tsx'
import { renewReports } from './boards.ts'
import { bulkWords } from './bulk-words.ts'
import { reviewsWords } from './words.ts'

type Result = { outcome: 'approved' | 'refused' | 'failed'; reason: string }
type Results = Readonly<Record<string, Result>>

/** So many are asked for at once: each is answered for by itself, and the progress is seen. */
const step = 4

const isKind = (reason: string): reason is keyof typeof problemKinds => reason in problemKinds

const approveSome = async (street: string, rows: readonly BoardRow[]): Promise<Results> => {
  const reports = rows.map(({ community, report, version }) => ({ community, report: report ?? '', version }))
  try {
    const { results } = await call('approveReports', { params: { street }, body: { reports } })
    // The reports of one period share their name: answers come in the order in which they were asked for.
    return Object.fromEntries(
      rows.map(({ community }, index) => {
        const { outcome = 'failed', reason = '' } = results[index] ?? {}
        return [community, { outcome, reason }] as const
      }),
    )
  } catch {
    return Object.fromEntries(rows.map(({ community }) => [community, { outcome: 'failed', reason: '' }]))
  }
}

const useBulk = (rows: readonly BoardRow[]) => {
  const { street } = useSession()
  const [results, setResults] = useState<Results>({})
  const [state, setState] = useState<'before' | 'running' | 'done'>('before')
  const start = async () => {
    setState('running')
    for (let at = 0; at < rows.length; at += step) {
      const more = await approveSome(street.id, rows.slice(at, at + step))
      setResults((known) => ({ ...known, ...more }))
    }
    setState('done')
    renewReports()
  }
  return { results, state, start }
}

const Line = ({ name, result, begun }: { name: string; result: Result | undefined; begun: boolean }) => {
  const words = useWords(bulkWords)
  if (result === undefined)
    return (
      <li>
        <b>{name}</b>
        {begun && <span>{words.waiting}</span>}
      </li>
    )
  const { outcome, reason } = result
  const why = isKind(reason) ? pick(problemKinds[reason].title) : reason
  return (
    <li class={outcome}>
      <Icon name={outcome === 'approved' ? 'check' : 'warning'} />
      <b>{name}</b>
      <span>
        {words[outcome]}
        {why !== '' && pick({ zh: `：${why}`, en: `: ${why}` })}
      </span>
    </li>
  )
}

/** The button that started it has gone: the keyboard goes on at the one that ends it. */
const DoneButton = ({ close }: { close: () => void }) => {
  const words = useWords(bulkWords)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <button ref={button} type="button" class="btn primary" onClick={close}>
      {words.done}
    </button>
  )
}

type Props = {
  /** The clean ones among those selected, as they were when the dialog was opened. */
  rows: readonly BoardRow[]
  leftOut: number
  nameOf: (community: string) => string
  close: () => void
}

const Acts = ({
  count,
  state,
  start,
  close,
}: {
  count: number
  start: () => void
  close: () => void
  state: string
}) => {
  const words = useWords(bulkWords)
  const said = useWords(reviewsWords)
  if (state === 'done') return <DoneButton close={close} />
  return (
    <>
      <button type="button" class="btn primary" disabled={count === 0 || state === 'running'} onClick={start}>
        {words.start(count)}
      </button>
      <button type="button" class="btn" disabled={state === 'running'} onClick={close}>
        {said.cancel}
      </button>
    </>
  )
}

/** 批量通过: the clean reports among those selected, one result line for each. */
export const Bulk = ({ rows, leftOut, nameOf, close }: Props) => {
  const words = useWords(bulkWords)
  const { results, state, start } = useBulk(rows)
  const done = Object.keys(results).length
  const approved = Object.values(results).filter(({ outcome }) => outcome === 'approved').length
  return (
    <Dialog
      title={words.title(rows.length)}
      onClose={close}
      firm={state === 'running'}
      actions={<Acts count={rows.length} state={state} start={() => void start()} close={close} />}
    >
      <p class="dialog-lead">{rows.length === 0 ? words.none : words.lead}</p>
      <ul class="bulk-list">
        {rows.map(({ community }) => (
          <Line
            key={community}
            name={nameOf(community)}
            result={results[community]}
            begun={state !== 'before'}
          />
        ))}
      </ul>
      {leftOut > 0 && rows.length > 0 && <p class="dialog-lead">{words.leftOut(leftOut)}</p>}
      <div role="status" class="bulk-progress">
        {state !== 'before' && (
          <>
            <progress max={rows.length} value={done} aria-label={words.progress(done, rows.length)} />
            {state === 'done' ? words.finished(approved, rows.length) : words.progress(done, rows.length)}
          </>
        )}
      </div>
    </Dialog>
  )
}
